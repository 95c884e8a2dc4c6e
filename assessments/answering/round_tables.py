"""The tables of the pages of a round, for Excel: the same lines that the pages show. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.answering.changes_page import ChangeRow, ChangesPage
from assessments.answering.pages import DomainLines, DossierLine
from assessments.answering.scan import Scan, ScanRow
from assessments.answering.team_queries import RoundLine
from assessments.models import Membership
from assessments.tables import Table, day_of, table_of


def overview_table(domains: Sequence[DomainLines], *, definitive: bool) -> Table:
    """How far each dossier is, over all domains; `definitive` says the state as a frozen round has it."""
    return table_of(
        "Dossiers",
        "Hoeveel van elk dossier klaar en open is",
        [
            *("Domein", "Dossier", "Kern", "Stand"),
            *("Taken klaar", "Taken in totaal", "Stellingen klaar", "Stellingen in totaal"),
            *("Open", "Weet ik niet", "Nog bevestigen"),
        ],
        [
            [
                *(domain.label, line.label, "Ja" if line.dossier.core else "Nee"),
                _state(line, definitive=definitive),
                *(line.tasks.done, line.tasks.total, line.statements.done, line.statements.total),
                *(line.total.open, line.total.unknown, line.total.to_confirm),
            ]
            for domain in domains
            for line in domain.dossiers
        ],
    )


def _state(line: DossierLine, *, definitive: bool) -> str:
    if line.state == "buiten":
        return "Niet in deze ronde"
    if definitive:
        return "Klaar" if line.state == "klaar" else "Niet af"
    return str(line.work.label)


def municipality_tables(rounds: Sequence[RoundLine], team: Sequence[Membership]) -> list[Table]:
    """The rounds of a municipality, and its team; a partner with a part has no `team` to see."""
    found = [
        table_of(
            "Rondes",
            "De rondes van de gemeente, de nieuwste editie eerst",
            [
                *("Editie", "Stand", "Omvang", "Ingevuld", "Vragen in totaal"),
                *("Gestart op", "Definitief sinds", "Klaar op", "Besluiten"),
            ],
            [
                [
                    line.round.edition.name,
                    "Definitief" if line.round.is_definitive else "Voorlopig",
                    "Snelle scan" if line.round.is_scan else line.round.get_scope_display(),
                    *(line.progress.total.done, line.progress.total.total),
                    *(day_of(line.round.created_at), day_of(line.round.definitive_at)),
                    *(line.round.due, line.decisions),
                ]
                for line in rounds
            ],
        )
    ]
    if team:
        rows = [[one.user.name, one.get_role_display(), one.function] for one in team]
        found.append(table_of("Team", "Wie bij dit team hoort", ["Naam", "Rol", "Functie"], rows))
    return found


def change_tables(page: ChangesPage, edition: str) -> list[Table]:
    """How many questions changed in which way, and every question of both editions once."""
    counts = [[one.label, one.number, one.meaning] for one in page.counts]
    answers = [f"Uw antwoord in editie {page.old_edition}"] if page.answered_before else []
    heads = [
        *("Dossier", "Wat er veranderde", "Soort vraag"),
        *("Waarom", f"Vraag in editie {page.old_edition}", *answers),
        *(f"Nummer in editie {edition}", f"Vraag in editie {edition}", "In deze ronde"),
    ]
    rows = [
        _change(dossier.label, row, with_answers=page.answered_before)
        for dossier in page.dossiers
        for row in (*dossier.rows, *dossier.same)
    ]
    return [
        table_of("Per soort", "Veranderingen per soort", ["Soort", "Vragen", "Wat betekent dit"], counts),
        table_of("Vragen", "Elke vraag van beide edities", heads, rows),
    ]


def _change(dossier: str, row: ChangeRow, *, with_answers: bool) -> list[object]:
    answers = [_old_answers(row)] if with_answers else []
    return [
        *(dossier, row.label, row.what, "\n".join(line for line in (row.reason, *row.remarks) if line)),
        *("\n".join(question.text for question in row.old), *answers),
        *("\n".join(question.id for question in row.new), "\n".join(one.text for one in row.new)),
        "Ja" if any(question.asked for question in row.new) else "Nee",
    ]


def _old_answers(row: ChangeRow) -> str:
    """What was answered then, a line per role; a task with its steps."""
    lines = []
    for question in row.old:
        for answer in question.answers:
            steps = "; ".join(f"{step}: {choice}" for step, choice in answer.steps)
            number = "" if answer.number is None else f"{answer.number} "
            said = " ".join(one for one in (f"{number}{answer.text}".strip(), steps) if one)
            lines.append(": ".join(one for one in (answer.role_label, said) if one))
            lines += [answer.note] if answer.note else []
    return "\n".join(lines)


def scan_tables(scan: Scan) -> list[Table]:
    """The counts of the quick scan and its two lists."""
    counts = [
        *(["In beeld", scan.in_view], ["Deels in beeld", scan.partly], ["Niet in beeld", scan.not_in_view]),
        *(["Nog open", scan.empty], ["Niet van toepassing", scan.not_applicable]),
    ]
    found = [table_of("Aantallen", "Hoeveel wettelijke plichten", ["Antwoord", "Plichten"], counts)]
    heads = ["Plicht", "Wet", "Antwoord", "Meestal uitgevoerd door"]
    if scan.blind_spots:
        rows = [_scan_row(row, "in_beeld") for row in scan.blind_spots]
        found.append(table_of("Niet in beeld", "Plichten die niet in beeld zijn", heads, rows))
    if scan.unassigned:
        rows = [_scan_row(row, "belegd") for row in scan.unassigned]
        found.append(table_of("Niet goed belegd", "Plichten die niet goed belegd zijn", heads, rows))
    return found


def _scan_row(row: ScanRow, step: str) -> list[object]:
    said = ""
    if row.answer:
        said = row.answer.get_belegd_display() if step == "belegd" else row.answer.get_in_beeld_display()
    return [row.task.title, "; ".join(law.text for law in row.laws), said, row.task.usual_executor]
