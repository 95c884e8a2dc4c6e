"""Questions for the board, the covering text and the text of the decision (method.md 11, part 9)."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.report import wording_talk
from assessments.report.decisions import Decision, decisions_of
from assessments.report.document_points import TalkPoint, proposed_points
from assessments.report.facts import Facts
from assessments.report.figures import day, decapitalised


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """When the board or the council dealt with the report."""

    label: str
    date: str


@dataclass(frozen=True, slots=True)
class TalkPart:
    """`resolution` is the text for the proposal to the board; empty while provisional.

    `decisions` holds every decision in full, when page 1 could not; `covering` the paragraphs that the
    coordinator wrote.
    """

    heading: str
    points: tuple[TalkPoint, ...]
    covering: tuple[str, ...]
    resolution_intro: str
    resolution: tuple[str, ...]
    decisions: tuple[Decision, ...]
    recorded: tuple[RecordedDay, ...]


def build_talk(facts: Facts, on_page_1: tuple[Decision, ...]) -> TalkPart:
    """Questions from the coordinator or from the data; the text of the decision when definitive.

    `on_page_1` are the decisions as page 1 shows them.
    """
    points, decisions = points_of(facts), decisions_of(facts)
    return TalkPart(
        heading=wording_talk.talk_heading(len(points)),
        points=points,
        covering=_paragraphs(facts.board.covering) if facts.definitive else (),
        resolution_intro=wording_talk.RESOLUTION_INTRO if facts.definitive else "",
        resolution=_resolution(facts, decisions) if facts.definitive else (),
        decisions=decisions if decisions != on_page_1 else (),
        recorded=_recorded(facts) if facts.definitive else (),
    )


def points_of(facts: Facts) -> tuple[TalkPoint, ...]:
    """The questions as the coordinator wrote them, else those that follow from the data."""
    if facts.board.points is not None:
        return tuple(TalkPoint(text.question, text.reason) for text in facts.board.points)
    return proposed_points(facts)


def _paragraphs(text: str) -> tuple[str, ...]:
    """A typed text as paragraphs: an empty line parts them, other line ends become a space."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _recorded(facts: Facts) -> tuple[RecordedDay, ...]:
    days = (
        (wording_talk.DISCUSSED, facts.board.discussed_on),
        (wording_talk.COUNCIL_INFORMED, facts.board.council_informed_on),
    )
    return tuple(RecordedDay(label, day(date)) for label, date in days if date is not None)


def _resolution(facts: Facts, decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    return (
        wording_talk.resolution_note(facts.catalogue.edition, day(facts.date)),
        *(
            wording_talk.resolution_line(
                decapitalised(decision.what), decapitalised(decision.who), decision.when
            )
            for decision in decisions
        ),
        wording_talk.RESOLUTION_COUNCIL,
    )
