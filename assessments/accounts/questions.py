"""The questions of a round that somebody sees: all, or those of the own part (deel-uitnodiging)."""

from __future__ import annotations

from django.http import Http404

from assessments.accounts.access import RoundAccess
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec, questions_of


def questions_seen(access: RoundAccess) -> dict[str, QuestionSpec]:
    """The questions that this person sees, by id, in catalogue order; no query."""
    part = part_of(catalogue_for(access.round.edition), access.dossiers, access.municipal_roles)
    return {question.id: question for question in questions_of(part)}


def question_or_404(access: RoundAccess, subject: str) -> QuestionSpec:
    """The question, if this person sees it. Raises Http404."""
    question = questions_seen(access).get(subject)
    if question is None:
        raise Http404("Deze vraag bestaat niet of is niet voor u.")
    return question
