"""Municipalities that share by name (toestemming herkenbaar), with the values of their own round.

The consent is read at every call, so a withdrawal works at once. A name that is given later waits for a
publication: `comparison.naming` decides there who may be read by name. What comes out are the measures of
`comparison.measure_names`: never a text, a single statement, a single task or how long people worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db.models.query import QuerySet
from django.utils import timezone

from assessments.catalogue.queries import catalogue_by_id
from assessments.comparison.made_values import read_snapshot
from assessments.comparison.measure_names import measure_names
from assessments.comparison.measures import values_of
from assessments.constants import ConsentChoice, RoundStatus
from assessments.models import PeerPublication, PeerValues, Round, Snapshot


@dataclass(frozen=True, slots=True)
class NamedMunicipality:
    """A municipality whose definitive round of an edition may be seen by name."""

    code: str
    name: str
    round: UUID
    edition_id: int
    scope: str
    definitive_on: dt.date | None


@dataclass(frozen=True, slots=True)
class WaitingName:
    """A municipality that wants to be read by name and is not yet. `held`: a publication passed it over."""

    code: str
    name: str
    held: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Who shares by name at this moment, both by name: those that may be read, and those that wait."""

    shown: list[NamedMunicipality]
    waiting: list[WaitingName]


def named_municipalities(edition_name: str, *, fictional: bool) -> list[NamedMunicipality]:
    """Who shares the definitive round of that edition by name and may be read so, by name; 2 queries.

    Over all revisions of the edition; of one of the two worlds.
    """
    return names_of(edition_name, fictional=fictional).shown


def names_of(edition_name: str, *, fictional: bool) -> Names:
    """Everybody who shares the definitive round of that edition by name at this moment; 2 queries."""
    published = PeerPublication.objects.filter(edition__name=edition_name, fictional=fictional)
    rows = list(published.order_by("created_at", "pk").values_list("created_at", "names"))
    allowed = {name for _, names in rows for name in names}
    last = rows[-1][0] if rows else None
    found: dict[str, NamedMunicipality] = {}
    waiting: dict[str, WaitingName] = {}
    for round in _shared_by_name(edition_name, fictional=fictional):
        place = round.municipality
        if str(round.pk) in allowed:
            day = timezone.localtime(round.definitive_at).date() if round.definitive_at else None
            found[place.code] = NamedMunicipality(
                place.code, place.name, round.pk, round.edition_id, round.scope, day
            )
        else:
            moments = [round.consent.given_at, *([round.definitive_at] if round.definitive_at else [])]
            held = last is not None and max(moments) <= last
            waiting[place.code] = WaitingName(place.code, place.name, held)
    return Names(
        sorted(found.values(), key=lambda one: (one.name.casefold(), one.code)),
        sorted(waiting.values(), key=lambda one: (one.name.casefold(), one.code)),
    )


def values_by_name(places: Collection[NamedMunicipality]) -> dict[str, Mapping[str, Fraction]]:
    """Per code the values of these municipalities, exact; 1 query, 1 more for rounds never published.

    `places` comes from `named_municipalities` of the same request: only who shares by name is in it.
    """
    by_round = {one.round: one for one in places}
    found: dict[UUID, Mapping[str, Fraction]] = {}
    for round, values in PeerValues.objects.filter(round__in=list(by_round)).values_list(
        "round_id", "values"
    ):
        names = _measures(by_round[round])
        found[round] = {name: Fraction(repr(value)) for name, value in values.items() if name in names}
    missing = [round for round in by_round if round not in found]
    if missing:
        for snapshot in Snapshot.objects.filter(round__in=missing):
            one = by_round[snapshot.round_id]
            names = _measures(one)
            made = values_of(*read_snapshot(snapshot, one.edition_id))
            found[one.round] = {name: value for name, value in made.items() if name in names}
    return {one.code: found.get(one.round, {}) for one in places}


def _measures(one: NamedMunicipality) -> Collection[str]:
    """The names that may come out: those of the measures of the edition, and nothing else that is stored."""
    return measure_names(catalogue_by_id(one.edition_id)).keys()


def _shared_by_name(edition_name: str, *, fictional: bool) -> QuerySet[Round]:
    return (
        Round.objects.filter(
            edition__name=edition_name,
            status=RoundStatus.DEFINITIVE,
            is_scan=False,
            municipality__is_fictional=fictional,
            consent__choice=ConsentChoice.NAMED,
        )
        .select_related("municipality", "consent")
        .only("scope", "definitive_at", "edition_id", "municipality__name", "consent__given_at")
        .order_by("definitive_at", "pk")
    )
