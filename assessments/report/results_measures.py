"""Measures and points of discussion on the results page (method.md 4 and 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.constants import AnswerChoice
from assessments.report.document_shared import ACTORS, OWN_ACTOR, Stars, stars_of
from assessments.report.figures import decapitalised, listed
from assessments.scoring.types import AnswerValue, ScoreCard
from assessments.scoring.units import Unit

NOT_ANSWERED = "Niet ingevuld"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    id: str
    label: str
    actor: str
    kind: str
    domains: str
    leverage: Fraction
    stars: tuple[Stars, ...]
    first_step: str

    @property
    def has_stars(self) -> bool:
        """Whether the report gives this measure any star."""
        return any(star.count for star in self.stars)

    @property
    def actor_label(self) -> str:
        """Who must act, in words."""
        return ACTORS[self.actor]


@dataclass(frozen=True, slots=True)
class MeasureOverview:
    """Measures of the municipality itself, and apart from them the signals to VNG and Rijk."""

    own: tuple[MeasureRow, ...]
    signals: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class RoleLevel:
    role: str
    answer: str


@dataclass(frozen=True, slots=True)
class RoleDifferenceRow:
    statement: str
    text: str
    dossier: str
    dossier_label: str
    difference: int
    levels: tuple[RoleLevel, ...]


def answer_words(value: AnswerValue) -> str:
    """An answer in words, with the level behind it."""
    if value is None:
        return NOT_ANSWERED
    word = AnswerChoice(str(value)).label
    return f"{word} ({value})" if isinstance(value, int) else word


def measure_overview_of(catalogue: Catalogue, card: ScoreCard) -> MeasureOverview:
    """The advised measures in the order of the card."""
    rows = []
    for advice in card.measures:
        measure = catalogue.measure_by_id[advice.measure]
        rows.append(
            MeasureRow(
                id=measure.id,
                label=measure.label,
                actor=measure.actor,
                kind=measure.kind_label,
                domains=(
                    "alle domeinen"
                    if len(advice.domains) == len(catalogue.domains)
                    else listed(catalogue.domain_by_id[domain].label for domain in advice.domains)
                ),
                leverage=advice.leverage,
                stars=stars_of(measure),
                first_step=decapitalised(measure.first_steps[0]) if measure.first_steps else "",
            )
        )
    return MeasureOverview(
        own=tuple(row for row in rows if row.actor == OWN_ACTOR),
        signals=tuple(row for row in rows if row.actor != OWN_ACTOR),
    )


def role_differences_of(
    catalogue: Catalogue, card: ScoreCard, units: Sequence[Unit]
) -> tuple[RoleDifferenceRow, ...]:
    """Statements that two roles see very differently, with what each role answered."""
    wanted = {item.statement for item in card.role_differences}
    levels: dict[str, list[RoleLevel]] = {statement: [] for statement in wanted}
    for unit in units:
        if unit.statement in wanted and unit.role:
            role = catalogue.role_by_id[unit.role].label
            levels[unit.statement].append(RoleLevel(role, answer_words(unit.value)))
    rows = []
    for item in card.role_differences:
        statement = catalogue.statement_by_id[item.statement]
        rows.append(
            RoleDifferenceRow(
                statement.id,
                statement.text,
                statement.dossier,
                catalogue.dossier_by_id[statement.dossier].label,
                item.difference,
                tuple(levels[item.statement]),
            )
        )
    return tuple(rows)
