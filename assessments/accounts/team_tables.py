"""The tables of the page of a team, for Excel: the same lines that the page shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.accounts.accepting import State
from assessments.accounts.team_queries import InvitationLine, MemberLine, TeamInvitations
from assessments.tables import Table, day_of, table_of


def team_tables(
    members: Sequence[MemberLine], invitations: TeamInvitations, *, with_addresses: bool
) -> list[Table]:
    """The members and the invitations. Addresses of members are for the coordinator (`with_addresses`)."""
    heads = ["Naam", *(["E-mailadres"] if with_addresses else []), "Rol", "Functie", "Ziet", "Sinds"]
    rows = [
        [
            line.member.user.name,
            *([line.member.user.email] if with_addresses else []),
            line.member.get_role_display(),
            line.member.function,
            line.part,
            day_of(line.member.created_at),
        ]
        for line in members
    ]
    found = [table_of("Teamleden", "De leden van het team", heads, rows)]
    if invitations.running:
        found.append(
            table_of(
                "Lopende uitnodigingen",
                "Uitnodigingen die nog niet zijn aangenomen",
                [
                    "Voor",
                    "Naam",
                    "Stand",
                    "Geldig tot en met",
                    "Rol",
                    "Functie",
                    "Ziet",
                    "Door",
                    "Gemaakt op",
                ],
                [_running(line) for line in invitations.running],
            )
        )
    if invitations.closed:
        found.append(
            table_of(
                "Eerdere uitnodigingen",
                "Uitnodigingen die zijn aangenomen of ingetrokken",
                ["Voor", "Stand", "Op", "Rol", "Ziet"],
                [_closed(line) for line in invitations.closed],
            )
        )
    return found


def _running(line: InvitationLine) -> list[object]:
    one = line.invitation
    words = {State.EXPIRED: "Verlopen"}.get(
        line.state, "Nog niet verstuurd" if line.is_waiting else "Verstuurd"
    )
    return [
        one.email,
        one.name,
        words,
        day_of(one.expires_at),
        one.get_role_display(),
        one.function,
        line.part,
        one.created_by.name if one.created_by else "Onbekend",
        day_of(one.created_at),
    ]


def _closed(line: InvitationLine) -> list[object]:
    one = line.invitation
    day = one.accepted_at or one.withdrawn_at
    words = "Aangenomen" if one.accepted_at else "Ingetrokken"
    return [one.email, words, day_of(day), one.get_role_display(), line.part]
