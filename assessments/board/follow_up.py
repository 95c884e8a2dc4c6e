"""What became of the decisions, in finished words. Pure; `today` is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.board import sentences
from assessments.board.checks import in_words
from assessments.constants import CostClass, DecisionStatus
from assessments.decision_words import done_line, overdue_line
from assessments.report.board_texts import DecisionText

NO_DAY = "geen datum"


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One decision with how it stands; `status` is a DecisionStatus value, `late` says its day has passed."""

    key: str
    number: int
    what: str
    owner: str
    due: str
    cost: str
    otherwise: str
    status: str
    status_label: str
    note: str
    since: str
    late: bool
    due_day: dt.date | None = None
    since_day: dt.date | None = None

    @property
    def is_done(self) -> bool:
        return self.status == DecisionStatus.DONE


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The decisions of a round together."""

    lines: tuple[FollowLine, ...]

    @property
    def done(self) -> int:
        return sum(line.is_done for line in self.lines)

    @property
    def total(self) -> int:
        """Dropped decisions do not count."""
        return sum(line.status != DecisionStatus.DROPPED for line in self.lines)

    @property
    def late(self) -> int:
        return sum(line.late for line in self.lines)

    @property
    def line(self) -> str:
        """ "2 van 3 besluiten klaar"."""
        return done_line(self.done, self.total)

    @property
    def late_line(self) -> str:
        return overdue_line(self.late)

    @property
    def heading(self) -> str:
        return sentences.follow_heading(self.done, self.total, self.late)


def follow_up_of(decisions: Sequence[DecisionText], today: dt.date) -> FollowUp:
    """How the stored decisions stand on this day."""
    return FollowUp(tuple(_line(one, today) for one in decisions))


def _line(one: DecisionText, today: dt.date) -> FollowLine:
    return FollowLine(
        key=one.key,
        number=one.number,
        what=one.what,
        owner=one.owner,
        due=in_words(one.due) if one.due else NO_DAY,
        cost=str(CostClass(one.cost).label).lower(),
        otherwise=one.otherwise,
        status=one.status,
        status_label=str(DecisionStatus(one.status).label),
        note=one.status_note,
        since=in_words(one.status_on) if one.status_on else "",
        late=one.due is not None and one.due < today and one.status in DecisionStatus.still_open(),
        due_day=one.due,
        since_day=one.status_on,
    )
