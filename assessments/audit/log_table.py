"""The log as a table, for Excel: the acts that the page shows, a row each. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.audit.shown import ShownEntry
from assessments.tables import Table, table_of


def log_table(entries: Iterable[ShownEntry]) -> Table:
    """Who did what and when, what it was before and what it is now."""
    return table_of(
        "Logboek",
        "Wie deed wat, wanneer, en wat was het daarvoor",
        ["Wanneer", "Wie", "Wat", "Ronde", "Onderwerp", "Rol", "Nummer", "Was", "Nu", "Waarom"],
        [
            [
                *(entry.at, entry.who, entry.what, entry.round_label, entry.subject, entry.role),
                entry.question.id if entry.question else "",
                "\n".join(f"{change.label}: {change.old_text}" for change in entry.changes),
                "\n".join(f"{change.label}: {change.new_text}" for change in entry.changes),
                entry.reason,
            ]
            for entry in entries
        ],
    )
