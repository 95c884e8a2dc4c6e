"""Municipalities that share by name (toestemming herkenbaar), with the values of their own round.

The consent is read at every call, so a withdrawal works at once. What comes out are the measures of
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
from assessments.models import PeerValues, Round, Snapshot


@dataclass(frozen=True, slots=True)
class NamedMunicipality:
    """A municipality whose definitive round of an edition may be seen by name."""

    code: str
    name: str
    round: UUID
    edition_id: int
    scope: str
    definitive_on: dt.date | None


def named_municipalities(edition_name: str, *, fictional: bool) -> list[NamedMunicipality]:
    """Who shares the definitive round of that edition by name at this moment, by name; 1 query.

    Over all revisions of the edition; of one of the two worlds.
    """
    found: dict[str, NamedMunicipality] = {}
    for round in _shared_by_name(edition_name, fictional=fictional):
        place = round.municipality
        day = timezone.localtime(round.definitive_at).date() if round.definitive_at else None
        found[place.code] = NamedMunicipality(
            place.code, place.name, round.pk, round.edition_id, round.scope, day
        )
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.code))


def values_by_name(places: Collection[NamedMunicipality]) -> dict[str, Mapping[str, Fraction]]:
    """Per code the values of these municipalities, exact; 1 query, 1 more for rounds never published.

    `places` comes from `named_municipalities` of the same request: only who shares by name is in it.
    """
    by_round = {one.round: one for one in places}
    stored = PeerValues.objects.filter(round__in=list(by_round)).values_list("round_id", "values")
    found = {round: _exact(values) for round, values in stored}
    missing = [round for round in by_round if round not in found]
    if missing:
        for snapshot in Snapshot.objects.filter(round__in=missing):
            one = by_round[snapshot.round_id]
            found[one.round] = values_of(*read_snapshot(snapshot, one.edition_id))
    return {
        one.code: {
            name: value
            for name, value in found.get(one.round, {}).items()
            if name in measure_names(catalogue_by_id(one.edition_id))
        }
        for one in places
    }


def _shared_by_name(edition_name: str, *, fictional: bool) -> QuerySet[Round]:
    return (
        Round.objects.filter(
            edition__name=edition_name,
            status=RoundStatus.DEFINITIVE,
            is_scan=False,
            municipality__is_fictional=fictional,
            consent__choice=ConsentChoice.NAMED,
        )
        .select_related("municipality")
        .only("scope", "definitive_at", "edition_id", "municipality__name")
        .order_by("definitive_at", "pk")
    )


def _exact(values: Mapping[str, float]) -> dict[str, Fraction]:
    return {name: Fraction(repr(value)) for name, value in values.items()}
