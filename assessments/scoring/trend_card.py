"""Everything that can be compared between two definitive rounds, on paired units (method.md 10).

Both rounds are laid out anew on the paired set, with the weights of the new edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from assessments.scoring.rules import TOP_LEVEL, level_of, share
from assessments.scoring.scores import grouped
from assessments.scoring.trend import MIN_SHARE, Pair, Trend, mean_of_trends, pairs_of, trend_of
from assessments.scoring.types import Figure, ScoringModel
from assessments.scoring.units import Sheet, Unit

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Why statements that count now have no pair, as counts: `changed` is new or not comparable."""

    changed: int = 0
    out_of_scope: int = 0  # not asked last time
    not_applicable: int = 0  # nvt last time
    roles: int = 0  # comparable, but for other roles


@dataclass(frozen=True, slots=True)
class PlaceTrend:
    """The trend of one place: a domain (`part` ""), a cluster or factor in a domain, or a theme of dwars."""

    domain: str
    part: str
    trend: Trend
    unpaired: Unpaired


@dataclass(frozen=True, slots=True)
class RiskTrend:
    """The index of a risk on the paired statements, then and now, with the weights of now (0-100).

    Tasks take no part. `enough`: the pairs hold at least 70% of the weight of the statements that count now.
    """

    risk: str
    before: Figure
    after: Figure
    enough: bool

    @property
    def change(self) -> Figure:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class TrendCard:
    """All trends between two rounds, in catalogue order of the new edition."""

    domains: tuple[PlaceTrend, ...]
    clusters: tuple[PlaceTrend, ...]
    cells: tuple[PlaceTrend, ...]
    themes: tuple[PlaceTrend, ...]
    risks: tuple[RiskTrend, ...]
    based_on: int  # paired statements, dwars apart
    out_of: int  # statements that count in the new round


@dataclass(frozen=True, slots=True)
class Paired:
    """Two sets of units and what of them can be compared."""

    old: Mapping[Key, Unit]
    new_to_old: Mapping[str, str]
    pairs: Mapping[Key, Pair]

    @classmethod
    def of(cls, before: Iterable[Unit], after: Iterable[Unit], new_to_old: Mapping[str, str]) -> Paired:
        before = tuple(before)
        found = pairs_of(before, after, new_to_old)
        return cls(
            {(unit.statement, unit.role): unit for unit in before},
            new_to_old,
            {(pair.statement, pair.role): pair for pair in found},
        )

    def pairs_in(self, units: Iterable[Unit]) -> list[Pair]:
        keys = ((unit.statement, unit.role) for unit in units)
        return [self.pairs[key] for key in keys if key in self.pairs]

    def share_in(self, units: Sequence[Unit]) -> Figure:
        """The part of the weight of these units that is paired (0-1); None without weight."""
        paired = sum(unit.parts for unit in units if (unit.statement, unit.role) in self.pairs)
        return share(paired, sum(unit.parts for unit in units))

    def trend_in(self, units: Iterable[Unit]) -> tuple[Trend, Unpaired]:
        counting = [unit for unit in units if unit.applicable]
        now = len({unit.statement for unit in counting})
        trend = trend_of(self.pairs_in(counting), now, self.share_in(counting))
        return trend, self.unpaired_in(counting)

    def unpaired_in(self, units: Sequence[Unit]) -> Unpaired:
        """Why the statements among these units without any pair have none."""
        paired = {unit.statement for unit in units if (unit.statement, unit.role) in self.pairs}
        reasons: dict[str, str] = {}
        for unit in units:
            if unit.statement not in paired:
                reasons.setdefault(unit.statement, self._reason(unit))
        counts = list(reasons.values())
        return Unpaired(*(counts.count(name) for name in ("changed", "scope", "nvt", "roles")))

    def _reason(self, unit: Unit) -> str:
        name = self.new_to_old.get(unit.statement)
        if name is None:
            return "changed"
        match = self.old.get((name, unit.role))
        if match is None:
            return "roles"
        return "nvt" if match.in_scope else "scope"


def trend_card(before: Sheet, after: Sheet, new_to_old: Mapping[str, str]) -> TrendCard:
    """Compare two definitive rounds; `new_to_old` maps ids of now to comparable ids of then.

    A statement counts in the place that the new edition gives it. Source: method.md 10.
    """
    model = after.model
    paired = Paired.of(before.units, after.units, new_to_old)
    clusters = tuple(
        PlaceTrend(domain, cluster, *paired.trend_in(units))
        for (domain, cluster), units in _places(model.domains, model.clusters, after.units, "cluster")
    )
    factors = tuple(factor.id for factor in model.factors)
    counting = [unit for unit in after.units if unit.applicable]
    return TrendCard(
        domains=tuple(_domain(domain, clusters, paired, counting) for domain in model.domains),
        clusters=clusters,
        cells=tuple(
            PlaceTrend(domain, factor, *paired.trend_in(units))
            for (domain, factor), units in _places(model.domains, factors, after.units, "factor")
        ),
        themes=_themes(before, after, new_to_old),
        risks=_risks(model, paired, counting),
        based_on=len({pair.statement for pair in paired.pairs.values()}),
        out_of=len({unit.statement for unit in counting}),
    )


def _places(
    domains: Sequence[str], parts: Sequence[str], units: Iterable[Unit], field: str
) -> list[tuple[tuple[str, str], list[Unit]]]:
    groups = grouped(units, lambda unit: (unit.domain, str(getattr(unit, field))))
    return [((domain, part), groups[domain, part]) for domain in domains for part in parts]


def _domain(
    domain: str, clusters: Sequence[PlaceTrend], paired: Paired, counting: Sequence[Unit]
) -> PlaceTrend:
    own = [unit for unit in counting if unit.domain == domain]
    trends = [item.trend for item in clusters if item.domain == domain]
    return PlaceTrend(domain, "", mean_of_trends(trends, paired.share_in(own)), paired.unpaired_in(own))


def _themes(before: Sheet, after: Sheet, new_to_old: Mapping[str, str]) -> tuple[PlaceTrend, ...]:
    old = [unit for units in before.cross.values() for unit in units]
    new = [unit for units in after.cross.values() for unit in units]
    paired = Paired.of(old, new, new_to_old)
    return tuple(PlaceTrend("", theme, *paired.trend_in(after.cross[theme])) for theme in after.model.themes)


def _risks(model: ScoringModel, paired: Paired, counting: Sequence[Unit]) -> tuple[RiskTrend, ...]:
    roles: dict[str, int] = {}
    for pair in paired.pairs.values():
        roles[pair.statement] = roles.get(pair.statement, 0) + 1
    parts = lcm(*roles.values())
    outcome = []
    for risk in model.risks:
        linked = [unit for unit in counting if unit.weights.get(risk.id, 0) > 0]
        first = last = whole = 0
        for unit in linked:
            match = paired.pairs.get((unit.statement, unit.role))
            if match is not None:
                weight = parts // roles[unit.statement] * unit.weights[risk.id]
                first += weight * (TOP_LEVEL - level_of(match.before))
                last += weight * (TOP_LEVEL - level_of(match.after))
                whole += weight
        held = sum(
            unit.parts * unit.weights[risk.id]
            for unit in linked
            if (unit.statement, unit.role) in paired.pairs
        )
        weight_share = share(held, sum(unit.parts * unit.weights[risk.id] for unit in linked))
        outcome.append(
            RiskTrend(
                risk.id,
                share(first, whole, 25),
                share(last, whole, 25),
                weight_share is not None and weight_share >= MIN_SHARE,
            )
        )
    return tuple(outcome)
