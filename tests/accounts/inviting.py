"""Inviting and reading the link from the mail, so that a test names only what it is about."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail
from django.test import TestCase

from assessments.accounts.addresses import Address
from assessments.accounts.invitations import invite_people
from assessments.models import Invitation, Municipality, User
from tests.build import real_catalogue

NEW_ACCOUNT = {
    "name": "Jan Jansen",
    "function": "Adviseur milieu",
    "password1": "een-heel-lang-woord-7",
    "password2": "een-heel-lang-woord-7",
}


def invite(actor: User, municipality: Municipality, *emails: str, **changes: Any) -> list[Invitation]:
    """Invite as invuller for everything, unless the test says otherwise, and send the mails."""
    values: dict[str, Any] = {
        "addresses": [Address(email) for email in emails or ("jan@voorbeeld.nl",)],
        "role": "invuller",
        "catalogue": real_catalogue(),
    }
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = invite_people(actor=actor, municipality=municipality, **(values | changes))
    for invitation in made:
        invitation.refresh_from_db()
    return made


def link_of(email: str) -> str:
    """The address behind the link in the newest mail to somebody."""
    body = next(str(message.body) for message in reversed(mail.outbox) if email in message.to)
    found = re.search(r"http://localhost:8000(/uitnodiging/\S+)", body)
    assert found, body
    return found[1]


def secret_of(email: str) -> str:
    """The secret in that link."""
    return link_of(email).rstrip("/").rsplit("/", 1)[1]
