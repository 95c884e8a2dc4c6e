"""The evidence of a round as a table, for Excel: the pieces that the page lists. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.evidence.round_evidence import Line
from assessments.tables import Table, day_of, table_of

KILOBYTE = 1000


def evidence_table(lines: Sequence[Line]) -> Table:
    """Every piece with the questions it is used at, as far as this person sees them; sizes in kB."""
    return table_of(
        "Bewijs",
        "Bewijs, op titel",
        [
            *("Stuk", "Soort", "Bestand of link", "Grootte (kB)", "Van", "In het rapport"),
            *("Toegevoegd op", "Door functie", "Staat bij aantal vragen", "Staat bij"),
        ],
        [
            [
                *(line.piece.title, "Link" if line.piece.is_link else line.piece.kind),
                line.piece.url if line.piece.is_link else line.piece.filename,
                None if line.piece.is_link else -(-line.piece.size // KILOBYTE),
                *(line.piece.dated, "Ja" if line.piece.in_report else "Nee"),
                *(day_of(line.piece.added_at), line.piece.function, len(line.questions)),
                "\n".join(f"{question.text} ({question.id})" for question in line.questions),
            ]
            for line in lines
        ],
    )
