"""The response as tables, for the page and for Excel."""

from __future__ import annotations

from collections.abc import Sequence

from assessments import tables
from assessments.campaign.queries import Invited, ReminderLine
from assessments.campaign.regions import KINDS
from assessments.campaign.response import Counts, Week, counts_of, counts_per, share_of
from assessments.campaign.sentences import moment_in_words
from assessments.models import ReminderMail
from assessments.tables import Cell, Column, Table, cell, table_of

COUNT_COLUMNS = ("Uitgenodigd", "Niet begonnen", "Bezig", "Definitief", "Deel definitief")
PLACE_COLUMNS = (
    *("Gemeente", "Code", "Stand", "Sinds", "Provincie", "Grootte", "Omgevingsdienst"),
    *("Coördinatoren", "Laatste herinnering", "Herinneringen"),
)


def count_table(name: str, head: str, groups: Sequence[Counts], total: Counts) -> Table:
    """Groups with their numbers, and all together in the last row; a link lists those of the group."""
    columns = (Column(head), *(Column(label, number=True) for label in COUNT_COLUMNS))
    rows = tuple(_count_row(one) for one in [*groups, total])
    return Table(name, f"Respons per {head.lower()}", columns, rows)


def _count_row(one: Counts) -> tuple[Cell, ...]:
    href = f"?regio={one.value}#gemeenten" if one.value else ""
    return (
        cell(one.label, href=href),
        cell(one.total),
        cell(one.not_started),
        cell(one.busy),
        cell(one.definitive),
        Cell(f"{one.share}%", one.share),
    )


def count_tables(found: Sequence[Invited]) -> list[Table]:
    """The table of every kind of group."""
    total = counts_of("Alle uitgenodigde gemeenten", found)
    return [
        count_table(f"Per {label.lower()}", label, counts_per(kind, found), total)
        for kind, label in KINDS.items()
    ]


def week_table(weeks: Sequence[Week], total: int) -> Table:
    """How many were definitive at the end of each week that has begun."""
    columns = (
        Column("Week"),
        Column("Tot en met"),
        Column("Definitief", number=True),
        Column("Deel definitief", number=True),
    )
    rows = tuple(
        (
            cell(f"Week {week.number}"),
            cell(week.until),
            cell(week.definitive),
            Cell(f"{share}%", share),
        )
        for week in weeks
        if week.definitive is not None
        for share in [share_of(week.definitive, total)]
    )
    return Table("Per week", "Definitieve gemeenten per week, opgeteld", columns, rows)


def place_table(found: Sequence[Invited]) -> Table:
    """Every municipality with how far it is, and nothing of its answers."""
    columns = tuple(Column(label, number=label == "Coördinatoren") for label in PLACE_COLUMNS)
    return Table("Gemeenten", "Stand per gemeente", columns, tuple(_place_row(one) for one in found))


def _place_row(one: Invited) -> tuple[Cell, ...]:
    regions = [one.regions[kind].label if kind in one.regions else "" for kind in KINDS]
    return (
        cell(one.name),
        cell(one.code),
        cell(one.state_words),
        cell(tables.day_of(one.since)),
        *(cell(label) for label in regions),
        cell(one.coordinators),
        cell(tables.day_of(one.reminded_at)),
        cell("gestopt" if one.stopped_at else "aan"),
    )


def mail_table(mails: Sequence[ReminderMail]) -> Table:
    """What became of each message of a reminder: per municipality and person."""
    columns = tuple(Column(label) for label in ("Gemeente", "Ontvanger", "Stand", "Verstuurd op"))
    rows = tuple(
        (
            cell(mail.municipality.name),
            cell(str(mail.person) if mail.person else "Account verwijderd"),
            cell("Verstuurd" if mail.sent_at else mail.error or "Wacht"),
            cell(moment_in_words(mail.sent_at) if mail.sent_at else ""),
        )
        for mail in mails
    )
    return Table("Berichten", "Berichten van deze herinnering", columns, rows)


def reminder_table(lines: Sequence[ReminderLine]) -> Table:
    """The reminders of a campaign, the newest first, with how far each is."""
    rows = [
        [
            *(line.reminder.asked_at, line.reminder.subject, line.reminder.get_state_display()),
            *(line.reminder.total, line.sent, line.waiting, line.failed),
            str(line.reminder.asked_by) if line.reminder.asked_by else "Account verwijderd",
        ]
        for line in lines
    ]
    heads = [
        "Gevraagd op",
        "Onderwerp",
        "Stand",
        "Ontvangers",
        "Verstuurd",
        "Wacht",
        "Niet verstuurd",
        "Door",
    ]
    return table_of("Herinneringen", "Herinneringen van deze campagne", heads, rows)
