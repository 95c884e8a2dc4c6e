"""All threads of a round: filtered, part-aware, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.accounts.access import RoundAccess
from assessments.accounts.questions import questions_seen
from assessments.catalogue.questions import CROSS, QuestionSpec, dossiers_of
from assessments.comments.queries import with_mentions
from assessments.comments.threads import Thread, build_threads
from assessments.models import Comment, User

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A thread with the question it stands at."""

    thread: Thread
    question: QuestionSpec


@dataclass(frozen=True, slots=True)
class RoundThreads:
    """One page of threads; `dossiers` are those that the filter offers, as id and label."""

    page: Page[Comment]
    lines: tuple[Line, ...]
    dossiers: tuple[tuple[str, str], ...]
    number_open: int


def threads_of_round(
    access: RoundAccess, person: User, chosen: Mapping[str, Any], number: str | None
) -> RoundThreads:
    """The threads of a round that this person sees, newest first; 5 queries whatever the round holds.

    `chosen` is the cleaned filter: stand, van, dossier, q. A page that does not exist gives the nearest one.
    """
    questions = questions_seen(access)
    every = _visible(access, questions)
    found = _filtered(every, person, chosen, questions)
    page = Paginator(found.order_by("-created_at", "-pk"), PER_PAGE).get_page(number)
    ids = [first.pk for first in page]
    comments = with_mentions(Comment.objects.filter(Q(pk__in=ids) | Q(parent__in=ids)))
    by_id = {thread.first.id: thread for thread in build_threads(comments, person.pk)}
    return RoundThreads(
        page=page,
        lines=tuple(Line(by_id[pk], questions[by_id[pk].subject]) for pk in ids if pk in by_id),
        dossiers=tuple(dossiers_of(questions.values())),
        number_open=every.filter(resolved_at=None).count(),
    )


def _visible(access: RoundAccess, questions: Mapping[str, QuestionSpec]) -> QuerySet[Comment]:
    """First remarks that still say something, or that somebody answered."""
    answers = Comment.objects.filter(parent=OuterRef("pk")).exclude(text="")
    firsts = Comment.objects.filter(round=access.round, parent=None, subject__in=list(questions))
    return firsts.filter(~Q(text="") | Exists(answers))


def _filtered(
    found: QuerySet[Comment], person: User, chosen: Mapping[str, Any], questions: Mapping[str, QuestionSpec]
) -> QuerySet[Comment]:
    state, whose = chosen.get("stand") or "open", chosen.get("van")
    if state != "alles":
        found = found.filter(resolved_at__isnull=state == "open")
    answers = Comment.objects.filter(parent=OuterRef("pk"))
    if whose == "mijn":
        found = found.filter(Q(author=person) | Exists(answers.filter(author=person)))
    elif whose == "vermeld":
        found = found.filter(
            Exists(Comment.objects.filter(pk=OuterRef("pk"), mentions__person=person))
            | Exists(answers.filter(mentions__person=person))
        )
    dossier = chosen.get("dossier")
    if dossier:
        wanted = "" if dossier == CROSS else dossier
        found = found.filter(subject__in=[item.id for item in questions.values() if item.dossier == wanted])
    words = str(chosen.get("q") or "").strip()
    if words:
        found = found.filter(Q(text__icontains=words) | Exists(answers.filter(text__icontains=words)))
    return found
