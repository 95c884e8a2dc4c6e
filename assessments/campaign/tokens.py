"""The signed link in a mail that stops the reminders of a campaign without logging in.

It never ends, so that somebody can always stop: also after a merger (the invitation goes over to the
successor) and after a municipality was taken out of the campaign and invited again (found by its code).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.db.models import Q

from assessments.models import Campaign, Invitee

_stop = Signer(salt="assessments.campaign.reminder-stop", sep=".")


@dataclass(frozen=True, slots=True)
class Stop:
    """What a link stops: the campaign, and its invitations that are there now (perhaps none any more)."""

    campaign: Campaign
    invitees: tuple[Invitee, ...]


def stop_token(campaign: int, invitees: Iterable[int], codes: Iterable[str]) -> str:
    """The secret that stops the reminders of these invitations; the same ones always give the same."""
    keys = "-".join(str(pk) for pk in sorted(invitees))
    return _stop.sign(f"{campaign}:{keys}:{'-'.join(sorted(codes))}")


def stop_of(token: str) -> Stop | None:
    """What this link stops; None for a link that we did not make, or of a campaign that was deleted."""
    try:
        campaign_id, keys, codes = _stop.unsign(token).split(":")
    except (BadSignature, ValueError):
        return None
    campaign = Campaign.objects.defer("reminder_text").filter(pk=int(campaign_id)).first()
    if campaign is None:
        return None
    meant = Q(pk__in=[int(key) for key in keys.split("-")]) | Q(municipality__in=codes.split("-"))
    rows = Invitee.objects.filter(meant, campaign=campaign).select_related("municipality")
    return Stop(campaign, tuple(rows.order_by("municipality__name", "pk")))
