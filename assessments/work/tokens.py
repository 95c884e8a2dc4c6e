"""The signed links that work without logging in: the agenda, and stopping the mail."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from assessments.models import User

# Without a moment in it, so that the same person always gets the same link.
_calendar = Signer(salt="assessments.work.calendar", sep=".")
_stop = Signer(salt="assessments.work.digest-stop", sep=".")


def calendar_token(person: User) -> str:
    """The secret of somebody's agenda link; another one after `renew_calendar`."""
    return _calendar.sign(f"{person.pk}-{person.calendar_epoch}")


def person_of_calendar(token: str) -> User | None:
    """Whose agenda link this is; None for a wrong, an old or a closed one."""
    try:
        person_id, epoch = _calendar.unsign(token).split("-")
    except (BadSignature, ValueError):
        return None
    return User.objects.filter(pk=int(person_id), calendar_epoch=int(epoch), is_active=True).first()


def stop_token(person: User) -> str:
    """The secret in the mail with which somebody stops the mail."""
    return _stop.sign(str(person.pk))


def person_of_stop(token: str) -> User | None:
    """Who stops the mail with this link; None for a wrong one."""
    try:
        person_id = int(_stop.unsign(token))
    except (BadSignature, ValueError):
        return None
    return User.objects.filter(pk=person_id).first()
