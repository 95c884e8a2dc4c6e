"""Reading what was published of groups: the one way for dashboard, national report, open data and API.

Everything here was decided by `comparison.disclosure` and is frozen, so a page costs the same whatever the
number of municipalities and rounds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTransform

from assessments.catalogue.queries import catalogue_by_id
from assessments.catalogue.spec import Catalogue
from assessments.comparison.groups import Benchmark
from assessments.comparison.picture import Picture, benchmark_from, picture_from
from assessments.models import GroupFigures, NationalPicture, PeerPublication


@dataclass(frozen=True, slots=True)
class Publication:
    """The groups of one edition on one day. `fictional`: a simulation or demo, which every page must say.

    `has_figures`: enough municipalities take part to tell their number, so there is something to see.
    """

    id: int
    edition: str
    edition_id: int
    taken_on: dt.date
    fictional: bool
    has_figures: bool = True

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of its edition; no query once this process knows it."""
        return catalogue_by_id(self.edition_id)


@dataclass(frozen=True, slots=True)
class Group:
    """One group with the figures that may be shown per measure. `participants` None: fewer than five."""

    kind: str  # PeerKind value
    key: str
    label: str
    participants: int | None
    figures: Mapping[str, Benchmark]


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group to choose. `participants` None: fewer than five."""

    kind: str
    key: str
    label: str
    participants: int | None


@dataclass(frozen=True, slots=True)
class GroupMeasure:
    """One measure of one group; `found` None: it may not be shown."""

    group: GroupName
    found: Benchmark | None


def publications(*, fictional: bool | None = None) -> list[Publication]:
    """All publications, newest edition and day first; 1 query. `fictional` chooses one of the two worlds."""
    told = GroupFigures.objects.filter(publication=OuterRef("pk"), participants__isnull=False)
    rows = PeerPublication.objects.annotate(told=Exists(told)).order_by("-edition__name", "-taken_on", "-pk")
    if fictional is not None:
        rows = rows.filter(fictional=fictional)
    names = ("pk", "edition__name", "edition_id", "taken_on", "fictional", "told")
    return [Publication(*row) for row in rows.values_list(*names)]


def newest_per_edition(found: Collection[Publication]) -> list[Publication]:
    """The last publication of each edition in one world, newest edition first, for a trend."""
    newest: dict[str, Publication] = {}
    for one in sorted(found, key=lambda item: (item.edition, item.taken_on, item.id), reverse=True):
        newest.setdefault(one.edition, one)
    return list(newest.values())


def groups_of(
    publication: Publication, *, kinds: Collection[str] = (), measures: Collection[str] = ()
) -> list[Group]:
    """The groups of a publication; 1 query. Only some kinds, and only some measures of each, when asked."""
    rows = GroupFigures.objects.filter(publication_id=publication.id)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return [_group(row, measures) for row in rows.order_by("kind", "key")]


def _group(row: GroupFigures, measures: Collection[str] = ()) -> Group:
    """A stored group with its figures, or with those of some measures only."""
    figures = {
        name: benchmark_from(stored)
        for name, stored in row.figures.items()
        if not measures or name in measures
    }
    return Group(row.kind, row.key, row.label, row.participants, figures)


def picture_of(publication: Publication) -> Picture | None:
    """The national picture of a publication; 1 query, None when there is none."""
    row = NationalPicture.objects.filter(publication_id=publication.id).first()
    return picture_from(row.spreads, row.tasks, row.burden, row.signals) if row else None


def pictures_of(found: Collection[Publication]) -> dict[int, Picture]:
    """The national pictures of several publications, by the id of the publication; 1 query."""
    rows = NationalPicture.objects.filter(publication_id__in=[one.id for one in found])
    return {row.publication_id: picture_from(row.spreads, row.tasks, row.burden, row.signals) for row in rows}


def group_names(publication: Publication) -> list[GroupName]:
    """The groups of a publication without their figures, by kind and key; 1 query."""
    rows = GroupFigures.objects.filter(publication_id=publication.id).order_by("kind", "key")
    return [GroupName(*row) for row in rows.values_list("kind", "key", "label", "participants")]


def group_of(publication: Publication, kind: str, key: str) -> Group | None:
    """One group with all its figures; 1 query, None when it is not in this publication."""
    row = GroupFigures.objects.filter(publication_id=publication.id, kind=kind, key=key).first()
    return None if row is None else _group(row)


def group_over_time(found: Collection[Publication], kind: str, key: str = "") -> dict[int, Group]:
    """One group with all its figures in several publications, by their ids; 1 query."""
    rows = GroupFigures.objects.filter(publication__in=[one.id for one in found], kind=kind, key=key)
    return {row.publication_id: _group(row) for row in rows}


def measure_of_groups(
    publication: Publication, measure: str, *, kinds: Collection[str] = ()
) -> list[GroupMeasure]:
    """One measure of all groups, by kind and key; 1 query that reads this measure only."""
    rows = GroupFigures.objects.filter(publication_id=publication.id)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    stored = KeyTransform(measure, "figures")
    return [
        GroupMeasure(GroupName(*row[:4]), benchmark_from(row[4]) if row[4] else None)
        for row in rows.order_by("kind", "key").values_list("kind", "key", "label", "participants", stored)
    ]


def measure_over_time(
    found: Collection[Publication], measure: str, *, kind: str, key: str = ""
) -> dict[int, Benchmark]:
    """One measure of one group in several publications, by their ids; 1 query, a withheld one is absent."""
    rows = GroupFigures.objects.filter(publication__in=[one.id for one in found], kind=kind, key=key)
    stored = KeyTransform(measure, "figures")
    return {
        publication: benchmark_from(value)
        for publication, value in rows.values_list("publication_id", stored)
        if value
    }
