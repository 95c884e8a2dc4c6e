"""Choosing which passages are niet-openbaar. It changes no answer and no figure."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from assessments.audit.services import record
from assessments.catalogue.questions import QuestionSpec
from assessments.catalogue.spec import Catalogue
from assessments.constants import RedactedPart
from assessments.models import Redaction, Round, User
from assessments.publication import sentences
from assessments.publication.passages import Passage, groups_of
from assessments.publication.queries import texts_for
from assessments.report.left_out import STATEMENT, TASK

Place = tuple[str, str]  # a RedactedPart value and a key


@transaction.atomic
def close_passages(
    *, actor: User, round: Round, catalogue: Catalogue, chosen: Collection[Place], ground: str
) -> int:
    """Mark passages as niet-openbaar on one ground (WooGround value); gives how many changed.

    Raises ValidationError when one of them is not in the list of this round.
    """
    _lock(round)
    passages = [item for item in _chosen(round, catalogue, chosen) if item.ground != ground]
    for item in passages:
        if item.part == STATEMENT and ":" not in item.key:
            Redaction.objects.filter(round=round, part=STATEMENT, key__startswith=f"{item.key}:").delete()
        _put(actor, round, (item.part, item.key), ground)
    if passages:
        new = {"grond": ground, "passages": [_said(item.part, item.key) for item in passages]}
        record(actor=actor, action="passage.gesloten", round=round, new=new)
    return len(passages)


@transaction.atomic
def open_passages(*, actor: User, round: Round, catalogue: Catalogue, chosen: Collection[Place]) -> int:
    """Make passages public again; gives how many changed. Raises ValidationError like `close_passages`."""
    _lock(round)
    passages = [item for item in _chosen(round, catalogue, chosen) if item.is_closed and not item.follows]
    for item in passages:
        if item.part == STATEMENT:
            statement, _, role = item.key.partition(":")
            _open_statement(actor, round, catalogue, statement, (role,) if role else ())
        else:
            _rows(round, item.part, item.key).delete()
    if passages:
        old = {"passages": [_said(item.part, item.key) for item in passages]}
        record(actor=actor, action="passage.geopend", round=round, old=old)
    return len(passages)


@transaction.atomic
def mark_question(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    question: QuestionSpec,
    ground: str,
    own_roles: tuple[str, ...] = (),
) -> bool:
    """Mark the note of one question, or make it public with ground "". Gives whether anything changed.

    The mark holds for every role, or for `own_roles` of somebody who answers those only. It stays when the
    text changes, and may be made before there is a text.
    """
    _lock(round)
    part = TASK if question.kind == "taak" else STATEMENT
    before = _marks(round, part, question.id)
    if part == TASK:
        _rows(round, part, question.id).delete()
    else:
        _open_statement(actor, round, catalogue, question.id, own_roles)
    if ground:
        keys = [f"{question.id}:{role}" for role in own_roles] if part == STATEMENT else []
        for key in keys or [question.id]:
            _put(actor, round, (part, key), ground)
    after = _marks(round, part, question.id)
    if before == after:
        return False
    record(
        actor=actor,
        action="passage.vraag_gesloten" if ground else "passage.vraag_geopend",
        round=round,
        subject=question.id,
        new={"grond": ground} if ground else {},
    )
    return True


def _lock(round: Round) -> None:
    """One at a time per round: marks are read, split and written again."""
    Round.objects.select_for_update(of=("self",)).only("pk").get(pk=round.pk)


def _chosen(round: Round, catalogue: Catalogue, chosen: Collection[Place]) -> list[Passage]:
    known = {
        (item.part, item.key): item
        for group in groups_of(texts_for(round, catalogue))
        for item in group.passages
    }
    if not set(chosen) <= set(known):
        raise ValidationError(sentences.UNKNOWN_PASSAGE)
    return [known[place] for place in chosen]


def _rows(round: Round, part: str, key: str) -> QuerySet[Redaction]:
    """The marks of a passage; of a decision also the one that an earlier round left on it."""
    if part == RedactedPart.DECISION:
        return Redaction.objects.filter(round__municipality_id=round.municipality_id, part=part, key=key)
    return Redaction.objects.filter(round=round, part=part, key=key)


def _put(actor: User, round: Round, place: Place, ground: str) -> None:
    part, key = place
    if part == RedactedPart.DECISION:  # the mark of an earlier round goes: there is one ground
        _rows(round, part, key).delete()
    Redaction.objects.update_or_create(
        round=round, part=part, key=key, defaults={"ground": ground, "created_by": actor}
    )


def _marks(round: Round, part: str, question: str) -> dict[str, str]:
    rows = Redaction.objects.filter(round=round, part=part, key__startswith=question)
    return {row.key: row.ground for row in rows if row.key == question or row.key.startswith(f"{question}:")}


def _open_statement(
    actor: User, round: Round, catalogue: Catalogue, statement: str, roles: tuple[str, ...]
) -> None:
    """Take the marks of some roles of a statement away (none is all), and leave those of the other roles."""
    marks = _marks(round, STATEMENT, statement)
    Redaction.objects.filter(round=round, part=STATEMENT, key__in=marks).delete()
    spec = catalogue.statement_by_id.get(statement)
    if not roles or spec is None:
        return
    for role in spec.roles:
        kept = marks.get(f"{statement}:{role}") or marks.get(statement)
        if role not in roles and kept:
            _put(actor, round, (STATEMENT, f"{statement}:{role}"), kept)


def _said(part: str, key: str) -> str:
    """A passage as the audit trail names it: never its text."""
    return f"{RedactedPart(part).label} {key}".strip()
