"""The tables of the pages about municipalities, on the screen and in Excel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from assessments.accounts.accepting import State, state_of
from assessments.comparison.peers import size_class_of
from assessments.models import Invitation, Membership, Municipality, MunicipalityChange
from assessments.organisations.dates import day_cell, in_words
from assessments.tables import Cell, Column, Table, cell

LIST_COLUMNS = (
    Column("Gemeente"),
    Column("Code"),
    Column("Provincie"),
    Column("Inwoners", number=True),
    Column("Omgevingsdienst"),
    Column("Mensen in het team", number=True),
    Column("Coördinator"),
    Column("Inloggen via de gemeente"),
)
TEAM_COLUMNS = tuple(
    Column(label) for label in ("Naam", "E-mailadres", "Rol", "Functie", "Ziet", "Laatst ingelogd", "Account")
)
INVITATION_COLUMNS = tuple(Column(label) for label in ("Voor", "Rol", "Stand", "Uitgenodigd door"))
CHANGE_COLUMNS = tuple(Column(label) for label in ("Datum", "Van", "Naar", "Opmerking", "Verwerkt"))
STATES = {State.OPEN: "loopt tot en met", State.EXPIRED: "verlopen op"}


def list_table(places: Iterable[Municipality]) -> Table:
    """One row per municipality of `places_for`; the number of inhabitants comes with its class in Excel."""
    return Table(
        name="Gemeenten",
        caption="Gemeenten met hun team",
        columns=LIST_COLUMNS,
        rows=tuple(_list_row(place) for place in places),
    )


def _list_row(place: Municipality) -> tuple[Cell, ...]:
    name = place.name
    if place.valid_until is not None:
        name = f"{name} (tot {in_words(place.valid_until)})"
    elif place.valid_from is not None and place.valid_from > timezone.localdate():
        name = f"{name} (vanaf {in_words(place.valid_from)})"
    return (
        cell(name, href=reverse("vng-municipality", args=[place.pk])),
        cell(place.pk),
        cell(place.province),
        cell(place.inhabitants),
        cell(place.omgevingsdienst),
        cell(getattr(place, "people", 0)),
        cell(_coordinator(place)),
        cell("Ja" if getattr(place, "signs_in", False) else "Nee"),
    )


def _coordinator(place: Municipality) -> str:
    if getattr(place, "works", False):
        return "Ja"
    if getattr(place, "is_invited", False):
        return "Uitgenodigd"
    return "Geblokkeerd" if getattr(place, "has_coordinator", False) else "Nee"


def team_table(members: Sequence[Membership]) -> Table:
    """Who is in the team; a name leads to the page of that person."""
    return Table(
        name="Team",
        caption=f"Teamleden ({len(members)})",
        columns=TEAM_COLUMNS,
        rows=tuple(
            (
                cell(one.user.name, href=reverse("vng-person", args=[one.user_id])),
                cell(one.user.email),
                cell(one.get_role_display()),
                cell(one.function),
                cell("Een deel" if one.is_limited else "Alles"),
                day_cell(one.user.last_login, "Nog nooit"),
                cell("Open" if one.user.is_active else "Geblokkeerd"),
            )
            for one in members
        ),
    )


def invitation_table(invitations: Sequence[Invitation]) -> Table:
    """The invitations that were not accepted or withdrawn."""
    return Table(
        name="Uitnodigingen",
        caption=f"Lopende uitnodigingen ({len(invitations)})",
        columns=INVITATION_COLUMNS,
        rows=tuple(
            (
                cell(one.email),
                cell(one.get_role_display()),
                cell(f"{STATES[state_of(one)]} {in_words(one.expires_at)}".capitalize()),
                cell(_by(one)),
            )
            for one in invitations
        ),
    )


def _by(invitation: Invitation) -> str:
    by = invitation.created_by
    if by is None:
        return "Onbekend"
    return f"{by.name} (VNG)" if by.is_vng else by.name


def change_table(changes: Sequence[MunicipalityChange]) -> Table:
    """Mergers, as the reference list has them."""
    return Table(
        name="Herindelingen",
        caption="Herindelingen",
        columns=CHANGE_COLUMNS,
        rows=tuple(
            (
                day_cell(one.day),
                cell(f"{one.old_name} ({one.old_code})"),
                cell(f"{one.new_name} ({one.new_code})"),
                cell(one.note),
                day_cell(one.applied_at, "Nog niet"),
            )
            for one in changes
        ),
    )


def size_label(place: Municipality) -> str:
    """The size class in words."""
    return size_class_of(place.inhabitants)[1]
