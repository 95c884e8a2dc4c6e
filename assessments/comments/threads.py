"""Remarks as the pages show them: threads with their answers, and who may be mentioned. No database here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.catalogue.parts import part_of
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.models import Comment, Membership


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. An empty `text` is a remark that was withdrawn; `mentioned` holds names."""

    id: int
    name: str
    function: str
    text: str
    placed_at: dt.datetime
    edited_at: dt.datetime | None
    is_own: bool
    in_report: bool
    mentioned: tuple[str, ...] = ()

    @property
    def withdrawn(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class Thread:
    """A first remark with the answers to it, oldest first."""

    first: Remark
    replies: tuple[Remark, ...]
    subject: str
    resolved_at: dt.datetime | None
    resolved_by: str

    @property
    def resolved(self) -> bool:
        return self.resolved_at is not None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team; `sees` says whether the question lies in this person's part."""

    id: int
    name: str
    function: str
    sees: bool


@dataclass(frozen=True, slots=True)
class Threads:
    """All remarks at one question, for one reader."""

    items: tuple[Thread, ...]
    colleagues: tuple[Colleague, ...]  # who can be mentioned
    outside: tuple[Colleague, ...]  # who cannot: the question is not in their part
    can_choose: bool  # may say which remarks the report prints
    unseen: bool = False  # a remark mentions this reader and was not seen yet

    @property
    def open(self) -> tuple[Thread, ...]:
        return tuple(thread for thread in self.items if not thread.resolved)

    @property
    def resolved(self) -> tuple[Thread, ...]:
        return tuple(thread for thread in self.items if thread.resolved)

    @property
    def count(self) -> int:
        """Remarks and answers that still say something."""
        return sum(
            not remark.withdrawn for thread in self.items for remark in (thread.first, *thread.replies)
        )


def remark_of(comment: Comment, person_id: int | None) -> Remark:
    """A stored remark for this reader; its mentions were fetched with it."""
    return Remark(
        id=comment.pk,
        name=comment.author_name,
        function=comment.author_function,
        text=comment.text,
        placed_at=comment.created_at,
        edited_at=comment.edited_at,
        is_own=person_id is not None and comment.author_id == person_id,
        in_report=comment.in_report,
        mentioned=tuple(str(mention.person) for mention in comment.mentions.all()),
    )


def build_threads(comments: Iterable[Comment], person_id: int | None) -> tuple[Thread, ...]:
    """Stored remarks, oldest first, as threads; an answer whose first remark is not among them falls away."""
    firsts: list[Comment] = []
    replies: dict[int, list[Remark]] = {}
    for comment in comments:
        if comment.parent_id is None:
            firsts.append(comment)
        else:
            replies.setdefault(comment.parent_id, []).append(remark_of(comment, person_id))
    return tuple(
        Thread(
            first=remark_of(first, person_id),
            replies=tuple(replies.get(first.pk, ())),
            subject=first.subject,
            resolved_at=first.resolved_at,
            resolved_by=str(first.resolved_by) if first.resolved_by else "",
        )
        for first in firsts
    )


def sees_question(member: Membership, catalogue: Catalogue, subject: str) -> bool:
    """Whether the question lies in what this member of the team sees."""
    part = part_of(catalogue, member.dossiers, member.municipal_roles)
    return question_of(part, subject) is not None


def build_colleagues(
    members: Iterable[Membership], catalogue: Catalogue, subject: str, person_id: int | None
) -> tuple[Colleague, ...]:
    """The others of the team, by name."""
    return tuple(
        Colleague(
            member.user_id, str(member.user), member.function, sees_question(member, catalogue, subject)
        )
        for member in members
        if member.user_id != person_id
    )
