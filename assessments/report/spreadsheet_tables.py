"""What stands in the readable spreadsheet: sheets with headings, widths and finished cells. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.catalogue.laws import laws_of
from assessments.constants import LEGAL_NOTICE, Scope
from assessments.report import wording_spreadsheet as wording
from assessments.report import words
from assessments.report.document import ReportDocument
from assessments.report.document_annex import StatementLines, TaskLine
from assessments.report.document_measures import MeasureView
from assessments.report.facts import Facts
from assessments.report.figures import day
from assessments.report.left_out import LeftOut
from assessments.report.wording_public import left_out_line
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading and its width in characters."""

    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: a title above, headings, and rows of text and whole numbers."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The first sheet: a title, facts as pairs, and sentences."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]


def build_guide(facts: Facts, document: ReportDocument) -> Guide:
    """What the file is, of which round, and what is on each sheet."""
    return Guide(
        title=document.title,
        facts=(
            ("Gemeente", f"{facts.municipality} ({facts.card.municipality})"),
            ("Editie", facts.catalogue.edition),
            ("Status", document.summary.status),
            ("Omvang", str(Scope(facts.card.scope).label)),
            ("Datum", day(facts.date)),
        ),
        sentences=(*_invented(document), *_public(facts.left_out), *wording.GUIDE, LEGAL_NOTICE),
    )


def _invented(document: ReportDocument) -> tuple[str, ...]:
    return (f"{document.invented}. {document.invented_more}",) if document.invented else ()


def _public(left_out: LeftOut | None) -> tuple[str, ...]:
    return () if left_out is None else (left_out_line(left_out.count),)


def build_tables(facts: Facts, document: ReportDocument) -> tuple[Table, ...]:
    """The sheets after the guide; samenspel only when it was used."""
    tables = (
        _table(wording.TASKS, wording.TASK_HEADS, _task_rows(facts, document)),
        _table(wording.STATEMENTS, wording.STATEMENT_HEADS, _statement_rows(facts, document)),
        _table(wording.CROSS, wording.CROSS_HEADS, _answers(document.annex.cross, "")),
        _table(wording.SCORES, wording.SCORE_HEADS, _score_rows(facts)),
        _table(wording.RISKS, wording.RISK_HEADS, _risk_rows(facts, document)),
        _table(wording.MEASURES, wording.MEASURE_HEADS, _measure_rows(document)),
    )
    return tuple(table for table in tables if table.rows or table.name != wording.CROSS)


def _table(name: str, heads: Sequence[tuple[str, int]], rows: Iterator[tuple[Value, ...]]) -> Table:
    return Table(name, wording.TITLES[name], tuple(Head(*head) for head in heads), tuple(rows))


def _number(value: Figure) -> int | None:
    return None if value is None else whole_half_up(value)


# --- tasks and statements -------------------------------------------------------------------------


def _task_rows(facts: Facts, document: ReportDocument) -> Iterator[tuple[Value, ...]]:
    scores = {item.task: _number(item.score) for item in facts.card.tasks.per_task}
    for dossier in document.annex.dossiers:
        for line in dossier.tasks:
            yield _task_row(facts, dossier.label, line, scores[line.id])


def _task_row(facts: Facts, dossier: str, line: TaskLine, score: int | None) -> tuple[Value, ...]:
    task = facts.catalogue.task_by_id[line.id]
    row = facts.task_rows.get(line.id)
    absent = line.not_applicable != ""
    return (
        line.id,
        dossier,
        line.title,
        wording.KINDS[task.kind],
        "; ".join(law.text for law in laws_of(task)),
        task.usual_executor,
        *("" if absent else step.word for step in line.steps),
        score,
        row.discussed_on if row else None,
        line.not_applicable,
        line.note,
        line.function,
    )


def _statement_rows(facts: Facts, document: ReportDocument) -> Iterator[tuple[Value, ...]]:
    for dossier in document.annex.dossiers:
        for lines in dossier.statements:
            core = facts.catalogue.statement_by_id[lines.id].core
            for row in _answers((lines,), wording.YES_NO[core]):
                yield row[0], dossier.label, *row[1:]


def _answers(statements: Sequence[StatementLines], core: str) -> Iterator[tuple[Value, ...]]:
    """One row per answer; without the dossier. `core` is "" for dwars, which has no kern and no roles."""
    for lines in statements:
        for line in lines.answers:
            about = (line.role or wording.ALL_ROLES, core) if core else ()
            yield (
                lines.id,
                lines.factor,
                lines.text,
                *about,
                int(line.number) if line.number else None,
                line.text,
                line.support,
                line.note,
                line.function,
            )


# --- scores, risks and measures -------------------------------------------------------------------


def _score_rows(facts: Facts) -> Iterator[tuple[Value, ...]]:
    """Domains, clusters, cells and dossiers, each with its own word in the first column."""
    catalogue = facts.catalogue
    domains = {item.id: item.label for item in catalogue.domains}
    clusters = {item.id: item.label for item in catalogue.clusters}
    for domain in facts.card.domains:
        found = facts.scores_of_domain(domain.domain)
        colour = words.colour_word(domain.colour)
        yield (
            wording.PER_DOMAIN, domains[domain.domain], "", _number(domain.score), colour,
            _number(found.coverage), _number(found.unknown), _number(found.certainty),
        )  # fmt: skip
    for kind, rows in (
        (
            wording.PER_CLUSTER,
            [(item.domain, clusters[item.cluster], item.scores) for item in facts.card.clusters],
        ),
        (
            wording.PER_FACTOR,
            [
                (item.domain, catalogue.factor_by_id[item.factor].label, item.scores)
                for item in facts.card.cells
            ],
        ),
    ):
        for place, label, scores in rows:
            yield (
                kind, domains[place], label, _number(scores.score), words.colour_word(scores.colour),
                _number(scores.coverage), _number(scores.unknown), _number(scores.certainty),
            )  # fmt: skip
    for item in facts.card.dossiers:
        label = catalogue.dossier_by_id[item.dossier].label
        colour = words.colour_word(item.colour)
        yield (
            wording.PER_DOSSIER,
            label,
            clusters[item.cluster],
            _number(item.score),
            colour,
            None,
            None,
            None,
        )


def _risk_rows(facts: Facts, document: ReportDocument) -> Iterator[tuple[Value, ...]]:
    shown = {row.id: row for row in document.risks.rows}
    for risk in facts.risks:
        row = shown.get(risk.risk)
        yield (
            risk.risk,
            facts.catalogue.risk_by_id[risk.risk].label,
            words.level_word(risk.level) if risk.level else words.standing_word(risk.standing),
            row.likelihood if row else "",
            row.impact if row else "",
            _number(risk.vulnerability_index),
            _number(risk.band_low),
            _number(risk.band_high),
            wording.YES_NO[risk.weak_link],
            row.mechanism if row else "",
            row.because if row else "",
        )


def _measure_rows(document: ReportDocument) -> Iterator[tuple[Value, ...]]:
    part = document.measures
    for view in (*part.main, *part.others, *part.signals):
        yield _measure_row(view)


def _measure_row(view: MeasureView) -> tuple[Value, ...]:
    return (
        view.id,
        view.label,
        view.actor,
        *(item.count for item in view.stars),
        view.domains,
        view.when,
        "\n".join(view.first_steps),
        view.kind,
        view.source,
    )
