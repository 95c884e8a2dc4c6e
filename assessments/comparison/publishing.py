"""Publishing the groups of an edition at a fixed day, and what each municipality may see of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.query import QuerySet
from django.utils import timezone

from assessments.audit.services import record
from assessments.comparison import sentences
from assessments.comparison.disclosure import GroupKey, Participant
from assessments.comparison.frozen_rows import store_figures, store_groups, store_picture, store_standings
from assessments.comparison.made_values import store_values
from assessments.comparison.naming import publish_with_names
from assessments.comparison.peers import peer_groups_of
from assessments.comparison.queries import owners_now, published_before, sharing_rounds, stored_values
from assessments.constants import ConsentChoice
from assessments.models import Edition, PeerPublication, User


@transaction.atomic
def publish_groups(
    *, actor: User | None, edition: Edition, taken_on: dt.date, fictional: bool = False
) -> PeerPublication:
    """Publish the groups of an edition as they stand on `taken_on`, one publication a day at most.

    All revisions of the edition count together. Freezes what everybody may see (figures per group, national
    picture) and what each municipality may see. Raises ValidationError for a day in the future or not after
    the last publication, and when nobody shares and nothing was published before.
    """
    # one publication at a time, whatever the revision
    Edition.objects.select_for_update().only("pk").filter(name=edition.name).order_by("revision").first()
    _check_day(edition, taken_on, fictional)
    rounds = sharing_rounds(edition, fictional=fictional)
    if not rounds and not _publications(edition, fictional).exists():
        raise ValidationError(sentences.nobody_shares(edition.name))
    store_values(rounds)
    own = {round.municipality_id: peer_groups_of(round.municipality) for round in rounds}
    participants = [
        Participant(
            round.municipality_id,
            str(round.pk),
            tuple(own[round.municipality_id]),
            by_name=round.consent.choice == ConsentChoice.NAMED,
        )
        for round in rounds
    ]
    values = stored_values(edition, fictional=fictional)
    history = published_before(edition, values, fictional=fictional)
    owners = owners_now()
    decided = publish_with_names(participants, values, history.publications, history.named, owners=owners)
    outcome, known = decided.groups, decided.names.union(*history.named)
    labels: Mapping[GroupKey, str] = dict(history.labels)
    for groups in own.values():
        labels = {**labels, **groups}
    publication = PeerPublication.objects.create(
        edition=edition,
        taken_on=taken_on,
        fictional=fictional,
        names=sorted(decided.names),
        created_by=actor,
    )
    store_groups(publication, outcome, labels, (*history.rows, publication.pk))
    store_standings(publication, outcome, values, labels, owners)
    store_figures(publication, outcome, values, labels, owners)
    store_picture(publication, outcome, values, known, owners)
    record(
        actor=actor,
        action="groepen.gepubliceerd",
        subject=f"editie {edition.name}",
        new={"peildatum": taken_on.isoformat()},
    )
    return publication


def _check_day(edition: Edition, taken_on: dt.date, fictional: bool) -> None:
    if taken_on > timezone.localdate():
        raise ValidationError(sentences.DAY_IN_FUTURE)
    last = _publications(edition, fictional).order_by("taken_on").last()
    if last is not None and taken_on <= last.taken_on:
        raise ValidationError(sentences.day_not_after(last.taken_on))


def _publications(edition: Edition, fictional: bool) -> QuerySet[PeerPublication]:
    return PeerPublication.objects.filter(edition__name=edition.name, fictional=fictional)
