"""What one municipality reads of its groups: the standings as published, and its own values beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.comparison.groups import Benchmark
from assessments.comparison.queries import SHARES, consent_for
from assessments.constants import PeerKind
from assessments.models import Consent, PeerPublication, PeerStanding, Round


@dataclass(frozen=True, slots=True)
class Standing:
    """One group that this municipality belongs to; `figures` holds only what may be shown of the others."""

    kind: str  # PeerKind value
    label: str
    figures: Mapping[str, Benchmark]

    @property
    def kind_label(self) -> str:
        return str(PeerKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class OwnComparison:
    """All groups of a round on the day of the last publication; `taken_on` None: nothing is published yet."""

    taken_on: dt.date | None
    fictional: bool
    standings: tuple[Standing, ...]
    consent: Consent | None

    @property
    def has_more_groups(self) -> bool:
        """Whether the publication holds more than all municipalities together: the round shared by then."""
        return any(one.kind != PeerKind.NATIONAL for one in self.standings)

    @property
    def shares(self) -> bool:
        return self.consent is not None and self.consent.choice in SHARES

    @property
    def withheld(self) -> tuple[str, ...]:
        """The kinds of group of which nothing may be shown."""
        return tuple(one.kind_label for one in self.standings if not one.figures)

    def chosen(self, kind: str) -> Standing | None:
        """The group asked for, else the one of the consent, else all municipalities; only with figures."""
        shown = {item.kind: item for item in self.standings if item.figures}
        wishes = (kind, self.consent.peer_kind if self.consent else "", PeerKind.NATIONAL.value)
        return next((shown[wish] for wish in wishes if wish in shown), None)


def last_published_on(round: Round) -> dt.date | None:
    """The day of the newest publication of the edition of a round, whether it was in it or not; 1 query."""
    rows = PeerPublication.objects.filter(
        edition__name=round.edition.name, fictional=round.municipality.is_fictional
    )
    return rows.order_by("-taken_on").values_list("taken_on", flat=True).first()


def comparison_for(round: Round) -> OwnComparison:
    """What was published for a round; 2 queries. Who shares nothing has the national group only."""
    standing = (
        PeerStanding.objects.filter(round=round)
        .select_related("publication")
        .order_by("-publication__taken_on", "-pk")
        .first()
    )
    found = tuple(
        Standing(
            group["soort"],
            group["naam"],
            {name: Benchmark(*figures) for name, figures in group["maten"].items()},
        )
        for group in (standing.groups if standing else ())
    )
    return OwnComparison(
        taken_on=standing.publication.taken_on if standing else None,
        fictional=round.municipality.is_fictional,
        standings=found,
        consent=consent_for(round),
    )
