"""The mail with which somebody of VNG chooses a password; made by the worker, so no queue holds the link."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from assessments.accounts.password_link import DAYS, password_link
from assessments.constants import VngRight
from assessments.jobs import background
from assessments.models import User


@background
def send_vng_welcome(person_id: int) -> None:
    """Mail a fresh link to somebody of VNG who can log in and has no password yet."""
    person = User.objects.filter(pk=person_id, is_vng=True, is_active=True).first()
    if person is None or person.has_usable_password():
        return
    context = {
        "person": person,
        "rights": [VngRight(right).label for right in person.vng_rights],
        "link": password_link(person),
        "days": DAYS,
        "site": settings.SITE_URL,
    }
    EmailMessage(
        subject=render_to_string("organisations/mail/welcome_subject.txt", context).strip(),
        body=render_to_string("organisations/mail/welcome.txt", context),
        to=[person.email],
    ).send()
