"""Writing remarks. Their texts stay out of the audit trail: what is withdrawn is gone (decisions/0054)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.catalogue.queries import catalogue_for
from assessments.comments import sentences
from assessments.comments.mentions import named_in
from assessments.comments.queries import members_for
from assessments.comments.threads import sees_question
from assessments.models import Comment, Membership, Mention, Round, User
from assessments.text import clean_text, is_readable


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark that was written; `unreached` are people named in the text who cannot see the question."""

    comment: Comment
    unreached: tuple[str, ...]
    reopened: bool = False


def _checked(text: str) -> str:
    """The text, cleaned. Raises ValidationError (field `text`) when it is empty, too long or unreadable."""
    cleaned = clean_text(text)
    if not cleaned:
        raise ValidationError({"text": sentences.TEXT_MISSING})
    if len(cleaned) > sentences.MAX_TEXT_LENGTH:
        raise ValidationError({"text": sentences.TEXT_TOO_LONG})
    if not is_readable(cleaned):
        raise ValidationError({"text": sentences.TEXT_UNREADABLE})
    return cleaned


@transaction.atomic
def add_comment(
    *,
    actor: User,
    round: Round,
    subject: str,
    text: str,
    parent_id: int | None,
    mention_ids: Collection[int],
    function: str,
) -> Placed:
    """Place a remark, or an answer to the first one of a thread; an answer opens a resolved thread again.

    Raises ValidationError (fields `text`, `mention`, or for the whole).
    """
    text = _checked(text)
    parent = _parent(round, subject, parent_id)
    reached, unreached = _mentioned(actor, round, subject, text, mention_ids)
    comment = Comment.objects.create(
        round=round,
        subject=subject,
        parent=parent,
        author=actor,
        author_name=str(actor)[:120],
        author_function=function[:120],
        text=text,
    )
    Mention.objects.bulk_create(Mention(comment=comment, person=member.user) for member in reached)
    new: dict[str, object] = {"opmerking": comment.pk, "vermeld": len(reached)}
    if parent:
        new["reactie_op"] = parent.pk
    record(actor=actor, action="opmerking.geplaatst", round=round, subject=subject, new=new)
    reopened = parent is not None and parent.resolved_at is not None
    if parent is not None and reopened:
        _set_resolved(actor, round, parent, resolved=False)
    return Placed(comment, tuple(str(member.user) for member in unreached), reopened)


def _parent(round: Round, subject: str, parent_id: int | None) -> Comment | None:
    """The first remark of the thread, held until the end. Raises ValidationError when it is not there."""
    if parent_id is None:
        return None
    found = Comment.objects.select_for_update(of=("self",)).filter(
        pk=parent_id, round=round, subject=subject, parent=None
    )
    parent = found.first()
    if parent is None:
        raise ValidationError(sentences.PARENT_GONE)
    return parent


def _mentioned(
    actor: User, round: Round, subject: str, text: str, mention_ids: Collection[int]
) -> tuple[list[Membership], list[Membership]]:
    """Who is named and sees the question, and who is named in the text without seeing it.

    Naming oneself does nothing. A partner with a part hears of nobody outside it. Raises ValidationError when
    somebody who does not see it was ticked.
    """
    team = members_for(round.municipality)
    catalogue = catalogue_for(round.edition)
    by_id = {member.user_id: member for member in team}
    if set(mention_ids) - set(by_id):
        raise ValidationError({"mention": sentences.PERSON_UNKNOWN})
    own = by_id.get(actor.pk)
    is_partner = own is not None and own.is_limited
    ticked = [by_id[user_id] for user_id in mention_ids]
    for member in ticked:
        if not sees_question(member, catalogue, subject):
            if is_partner:
                raise ValidationError({"mention": sentences.PERSON_UNKNOWN})
            raise ValidationError({"mention": sentences.CANNOT_MENTION.format(name=member.user)})
    named = {member.user_id: member for member in [*ticked, *named_in(text, team)]}
    named.pop(actor.pk, None)
    reached = [member for member in named.values() if sees_question(member, catalogue, subject)]
    return reached, [] if is_partner else [member for member in named.values() if member not in reached]


