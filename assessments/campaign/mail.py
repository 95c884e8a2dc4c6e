"""The mail of a reminder: the text of VNG with its fields filled in, and the way to stop it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.campaign.sentences import INVENTED_SUBJECT, INVENTED_TEXT, in_words, joined
from assessments.campaign.texts import filled
from assessments.campaign.tokens import stop_token
from assessments.models import Campaign, Reminder, User


@dataclass(frozen=True, slots=True)
class Letter:
    """The subject and the text of one message, with the fields filled in."""

    subject: str
    text: str
    link: str
    invented: str = ""  # what stands above the text of a message about invented municipalities


def letter_of(
    subject: str,
    text: str,
    *,
    places: Sequence[tuple[str, str]],
    closes_on: dt.date,
    fictional: bool,
) -> Letter:
    """The message for somebody who coordinates these municipalities (code and name).

    About invented municipalities it says so in its subject and above its text, whatever was typed.

    The link goes to the page of the municipality, or to the choice of somebody who has more of them.
    """
    page = reverse("municipality", args=[places[0][0]]) if len(places) == 1 else reverse("home")
    link = settings.SITE_URL + page
    values = {
        "gemeente": joined(name for _, name in places),
        "einddatum": in_words(closes_on),
        "link": link,
    }
    mark, invented = (INVENTED_SUBJECT, INVENTED_TEXT) if fictional else ("", "")
    return Letter(mark + filled(subject, values), filled(text, values), link, invented)


def context_of(
    letter: Letter, *, name: str, campaign: Campaign, names: str, stop_url: str
) -> dict[str, object]:
    """What the templates of the mail show; the page that previews the mail uses the same."""
    return {
        "letter": letter,
        "name": name,
        "campaign": campaign,
        "names": names,
        "stop_url": stop_url,
        "site": settings.SITE_URL,
    }


def message_for(
    reminder: Reminder, person: User, places: Sequence[tuple[str, str]], invitees: Sequence[int]
) -> EmailMultiAlternatives:
    """The mail as plain text and as HTML, with the headers by which a mail program offers to stop it.

    An answer goes to whoever of VNG asked for the reminder.
    """
    campaign = reminder.campaign
    letter = letter_of(
        reminder.subject,
        reminder.text,
        places=places,
        closes_on=campaign.closes_on,
        fictional=campaign.fictional,
    )
    token = stop_token(campaign.pk, invitees, [code for code, _ in places])
    stop_url = settings.SITE_URL + reverse("reminder-stop", args=[token])
    names = joined(name for _, name in places)
    context = context_of(letter, name=person.name, campaign=campaign, names=names, stop_url=stop_url)
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=render_to_string("campaign/mail/reminder.txt", context),
        to=[person.email],
        reply_to=[reminder.asked_by.email] if reminder.asked_by else None,
        headers={
            "List-Unsubscribe": f"<{stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("campaign/mail/reminder.html", context), "text/html")
    return message
