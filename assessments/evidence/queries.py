"""Reading evidence. Every function here shows a limited partner the own part of the round only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Sum
from django.http import Http404

from assessments.accounts.access import RoundAccess
from assessments.accounts.questions import questions_seen
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import question_of
from assessments.constants import WorkState
from assessments.evidence.pieces import EvidenceAt, piece_of
from assessments.models import DossierWork, Evidence, EvidenceUse, Round, User

NOT_THERE = "Dit bewijsstuk bestaat niet of is niet voor u."


def evidence_for(access: RoundAccess, subject: str, *, agreed: bool | None = None) -> EvidenceAt:
    """The evidence at one question, by title: 2 queries, 1 when the caller knows whether it is `agreed`.

    The caller has seen to it that the question lies in the part of this person.
    """
    uses = list(
        EvidenceUse.objects.filter(round=access.round, evidence__uses__subject=subject)
        .select_related("evidence")
        .order_by("evidence__title", "added_at", "pk")
    )
    pieces = [use.evidence for use in uses if use.subject == subject]
    counts = _use_counts(access, uses)
    if agreed is None:
        question = question_of(catalogue_for(access.round.edition), subject)
        agreed = question is not None and is_agreed(access.round, question.dossier)
    return EvidenceAt(
        items=tuple(piece_of(piece, counts[piece.pk]) for piece in pieces),
        can_add=access.can_answer and not agreed,
        agreed=agreed,
        max_bytes=settings.EVIDENCE_MAX_BYTES,
    )


def _use_counts(access: RoundAccess, uses: Iterable[EvidenceUse]) -> Counter[UUID]:
    """At how many questions each piece is used, as far as this person sees them."""
    seen = questions_seen(access) if access.is_limited else None
    return Counter(use.evidence_id for use in uses if seen is None or use.subject in seen)


def is_agreed(round: Round, dossier: str) -> bool:
    """Whether the coordinator agreed with this dossier, which closes its answers and its evidence."""
    if not dossier:
        return False
    return DossierWork.objects.filter(round=round, dossier=dossier, state=WorkState.AGREED).exists()


def evidence_or_404(access: RoundAccess, evidence_id: UUID) -> Evidence:
    """A piece of this round that this person may see. Raises Http404.

    A limited partner sees a piece that is used at a question in the part: only use gives sight.
    """
    found = Evidence.objects.filter(round=access.round, pk=evidence_id)
    if access.is_limited:
        found = found.filter(uses__subject__in=list(questions_seen(access))).distinct()
    piece = found.first()
    if piece is None:
        raise Http404(NOT_THERE)
    return piece


def used_bytes_for(round: Round) -> int:
    """How many bytes the files of a round take."""
    return Evidence.objects.filter(round=round).aggregate(total=Sum("size"))["total"] or 0


def evidence_counts_for(round: Round, subjects: Collection[str] | None = None) -> dict[str, int]:
    """How many pieces stand at each question that has any."""
    found = EvidenceUse.objects.filter(round=round)
    if subjects is not None:
        found = found.filter(subject__in=subjects)
    return dict(Counter(found.values_list("subject", flat=True)))


def use_subjects_for(piece: Evidence) -> list[str]:
    """The questions at which a piece is used, in the order in which they were added."""
    return list(piece.uses.order_by("added_at", "pk").values_list("subject", flat=True))


def has_uses_outside(access: RoundAccess, piece: Evidence) -> bool:
    """Whether a piece is also used at a question that this person does not see."""
    return piece.uses.exclude(subject__in=list(questions_seen(access))).exists()


def may_choose(access: RoundAccess, piece: Evidence, person: User) -> bool:
    """Who says whether the report prints a piece, and may remove it: the coordinator, and who added it."""
    if access.round.is_definitive:
        return False
    return access.can_coordinate or (access.can_answer and piece.added_by_id == person.pk)


def chosen_evidence_for(round: Round) -> list[tuple[Evidence, list[str]]]:
    """The pieces that were chosen for the report, by title, each with its questions in order."""
    pieces = list(Evidence.objects.filter(round=round, in_report=True).order_by("title", "added_at", "pk"))
    uses: dict[UUID, list[str]] = {}
    rows = EvidenceUse.objects.filter(evidence__in=pieces).order_by("added_at", "pk") if pieces else []
    for use in rows:
        uses.setdefault(use.evidence_id, []).append(use.subject)
    return [(piece, uses.get(piece.pk, [])) for piece in pieces]
