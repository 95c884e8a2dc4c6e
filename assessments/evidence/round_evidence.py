"""All evidence of a round: filtered, part-aware, a page at a time, with the room that is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.accounts.access import RoundAccess
from assessments.accounts.questions import questions_seen
from assessments.catalogue.questions import CROSS, QuestionSpec, dossiers_of
from assessments.evidence.pieces import Piece, piece_of
from assessments.evidence.queries import used_bytes_for
from assessments.models import Evidence, EvidenceUse

PER_PAGE = 50
ALL = 1_000_000
"""Everything on one page, for a file: about as many rows as a sheet of Excel has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece with the questions it is used at, as far as this person sees them."""

    piece: Piece
    questions: tuple[QuestionSpec, ...]
    here: bool  # used already at the question for which a piece is being chosen


@dataclass(frozen=True, slots=True)
class RoundEvidence:
    """One page of pieces. `used` and `limit` in bytes are of the whole round."""

    page: Page[Evidence]
    lines: tuple[Line, ...]
    dossiers: tuple[tuple[str, str], ...]
    used: int
    limit: int


def evidence_of_round(
    access: RoundAccess,
    chosen: Mapping[str, Any],
    number: str | None,
    subject: str = "",
    per_page: int = PER_PAGE,
) -> RoundEvidence:
    """The pieces of a round that this person sees, by title; 4 queries whatever the round holds.

    `chosen` is the cleaned filter: soort, dossier, q. `subject` is the question to choose a piece for.
    """
    questions = questions_seen(access)
    found = _filtered(access, chosen, questions)
    page = Paginator(found.order_by("title", "added_at", "pk"), per_page).get_page(number)
    uses: dict[object, list[str]] = {}
    rows = EvidenceUse.objects.filter(evidence__in=[piece.pk for piece in page]).order_by("added_at", "pk")
    for evidence, used_at in rows.values_list("evidence_id", "subject"):
        if used_at in questions:
            uses.setdefault(evidence, []).append(used_at)
    return RoundEvidence(
        page=page,
        lines=tuple(
            Line(
                piece_of(piece, len(uses.get(piece.pk, ()))),
                tuple(questions[name] for name in uses.get(piece.pk, ())),
                subject in uses.get(piece.pk, ()),
            )
            for piece in page
        ),
        dossiers=tuple(dossiers_of(questions.values())),
        used=used_bytes_for(access.round),
        limit=settings.EVIDENCE_ROUND_BYTES,
    )


def _filtered(
    access: RoundAccess, chosen: Mapping[str, Any], questions: Mapping[str, QuestionSpec]
) -> QuerySet[Evidence]:
    found = Evidence.objects.filter(round=access.round)
    uses = EvidenceUse.objects.filter(evidence=OuterRef("pk"))
    if access.is_limited:
        found = found.filter(Exists(uses.filter(subject__in=list(questions))))
    sort = chosen.get("soort")
    if sort == "bestand":
        found = found.filter(url="")
    elif sort == "link":
        found = found.exclude(url="")
    elif sort == "rapport":
        found = found.filter(in_report=True)
    elif sort == "nergens":
        found = found.filter(~Exists(uses))
    dossier = chosen.get("dossier")
    if dossier:
        wanted = "" if dossier == CROSS else dossier
        ids = [question.id for question in questions.values() if question.dossier == wanted]
        found = found.filter(Exists(uses.filter(subject__in=ids)))
    words = str(chosen.get("q") or "").strip()
    if words:
        found = found.filter(
            Q(title__icontains=words) | Q(filename__icontains=words) | Q(url__icontains=words)
        )
    return found
