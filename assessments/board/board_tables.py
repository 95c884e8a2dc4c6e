"""The tables of the pages for the board, for Excel: the same values that the screens show. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.board.follow_up import FollowUp
from assessments.report.decisions import Decision
from assessments.report.document import ReportDocument
from assessments.report.report_tables import count_table, past_decisions_table
from assessments.tables import Table, shown_number, table_of


def board_tables(doc: ReportDocument, decisions: Sequence[Decision], follow: FollowUp) -> list[Table]:
    """What the screens say in tables; what is only asked for in a definitive round is absent before."""
    domains = [
        [tile.domain, shown_number(tile.score.number), tile.score.word, tile.coverage]
        for tile in doc.summary.tiles
    ]
    risks = [[risk.label, risk.level.word, risk.because] for risk in doc.summary.risks]
    found = [
        count_table(doc),
        table_of("Domeinen", "Score per domein", ["Domein", "Score (0-100)", "Klasse", "Dekking"], domains),
    ]
    if risks:
        heads = ["Risico", "Niveau", "Waardoor"]
        found.append(table_of("Risico's", "De hoogste risico's", heads, risks))
    if doc.definitive:
        found += [asked_table(decisions), follow_table(follow)]
        if doc.trend is not None and doc.trend.decisions.rows:
            found.append(past_decisions_table(doc.trend.decisions))
    return found


def asked_table(decisions: Sequence[Decision]) -> Table:
    """What is asked of the board."""
    return table_of(
        "Gevraagde besluiten",
        "Gevraagde besluiten",
        ["Nummer", "Besluit", "Stand", "Wie", "Wanneer", "Kosten", "Als wij niets doen"],
        [[one.number, one.what, one.status, one.who, one.when, one.cost, one.otherwise] for one in decisions],
    )


def follow_table(follow: FollowUp) -> Table:
    """The decisions and how they stand."""
    return table_of(
        "Opvolging",
        "De besluiten en hoe het ermee staat",
        [
            *("Nummer", "Besluit", "Wie", "Klaar op", "Kosten"),
            *("Stand", "Stand sinds", "Over de datum", "Toelichting"),
        ],
        [
            [
                *(one.number, one.what, one.owner, one.due_day, one.cost),
                *(one.status_label, one.since_day, "Ja" if one.late else "Nee", one.note),
            ]
            for one in follow.lines
        ],
    )
