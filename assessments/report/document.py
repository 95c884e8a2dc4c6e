"""The report as one document of finished values: numbers as shown, words, sentences. Pure, without a clock.

The same document feeds the page on screen and the PDF; the templates only place what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.constants import INVENTED_MORE, INVENTED_NOTICE, LEGAL_NOTICE
from assessments.glossary import GLOSSARY
from assessments.report import wording_summary, words
from assessments.report.document_account import AccountPart, build_account
from assessments.report.document_annex import AnnexPart, build_annex
from assessments.report.document_background import BackgroundPart, build_background
from assessments.report.document_calendar import CalendarPart, build_calendar
from assessments.report.document_chosen import ChosenPart, build_chosen
from assessments.report.document_comparison import ComparisonPart, build_comparison
from assessments.report.document_cross import CrossPart, build_cross
from assessments.report.document_measures import MeasuresPart, build_measures
from assessments.report.document_public import PublicPart, build_public
from assessments.report.document_risks import RisksPart, build_risks
from assessments.report.document_scores import ScoresPart, build_scores
from assessments.report.document_signals import NationalPart, build_national
from assessments.report.document_summary import Summary, build_summary
from assessments.report.document_talk import TalkPart, build_talk
from assessments.report.document_tasks import TasksPart, build_tasks
from assessments.report.document_trend import TrendPart, build_trend
from assessments.report.facts import Facts
from assessments.report.figures import day
from assessments.report.wording_public import public_title

LAYOUT_VERSION = "7"
"""Rises with every change of text or layout, so that a report that exists already is made anew."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the table of contents; `anchor` is the id of the section."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """Everything the report shows. `cross` is None when the module was not filled in."""

    municipality: str
    edition: str
    title: str
    date: str
    date_iso: str
    definitive: bool
    full: bool
    chapters: tuple[Chapter, ...]
    terms: tuple[tuple[str, str], ...]
    summary: Summary
    scores: ScoresPart
    tasks: TasksPart
    calendar: CalendarPart | None
    risks: RisksPart
    measures: MeasuresPart
    cross: CrossPart | None
    trend: TrendPart | None
    comparison: ComparisonPart | None
    talk: TalkPart
    national: NationalPart | None
    background: BackgroundPart | None
    account: AccountPart
    chosen: ChosenPart
    annex: AnnexPart
    legal_notice: str
    public: PublicPart | None
    invented: str  # what an invented municipality says of itself; empty for a real one
    invented_more: str  # the sentence after it
    proof_sha256: str  # by which anybody can check it; empty while provisional


def titled(title: str, document: ReportDocument) -> str:
    """The title for the metadata of a file, which says that the municipality is invented."""
    return f"{title}. {document.invented}" if document.invented else title


def build_report(facts: Facts) -> ReportDocument:
    """Assemble the report of a round.

    Raises KeyError when the score card names an id that the catalogue does not have.
    """
    summary, cross, trend = build_summary(facts), build_cross(facts), build_trend(facts)
    comparison, background = build_comparison(facts), build_background(facts)
    measures, calendar = build_measures(facts), build_calendar(facts)
    national = build_national(facts, measures.signals)
    return ReportDocument(
        municipality=facts.municipality,
        edition=facts.catalogue.edition,
        title=_title(facts),
        date=day(facts.date),
        date_iso=facts.date.isoformat(),
        definitive=facts.definitive,
        full=facts.full,
        chapters=_chapters(
            {
                "achtergrond": background,
                "vergelijking": comparison,
                "samenspel": cross,
                "trend": trend,
                "wetskalender": calendar,
                "signalen": national,
            }
        ),
        terms=tuple((term, GLOSSARY[term]) for term in words.TERMS),
        summary=summary,
        scores=build_scores(facts),
        tasks=build_tasks(facts),
        calendar=calendar,
        risks=build_risks(facts),
        measures=measures,
        cross=cross,
        trend=trend,
        comparison=comparison,
        talk=build_talk(facts, summary.decisions),
        national=national,
        background=background,
        account=build_account(facts),
        chosen=build_chosen(facts.catalogue, facts.annex),
        annex=build_annex(facts),
        legal_notice=LEGAL_NOTICE,
        public=build_public(facts),
        invented=INVENTED_NOTICE if facts.invented else "",
        invented_more=INVENTED_MORE if facts.invented else "",
        proof_sha256=facts.snapshot_sha256,
    )


def _title(facts: Facts) -> str:
    title = wording_summary.report_title(facts.municipality, facts.catalogue.edition)
    return title if facts.left_out is None else public_title(title)


def _chapters(parts: Mapping[str, object | None]) -> tuple[Chapter, ...]:
    """The table of contents; `parts` holds each part that may be absent, by the anchor of its chapter."""
    return tuple(
        Chapter(anchor, title)
        for anchor, title in words.CHAPTERS
        if anchor not in words.OPTIONAL_CHAPTERS or parts.get(anchor) is not None
    )
