"""Reading the signals to VNG and Rijk of a round. Nothing of answering is known here, so it may read this."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, FilteredRelation, OuterRef, Q

from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec, questions_of
from assessments.constants import Scope, WorkState
from assessments.models import DossierWork, NationalSignal, Round


def signal_for(round: Round, subject: str) -> NationalSignal | None:
    """The signal at one question with who changed it last, or None; 1 query."""
    return NationalSignal.objects.filter(round=round, subject=subject).select_related("updated_by").first()


def signal_and_lock(round: Round, question: QuestionSpec) -> tuple[NationalSignal | None, bool]:
    """The signal at a question (without who changed it), and whether its dossier is akkoord; 1 query.

    The page of a question has no query to spare.
    """
    agreed = DossierWork.objects.filter(
        round=OuterRef("pk"), dossier=question.dossier or None, state=WorkState.AGREED
    )
    given = FilteredRelation("national_signals", condition=Q(national_signals__subject=question.id))
    names = ("cause", "note", "function", "version", "updated_at")
    found = (
        Round.objects.filter(pk=round.pk)
        .annotate(agreed=Exists(agreed), given=given)
        .values_list("agreed", *(f"given__{name}" for name in names))
        .get()
    )
    fields = dict(zip(names, found[1:], strict=True))
    signal = NationalSignal(round=round, subject=question.id, **fields) if fields["cause"] else None
    return signal, found[0]


def causes_for(round: Round, subjects: Collection[str]) -> dict[str, str]:
    """The cause of the signal at each of these questions that has one; 1 query."""
    rows = NationalSignal.objects.filter(round=round, subject__in=subjects)
    return dict(rows.order_by().values_list("subject", "cause"))


def signals_given(round: Round) -> list[NationalSignal]:
    """The signals at the questions in scope of a round, in catalogue order; 1 query.

    A signal at a question that fell out of scope stays stored and is left out, as its answer is.
    """
    found = {row.subject: row for row in NationalSignal.objects.filter(round=round)}
    if not found:
        return []
    everything = round.scope == Scope.FULL
    return [
        found[question.id]
        for question in questions_of(catalogue_for(round.edition))
        if question.id in found and (everything or question.core or question.kind == "dwars")
    ]
