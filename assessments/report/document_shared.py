"""Small finished values that the report and the results page both show: a score, a risk level, stars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.catalogue.spec import Measure, ScaleClass
from assessments.catalogue.wording import STARS
from assessments.report import wording_summary, words
from assessments.report.facts import Cause, Facts
from assessments.report.figures import NONE_SHOWN, whole
from assessments.scoring.types import Figure, RiskScore

OWN_ACTOR = "gemeente"
ACTORS: Mapping[str, str] = {"gemeente": "Gemeente", "vng": "VNG", "rijk": "Rijk"}
TOP_CAUSES = 3
NEARLY_EQUAL = 3  # points of the index at the same level (method.md 13)


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A score as shown: whole number ("–" when there is none), word, colour class and hatch."""

    number: str
    word: str
    colour: str
    hatched: bool = False

    @property
    def has_number(self) -> bool:
        return self.number != NONE_SHOWN


@dataclass(frozen=True, slots=True)
class LevelView:
    """A risk level or, without one, its standing: the class for colour and mark, and the word."""

    slug: str
    word: str


@dataclass(frozen=True, slots=True)
class Stars:
    """How complicated a measure is on one point: 1-3, or None where the source gives no star."""

    label: str
    count: int | None

    @property
    def text(self) -> str:
        return "geen ster genoemd" if self.count is None else f"{self.count} van 3"

    @property
    def places(self) -> range:
        """Where the marks stand on a line of 20 units each."""
        return range(0, 20 * (self.count or 0), 20)


def score_view(score: Figure, colour: str, *, hatched: bool = False) -> ScoreView:
    """A score with its word, as shown everywhere in the report."""
    return ScoreView(whole(score), words.colour_word(colour), colour, hatched)


def level_view(risk: RiskScore) -> LevelView:
    """The level of a risk, or its standing when it has none."""
    if risk.level is not None:
        return LevelView(risk.level, words.level_word(risk.level))
    return LevelView(risk.standing, words.standing_word(risk.standing))


def stars_of(measure: Measure) -> tuple[Stars, ...]:
    """The stars of figure 9 for one measure."""
    return tuple(Stars(label, measure.stars.get(kind)) for kind, label in STARS.items())


def class_label(classes: Sequence[ScaleClass], value: int | None) -> str:
    """The word of a class 1-5; empty without a class."""
    return next((item.label for item in classes if item.value == value), "")


def is_nearly_equal(above: RiskScore, below: RiskScore) -> bool:
    """Whether two neighbours in the list differ too little to order them (method.md 13)."""
    if above.level is None or above.level != below.level:
        return False
    if above.vulnerability_index is None or below.vulnerability_index is None:
        return False
    return above.vulnerability_index - below.vulnerability_index < NEARLY_EQUAL


def cause_text(facts: Facts, cause: Cause) -> str:
    """A cause in plain words: "kennis en ervaring bij bodem"."""
    catalogue = facts.catalogue
    return words.cause_phrase(
        words.factor_word(cause.factor, catalogue.factor_by_id[cause.factor].label),
        words.dossier_word(cause.dossier, catalogue.dossier_by_id[cause.dossier].label),
    )


def because(facts: Facts, risk: RiskScore) -> str:
    """The top three causes of a risk in one sentence; tasks count as one cause."""
    causes = facts.causes(risk)[:TOP_CAUSES]
    tasks = risk.contributions.tasks or 0
    from_tasks = bool(tasks) and (len(causes) < TOP_CAUSES or tasks > causes[-1].points)
    shown = causes[: TOP_CAUSES - 1] if from_tasks else causes
    return wording_summary.because([cause_text(facts, cause) for cause in shown], from_tasks)
