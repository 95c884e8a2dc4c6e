"""What a person chooses about the own mail and agenda link."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from assessments.audit.services import record
from assessments.models import User


@transaction.atomic
def set_digest_choice(*, actor: User, wants_digest: bool) -> None:
    """Whether this person gets the daily overview by mail; the same again is harmless."""
    if User.objects.filter(pk=actor.pk).exclude(wants_digest=wants_digest).update(wants_digest=wants_digest):
        record(
            actor=actor,
            action="persoon.overzicht",
            subject=actor.email[:120],
            new={"overzicht": wants_digest},
        )


@transaction.atomic
def renew_calendar(*, actor: User) -> User:
    """Make a new agenda link for this person: whoever has the old one sees nothing any more."""
    User.objects.filter(pk=actor.pk).update(calendar_epoch=F("calendar_epoch") + 1)
    record(actor=actor, action="persoon.agendalink", subject=actor.email[:120])
    actor.refresh_from_db(fields=["calendar_epoch"])
    return actor
