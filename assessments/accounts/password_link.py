"""The link with which somebody chooses a first password; for the command add_member and the pages of VNG."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from assessments.models import User

DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
"""How long the link works, in days."""


def password_link(person: User) -> str:
    """An address of the site that works once: until a password is chosen, or until `DAYS` have passed."""
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    return f"{settings.SITE_URL}{path}"
