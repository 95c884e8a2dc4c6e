"""The spread of the proposals of a question as tables, for Excel: what its page shows this person. Pure.

As on the page nothing betrays who gave a proposal: the same order, no time, and a name only where somebody
agreed (docs/decisions/0053). What is still blind for this person is absent.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessments.answering.spread_pages import Spread
from assessments.tables import Table, table_of

ALL_ROLES = "Alle rollen"


def spread_tables(spreads: Sequence[Spread]) -> list[Table]:
    """Per role and level how many proposals, and the proposals themselves; empty when nothing may be seen."""
    seen = [one for one in spreads if not one.hidden]
    if not seen:
        return []
    levels = [
        [one.role_label or ALL_ROLES, level.number, level.text, level.count]
        for one in seen
        for level in one.levels
    ]
    opinions = [
        [
            *(one.role_label or ALL_ROLES, opinion.number, opinion.text),
            *(opinion.support, opinion.note, opinion.by or "Zonder naam"),
        ]
        for one in seen
        for opinion in (*one.explained, *one.bare)
    ]
    heads = ["Rol", "Niveau (0-4)", "Antwoord"]
    more = ["Onderbouwing", "Toelichting", "Van wie"]
    return [
        table_of("Spreiding", "Voorstellen per niveau", [*heads, "Voorstellen"], levels),
        table_of("Voorstellen", "De voorstellen", [*heads, *more], opinions),
    ]
