"""Municipalities that share by name, side by side. Pure; by name, never ordered by a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.comparison.groups import Benchmark, Position, position_of
from assessments.comparison.measure_names import MeasureName, measure_names
from assessments.constants import Scope, ScoreColour
from assessments.scoring.rules import likelihood_of, score_class, whole_half_up

WHOLE, CORE = "volledig", "kern"
RISK_TINTS: Mapping[int, str] = {1: "laag", 2: "laag", 3: "matig", 4: "hoog", 5: "zeer_hoog"}


@dataclass(frozen=True, slots=True)
class NamedValue:
    """One value of one municipality: a whole number of 0-100, its word and its tint ("" for none)."""

    value: int
    word: str
    tint: str = ""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One measure: a value per municipality (None: no figure), and the group (None: too few)."""

    measure: MeasureName
    label: str
    values: tuple[NamedValue | None, ...]
    group: Benchmark | None

    @property
    def difference(self) -> int:
        """The largest difference between these municipalities, in points."""
        known = [one.value for one in self.values if one is not None]
        return max(known) - min(known) if len(known) > 1 else 0


@dataclass(frozen=True, slots=True)
class NamedPart:
    """Rows of one kind: domains, clusters, the cells of a domain, risks, or tasks in view."""

    key: str
    title: str
    rows: tuple[NamedRow, ...]
    is_share: bool = False

    @property
    def widest(self) -> NamedRow | None:
        """The row in which these municipalities differ most; the first one of equals, None without any."""
        found = max(self.rows, key=lambda row: row.difference, default=None)
        return found if found is not None and found.difference else None


def basis_of(scopes: Iterable[str]) -> str:
    """On which statements everybody can be compared: on the core alone as soon as one round is that small."""
    return CORE if any(scope == Scope.BASIC for scope in scopes) else WHOLE


def build_named(
    catalogue: Catalogue,
    values: Sequence[Mapping[str, Fraction]],
    group: Mapping[str, Benchmark],
    basis: str,
) -> tuple[NamedPart, ...]:
    """The parts of the page; `values` per municipality in the order of the columns.

    A domain that the core has no statements of is left out.
    """
    names = measure_names(catalogue).values()
    before = "kern-" if basis == CORE else ""

    def rows(kind: str, domain: str = "") -> tuple[NamedRow, ...]:
        return tuple(
            _row(catalogue, one, values, group)
            for one in names
            if one.kind == kind and domain in ("", one.domain)
        )

    cells = tuple(
        NamedPart(f"cellen-{domain.id}", domain.label, rows(f"{before}cel", domain.id))
        for domain in catalogue.domains
    )
    parts = (
        NamedPart("domeinen", "Domeinen", rows(f"{before}domein")),
        NamedPart("clusters", "Groepen oorzaken", rows(f"{before}cluster")),
        *cells,
        NamedPart("risicos", "Kwetsbaarheid per risico", rows("risico")),
        NamedPart("taken", "Taken in beeld per dossier", rows("in_beeld"), is_share=True),
    )
    return tuple(part for part in parts if part.rows)


def _row(
    catalogue: Catalogue,
    measure: MeasureName,
    values: Sequence[Mapping[str, Fraction]],
    group: Mapping[str, Benchmark],
) -> NamedRow:
    found = group.get(measure.name)
    own = tuple(_value(catalogue, measure, one.get(measure.name), found) for one in values)
    return NamedRow(measure, _label(catalogue, measure), own, found)


def _label(catalogue: Catalogue, measure: MeasureName) -> str:
    """Inside a part of one kind the words that all rows share fall away."""
    if measure.kind in ("cel", "kern-cel"):
        return catalogue.factor_by_id[measure.part].label
    if measure.kind in ("in_beeld", "stap"):
        return catalogue.dossier_by_id[measure.dossier].label
    return measure.label.removesuffix(" (kern)")


def _value(
    catalogue: Catalogue, measure: MeasureName, value: Fraction | None, group: Benchmark | None
) -> NamedValue | None:
    """A score has the word of its class, a risk of its likelihood, a share of where it lies in the group."""
    if value is None:
        return None
    whole = whole_half_up(value)
    if measure.kind == "risico":
        likelihood = likelihood_of(value)
        word = next(one.label for one in catalogue.likelihood_classes if one.value == likelihood)
        return NamedValue(whole, word.lower(), RISK_TINTS[likelihood])
    if measure.kind == "in_beeld":
        where: Position | None = position_of(value, group) if group else None
        return NamedValue(whole, where or "")
    colour = score_class(value)
    return NamedValue(whole, str(ScoreColour(colour).label).lower(), colour)