@transaction.atomic
def change_comment(
    *, actor: User, round: Round, comment: Comment, text: str, mention_ids: Collection[int]
) -> Placed:
    """Change one's own remark; who was mentioned and still is keeps having seen it or not.

    Raises ValidationError, PermissionDenied for somebody else's remark.
    """
    comment = _own(actor, round, comment)
    text = _checked(text)
    reached, unreached = _mentioned(actor, round, comment.subject, text, mention_ids)
    people = [member.user for member in reached]
    before = set(comment.mentions.values_list("person_id", flat=True))
    if text == comment.text and before == {person.pk for person in people}:
        return Placed(comment, ())
    comment.mentions.exclude(person__in=people).delete()
    _add_mentions(comment, (person for person in people if person.pk not in before))
    comment.text, comment.edited_at = text, timezone.now()
    comment.save(update_fields=["text", "edited_at"])
    record(
        actor=actor,
        action="opmerking.gewijzigd",
        round=round,
        subject=comment.subject,
        new={"opmerking": comment.pk, "vermeld": len(people)},
    )
    return Placed(comment, tuple(str(member.user) for member in unreached))


def _add_mentions(comment: Comment, people: Iterable[User]) -> None:
    Mention.objects.bulk_create(Mention(comment=comment, person=person) for person in people)


@transaction.atomic
def withdraw_comment(*, actor: User, round: Round, comment: Comment) -> Comment:
    """Take back one's own remark: the text and the mentions are gone for good, the answers stay.

    Raises ValidationError, PermissionDenied for somebody else's remark.
    """
    comment = _own(actor, round, comment)
    comment.mentions.all().delete()
    comment.text, comment.edited_at, comment.in_report = "", timezone.now(), False
    comment.save(update_fields=["text", "edited_at", "in_report"])
    record(
        actor=actor,
        action="opmerking.ingetrokken",
        round=round,
        subject=comment.subject,
        old={"opmerking": comment.pk},
    )
    return comment


def _own(actor: User, round: Round, comment: Comment) -> Comment:
    """The remark, held until the end, if it may be changed by this person."""
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk, round=round)
    if fresh.author_id != actor.pk:
        raise PermissionDenied(sentences.NOT_OWN)
    if not fresh.text:
        raise ValidationError(sentences.WITHDRAWN)
    if fresh.in_report and _is_definitive(round):
        raise ValidationError(sentences.PRINTED)
    return fresh


def _is_definitive(round: Round) -> bool:
    """Read again and held: making definitive waits, or has been done."""
    held = Round.objects.raw("SELECT id, status FROM assessments_round WHERE id = %s FOR SHARE", [round.pk])
    return any(found.is_definitive for found in held)


@transaction.atomic
def resolve_comment(*, actor: User, round: Round, comment: Comment, resolved: bool) -> Comment:
    """Say that a thread is done, or open it again; everybody who may place remarks may do this.

    An answer stands for its thread. Saying the same again writes nothing.
    """
    first = Comment.objects.select_for_update(of=("self",)).get(pk=comment.parent_id or comment.pk)
    if (first.resolved_at is not None) != resolved:
        _set_resolved(actor, round, first, resolved=resolved)
    return first


def _set_resolved(actor: User, round: Round, first: Comment, *, resolved: bool) -> None:
    first.resolved_at = timezone.now() if resolved else None
    first.resolved_by = actor if resolved else None
    first.save(update_fields=["resolved_at", "resolved_by"])
    record(
        actor=actor,
        action="opmerking.afgehandeld" if resolved else "opmerking.heropend",
        round=round,
        subject=first.subject,
        new={"opmerking": first.pk},
    )


@transaction.atomic
def choose_comment(*, actor: User, round: Round, comment: Comment, in_report: bool) -> Comment:
    """Let the report print a remark, or not. Raises ValidationError when definitive or withdrawn."""
    if _is_definitive(round):
        raise ValidationError(sentences.CHOICE_FIXED)
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk, round=round)
    if not fresh.text:
        raise ValidationError(sentences.WITHDRAWN)
    if fresh.in_report != in_report:
        fresh.in_report = in_report
        fresh.save(update_fields=["in_report"])
        record(
            actor=actor,
            action="opmerking.rapport",
            round=round,
            subject=fresh.subject,
            old={"in_rapport": not in_report},
            new={"opmerking": fresh.pk, "in_rapport": in_report},
        )
    return fresh


def mark_mentions_seen(*, actor: User, round: Round, subject: str) -> int:
    """The person opened the question: every mention there was seen now. How many were new; 1 query.

    Being read is no act to account for, so it leaves no audit entry.
    """
    unseen = Mention.objects.filter(
        person=actor, seen_at=None, comment__round=round, comment__subject=subject
    )
    return unseen.update(seen_at=timezone.now())
