"""The tables of this room: editions, and the faults of a draft. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_in_words

from assessments.catalogue.faults import Fault
from assessments.editorial.checking import line_of
from assessments.editorial.queries import EditionLine
from assessments.editorial.sentences import advice_for
from assessments.tables import Cell, Column, Table, cell

FAULTS_SHOWN = 300


def editions_table(lines: Sequence[EditionLine]) -> Table:
    """Every revision of every edition with what stands on it."""
    heads = (
        "Editie",
        "Gepubliceerd op",
        "Stellingen",
        "Samenspel",
        "Taken",
        "Lopende rondes",
        "Definitieve rondes",
        "Waarvan verzonnen",
        "Controlegetal",
        "Bestanden",
    )
    numbers = {
        "Stellingen",
        "Samenspel",
        "Taken",
        "Lopende rondes",
        "Definitieve rondes",
        "Waarvan verzonnen",
    }
    return Table(
        name="Edities",
        caption="Gepubliceerde edities, de nieuwste eerst",
        columns=tuple(Column(head, number=head in numbers) for head in heads),
        rows=tuple(_line(line) for line in lines),
        note="Een gepubliceerde editie verandert nooit meer. Het controlegetal is het begin van de sha256.",
    )


def faults_table(faults: Sequence[Fault], files: Mapping[str, str]) -> Table:
    """The check report: file, place, what is wrong and what to do."""
    shown = faults[:FAULTS_SHOWN]
    more = f"De eerste {FAULTS_SHOWN} van {len(faults)} fouten." if len(faults) > len(shown) else ""
    return Table(
        name="Fouten",
        caption="Wat er te verbeteren is",
        columns=tuple(Column(head) for head in ("Bestand", "Waar", "Wat er mis is", "Wat u doet")),
        rows=tuple(
            (
                cell(fault.file),
                cell(_where(fault, files)),
                cell(fault.message),
                cell(advice_for(fault)),
            )
            for fault in shown
        ),
        note=more,
    )


def _line(line: EditionLine) -> tuple[Cell, ...]:
    kind = " (simulatie)" if line.is_simulated and "simulatie" not in line.label else ""
    reason = f": {line.reason}" if line.reason else ""
    day = date_in_words(timezone.localtime(line.published_at), "j F Y")
    return (
        Cell(f"{line.label}{kind}{reason}", href=reverse("catalogue-edition", args=[line.name])),
        cell(day),
        cell(line.statements),
        cell(line.cross),
        cell(line.tasks),
        cell(line.running),
        cell(line.definitive),
        cell(line.fictional),
        Cell(line.sha256[:12]),
        Cell("zip", href=reverse("edition-file", args=[line.key])),
    )


def _where(fault: Fault, files: Mapping[str, str]) -> str:
    """The id of the item with its line; as it is for what has no line."""
    line = line_of(files.get(fault.file, ""), fault.where)
    return f"{fault.where} (regel {line})" if line else fault.where
