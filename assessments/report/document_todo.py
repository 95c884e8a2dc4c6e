"""What is still open in a provisional round, on page 1 in place of the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.report import wording_summary
from assessments.report.facts import Facts
from assessments.report.figures import percent
from assessments.scoring.answers_file import answers_of
from assessments.scoring.progress import PartProgress, progress_of


@dataclass(frozen=True, slots=True)
class OpenRow:
    """What is open in one domain or dossier; `filled` is the share of its questions that is done."""

    label: str
    tasks: int  # duties without an answer to their first step
    statements: int  # kern statements without an answer
    open: int
    filled: str


@dataclass(frozen=True, slots=True)
class OpenWork:
    sentence: str
    rows: tuple[OpenRow, ...]
    of_dossiers: bool  # per dossier, else per domain


def build_open_work(facts: Facts) -> OpenWork:
    """The open work per domain, or per dossier when there is no risk to show yet."""
    catalogue = facts.catalogue
    progress = progress_of(catalogue.scoring_model, answers_of(facts.answers))
    of_dossiers = all(risk.level is None for risk in facts.card.risks)
    parts = {item.dossier: (item.tasks, item.statements) for item in progress.dossiers}
    if of_dossiers:
        rows = [_row(item.label, [parts[item.id]]) for item in catalogue.dossiers]
    else:
        rows = [
            _row(domain.label, [parts[item.id] for item in catalogue.dossiers if item.domain == domain.id])
            for domain in catalogue.domains
        ]
    return OpenWork(
        wording_summary.to_do(
            progress.tasks.required_open, progress.statements.required_open, progress.total.open
        ),
        tuple(row for row in rows if row is not None),
        of_dossiers,
    )


def _row(label: str, parts: list[tuple[PartProgress, PartProgress]]) -> OpenRow | None:
    """One row of the table, or None when nothing of it is in scope."""
    total = sum(tasks.total + statements.total for tasks, statements in parts)
    if not total:
        return None
    done = sum(tasks.done + statements.done for tasks, statements in parts)
    return OpenRow(
        label,
        sum(tasks.required_open for tasks, _ in parts),
        sum(statements.required_open for _, statements in parts),
        total - done,
        percent(Fraction(100 * done, total)),
    )
