"""The tables of the report on screen, for Excel: the values of the document and of its spreadsheet. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assessments.report.document import ReportDocument
from assessments.report.document_trend import PastDecisions, TrendPart
from assessments.report.document_trend_risks import RiskTrendPart
from assessments.report.document_trend_scores import ShiftView
from assessments.report.document_trend_tasks import ChangesPart, TaskTrend
from assessments.report.facts import Facts
from assessments.report.spreadsheet_tables import Value, build_tables
from assessments.report.wording_spreadsheet import DISCUSSED_ON
from assessments.tables import Cell, Table, shown_number, table_of

SHIFT = ("Toen", "Nu", "Verschil", "Stellingen")


def report_tables(facts: Facts, doc: ReportDocument) -> list[Table]:
    """Every answer and figure as in the spreadsheet inside the PDF, and before it what the report counts."""
    found = [count_table(doc)]
    if doc.trend is not None:
        found += trend_tables(doc.trend, doc.date)
    if doc.account.answerers:
        rows = [[one.function, one.roles, shown_number(one.answers)] for one in doc.account.answerers]
        heads = ["Functie", "Rol", "Antwoorden"]
        found.append(table_of("Wie antwoord gaf", "Wie antwoord gaf", heads, rows))
    for sheet in build_tables(facts, doc):
        heads = [head.text for head in sheet.heads]
        found.append(table_of(sheet.name, sheet.title, heads, [_with_days(heads, row) for row in sheet.rows]))
    return found


def _with_days(heads: Sequence[str], row: Sequence[Value]) -> list[object]:
    """The row with its day as a day, where the spreadsheet writes it as stored ("2026-03-10")."""
    return [
        dt.date.fromisoformat(value) if head == DISCUSSED_ON and isinstance(value, str) and value else value
        for head, value in zip(heads, row, strict=True)
    ]


def count_table(doc: ReportDocument) -> Table:
    """How many tasks are in view, per kind and together."""
    page = doc.summary
    empty = ["Leeg"] if page.show_empty else []
    return table_of(
        "Taken in beeld",
        "Taken in beeld",
        ["Soort", "In beeld", "Deels", "Niet", *empty],
        [
            [
                *(row.label, row.in_view, row.partly, row.not_in_view),
                *([row.empty] if page.show_empty else []),
            ]
            for row in (page.total, *page.kinds)
        ],
    )


def trend_tables(part: TrendPart, date: str) -> list[Table]:
    """What changed since last time; only the decisions when the editions cannot be compared."""
    found = []
    if part.blocks:
        found.append(_scores(part, date))
    if part.split:
        found.append(_causes(part))
    if part.cells and part.cells.rows:
        rows = [[row.factor, row.domain, *_shift(row.shift)] for row in part.cells.rows]
        caption = "Factoren met vijf punten verschil of meer, het grootste verschil eerst"
        found.append(table_of("Factoren toen en nu", caption, ["Factor", "Domein", *SHIFT], rows))
    if part.tasks:
        found += _tasks(part.tasks)
    if part.risks:
        found.append(_risks(part.risks))
    if part.changes and part.changes.groups:
        found.append(_changes(part.changes))
    if part.decisions.rows:
        found.append(past_decisions_table(part.decisions))
    return found


def _shift(shift: ShiftView) -> list[Cell]:
    return [
        *(shown_number(shift.before), shown_number(shift.after)),
        *(Cell(shift.word), Cell(shift.based_on)),
    ]


def _scores(part: TrendPart, date: str) -> Table:
    rows = [
        [block.label, row.label, *(_shift(row.shift) if row.shift else [Cell("")] * 4), row.reason]
        for block in part.blocks
        for row in block.rows
    ]
    caption = f"Score per domein en groep oorzaken op {part.before} en op {date}"
    return table_of("Scores toen en nu", caption, ["Blok", "Onderdeel", *SHIFT, "Waarom niet"], rows)


def _causes(part: TrendPart) -> Table:
    heads = ["Verbetering", "Verslechtering", "Beter zicht", "Minder zicht", "Samen"]
    rows = [
        [
            *(block.label, row.label),
            *(shown_number(row.shift.improvement), shown_number(row.shift.decline)),
            *(shown_number(row.shift.better_view), shown_number(row.shift.less_view)),
            shown_number(row.shift.change),
        ]
        for block in part.blocks
        for row in block.moved
        if row.shift
    ]
    caption = "Het verschil in punten, naar oorzaak"
    return table_of("Waar het vandaan komt", caption, ["Blok", "Onderdeel", *heads], rows)


def _tasks(part: TaskTrend) -> list[Table]:
    counts = [[row.label, row.before, row.after, row.of] for row in part.counts]
    heads = ["Soort", "Toen in beeld", "Nu in beeld", "Van"]
    caption = "Taken in beeld, van de taken die beide keren golden"
    found = [table_of("Taken toen en nu", caption, heads, counts)]
    moves = [("Minder goed in beeld", part.worse), ("Beter in beeld", part.better)]
    rows = [[row.title, row.dossier, word, row.before, row.after] for word, some in moves for row in some]
    if rows:
        heads = ["Taak", "Dossier", "Richting", "Toen", "Nu"]
        found.append(table_of("Taken die veranderden", "Taken die veranderden", heads, rows))
    return found


def _risks(part: RiskTrendPart) -> Table:
    heads = ["Risico", "Toen", "Nu", "Richting", "Zelfde stellingen: kwetsbaarheid toen en nu", "Let op"]
    rows = [
        [
            *(row.label, row.before.word if row.before else "", row.after.word),
            *(row.direction, row.same_said, "\n".join(row.notes)),
        ]
        for row in part.rows
    ]
    return table_of("Risico's toen en nu", "Niveau van elk risico toen en nu", heads, rows)


def _changes(part: ChangesPart) -> Table:
    rows = [
        ["\n".join(row.texts), row.meta, group.heading, row.reason, row.formerly]
        for group in part.groups
        for row in group.rows
    ]
    heads = ["Vraag", "Over", "Wat", "Waarom", "Eerder"]
    return table_of("Vragen", "Wat er aan de vragen veranderde, en waarom", heads, rows)


def past_decisions_table(part: PastDecisions) -> Table:
    """The decisions of last time, and how they stand."""
    rows = [[row.number, row.what, row.owner, row.due, row.state, row.kept, row.note] for row in part.rows]
    heads = ["Nummer", "Besluit", "Wie", "Klaar op", "Stand", "Zoals afgesproken", "Toelichting"]
    caption = "Besluiten van vorige keer, en hoe het ermee staat"
    return table_of("Besluiten vorige keer", caption, heads, rows)
