"""Storing a publication: the groups, what each municipality may see, and what everybody may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from assessments.catalogue.queries import catalogue_by_id
from assessments.catalogue.questions import CROSS
from assessments.comparison.disclosure import NATIONAL, GroupKey, Publication, Published, Values
from assessments.comparison.figures import (
    BURDEN,
    PARTICIPANTS,
    PEOPLE,
    TASK,
    is_compared,
    others_in,
    people_of_whole_group,
    whole_group,
)
from assessments.comparison.peers import peer_groups_of
from assessments.comparison.picture import Picture, SignalCounts, stored_benchmark, stored_picture
from assessments.comparison.queries import SHARES, groups_there_are, to_compare
from assessments.comparison.shares import spread_of, task_share
from assessments.comparison.told import Members
from assessments.constants import NationalCause
from assessments.models import (
    Edition,
    GroupFigures,
    NationalPicture,
    PeerGroup,
    PeerPublication,
    PeerStanding,
)
from assessments.national.counts import figures_for

AT_ONCE = 50
Stored = list[int | None]
Owners = Mapping[str, str]
"""Of municipalities that merged (codes) what they became part of: for every minimum they are one."""


def store_groups(
    publication: PeerPublication,
    outcome: Publication,
    labels: Mapping[GroupKey, str],
    rows: Sequence[int],
) -> None:
    """The groups as rows; `rows` are the publications of the edition, this one last.

    A measure that was not renewed points at the publication whose members stand.
    """
    PeerGroup.objects.bulk_create(
        (
            PeerGroup(
                publication=publication,
                kind=key[0],
                key=key[1],
                label=labels[key],
                members=dict(group.members),
                basis={name: rows[place] for name, place in sorted(group.basis.items())},
                withheld=sorted(group.withheld),
            )
            for key, group in sorted(outcome.items())
        ),
        batch_size=AT_ONCE,
    )


def store_standings(
    publication: PeerPublication,
    outcome: Publication,
    values: Values,
    labels: Mapping[GroupKey, str],
    owners: Owners,
) -> None:
    """One row per definitive round; who shares nothing sees only the national group (reciprocity)."""
    seen = {key: _Seen(group, values, owners) for key, group in outcome.items()}
    rows = []
    for round in to_compare(publication.edition, fictional=publication.fictional):
        given = getattr(round, "consent", None)
        shares = given is not None and given.choice in SHARES
        keys: Iterable[GroupKey] = peer_groups_of(round.municipality) if shares else (NATIONAL,)
        groups = [
            {"soort": key[0], "naam": labels[key], "maten": seen[key].by(round.municipality_id)}
            for key in keys
            if key in seen
        ]
        rows.append(PeerStanding(publication=publication, round=round, groups=groups))
    PeerStanding.objects.bulk_create(rows, batch_size=AT_ONCE)


class _Seen:
    """What municipalities may see of one group: for each member the figures of the others.

    Who is no member sees all of them. Somebody whose municipality merged with a member knows that value, so
    it needs one more, as a member does.
    """

    def __init__(self, group: Published, values: Values, owners: Owners) -> None:
        self._owners = owners
        self._of_member: dict[str, dict[str, Stored]] = {}
        self._of_outsider: dict[str, tuple[Collection[str], Stored, Stored]] = {}
        self._heads: dict[int, Collection[str]] = {}  # equal members are one object, most of the time
        for name, members in sorted(group.per_measure.items()):
            if is_compared(name):
                self._add(name, members, values)

    def _add(self, name: str, members: Members, values: Values) -> None:
        ordered = sorted((values[round][name], code) for code, round in members.items())
        numbers = [value for value, _ in ordered]
        heads = self._heads.get(id(members))
        if heads is None:
            heads = self._heads[id(members)] = {self._owners.get(code, code) for code in members}
        found = others_in(numbers, len(heads))
        if found is not None:
            for rank, (_, code) in enumerate(ordered):
                self._of_member.setdefault(code, {})[name] = found.without(rank)
        outside = whole_group(numbers, readers=0, heads=len(heads))
        related = whole_group(numbers, heads=len(heads))
        if outside is not None:
            self._of_outsider[name] = (
                heads,
                stored_benchmark(outside),
                stored_benchmark(related) if related else [],
            )

    def by(self, code: str) -> dict[str, Stored]:
        """Per measure the figures of the others, for the municipality with this code."""
        seen = dict(self._of_member.get(code, {}))
        head = self._owners.get(code, code)
        for name, (heads, outside, related) in self._of_outsider.items():
            if name not in seen and (stored := related if head in heads else outside):
                seen[name] = stored
        return seen


def store_figures(
    publication: PeerPublication,
    outcome: Publication,
    values: Values,
    labels: Mapping[GroupKey, str],
    owners: Owners,
) -> None:
    """What everybody may see of every group that there is, also of those in which nobody shares."""
    there_are = groups_there_are(publication.taken_on, fictional=publication.fictional)
    nobody = {key: Published({}, {}) for key in there_are if key not in outcome}
    labels = {**there_are, **labels}
    GroupFigures.objects.bulk_create(
        (
            GroupFigures(
                publication=publication,
                kind=key[0],
                key=key[1],
                label=labels[key],
                participants=_participants(group),
                figures={
                    name: stored_benchmark(found)
                    for name, members in sorted(group.per_measure.items())
                    if name in group.public
                    and is_compared(name)
                    and (found := whole_group(_ordered(name, members, values), heads=_heads(members, owners)))
                },
            )
            for key, group in sorted({**nobody, **outcome}.items(), key=lambda item: item[0])
        ),
        batch_size=AT_ONCE,
    )


def _heads(members: Members, owners: Owners) -> int:
    """How many municipalities these are; those that merged are one."""
    return len({owners.get(code, code) for code in members})


def _heads_of_rounds(groups: Iterable[Members], owners: Owners) -> dict[str, str]:
    """What each round counts as; nothing when nobody in these groups merged: then each is itself."""
    codes = {round: code for members in groups for code, round in members.items()}
    if not owners.keys() & codes.values():
        return {}
    return {round: owners.get(code, code) for round, code in codes.items()}


def _participants(group: Published) -> int | None:
    return len(group.per_measure[PARTICIPANTS]) if PARTICIPANTS in group.public else None


def _ordered(name: str, members: Members, values: Values) -> list[int]:
    return sorted(values[round][name] for round in members.values())


def store_picture(
    publication: PeerPublication,
    outcome: Publication,
    values: Values,
    known: Collection[str],
    owners: Owners,
) -> None:
    """The picture of all municipalities together; `known` are the rounds that VNG sees by name."""
    group = outcome.get(NATIONAL)
    shown = {name: group.per_measure[name] for name in sorted(group.public)} if group else {}
    heads = _heads_of_rounds(shown.values(), owners)

    def per_round(name: str) -> dict[str, int]:
        return {round: values[round][name] for round in shown[name].values()}

    picture = Picture(
        spreads={
            name: classes
            for name in shown
            if is_compared(name) and (classes := spread_of(per_round(name), known, heads))
        },
        tasks={
            name.removeprefix(TASK): share
            for name in shown
            if name.startswith(TASK)
            and (share := task_share(per_round(name), shown[name].values(), known, heads))
        },
        burden={
            name.removeprefix(BURDEN): found
            for name in shown
            if name.startswith(BURDEN)
            and (
                found := (people_of_whole_group if name == PEOPLE else whole_group)(
                    _ordered(name, shown[name], values), heads=_heads(shown[name], owners)
                )
            )
        },
        signals=_signals(publication.edition, fictional=publication.fictional),
    )
    NationalPicture.objects.create(publication=publication, **stored_picture(picture))


def _signals(edition: Edition, *, fictional: bool) -> SignalCounts:
    """The counts of signals as `national.counts` lets them be seen; what it withholds is absent."""
    counts = figures_for(edition, fictional=fictional)
    domains = [*(item.id for item in catalogue_by_id(edition.pk).domains), CROSS]
    found: dict[str, Any] = {}
    for domain, row in zip(domains, counts.domains, strict=True):
        causes = zip(NationalCause.values, row.per_cause, strict=True)
        found[domain] = {cause: count for cause, (_, count) in causes if count is not None}
    return SignalCounts(
        municipalities=counts.counted,
        causes={
            cause: row.count
            for cause, row in zip(NationalCause.values, counts.causes, strict=True)
            if row.count is not None
        },
        domains={domain: causes for domain, causes in found.items() if causes},
    )
