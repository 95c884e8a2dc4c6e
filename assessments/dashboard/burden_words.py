"""What the page of the burden says, and its figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.comparison.groups import Benchmark
from assessments.dashboard.burden import BurdenLine, BurdenPart
from assessments.tables import Cell, Column, Table, cell

TOO_FEW = "te weinig deelnemers"
UNITS = {"dagen": ("dag", "dagen"), "mensen": ("mens", "mensen"), "uren": ("uur", "uur")}
TITLES = {
    "dagen": "Hoeveel dagen een ronde duurt",
    "mensen": "Hoeveel mensen eraan werken",
    "uren": "Hoeveel uren zij in de APK bezig zijn",
}
MEANINGS = {
    "dagen": "Dit zijn kalenderdagen: van het begin van de ronde tot de dag waarop zij definitief is.",
    "mensen": "Dit zijn mensen die in de ronde iets opsloegen. Wie alleen leest, telt niet mee.",
    "uren": "Dit zijn de uren van alle mensen samen. Overleg buiten de APK zit er niet in.",
}
HOW_COUNTED = (
    "Alleen gemeenten die hun uitkomst delen tellen mee, en alleen definitieve rondes.",
    "Uren zijn kwartieren waarin iemand iets deed in de ronde, opgeteld over alle mensen.",
    "Zoekwerk en overleg buiten de APK ziet het programma niet. De echte tijd is dus langer.",
    "Een ronde die uit een bestand is ingelezen, telt bij mensen en uren niet mee.",
    "Dagen en uren zijn afgerond op een veelvoud van 5, mensen op hele mensen.",
    "Het midden: de helft van de gemeenten zit eronder, de helft erboven.",
    "Een kwart zit onder de middelste helft, en een kwart erboven.",
    "Bij te weinig gemeenten staat er: te weinig deelnemers. Dat is nooit hetzelfde als nul.",
)


@dataclass(frozen=True, slots=True)
class ShownBurden:
    """A measure with its finding, what it means, and its drawing."""

    part: BurdenPart
    heading: str
    meaning: str
    unit: str
    lines: tuple[tuple[BurdenLine, str], ...]


def amount(value: int, measure: str) -> str:
    """A number with its unit: "95 dagen", "1 dag", "40 uur"."""
    one, many = UNITS[measure]
    return f"{cell(value).text} {one if value == 1 else many}"


def heading(parts: Sequence[BurdenPart]) -> str:
    """The finding of the newest edition, of what may be shown."""
    known = [amount(part.newest.median, part.measure) for part in parts if part.newest]
    if not known:
        return "Te weinig deelnemers voor een beeld van de werklast"
    text = known[0] if len(known) == 1 else f"{', '.join(known[:-1])} en {known[-1]}"
    return f"Een ronde kost een gemeente in het midden ongeveer {text}"


def shown(parts: Sequence[BurdenPart]) -> tuple[ShownBurden, ...]:
    """The parts of the page with their words."""
    return tuple(
        ShownBurden(
            part,
            _part_heading(part),
            MEANINGS[part.measure],
            UNITS[part.measure][1],
            tuple((line, change_words(line.change, part.measure)) for line in part.lines),
        )
        for part in parts
    )


def _part_heading(part: BurdenPart) -> str:
    found = part.newest
    if found is None:
        return f"{TITLES[part.measure]}: te weinig deelnemers"
    middle = amount(found.median, part.measure)
    spread = spread_words(found)
    if not spread:
        return f"{TITLES[part.measure]}: het midden is {middle}"
    return f"{TITLES[part.measure]}: het midden is {middle}, de middelste helft {spread}"


def spread_words(found: Benchmark) -> str:
    """The quartiles ("60 tot 140"); nothing without them, or when both are the same."""
    low, high = found.lower_quartile, found.upper_quartile
    if low is None or high is None or low == high:
        return ""
    return f"{cell(low).text} tot {cell(high).text}"


def change_words(change: int | None, measure: str) -> str:
    """The change in words: "10 dagen meer", "gelijk", or nothing without an edition before."""
    if change is None:
        return ""
    return "gelijk" if not change else f"{amount(abs(change), measure)} {'meer' if change > 0 else 'minder'}"


def burden_table(parts: Sequence[BurdenPart]) -> Table:
    """One row per measure and edition."""
    columns = (
        Column("Wat"),
        Column("Editie"),
        Column("Gemeenten", number=True),
        Column("Midden", number=True),
        Column("Een kwart zit onder", number=True),
        Column("Een kwart zit boven", number=True),
        Column("Sinds de editie ervoor", number=True),
    )
    rows = tuple(_row(part, line) for part in parts for line in part.lines)
    caption = "Werklast van een ronde per editie: dagen, mensen en uren"
    return Table("Werklast", caption, columns, rows)


def _row(part: BurdenPart, line: BurdenLine) -> tuple[Cell, ...]:
    head = (cell(part.measure.capitalize()), cell(line.edition))
    if line.found is None:
        return (*head, *(cell(TOO_FEW) for _ in range(4)), cell(""))
    quartiles = (line.found.lower_quartile, line.found.upper_quartile)
    return (
        *head,
        cell(line.found.others),
        cell(line.found.median),
        *(cell(TOO_FEW) if one is None else cell(one) for one in quartiles),
        Cell(change_words(line.change, part.measure), line.change),
    )
