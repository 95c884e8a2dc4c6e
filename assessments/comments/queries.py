"""Reading remarks. Every function here shows a limited partner the own part of the round only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from assessments.accounts.access import ANY_ROLE, RoundAccess
from assessments.catalogue.queries import catalogue_by_id, catalogue_for
from assessments.catalogue.questions import QuestionSpec, question_of, questions_of
from assessments.comments.threads import Threads, build_colleagues, build_threads, sees_question
from assessments.models import Comment, Membership, Mention, Municipality, Round, User


@dataclass(frozen=True, slots=True)
class UnseenMention:
    """A remark that names somebody who has not opened its question since."""

    round: Round
    question: QuestionSpec
    comment: Comment


def threads_for(access: RoundAccess, subject: str, person: User) -> Threads:
    """The remarks at one question and who may be mentioned there: 3 queries at most.

    The caller has seen to it that the question lies in the part of this person.
    """
    comments = list(with_mentions(Comment.objects.filter(round=access.round, subject=subject)))
    catalogue = catalogue_for(access.round.edition)
    team = members_for(access.round.municipality)
    colleagues = build_colleagues(team, catalogue, subject, person.pk)
    return Threads(
        items=build_threads(comments, person.pk),
        colleagues=tuple(one for one in colleagues if one.sees),
        # A partner need not know who does other parts of the round.
        outside=() if access.is_limited else tuple(one for one in colleagues if not one.sees),
        can_choose=access.can_coordinate and not access.round.is_definitive,
        unseen=any(
            mention.person_id == person.pk and mention.seen_at is None
            for comment in comments
            for mention in comment.mentions.all()
        ),
    )


def with_mentions(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Remarks in order with who resolved them and whom they mention."""
    mentions = Prefetch(
        "mentions", queryset=Mention.objects.select_related("person").order_by("person__name")
    )
    return comments.select_related("resolved_by").prefetch_related(mentions).order_by("created_at", "pk")


def members_for(municipality: Municipality) -> list[Membership]:
    """Who of the team of a municipality sees questions and remarks, with its people, by name."""
    members = Membership.objects.filter(municipality=municipality, user__is_active=True, role__in=ANY_ROLE)
    return list(members.select_related("user").order_by("user__name", "user_id"))


def comment_counts_for(round: Round, subjects: Collection[str] | None = None) -> dict[str, int]:
    """How many remarks stand at each question that has any; withdrawn ones do not count."""
    found = Comment.objects.filter(round=round).exclude(text="")
    if subjects is not None:
        found = found.filter(subject__in=subjects)
    return dict(Counter(found.values_list("subject", flat=True)))


def open_counts_for(round: Round) -> dict[str, int]:
    """How many threads are not resolved yet, per question that has any."""
    found = Comment.objects.filter(round=round, parent=None, resolved_at=None).exclude(text="")
    return dict(Counter(found.values_list("subject", flat=True)))


def unseen_mentions_for(person: User) -> list[UnseenMention]:
    """Remarks that mention this person and were not seen yet, newest first, in every municipality: 2 queries.

    Only where the person still belongs to the team, and only questions in the own part.
    """
    members = {
        member.municipality_id: member
        for member in Membership.objects.filter(user=person, role__in=ANY_ROLE).select_related("municipality")
    }
    mentions = (
        Mention.objects.filter(person=person, seen_at=None, comment__round__municipality__in=list(members))
        .exclude(comment__text="")
        .select_related("comment__round__municipality", "comment__round__edition")
        .defer("comment__round__edition__content")
        .order_by("-comment__created_at", "-pk")
    )
    found = []
    for mention in mentions:
        comment = mention.comment
        catalogue = catalogue_by_id(comment.round.edition_id)
        question = question_of(catalogue, comment.subject)
        if question and sees_question(members[comment.round.municipality_id], catalogue, comment.subject):
            found.append(UnseenMention(comment.round, question, comment))
    return found


FORMER_COLLEAGUE = "een collega"
"""Stands in the report for somebody who is named in a remark and has left the team."""


def chosen_remarks_for(round: Round) -> list[tuple[Comment, dt.date]]:
    """The remarks that the coordinator chose for the report, with their day, oldest first per question."""
    chosen = Comment.objects.filter(round=round, in_report=True).exclude(text="").order_by("created_at", "pk")
    place = {
        question.id: number for number, question in enumerate(questions_of(catalogue_for(round.edition)))
    }
    found = [(comment, timezone.localdate(comment.created_at)) for comment in chosen]
    return sorted(found, key=lambda item: place.get(item[0].subject, len(place)))


def functions_for(round: Round, remarks: Collection[tuple[Comment, dt.date]]) -> dict[str, str]:
    """The function of everybody whom these remarks could name, by name; no query without remarks."""
    if not remarks:
        return {}
    ids = [comment.pk for comment, _ in remarks]
    named = Mention.objects.filter(comment__in=ids).values_list("person__name", flat=True)
    team = Membership.objects.filter(municipality=round.municipality_id).values_list("user__name", "function")
    return dict.fromkeys(named, FORMER_COLLEAGUE) | dict(team)
