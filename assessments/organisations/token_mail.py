"""The mails about a key: made (to all who could have made it), or revoked by VNG (to the municipality)."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.accounts.vng_staff import ORGANISATIONS
from assessments.constants import ApiScope
from assessments.jobs import background
from assessments.models import ApiToken, User
from assessments.organisations.place_mail import coordinators_of


@background
def mail_token_made(token_id: int) -> None:
    """Mail the coordinators of the municipality, or the organisers of VNG; never the key, only its begin."""
    token = ApiToken.objects.select_related("municipality", "created_by").filter(pk=token_id).first()
    if token is None:
        return
    _send("token", token, {"scopes": [ApiScope(scope).label for scope in token.scopes]})


@background
def mail_token_revoked(token_id: int, reason: str) -> None:
    """Mail the coordinators that VNG revoked a key of their municipality, and why."""
    token = ApiToken.objects.select_related("municipality", "revoked_by").filter(pk=token_id).first()
    if token is not None:
        _send("token_revoked", token, {"reason": reason})


def _send(kind: str, token: ApiToken, more: dict[str, object]) -> None:
    place = token.municipality
    address = reverse("municipality-tokens", args=[place.pk]) if place else reverse("api-tokens")
    for person in _readers(token):
        context = more | {
            "person_to": person,
            "token": token,
            "place": place,
            "link": settings.SITE_URL + address,
            "site": settings.SITE_URL,
        }
        EmailMessage(
            subject=render_to_string(f"organisations/mail/{kind}_subject.txt", context).strip(),
            body=render_to_string(f"organisations/mail/{kind}.txt", context),
            to=[person.email],
        ).send()


def _readers(token: ApiToken) -> list[User]:
    if token.municipality_id:
        return [member.user for member in coordinators_of([token.municipality_id])]
    staff = User.objects.filter(is_vng=True, is_active=True, vng_rights__contains=[ORGANISATIONS])
    return list(staff.order_by("pk"))
