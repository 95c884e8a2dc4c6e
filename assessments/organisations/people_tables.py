"""The tables about people, on the screen and in Excel."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.urls import reverse

from assessments.audit.wording import ACTIONS
from assessments.constants import VngRight
from assessments.models import AuditEntry, Membership, User
from assessments.organisations.dates import day_cell
from assessments.tables import Column, Table, cell

STAFF_COLUMNS = tuple(
    Column(label) for label in ("Naam", "E-mailadres", "Rechten", "Toegang", "Tweede stap", "Laatst ingelogd")
)
FOUND_COLUMNS = tuple(
    Column(label) for label in ("E-mailadres", "Naam", "Organisatie", "Account", "Laatst ingelogd")
)
TEAM_COLUMNS = tuple(Column(label) for label in ("Gemeente", "Rol", "Functie"))
HISTORY_COLUMNS = tuple(Column(label) for label in ("Datum", "Wie", "Wat", "Waarom"))
NEVER = "Nog nooit"


def staff_table(people: Iterable[User], with_factor: Collection[int]) -> Table:
    """Everybody of VNG with rights; `with_factor`: ids of who has a second factor."""
    return Table(
        name="Mensen bij VNG",
        caption="Mensen bij VNG",
        columns=STAFF_COLUMNS,
        rows=tuple(
            (
                cell(person.name, href=reverse("vng-person", args=[person.pk])),
                cell(person.email),
                cell(rights_in_words(person) or "Geen"),
                cell(_access(person)),
                cell("Ja" if person.pk in with_factor else "Nee"),
                day_cell(person.last_login, NEVER),
            )
            for person in people
        ),
    )


def rights_in_words(person: User) -> str:
    """The rights by name; with semicolons, because a name may hold a comma."""
    return "; ".join(str(VngRight(right).label) for right in person.vng_rights)


def _access(person: User) -> str:
    if not person.is_active:
        return "Gestopt"
    return "Open" if person.has_usable_password() else "Moet een wachtwoord kiezen"


def found_table(people: Iterable[User]) -> Table:
    """Who was found by mail address: no more than needed to help somebody."""
    return Table(
        name="Gevonden mensen",
        caption="Gevonden mensen",
        columns=FOUND_COLUMNS,
        rows=tuple(
            (
                cell(person.email, href=reverse("vng-person", args=[person.pk])),
                cell(person.name),
                cell(_organisations(person)),
                cell("Open" if person.is_active else "Geblokkeerd"),
                day_cell(person.last_login, NEVER),
            )
            for person in people
        ),
    )


def _organisations(person: User) -> str:
    if person.is_vng:
        return "VNG"
    names = [f"Gemeente {member.municipality.name}" for member in person.memberships.all()]
    return ", ".join(names) or "Geen"


def team_table(teams: Iterable[Membership]) -> Table:
    """The teams of one person."""
    return Table(
        name="Teams",
        caption="Teams van deze persoon",
        columns=TEAM_COLUMNS,
        rows=tuple(
            (
                cell(one.municipality.name, href=reverse("vng-municipality", args=[one.municipality_id])),
                cell(one.get_role_display()),
                cell(one.function),
            )
            for one in teams
        ),
    )


def history_table(entries: Iterable[AuditEntry]) -> Table:
    """What happened to an account."""
    return Table(
        name="Geschiedenis",
        caption="Wat er met dit account gebeurde",
        columns=HISTORY_COLUMNS,
        rows=tuple(
            (
                day_cell(entry.at),
                cell(entry.actor_name),
                cell(_what(entry)),
                cell(entry.reason),
            )
            for entry in entries
        ),
    )


def _what(entry: AuditEntry) -> str:
    """The act; of other rights also which ones were given."""
    sentence = ACTIONS.get(entry.action, entry.action)
    sentence = sentence[:1].upper() + sentence[1:]
    if "rechten" not in entry.new:
        return sentence
    labels = dict(VngRight.choices)
    given = "; ".join(str(labels.get(right, right)) for right in entry.new["rechten"])
    return f"{sentence}: {given or 'geen'}"
