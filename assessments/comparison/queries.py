"""What a publication of groups reads: who shares, their values, and what was published before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.query import QuerySet

from assessments.comparison.disclosure import (
    NATIONAL,
    GroupKey,
    Publication,
    Published,
    Values,
    per_measure_of,
)
from assessments.comparison.figures import BURDEN, PARTICIPANTS, POINT, TASK
from assessments.comparison.peers import peer_groups_of
from assessments.comparison.told import Members
from assessments.constants import ConsentChoice, RoundStatus
from assessments.models import (
    Consent,
    Edition,
    GroupFigures,
    Municipality,
    MunicipalityChange,
    NationalPicture,
    PeerGroup,
    PeerPublication,
    PeerValues,
    Round,
)

SHARES = (ConsentChoice.ANONYMOUS, ConsentChoice.NAMED)


@dataclass(frozen=True, slots=True)
class History:
    """What was published of an edition until now, oldest first: rows, groups, and last label per group.

    `named` are per publication the rounds that VNG could read by name from then on.
    """

    rows: tuple[int, ...]  # primary keys of the publications
    publications: tuple[Publication, ...]
    named: tuple[frozenset[str], ...]
    labels: Mapping[GroupKey, str]


def consent_for(round: Round) -> Consent | None:
    """The consent that was given for a round, or None; without one nothing is shared."""
    return Consent.objects.filter(round=round).first()


def to_compare(edition: Edition, *, fictional: bool) -> QuerySet[Round]:
    """The definitive rounds of an edition in all its revisions, with their municipality and consent."""
    return (
        Round.objects.filter(
            edition__name=edition.name,
            status=RoundStatus.DEFINITIVE,
            is_scan=False,
            municipality__is_fictional=fictional,
        )
        .select_related("municipality", "consent")
        .order_by("municipality_id")
    )


def sharing_rounds(edition: Edition, *, fictional: bool) -> list[Round]:
    """The definitive rounds whose municipality shares at least anonymously."""
    return list(to_compare(edition, fictional=fictional).filter(consent__choice__in=SHARES))


def groups_there_are(day: dt.date, *, fictional: bool) -> dict[GroupKey, str]:
    """Every group that a municipality of one world belongs or belonged to on a day, with its label; 1 query.

    Whether anybody in it shares makes no difference: a list of groups that someone shares in would tell it of
    the only municipality of a group.
    """
    places = Municipality.objects.filter(Q(valid_from=None) | Q(valid_from__lte=day), is_fictional=fictional)
    return {key: label for place in places for key, label in peer_groups_of(place).items()}


def owners_now() -> dict[str, str]:
    """Per municipality that merged the one that it became part of, at last; 1 query."""
    following = dict(MunicipalityChange.objects.order_by("day", "pk").values_list("old_code", "new_code"))
    found: dict[str, str] = {}
    for code in following:
        last, seen = code, {code}
        while (after := following.get(last, last)) not in seen:
            last = after
            seen.add(after)
        found[code] = last
    return found


def stored_values(edition: Edition, *, fictional: bool) -> Values:
    """The values of every round of an edition that ever counted, in millionths of a point; 1 query."""
    rows = PeerValues.objects.filter(
        round__edition__name=edition.name, round__municipality__is_fictional=fictional
    ).values_list("round_id", "values")
    return {str(pk): {name: round(value * POINT) for name, value in values.items()} for pk, values in rows}


def published_before(edition: Edition, values: Values, *, fictional: bool) -> History:
    """All that was published of an edition, as `disclosure` lets it stand; 4 queries."""
    publications = PeerPublication.objects.filter(edition__name=edition.name, fictional=fictional)
    named = dict(publications.order_by("taken_on", "pk").values_list("pk", "names"))
    rows = tuple(named)
    place = {pk: number for number, pk in enumerate(rows)}
    public = _seen_by_all(rows)
    labels: dict[GroupKey, str] = {}
    per_measure: dict[tuple[int, GroupKey], Mapping[str, Members]] = {}
    found: list[dict[GroupKey, Published]] = [{} for _ in rows]
    for row in PeerGroup.objects.filter(publication__in=rows).order_by("publication__taken_on", "pk"):
        key = (row.kind, row.key)
        labels[key] = row.label
        per_measure[(row.publication_id, key)] = per_measure_of(row.members, values)
        shown = {name: pk for name, pk in row.basis.items() if name not in row.withheld}
        found[place[row.publication_id]][key] = Published(
            row.members,
            {name: per_measure[(pk, key)][name] for name, pk in shown.items()},
            frozenset(row.withheld),
            frozenset(name for name in shown if name in public.get((row.publication_id, key), ())),
            {name: place[pk] for name, pk in shown.items()},
        )
    return History(rows, tuple(found), tuple(map(frozenset, named.values())), labels)


def _seen_by_all(rows: Collection[int]) -> dict[tuple[int, GroupKey], set[str]]:
    """Per publication and group the measures of which everybody could read a figure."""
    seen: dict[tuple[int, GroupKey], set[str]] = {}
    for group in GroupFigures.objects.filter(publication__in=rows):
        names = set(group.figures) | ({PARTICIPANTS} if group.participants is not None else set())
        seen[(group.publication_id, (group.kind, group.key))] = names
    for picture in NationalPicture.objects.filter(publication__in=rows):
        names = seen.setdefault((picture.publication_id, NATIONAL), set())
        names |= {f"{TASK}{task}" for task in picture.tasks} | {f"{BURDEN}{name}" for name in picture.burden}
    return seen
