"""What the page of municipalities by name says, and its figures as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format

from assessments.comparison.groups import Benchmark
from assessments.comparison.named import WaitingName
from assessments.dashboard.named import CORE, NamedPart, NamedValue
from assessments.tables import Cell, Column, Table, cell

MOST = 6
TOO_FEW, NO_FIGURE = "te weinig deelnemers", "geen cijfer"
TOO_MANY = f"Kies hooguit {MOST} gemeenten. Haal er een paar weg."
NO_LONGER = (
    "Een gemeente uit uw keuze deelt haar uitkomst niet met haar naam. Zij staat daarom niet op deze pagina."
)
NOBODY = "Op dit moment is er geen uitkomst van deze editie met een naam te zien."
WHY_WAIT = (
    "Namen komen er bij een publicatie bij. Zo is geen andere gemeente af te leiden uit oudere cijfers."
)
HELD = (
    "wacht langer. Met deze naam erbij blijven in een ouder cijfer te weinig onbekende gemeenten over. "
    "Elke publicatie kijkt opnieuw."
)
LOGGED = (
    "Elke gemeente die u hier bekijkt, ziet dat in haar logboek. Daar staan uw naam en het moment. "
    "Een gemeente kan haar toestemming elk moment intrekken. Dan is zij hier meteen weg."
)
HOW_COUNTED = (
    "U ziet alleen definitieve rondes van deze editie, van gemeenten die herkenbaar delen.",
    "De gemeenten staan op volgorde van hun naam.",
    "Het cijfer van een gemeente is precies, op hele punten. Het midden van de groep is een veelvoud van 5.",
    "Bij taken in beeld vergelijken lager, rond en hoger met de middelste helft van de groep.",
    "Kwetsbaarheid per risico: hoger is kwetsbaarder. Bij de andere cijfers is hoger beter.",
    "Geen cijfer: het onderdeel zat niet helemaal in de ronde, of is daar niet van toepassing.",
    "De gemeenten vulden de antwoorden zelf in. Niemand controleerde ze. Maak er geen ranglijst van.",
    "Teksten en losse antwoorden van een gemeente ziet u nooit.",
)
ON_CORE = "De cijfers gaan over de kern. Daarmee zijn ook rondes met alleen de kern te vergelijken."
ON_ALL = "De cijfers gaan over alle stellingen."


def heading(names: Sequence[str]) -> str:
    """Who stands side by side."""
    if not names:
        return "Kies gemeenten die hun uitkomst met hun naam delen"
    if len(names) == 1:
        return f"De uitkomst van {names[0]} naast de groep"
    return f"{', '.join(names[:-1])} en {names[-1]} naast elkaar"


def waiting_lines(waiting: Sequence[WaitingName], next_day: dt.date | None) -> tuple[str, ...]:
    """Per municipality that shares by name and is not shown yet: why, and from when on."""
    day = f", op {date_format(next_day, 'j F Y')}" if next_day else ""
    when = f"verschijnt na de volgende publicatie{day}."
    return tuple(f"{one.name} {HELD if one.held else when}" for one in waiting)


def part_heading(part: NamedPart) -> str:
    """The part with its finding: in which row these municipalities differ most."""
    widest = part.widest
    if widest is None:
        return part.title
    known = [one.value for one in widest.values if one is not None]
    sign = "%" if part.is_share else ""
    return f"{part.title}: het meest verschilt {widest.label}, van {min(known)}{sign} tot {max(known)}{sign}"


def basis_words(basis: str) -> str:
    return ON_CORE if basis == CORE else ON_ALL


def part_table(part: NamedPart, names: Sequence[str], group: str) -> Table:
    """One row per measure, one column per municipality, the median of the group last."""
    columns = (Column("Onderdeel"), *(Column(name) for name in names), Column(f"Midden, {group}"))
    rows = tuple(
        (
            cell(row.label),
            *(_own(value, part.is_share) for value in row.values),
            _median(row.group, part.is_share),
        )
        for row in part.rows
    )
    return Table(part.title, part.title, columns, rows)


def file_table(part: NamedPart, names: Sequence[str], group: str) -> Table:
    """The same for Excel: the number of a municipality in one column, its word in the next."""
    pairs = (
        column for name in names for column in (Column(name, number=True), Column(f"{name}, in woorden"))
    )
    columns = (Column("Onderdeel"), *pairs, Column(f"Midden, {group}", number=True))
    rows = tuple(
        (
            cell(row.label),
            *(
                one
                for value in row.values
                for one in (
                    (cell(NO_FIGURE), cell("")) if value is None else (cell(value.value), cell(value.word))
                )
            ),
            _median(row.group, part.is_share),
        )
        for row in part.rows
    )
    return Table(part.title, part.title, columns, rows)


def _own(one: NamedValue | None, is_share: bool) -> Cell:
    if one is None:
        return cell(NO_FIGURE)
    text = f"{one.value}{'%' if is_share else ''}"
    return Cell(f"{text} {one.word}".strip(), tint=one.tint)


def _median(group: Benchmark | None, is_share: bool) -> Cell:
    if group is None:
        return cell(TOO_FEW)
    return Cell(f"{group.median}{'%' if is_share else ''}", group.median)
