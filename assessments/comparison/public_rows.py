"""Storing what everybody may see of a publication: figures per group, and the national picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assessments.catalogue.queries import catalogue_by_id
from assessments.catalogue.questions import CROSS
from assessments.comparison.disclosure import GroupKey, Members, Published, Values
from assessments.comparison.figures import (
    BURDEN,
    TASK,
    is_compared,
    spread_of,
    task_share,
    whole_group,
)
from assessments.comparison.groups import MIN_FOR_MEDIAN, Benchmark
from assessments.comparison.picture import Picture, SignalCounts, stored_benchmark, stored_picture
from assessments.constants import NationalCause, PeerKind
from assessments.models import Edition, GroupFigures, NationalPicture, PeerPublication
from assessments.national.counts import figures_for

NATIONAL: GroupKey = (PeerKind.NATIONAL.value, "")


def store_public(
    publication: PeerPublication,
    outcome: Mapping[GroupKey, Published],
    values: Values,
    labels: Mapping[GroupKey, str],
    known: Collection[str],
) -> None:
    """Freeze the figures of every group and the national picture; `known`: rounds that VNG sees by name."""
    rows = []
    for key, group in sorted(outcome.items()):
        shown = _shown(group, known)
        rows.append(
            GroupFigures(
                publication=publication,
                kind=key[0],
                key=key[1],
                label=labels[key],
                participants=len(group.members) if len(group.members) >= MIN_FOR_MEDIAN else None,
                figures={
                    name: stored_benchmark(found)
                    for name, members in shown.items()
                    if is_compared(name) and (found := _benchmark(name, members, values))
                },
            )
        )
    GroupFigures.objects.bulk_create(rows, batch_size=50)
    national = _shown(outcome[NATIONAL], known) if NATIONAL in outcome else {}
    picture = Picture(
        spreads={
            name: classes
            for name, members in national.items()
            if is_compared(name)
            and (classes := spread_of({item: values[item][name] for item in members.values()}, known))
        },
        tasks={
            name.removeprefix(TASK): share
            for name, members in national.items()
            if name.startswith(TASK)
            and (share := task_share({item: values[item][name] for item in members.values()}, known))
        },
        burden={
            name.removeprefix(BURDEN): found
            for name, members in national.items()
            if name.startswith(BURDEN) and (found := _benchmark(name, members, values))
        },
        signals=signals_of(publication.edition, fictional=publication.fictional),
    )
    NationalPicture.objects.create(publication=publication, **stored_picture(picture))


def _benchmark(name: str, members: Members, values: Values) -> Benchmark | None:
    return whole_group([values[round][name] for round in members.values()])


def _shown(group: Published, known: Collection[str]) -> dict[str, Members]:
    """The measures of a group that everybody may see, with their members."""
    found = {}
    for name, members in group.per_measure.items():
        unknown = sum(round not in known for round in members.values())
        if name not in group.withheld and (unknown == 0 or unknown >= MIN_FOR_MEDIAN):
            found[name] = members
    return found


def signals_of(edition: Edition, *, fictional: bool) -> SignalCounts:
    """The counts of signals as `national.counts` lets them be seen; what it withholds is absent."""
    counts = figures_for(edition, fictional=fictional)
    domains = [item.id for item in catalogue_by_id(edition.pk).domains] + [CROSS]
    per_domain = {}
    for domain, row in zip(domains, counts.domains, strict=True):
        causes = zip(NationalCause.values, row.per_cause, strict=True)
        per_domain[domain] = {cause: count for cause, (_, count) in causes if count is not None}
    return SignalCounts(
        municipalities=counts.counted,
        causes={
            cause: row.count
            for cause, row in zip(NationalCause.values, counts.causes, strict=True)
            if row.count is not None
        },
        domains={domain: found for domain, found in per_domain.items() if found},
    )
