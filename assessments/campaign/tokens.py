"""The signed link in a mail that stops the reminders of a campaign without logging in."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.signing import BadSignature, Signer

from assessments.models import Invitee

_stop = Signer(salt="assessments.campaign.reminder-stop", sep=".")


def stop_token(invitees: Iterable[int]) -> str:
    """The secret that stops the reminders of these invitations; the same ones always give the same."""
    return _stop.sign("-".join(str(pk) for pk in sorted(invitees)))


def invitees_of_stop(token: str) -> list[Invitee]:
    """The invitations of a link, with campaign and municipality; none for a wrong one, or once removed."""
    try:
        keys = [int(part) for part in _stop.unsign(token).split("-")]
    except (BadSignature, ValueError):
        return []
    rows = Invitee.objects.filter(pk__in=keys).select_related("campaign__edition", "municipality")
    return list(rows.defer("campaign__edition__content").order_by("municipality__name"))
