"""Mails to a team about what VNG did there; made by the worker."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.constants import TeamRole
from assessments.jobs import background
from assessments.models import Membership, Municipality, User


def coordinators_of(codes: Iterable[str]) -> list[Membership]:
    """The coordinators of these municipalities who can log in, with person and municipality."""
    return list(
        Membership.objects.filter(
            municipality__in=list(codes), role=TeamRole.COORDINATOR.value, user__is_active=True
        )
        .select_related("user", "municipality")
        .order_by("municipality_id", "pk")
    )


@background
def mail_blocked(person_id: int, reason: str) -> None:
    """Tell the coordinators of every team of somebody that VNG blocked the account, and why."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        return
    codes = Membership.objects.filter(user=person).values_list("municipality_id", flat=True)
    for member in coordinators_of(codes):
        _send(member, "blocked", {"person": person, "reason": reason})


@background
def mail_invited(code: str, email: str, reason: str) -> None:
    """Tell the coordinators who are there already that VNG invited another one, and why."""
    for member in coordinators_of([code]):
        _send(member, "invited", {"email": email, "reason": reason})


@background
def mail_appointed(code: str, person_id: int, reason: str) -> None:
    """Tell somebody who was made coordinator by VNG; the team reads it in the logbook."""
    for member in coordinators_of([code]):
        if member.user_id == person_id:
            _send(member, "appointed", {"reason": reason})


def _send(member: Membership, name: str, more: dict[str, object]) -> None:
    place: Municipality = member.municipality
    context = {
        "person_to": member.user,
        "place": place,
        "log": settings.SITE_URL + reverse("municipality-audit", args=[place.pk]),
        "site": settings.SITE_URL,
    } | more
    EmailMessage(
        subject=render_to_string(f"organisations/mail/{name}_subject.txt", context).strip(),
        body=render_to_string(f"organisations/mail/{name}.txt", context),
        to=[member.user.email],
    ).send()
