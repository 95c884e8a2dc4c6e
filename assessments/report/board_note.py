"""The collegenota: what the report says, in the order of a Dutch proposal to the board, as a Word file.

Every figure and sentence about the round is taken from the report document; nothing is worked out again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assessments.house_style.logo import SVG, svg_as_png
from assessments.house_style.look import OWN_LOOK, Look
from assessments.report import wording_note as say
from assessments.report.decisions import Decision
from assessments.report.document import ReportDocument, titled
from assessments.report.word_file import TEXT_WIDTH, WordFile

LOGO_PIXELS = 1200  # sharp at 60 mm on paper


def board_note(document: ReportDocument, date: dt.date, look: Look = OWN_LOOK) -> bytes:
    """The Word file of a round; the same report gives the same bytes. `date` is that of the round."""
    file = WordFile(
        title=titled(f"{say.KIND}: {document.title}", document),
        author=f"Gemeente {document.municipality}",
        subject=say.SUBJECT_LINE.format(edition=document.edition),
        date=date,
        heading_colour=look.main,
    )
    file.running_lines(document.title, document.summary.status, document.invented)
    if look.logo:
        file.logo(look.logo if look.logo_type != SVG else svg_as_png(look.logo, LOGO_PIXELS), look.logo_alt)
    _opening(file, document)
    _decision(file, document)
    _core(file, document)
    _arguments(file, document)
    if document.definitive:
        _consequences(file, decisions_in_full(document))
    _closing(file, document)
    return file.content()


def decisions_in_full(document: ReportDocument) -> tuple[Decision, ...]:
    """Every decision with its whole text: page 1 may have shown fewer, or shorter."""
    return document.talk.decisions or document.summary.decisions


def _opening(file: WordFile, document: ReportDocument) -> None:
    file.title(say.KIND)
    if document.invented:
        file.paragraph(f"{document.invented}. {document.invented_more}", bold=True)
    subject = say.SUBJECT_LINE.format(edition=document.edition)
    rows = (
        (say.SUBJECT, f"{subject}, gemeente {document.municipality}"),
        (say.HOLDER, say.FILL_IN),
        (say.AUTHOR, say.FILL_IN),
        (say.DATE, document.date),
        (say.STATUS, document.summary.status),
    )
    file.table(say.FACTS_CAPTION, say.FACTS_HEAD, rows, (45, TEXT_WIDTH - 45))


def _decision(file: WordFile, document: ReportDocument) -> None:
    talk = document.talk
    file.heading(say.DECISION)
    if talk.resolution:
        file.paragraph(talk.resolution_intro, bold=True)
        file.numbered([(line, "") for line in talk.resolution])
    else:
        file.paragraph(say.NO_DECISION, bold=True)
    if talk.covering:
        file.heading(say.COVERING)
        for text in talk.covering:
            file.paragraph(text)
    file.heading(say.OCCASION)
    for text in say.OCCASION_LINES:
        file.paragraph(text)


def _core(file: WordFile, document: ReportDocument) -> None:
    page = document.summary
    file.heading(say.CORE)
    file.paragraph(page.finding, bold=True)
    for sentence in page.sentences:
        file.paragraph(sentence)
    file.heading(say.TASKS, 2)
    head = (*say.TASKS_HEAD, say.EMPTY) if page.show_empty else say.TASKS_HEAD
    rows = []
    for kind in (page.total, *page.kinds):
        counts = [kind.in_view, kind.partly, kind.not_in_view, kind.empty][: len(head) - 1]
        rows.append((kind.label[:1].upper() + kind.label[1:], *map(str, counts)))
    number = 24.0
    file.table(say.TASKS, head, rows, (TEXT_WIDTH - number * (len(head) - 1), *[number] * (len(head) - 1)))
    file.heading(say.DOMAINS, 2)
    tiles = [(tile.domain, tile.score.number, tile.score.word, tile.coverage) for tile in page.tiles]
    file.table(say.DOMAINS_CAPTION, say.DOMAINS_HEAD, tiles, (TEXT_WIDTH - 100, 20, 40, 40))
    file.heading(say.RISKS, 2)
    if not page.risks:
        file.paragraph(say.NO_RISKS)
        return
    risks = [
        (f"{risk.number}. {risk.label}", risk.level.word.capitalize(), _capital(risk.because))
        for risk in page.risks
    ]
    file.table(say.RISKS, say.RISKS_HEAD, risks, (60, 24, TEXT_WIDTH - 84))


def _arguments(file: WordFile, document: ReportDocument) -> None:
    file.heading(say.ARGUMENTS)
    findings = (document.tasks, document.scores, document.risks)
    file.bullets([_sentence(part.heading) for part in findings])
    if document.summary.measures:
        file.heading(say.MEASURES, 2)
        file.bullets(
            [
                say.measure_line(
                    measure.label,
                    ", ".join(say.stars_part(star.label, star.text) for star in measure.stars if star.count),
                )
                for measure in document.summary.measures
            ]
        )
        file.paragraph(say.STARS_NOTE)
    page = document.summary
    file.heading(say.NOTES)
    notes = (page.certainty, page.self_check, page.scope_note, document.scores.not_examined, say.WEIGHTS)
    file.bullets([note for note in notes if note])


def _sentence(heading: str) -> str:
    return heading if heading.endswith((".", "?", "!")) else f"{heading}."


def _consequences(file: WordFile, decisions: Sequence[Decision]) -> None:
    if not decisions:
        return
    names = [say.decision_name(item.number, item.what) for item in decisions]
    half = TEXT_WIDTH / 2
    file.heading(say.OTHERWISE)
    otherwise = [(name, item.otherwise) for name, item in zip(names, decisions, strict=True)]
    file.table(say.OTHERWISE, say.OTHERWISE_HEAD, otherwise, (half, half))
    file.heading(say.MONEY)
    file.paragraph(say.MONEY_LINE)
    money = [(name, item.cost.capitalize()) for name, item in zip(names, decisions, strict=True)]
    file.table(say.MONEY, say.MONEY_HEAD, money, (TEXT_WIDTH - 40, 40))
    file.heading(say.PLANNING)
    if any(item.status for item in decisions):
        rows: list[tuple[str, ...]] = [
            (name, _capital(item.who), item.when, item.status or say.ASKED)
            for name, item in zip(names, decisions, strict=True)
        ]
        file.table(say.PLANNING, say.PLANNING_HEAD_STATUS, rows, (TEXT_WIDTH - 106, 50, 32, 24))
    else:
        rows = [(name, _capital(item.who), item.when) for name, item in zip(names, decisions, strict=True)]
        file.table(say.PLANNING, say.PLANNING_HEAD, rows, (TEXT_WIDTH - 86, 50, 36))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _closing(file: WordFile, document: ReportDocument) -> None:
    talk = document.talk
    file.heading(say.TALK)
    file.numbered([(point.question, point.reason) for point in talk.points])
    if document.definitive:
        file.heading(say.COUNCIL)
        for text in say.COUNCIL_LINES:
            file.paragraph(text)
        if talk.recorded:
            file.bullets([say.dated(item.label, item.date) for item in talk.recorded])
    file.heading(say.ANNEXES)
    file.bullets(say.ANNEX_LINES)
    file.heading(say.ORIGIN, 2)
    file.table(say.ORIGIN_CAPTION, say.FACTS_HEAD, document.account.proof, (55, TEXT_WIDTH - 55))
    file.paragraph(document.legal_notice)
