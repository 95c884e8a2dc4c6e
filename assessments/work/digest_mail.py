"""Sending the daily overview: at most once a day per person, also when two machines send at once.

A day is claimed and stored before the mail goes out, and `digest_sent_on` says afterwards that it went. A
mail that the server refuses gives the claim back, and the next run tries again. A process that dies in
between leaves the claim: nobody gets two mails of one day, and the overview of the next day still counts from
the last that is known to have gone out, so nothing is missed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from smtplib import SMTPException

import structlog
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.constants import RoundStatus
from assessments.models import User
from assessments.work.digest import Digest, digest_for
from assessments.work.digest_text import sections_of
from assessments.work.links import whole_url
from assessments.work.tokens import stop_token
from assessments.work.wording import digest_subject

log = structlog.get_logger(__name__)
FAILURES = (OSError, SMTPException, ValueError)  # ValueError: an address nobody can mail to


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one run: mails sent, people with nothing to read, and mails that failed."""

    sent: int
    nothing: int
    failed: int


def send_digests(today: dt.date) -> Sent:
    """Send everybody the overview of today. Running it again sends only what failed or became due since.

    A mail that fails stops nobody else's: it is logged, counted, and tried again in the next run.
    """
    sent = nothing = failed = 0
    for person_id in readers(today).values_list("pk", flat=True):
        try:
            if _send_one(person_id, today):
                sent += 1
            else:
                nothing += 1
        except FAILURES as error:
            failed += 1
            log.error("digest_failed", person=person_id, error=str(error), exc_info=True)
    return Sent(sent, nothing, failed)


def readers(today: dt.date) -> QuerySet[User]:
    """Who may get an overview today: wants it, none was sent or is under way, and has an open round."""
    return (
        User.objects.filter(_free(today), memberships__municipality__rounds__status=RoundStatus.PROVISIONAL)
        .distinct()
        .order_by("pk")
    )


def _free(today: dt.date) -> Q:
    not_yet = Q(digest_sent_on=None) | Q(digest_sent_on__lt=today)
    unclaimed = Q(digest_claimed_on=None) | Q(digest_claimed_on__lt=today)
    return Q(is_active=True, wants_digest=True) & not_yet & unclaimed


def _send_one(person_id: int, today: dt.date) -> bool:
    """Mail one person; False when there is nothing to say, or another process was first.

    Raises what the mail server or the address makes of it; the day is free again then.
    """
    digest = digest_for(User.objects.get(pk=person_id), today)
    if digest is None:
        return False
    message = mail_of(digest)
    own = User.objects.filter(pk=person_id)
    if not own.filter(_free(today)).update(digest_claimed_on=today):
        return False
    try:
        message.send()
    except FAILURES:
        own.update(digest_claimed_on=None)
        raise
    own.update(digest_sent_on=today)
    return True


def mail_of(digest: Digest) -> EmailMessage:
    """The overview as a plain mail, with the headers by which a mail program offers to stop it."""
    person = digest.person
    stop = whole_url(reverse("digest-stop", args=[stop_token(person)]))
    context = {
        "person": person,
        "sections": sections_of(digest),
        "stop_url": stop,
        "work_url": whole_url(reverse("my-work")),
    }
    return EmailMessage(
        subject=digest_subject(digest.count),
        body=render_to_string("work/mail/digest.txt", context),
        to=[person.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
