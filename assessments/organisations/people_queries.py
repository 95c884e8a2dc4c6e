"""Reading the people of VNG, and finding anybody by mail address: name, organisation, active, last log-in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.http import Http404

from assessments.models import AuditEntry, Membership, User

LEAST_LETTERS = 3
MOST_FOUND = 25
HISTORY = 20
ACTS = (
    "persoon.aangemaakt",
    "medewerker.rechten",
    "medewerker.gestopt",
    "medewerker.terug",
    "medewerker.link",
    "account.geblokkeerd",
    "account.vrijgegeven",
    "tweede_stap.gewist",
)
"""What happened to an account itself; what somebody did is nobody's business here."""


@dataclass(frozen=True, slots=True)
class Found:
    """Those whose address holds what was looked for; `more`: there are more than are shown."""

    people: list[User]
    more: bool

    @property
    def codes(self) -> set[str]:
        """The municipalities of these people: each sees in its logbook that VNG looked."""
        return {member.municipality_id for person in self.people for member in person.memberships.all()}


def staff() -> QuerySet[User]:
    """Everybody of VNG: who can log in first, then by name."""
    return User.objects.filter(is_vng=True).order_by("-is_active", Lower("name"), "pk")


def find_people(text: str) -> Found:
    """Those with `text` in their mail address, in two queries; nobody for fewer than `LEAST_LETTERS`."""
    if len(text) < LEAST_LETTERS:
        return Found([], more=False)
    teams = Membership.objects.select_related("municipality").order_by("municipality__name")
    found = list(
        User.objects.filter(email__icontains=text)
        .prefetch_related(Prefetch("memberships", teams))
        .order_by(Lower("email"))[: MOST_FOUND + 1]
    )
    return Found(found[:MOST_FOUND], more=len(found) > MOST_FOUND)


def person_or_404(pk: int) -> User:
    """Somebody with an account. Raises Http404."""
    person = User.objects.filter(pk=pk).first()
    if person is None:
        raise Http404("Dit account bestaat niet.")
    return person


def teams_of(person: User) -> list[Membership]:
    """The teams of a person, by name of the municipality."""
    return list(
        Membership.objects.filter(user=person).select_related("municipality").order_by("municipality__name")
    )


def history_of(person: User) -> list[AuditEntry]:
    """What happened to this account, newest first: one line for an act that stands in several logbooks."""
    entries = AuditEntry.objects.filter(subject=person.email[:120], action__in=ACTS).order_by("-at", "-id")
    once = {(entry.action, entry.actor_id, entry.at.replace(microsecond=0)): entry for entry in entries[:100]}
    return list(once.values())[:HISTORY]
