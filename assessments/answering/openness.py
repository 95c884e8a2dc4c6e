"""Whether the note at a question goes into the public version of the report; read along with the answers.

The choice itself belongs to the room `publication`; here it is only shown, without a query of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from assessments.accounts.access import RoundAccess
from assessments.constants import RedactedPart, WooGround
from assessments.models import Answer, Redaction, TaskAnswer

Row = TypeVar("Row", Answer, TaskAnswer)
GROUNDS = tuple((ground.value, ground.with_article) for ground in WooGround)


@dataclass(frozen=True, slots=True)
class Openness:
    """What the section shows. `ground` (WooGround value) is "" for a public note."""

    has_note: bool
    ground: str
    may_change: bool
    grounds: tuple[tuple[str, str], ...] = GROUNDS

    @property
    def words(self) -> str:
        return WooGround(self.ground).with_article if self.ground else ""


def with_marks(rows: QuerySet[Row], part: RedactedPart, subject: str) -> QuerySet[Row]:
    """The same rows with `marks`: what is chosen for the notes at this question, as key and ground."""
    chosen = Redaction.objects.filter(round=OuterRef("round"), part=part).filter(
        Q(key=subject) | Q(key__startswith=f"{subject}:")
    )
    return rows.annotate(marks=ArraySubquery(chosen.values(pair=JSONObject(key="key", ground="ground"))))


def openness_of(access: RoundAccess, subject: str, rows: Sequence[Answer | TaskAnswer]) -> Openness:
    """What is chosen for the notes of these rows, read by `with_marks`.

    Without a row there is no note yet, and nothing to choose.
    """
    marks: Mapping[str, str] = {
        mark["key"]: mark["ground"] for row in rows for mark in getattr(row, "marks", ())
    }
    keys = [subject, *(f"{subject}:{role}" for role in access.municipal_roles)]
    if not access.municipal_roles:
        keys += sorted(key for key in marks if key != subject)
    return Openness(
        has_note=any(row.note or getattr(row, "nvt_reason", "") for row in rows),
        ground=next((marks[key] for key in keys if key in marks), ""),
        may_change=access.can_answer or access.can_coordinate,
    )
