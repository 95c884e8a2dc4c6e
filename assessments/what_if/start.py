"""Where a trial starts: the round as it is, scored now, with the effect of each possible step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessments.catalogue.spec import Catalogue, Measure, Statement, Task
from assessments.constants import RiskLevel
from assessments.models import Round
from assessments.report.queries import answers_file_for
from assessments.scoring.answers_file import answers_of
from assessments.scoring.engine import score_round
from assessments.scoring.risks import in_order
from assessments.scoring.types import RiskScore, RoundAnswers, ScoreCard, TaskAnswer
from assessments.scoring.units import Sheet, Unit, sheet_of
from assessments.scoring.what_if import Effect, Trial, effects_of, tried_answers

TOP_RISKS = 3
SUGGESTIONS = 5
OWN_ACTOR = "gemeente"


@dataclass(frozen=True)
class Start:
    """A round as it is. `card` is scored from the answers, so both sides of a trial are worked out alike."""

    catalogue: Catalogue
    answers: RoundAnswers
    card: ScoreCard

    @cached_property
    def sheet(self) -> Sheet:
        return sheet_of(self.catalogue.scoring_model, self.answers)

    @cached_property
    def units(self) -> Mapping[str, list[Unit]]:
        """Per statement in scope the units that are not nvt; a statement that is nvt for all has none."""
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.sheet.units:
            if unit.applicable:
                found[unit.statement].append(unit)
        return found

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that can be tried: in scope and not nvt."""
        return tuple(item for item in self.catalogue.statements if item.id in self.units)

    @cached_property
    def task_answers(self) -> dict[str, TaskAnswer]:
        """The tasks that can be tried: in scope and not nvt."""
        return {item.task.id: item.answer for item in self.sheet.tasks if not item.answer.not_applicable}

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(item for item in self.catalogue.tasks if item.id in self.task_answers)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that the municipality can take itself: those advised first, in that order."""
        own = {item.id: item for item in self.catalogue.measures if item.actor == OWN_ACTOR}
        advised = [advice.measure for advice in self.card.measures if advice.measure in own]
        return tuple(own[name] for name in (*advised, *(name for name in own if name not in advised)))

    @cached_property
    def top_risks(self) -> tuple[RiskScore, ...]:
        """The highest risks with a figure, at most three."""
        ordered = in_order(RiskLevel.values, self.card.risks)
        return tuple(risk for risk in ordered if risk.vulnerability_index is not None)[:TOP_RISKS]

    @cached_property
    def effects(self) -> dict[str, Effect]:
        """Per statement what level 3 does on the highest risks, the strongest first; only falls."""
        names = [risk.risk for risk in self.top_risks]
        found = effects_of(self.catalogue.scoring_model, self.answers, names)
        return {effect.statement: effect for effect in found if effect.points > 0}

    @cached_property
    def suggestions(self) -> tuple[Effect, ...]:
        """The steps with the most effect, at most five."""
        return tuple(self.effects.values())[:SUGGESTIONS]

    def outcome_of(self, trial: Trial) -> ScoreCard:
        """The score card of a trial; nothing is stored."""
        if not trial.count:
            return self.card
        model = self.catalogue.scoring_model
        return score_round(model, tried_answers(model, self.answers, self.card, trial))


def start_for(round: Round, catalogue: Catalogue) -> Start:
    """The round as it is, provisional or definitive; 1 or 2 queries, and nothing written."""
    answers = answers_of(answers_file_for(round, catalogue))
    return Start(catalogue, answers, score_round(catalogue.scoring_model, answers))
