"""Where the questions and the work of a round stand."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from assessments.scoring.progress import Question

PAGES = {"taak": "round-tasks", "stelling": "round-statements"}


def question_url(round_id: UUID, question: Question) -> str:
    """The page of a dossier with this question unfolded."""
    if question.dossier is None:
        page = reverse("round-cross", args=[round_id])
    else:
        page = reverse(PAGES[question.kind], args=[round_id, question.dossier])
    return f"{page}?open={question.id}#{question.id}"


def dossier_url(round_id: UUID, dossier: str, *, has_tasks: bool) -> str:
    """The first page of a dossier; "" is dwars."""
    if not dossier:
        return reverse("round-cross", args=[round_id])
    return reverse("round-tasks" if has_tasks else "round-statements", args=[round_id, dossier])


def whole_url(path: str) -> str:
    """An address for a mail or an agenda: with the name of the site."""
    return f"{settings.SITE_URL}{path}"
