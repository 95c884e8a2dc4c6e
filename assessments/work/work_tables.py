"""The tables of the pages about work, for Excel: the same lines that the pages show. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.catalogue.calendar_tables import calendar_tables
from assessments.tables import Table, day_of, table_of
from assessments.work.law_calendar import RoundCalendar
from assessments.work.round_work import DomainLines, DossierLine, GivenLine, PersonLine
from assessments.work.states import HistoryLine


def dossiers_table(domains: Sequence[DomainLines]) -> Table:
    """The dossiers with their state, who has them and by when; those of the filter that was chosen."""
    return table_of(
        "Per dossier",
        "Werk per dossier: stand, wie en wanneer",
        [
            *("Domein", "Onderdeel", "Kern", "Klaar", "Vragen in totaal", "Open", "Nog bevestigen", "Stand"),
            *("Stand sinds", "Door", "Waarom terug", "Wie", "Losse vragen", "Klaar op", "Over tijd"),
        ],
        [_dossier(domain.label, line) for domain in domains for line in domain.lines],
    )


def _dossier(domain: str, line: DossierLine) -> list[object]:
    stored = line.stored
    by = (str(stored.changed_by) if stored.changed_by else stored.changed_function) if stored else ""
    return [
        *(domain, line.label, "Ja" if line.dossier and line.dossier.core else "Nee"),
        *(line.part.done, line.part.total, line.part.open, line.to_confirm),
        line.state_label if line.dossier else "Niet verplicht",
        *(day_of(stored.changed_at) if stored and by else None, by),
        stored.reason if stored and line.state == "terug" else "",
        "\n".join(_given(one) for one in line.given),
        "\n".join(_given(one) for one in line.questions),
        *(line.due.date if line.due else None, "Ja" if line.is_late else "Nee"),
    ]


def _given(line: GivenLine) -> str:
    """Who was given what, in one line."""
    parts = [line.name, line.what, line.note]
    if line.nobody:
        parts.append("niemand in het team heeft deze functie")
    return ", ".join(part for part in parts if part)


def people_table(people: Sequence[PersonLine]) -> Table:
    """Who has how much work; who has none yet stands in it as well, with zeros."""
    return table_of(
        "Per persoon",
        "Wie heeft hoeveel werk in deze ronde",
        [
            *("Wie", "Functie", "Dossiers", "Losse vragen", "Open", "Nog bevestigen"),
            *("Eerste datum", "Over tijd", "Let op"),
        ],
        [
            [
                *(line.name, "functie" if line.is_function else line.function, ", ".join(line.dossiers)),
                *(line.questions, line.open, line.to_confirm),
                *(line.due.date if line.due else None, line.late, _warning(line)),
            ]
            for line in people
        ],
    )


def _warning(line: PersonLine) -> str:
    if line.nobody:
        absent = "Niemand in het team heeft deze functie."
        return absent if line.is_function else "Zit niet meer in het team."
    if line.reads_only:
        return "Is meelezer en kan niet invullen."
    return "Nog zonder werk." if line.is_free else ""


def history_table(dossier: str, history: Sequence[HistoryLine]) -> Table:
    """Every change of a dossier, the newest first."""
    return table_of(
        "Geschiedenis",
        f"Elke verandering van {dossier}, de nieuwste eerst",
        ["Wanneer", "Wat", "Wie", "Functie", "Waarom"],
        [
            [
                line.at,
                f"Van {line.old_label.lower()} naar {line.label.lower()}." if line.state else line.what,
                *(line.name, line.function, line.reason),
            ]
            for line in history
        ],
    )


def own_calendar_tables(found: RoundCalendar) -> list[Table]:
    """The law calendar of a round, with how we stand with each task."""
    return calendar_tables(found.calendar, {key: state.text for key, state in found.states.items()})
