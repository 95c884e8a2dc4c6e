"""Scores over sets of units: cells, clusters, domains, dossiers, themes, role differences (method.md 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from assessments.scoring.rules import (
    CERTAINTY_QUARTERS,
    HATCH_ABOVE,
    MIN_ROLE_DIFFERENCE,
    POINTS_PER_LEVEL,
    UNKNOWN,
    in_base,
    level_of,
    score_class,
    share,
)
from assessments.scoring.types import (
    Cell,
    ClusterScore,
    DomainScore,
    DossierScore,
    Figure,
    Lowest,
    RoleDifference,
    Scores,
    ThemeScore,
)
from assessments.scoring.units import Sheet, Unit

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Tally:
    """Sums of weights in parts over the sets of method.md 4: A applicable, P base, K known, K+U covered."""

    examined: bool = False
    applicable: int = 0
    base: int = 0
    known: int = 0
    covered: int = 0
    unknown: int = 0
    level_sum: int = 0  # parts x level over K
    certainty_quarters: int = 0


def tally_of(units: Iterable[Unit], *, definitive: bool) -> Tally:
    """Add up a set of units; units out of scope are left out, units that are nvt count nowhere."""
    tally = Tally()
    for unit in units:
        if not unit.in_scope:
            continue
        tally.examined = True
        weight, value = unit.parts, unit.value
        tally.applicable += weight
        if isinstance(value, int):
            tally.base += weight
            tally.covered += weight
            tally.known += weight
            tally.level_sum += weight * value
            tally.certainty_quarters += weight * CERTAINTY_QUARTERS[unit.support]
        elif value == UNKNOWN:
            tally.base += weight
            tally.covered += weight
            tally.unknown += weight
        elif definitive:
            tally.base += weight
            tally.unknown += weight
    return tally


def colour_of(tally: Tally, score: Figure, *, definitive: bool) -> str:
    """Colour word, first that fits (method.md 4)."""
    if not tally.examined:
        return "niet_onderzocht"
    if not tally.applicable:
        return "nvt"
    if score is None or (not definitive and 2 * tally.covered < tally.applicable):
        return "te_weinig_ingevuld"
    return score_class(score)


def scores_of(units: Iterable[Unit], *, definitive: bool) -> Scores:
    """The five figures (0-100 or None) over a set of units, with colour and hatch."""
    tally = tally_of(units, definitive=definitive)
    score = share(tally.level_sum, tally.base, POINTS_PER_LEVEL)
    return Scores(
        score=score,
        score_known=share(tally.level_sum, tally.known, POINTS_PER_LEVEL),
        coverage=share(tally.covered, tally.applicable, 100),
        unknown=share(tally.unknown, tally.applicable, 100),
        certainty=share(tally.certainty_quarters, tally.applicable, 25),
        colour=colour_of(tally, score, definitive=definitive),
        hatched=100 * tally.unknown > HATCH_ABOVE * tally.applicable,
    )


def grouped(units: Iterable[Unit], key: Callable[[Unit], Key]) -> Mapping[Key, list[Unit]]:
    """The units per key, in catalogue order; a key without units gives an empty list."""
    groups: dict[Key, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[key(unit)].append(unit)
    return groups


def lowest_of(units: Iterable[Unit], *, definitive: bool) -> Lowest | None:
    """The statement with the lowest score (mean of its roles over P); a tie: first in the catalogue."""
    sums: dict[str, list[int]] = {}
    for unit in units:
        if unit.applicable and in_base(unit.value, definitive=definitive):
            total = sums.setdefault(unit.statement, [0, 0])
            total[0] += unit.parts * level_of(unit.value)
            total[1] += unit.parts
    scored = [(Fraction(POINTS_PER_LEVEL * levels, base), name) for name, (levels, base) in sums.items()]
    if not scored:
        return None
    score, statement = min(scored, key=lambda item: item[0])
    return Lowest(statement, score)


def cells_of(sheet: Sheet) -> tuple[Cell, ...]:
    """All cells domain x factor."""
    groups = grouped(sheet.units, lambda unit: (unit.domain, unit.factor))
    return tuple(
        Cell(
            domain,
            factor.id,
            scores_of(groups[domain, factor.id], definitive=sheet.definitive),
            lowest_of(groups[domain, factor.id], definitive=sheet.definitive),
        )
        for domain in sheet.model.domains
        for factor in sheet.model.factors
    )


def clusters_of(sheet: Sheet) -> tuple[ClusterScore, ...]:
    """All clusters per domain, flat over their units."""
    groups = grouped(sheet.units, lambda unit: (unit.domain, unit.cluster))
    return tuple(
        ClusterScore(domain, cluster, scores_of(groups[domain, cluster], definitive=sheet.definitive))
        for domain in sheet.model.domains
        for cluster in sheet.model.clusters
    )


def mean_of_clusters(clusters: Iterable[ClusterScore]) -> Figure:
    """Mean of the cluster scores that exist, each equally heavy."""
    known = [cluster.scores.score for cluster in clusters if cluster.scores.score is not None]
    return share(sum(known, Fraction(0)), len(known))


def domains_of(sheet: Sheet, clusters: tuple[ClusterScore, ...]) -> tuple[DomainScore, ...]:
    """Domain scores; the coverage that decides on te_weinig_ingevuld is flat over all units of the domain."""
    groups = grouped(sheet.units, lambda unit: unit.domain)
    outcome = []
    for domain in sheet.model.domains:
        score = mean_of_clusters(cluster for cluster in clusters if cluster.domain == domain)
        tally = tally_of(groups[domain], definitive=sheet.definitive)
        outcome.append(DomainScore(domain, score, colour_of(tally, score, definitive=sheet.definitive)))
    return tuple(outcome)


def dossiers_of(sheet: Sheet) -> tuple[DossierScore, ...]:
    """All cells dossier x cluster."""
    groups = grouped(sheet.units, lambda unit: (unit.dossier, unit.cluster))
    outcome = []
    for dossier in sheet.model.dossiers:
        for cluster in sheet.model.clusters:
            scores = scores_of(groups[dossier.id, cluster], definitive=sheet.definitive)
            outcome.append(DossierScore(dossier.id, cluster, scores.score, scores.colour))
    return tuple(outcome)


def themes_of(sheet: Sheet) -> tuple[ThemeScore, ...]:
    """The themes of dwars."""
    outcome = []
    for theme in sheet.model.themes:
        scores = scores_of(sheet.cross[theme], definitive=sheet.definitive)
        outcome.append(ThemeScore(theme, scores.score, scores.colour))
    return tuple(outcome)


def role_differences_of(sheet: Sheet) -> tuple[RoleDifference, ...]:
    """Statements of which the known levels of two roles differ by 2 or more."""
    groups = grouped((unit for unit in sheet.units if unit.in_scope), lambda unit: unit.statement)
    outcome = []
    for statement, units in groups.items():
        levels = [unit.value for unit in units if isinstance(unit.value, int)]
        difference = max(levels) - min(levels) if levels else 0
        if difference >= MIN_ROLE_DIFFERENCE:
            outcome.append(RoleDifference(statement, difference))
    return tuple(outcome)
