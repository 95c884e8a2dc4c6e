"""Publishing the groups of an edition at a fixed day, and what each municipality may see of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.comparison import sentences
from assessments.comparison.disclosure import (
    GroupKey,
    Participant,
    Published,
    Values,
    benchmarks_for,
    publish,
)
from assessments.comparison.groups import Benchmark
from assessments.comparison.made_values import store_values
from assessments.comparison.peers import peer_groups_of
from assessments.comparison.public_rows import store_public
from assessments.comparison.queries import SHARES, published_before, sharing_rounds, stored_values, to_compare
from assessments.constants import ConsentChoice, PeerKind
from assessments.models import (
    Edition,
    PeerGroup,
    PeerPublication,
    PeerStanding,
    User,
)

NATIONAL: GroupKey = (PeerKind.NATIONAL.value, "")


@transaction.atomic
def publish_groups(
    *, actor: User | None, edition: Edition, taken_on: dt.date, fictional: bool = False
) -> PeerPublication:
    """Publish the groups of an edition as they stand on `taken_on`, one publication a day at most.

    Raises ValidationError for a day in the future, or not after the last publication.
    """
    # one publication at a time, whatever the revision
    Edition.objects.select_for_update().only("pk").filter(name=edition.name).order_by("revision").first()
    _check_day(edition, taken_on, fictional)
    rounds = sharing_rounds(edition, fictional=fictional)
    store_values(rounds)
    labels: dict[GroupKey, str] = {}
    participants = []
    for round in rounds:
        own = peer_groups_of(round.municipality)
        labels |= own
        participants.append(Participant(round.municipality_id, str(round.pk), tuple(own)))
    values = stored_values(edition)
    history = published_before(edition, values, fictional=fictional)
    outcome = publish(participants, values, history.groups)
    publication = PeerPublication.objects.create(
        edition=edition, taken_on=taken_on, fictional=fictional, created_by=actor
    )
    _store_groups(publication, outcome, {**history.labels, **labels}, history.bases)
    _store_standings(publication, outcome, values, {**history.labels, **labels})
    known = frozenset(str(round.pk) for round in rounds if round.consent.choice == ConsentChoice.NAMED)
    store_public(publication, outcome, values, {**history.labels, **labels}, known)
    record(
        actor=actor,
        action="groepen.gepubliceerd",
        subject=f"editie {edition.name}",
        new={"peildatum": taken_on.isoformat(), "deelnemers": len(participants), "groepen": len(outcome)},
    )
    return publication


def _check_day(edition: Edition, taken_on: dt.date, fictional: bool) -> None:
    if taken_on > timezone.localdate():
        raise ValidationError(sentences.DAY_IN_FUTURE)
    last = (
        PeerPublication.objects.filter(edition__name=edition.name, fictional=fictional)
        .order_by("taken_on")
        .last()
    )
    if last is not None and taken_on <= last.taken_on:
        raise ValidationError(sentences.day_not_after(last.taken_on))


def _store_groups(
    publication: PeerPublication,
    outcome: Mapping[GroupKey, Published],
    labels: Mapping[GroupKey, str],
    bases: Mapping[GroupKey, Mapping[str, int]],
) -> None:
    """The groups as rows; a measure that was not renewed points at the publication whose members stand."""
    rows = []
    for (kind, key), group in sorted(outcome.items()):
        older = bases.get((kind, key), {})
        rows.append(
            PeerGroup(
                publication=publication,
                kind=kind,
                key=key,
                label=labels[(kind, key)],
                members=dict(group.members),
                basis={
                    name: publication.pk if name in group.renewed or name not in older else older[name]
                    for name in sorted(group.per_measure)
                },
                withheld=sorted(group.withheld),
            )
        )
    PeerGroup.objects.bulk_create(rows)


def _store_standings(
    publication: PeerPublication,
    outcome: Mapping[GroupKey, Published],
    values: Values,
    labels: Mapping[GroupKey, str],
) -> None:
    """One row per definitive round; who shares nothing sees only the national group (reciprocity)."""
    rows = []
    for round in to_compare(publication.edition, fictional=publication.fictional):
        given = getattr(round, "consent", None)
        shares = given is not None and given.choice in SHARES
        keys = tuple(peer_groups_of(round.municipality)) if shares else (NATIONAL,)
        groups = [
            _standing_of(key, labels[key], benchmarks_for(round.municipality_id, outcome[key], values))
            for key in keys
            if key in outcome
        ]
        rows.append(PeerStanding(publication=publication, round=round, groups=groups))
    PeerStanding.objects.bulk_create(rows)


def _standing_of(key: GroupKey, label: str, shown: Mapping[str, Benchmark]) -> dict[str, Any]:
    return {
        "soort": key[0],
        "naam": label,
        "maten": {
            name: [found.others, found.median, found.lower_quartile, found.upper_quartile]
            for name, found in sorted(shown.items())
        },
    }
