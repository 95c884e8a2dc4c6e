"""Letters about signing in, sent by the worker."""

from __future__ import annotations

from django.core.mail import send_mail

from assessments.jobs import background, enqueue


@background
def send_sign_in_letter(to: list[str], subject: str, body: str) -> None:
    """Send one letter that was written before."""
    send_mail(subject, body, None, to)


def send_letter(*, to: list[str], subject: str, body: str) -> None:
    """Hand a letter to the worker."""
    enqueue(send_sign_in_letter, to=to, subject=subject, body=body)
