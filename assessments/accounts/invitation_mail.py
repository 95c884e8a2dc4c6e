"""The mail with the link of an invitation: made and sent in the background."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from assessments.accounts.team_parts import part_in_words
from assessments.catalogue.queries import catalogue_for, latest_edition
from assessments.jobs import background
from assessments.models import Invitation, Membership

SECRET_BYTES = 32


@background
def send_invitation(invitation_id: str) -> None:
    """Give an open invitation a new secret and mail its link, once; `sent_at` stays empty when that fails.

    The hash is stored before the mail goes out: a link that somebody holds always works.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
        if invitation is None or not invitation.is_open or invitation.sent_at:
            return
        invitation.token_sha256 = hashlib.sha256(secret.encode()).hexdigest()
        invitation.save(update_fields=["token_sha256"])
    message_for(invitation, secret).send()
    # Only for this very link: meanwhile somebody may have asked for yet another one.
    Invitation.objects.filter(pk=invitation.pk, token_sha256=invitation.token_sha256).update(
        sent_at=timezone.now()
    )


def message_for(invitation: Invitation, secret: str) -> EmailMessage:
    """The mail as plain text; an answer to it goes to the person who invites."""
    edition = latest_edition()
    catalogue = catalogue_for(edition) if edition and _is_limited(invitation) else None
    inviter = invitation.created_by
    member = (
        Membership.objects.filter(user=inviter, municipality=invitation.municipality).first()
        if inviter
        else None
    )
    context = {
        "invitation": invitation,
        "municipality": invitation.municipality,
        "inviter": inviter,
        "inviter_function": member.function if member else ("VNG" if inviter and inviter.is_vng else ""),
        "part": part_in_words(catalogue, invitation.dossiers, invitation.municipal_roles),
        "is_limited": _is_limited(invitation),
        "link": settings.SITE_URL + reverse("invitation", args=[secret]),
        "site": settings.SITE_URL,
    }
    return EmailMessage(
        subject=render_to_string("accounts/mail/invitation_subject.txt", context).strip(),
        body=render_to_string("accounts/mail/invitation.txt", context),
        to=[invitation.email],
        reply_to=[inviter.email] if inviter else None,
    )


def _is_limited(invitation: Invitation) -> bool:
    return bool(invitation.dossiers or invitation.municipal_roles)
