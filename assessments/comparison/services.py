"""Giving and withdrawing consent to be compared (method.md 9)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.comparison import sentences
from assessments.constants import ConsentChoice, PeerKind
from assessments.models import Consent, Round, User


class ConsentChangedError(Exception):
    """A colleague chose something else meanwhile; nothing was stored."""


def mark_of(consent: Consent | None) -> str:
    """What a page that shows this choice gives back, to see whether it still stands; "" for none."""
    return consent.given_at.isoformat() if consent else ""


@transaction.atomic
def save_consent(
    *,
    actor: User,
    round: Round,
    choice: str,
    function: str,
    peer_kind: str = PeerKind.SIZE.value,
    seen: str | None = None,
) -> Consent:
    """Store what the coordinator chose for a round, with date and function; it may be changed at any time.

    It counts from the next publication on, a name too; VNG loses a name at once. `seen` is `mark_of` what
    the page showed: sharing on an old page raises ConsentChangedError, so that it never undoes a withdrawal
    unseen. Withdrawing always works. Raises ValidationError.
    """
    if choice not in ConsentChoice.values or peer_kind not in PeerKind.values:
        raise ValidationError(sentences.NO_CHOICE)
    if not function.strip():
        raise ValidationError(sentences.FUNCTION_NEEDED)
    Round.objects.select_for_update(of=("self",)).only("pk").get(pk=round.pk)
    before = Consent.objects.filter(round=round).first()
    if seen is not None and seen != mark_of(before) and choice != ConsentChoice.NONE:
        raise ConsentChangedError(sentences.CONSENT_CHANGED)
    consent = before or Consent(round=round)
    old = (
        {"keuze": before.choice, "groep": before.peer_kind} if before else {"keuze": ConsentChoice.NONE.value}
    )
    consent.choice, consent.peer_kind, consent.function = choice, peer_kind, function.strip()
    consent.given_at, consent.given_by = timezone.now(), actor
    consent.save()
    record(
        actor=actor,
        action="toestemming.gegeven" if choice != ConsentChoice.NONE else "toestemming.ingetrokken",
        round=round,
        old=old,
        new={"keuze": choice, "groep": peer_kind, "functie": consent.function},
    )
    return consent
