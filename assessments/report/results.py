"""The results page as finished values: the facts of a round in, what the template prints out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.report.facts import DUTY, Facts
from assessments.report.figures import decapitalised, whole
from assessments.report.results_measures import (
    MeasureOverview,
    RoleDifferenceRow,
    measure_overview_of,
    role_differences_of,
)
from assessments.report.results_risks import RiskOverview, risk_overview_of
from assessments.report.results_scores import (
    DossierTable,
    Heatmap,
    ScoreCell,
    dossier_table_of,
    heatmap_of,
    theme_rows_of,
)
from assessments.report.results_tasks import TaskOverview, task_overview_of
from assessments.report.wording_summary import finding_of_duties
from assessments.report.words import level_word
from assessments.scoring.answers_file import answers_of
from assessments.scoring.progress import progress_of
from assessments.scoring.types import Figure


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """What a dossier still lacks: open questions as `scoring.progress` counts them."""

    dossier: str
    label: str
    statements: int
    tasks: int


@dataclass(frozen=True, slots=True)
class State:
    """How far the round is (questions) and how sure its figures are (0-100 over all statements)."""

    definitive: bool
    coverage: Figure
    unknown: Figure
    certainty: Figure
    done: int
    total: int
    required_open: int  # questions that stand in the way of definitive
    open_dossiers: tuple[OpenDossier, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered at all."""
        return self.done == 0 and not self.coverage

    @property
    def nothing_applies(self) -> bool:
        """Whether every statement in scope is nvt."""
        return self.coverage is None


@dataclass(frozen=True, slots=True)
class ResultsPage:
    headline: str
    lead: str
    state: State
    tasks: TaskOverview
    heatmap: Heatmap
    dossiers: DossierTable
    risks: RiskOverview
    measures: MeasureOverview
    themes: Sequence[ScoreCell]
    role_differences: tuple[RoleDifferenceRow, ...]


def lead_of(heatmap: Heatmap, risks: RiskOverview, state: State) -> str:
    """What the reader should know after the heading: the weakest point and the most serious risk."""
    if state.is_empty:
        return "Zodra u vragen beantwoordt, ziet u hier de eerste cijfers."
    if state.nothing_applies:
        return "Alle stellingen staan op ‘niet van toepassing’. Daarom zijn er geen scores."
    parts = []
    if heatmap.weakest:
        where = decapitalised(heatmap.weakest.where)
        parts.append(f"Het zwakste punt is {where}: {whole(heatmap.weakest.score)} van 100.")
    first = risks.rows[0] if risks.rows else None
    if first and first.level:
        parts.append(f"Het zwaarste risico is {level_word(first.level)}: {decapitalised(first.label)}.")
    return " ".join(parts)


def state_of(facts: Facts) -> State:
    """Progress, coverage, unknown and certainty of the whole round (dwars apart)."""
    overall = facts.overall
    progress = progress_of(facts.catalogue.scoring_model, answers_of(facts.answers))
    return State(
        definitive=facts.definitive,
        coverage=overall.coverage,
        unknown=overall.unknown,
        certainty=overall.certainty,
        done=progress.total.done,
        total=progress.total.total,
        required_open=progress.total.required_open,
        open_dossiers=tuple(
            OpenDossier(
                item.dossier,
                facts.catalogue.dossier_by_id[item.dossier].label,
                item.statements.open,
                item.tasks.open,
            )
            for item in progress.dossiers
            if item.total.open
        ),
    )


def build_results(facts: Facts) -> ResultsPage:
    """Everything on the results page of one round."""
    catalogue, card = facts.catalogue, facts.card
    state = state_of(facts)
    heatmap, risks = heatmap_of(facts), risk_overview_of(catalogue, card)
    return ResultsPage(
        headline=finding_of_duties(facts.counts(DUTY)),
        lead=lead_of(heatmap, risks, state),
        state=state,
        tasks=task_overview_of(facts),
        heatmap=heatmap,
        dossiers=dossier_table_of(facts),
        risks=risks,
        measures=measure_overview_of(catalogue, card),
        themes=theme_rows_of(facts),
        role_differences=role_differences_of(catalogue, card, facts.sheet.units),
    )
