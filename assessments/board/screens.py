"""The board page, one subject a screen: which screens there are and what each says first. Pure.

Every value comes out of the report document; nothing is worked out again here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.board import sentences
from assessments.board.follow_up import FollowUp
from assessments.report.decisions import Decision
from assessments.report.document import ReportDocument
from assessments.report.document_why import Why

ALL = "alles"


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: `name` is its anchor, `label` its word in the menu, `heading` the finding."""

    name: str
    label: str
    heading: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen now: one, or all of them under each other for paper and phone."""

    screens: tuple[Screen, ...]
    number: int  # 0 shows all
    total: int

    @property
    def is_whole(self) -> bool:
        return self.number == 0

    @property
    def first(self) -> Screen:
        return self.screens[0]

    @property
    def progress(self) -> str:
        """ "3 van 7"."""
        return f"{self.number} van {self.total}"

    @property
    def previous(self) -> int:
        return self.number - 1 if self.number > 1 else 0

    @property
    def next(self) -> int:
        return self.number + 1 if 0 < self.number < self.total else 0


def screens_of(doc: ReportDocument, follow: FollowUp) -> tuple[Screen, ...]:
    """The screens of a round in order; what has nothing to say is left out."""
    start, rest = _parted(doc.summary.sentences[1])
    found = [
        Screen("conclusie", "Conclusie", doc.summary.finding),
        Screen("domeinen", "Domeinen", start, rest),
    ]
    if doc.summary.risks:
        found.append(Screen("risicos", "Risico's", doc.risks.heading))
    if (why := first_why(doc)) is not None:
        found.append(Screen("waarom", "Waarom", why.finding, f"{why.number}. {why.label}"))
    if doc.talk.covering:
        found.append(Screen("toelichting", "Toelichting", sentences.COVERING_HEADING))
    if doc.definitive:
        found.append(Screen("besluiten", "Besluiten", decisions_heading(doc)))
    if doc.talk.points:
        heading = sentences.points_heading(len(doc.talk.points))
        found.append(Screen("bespreekpunten", "Bespreken", heading))
    if doc.definitive:
        found.append(Screen("opvolging", "Opvolging", follow.heading))
    return tuple(found)


def first_why(doc: ReportDocument) -> Why | None:
    """Why the first risk stands first, as the report explains it; None without a risk that has a level."""
    return doc.risks.why.risks[0] if doc.risks.why is not None and doc.risks.why.risks else None


def decisions_shown(doc: ReportDocument) -> tuple[Decision, ...]:
    """The decisions with their whole text: page 1 may have had no room for it."""
    return doc.talk.decisions or doc.summary.decisions


def decisions_heading(doc: ReportDocument) -> str:
    """How many decisions are asked; when none is any more, what the report says above them."""
    decisions = decisions_shown(doc)
    asked = sum(not decision.status for decision in decisions)
    return doc.summary.decisions_heading if decisions and not asked else sentences.decisions_heading(asked)


def shown(screens: Sequence[Screen], asked: str) -> Shown:
    """The screen that the address asks for (`scherm`): a number, or "alles"; anything else is the first."""
    total = len(screens)
    if asked == ALL:
        return Shown(tuple(screens), 0, total)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 1
    number = number if 1 <= number <= total else 1
    return Shown((screens[number - 1],), number, total)


def _parted(sentence: str) -> tuple[str, str]:
    """The first sentence as a heading without its full stop, and the rest."""
    start, stop, rest = sentence.partition(". ")
    return (start if stop else start.removesuffix(".")), rest
