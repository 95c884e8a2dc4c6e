"""Adding evidence, using it at more questions, changing and removing it (decisions/0054)."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from pathlib import PurePosixPath
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from assessments.accounts.access import RoundAccess
from assessments.accounts.questions import questions_seen
from assessments.audit.services import record
from assessments.catalogue.questions import QuestionSpec
from assessments.evidence import sentences
from assessments.evidence.content import check_content
from assessments.evidence.locking import check_not_agreed, lock_evidence
from assessments.evidence.naming import clean_filename, clean_link, clean_title
from assessments.evidence.queries import (
    has_uses_outside,
    may_choose,
    use_subjects_for,
    used_bytes_for,
)
from assessments.evidence.refusal import MustConfirm, RefusedFile, SamePiece
from assessments.models import Evidence, EvidenceUse, User

logger = logging.getLogger(__name__)
MEGABYTE = 1024 * 1024


def add_file(
    *,
    actor: User,
    access: RoundAccess,
    question: QuestionSpec,
    file: File[bytes],
    filename: str,
    title: str,
    dated: dt.date | None,
) -> Evidence:
    """Store a file and use it at a question; its kind is what the content says.

    Raises ValidationError (RefusedFile for the file itself), SamePiece when the round holds it already,
    EvidenceLocked. When anything fails the file is not kept.
    """
    name, title = clean_filename(filename), clean_title(title)
    if file.size > settings.EVIDENCE_MAX_BYTES:
        raise RefusedFile(sentences.FILE_TOO_LARGE.format(limit=settings.EVIDENCE_MAX_BYTES // MEGABYTE))
    kind = check_content(file.open("rb"), name, file.size)
    piece = Evidence(
        round=access.round,
        title=title or PurePosixPath(name).stem[: sentences.MAX_TITLE_LENGTH],
        dated=dated,
        filename=name,
        content_type=kind.content_type,
        size=file.size,
        sha256=_sha256(file),
        added_by=actor,
        added_function=access.function[:120],
    )
    try:
        with transaction.atomic():
            lock_evidence(access.round)
            check_not_agreed(access.round, question)
            _refuse_same(access, question, Q(sha256=piece.sha256), sentences.SAME_FILE)
            _check_room(access, file.size)
            file.seek(0)
            piece.file.save(f"{uuid4().hex}{kind.extensions[0]}", file, save=False)
            _keep(actor, access, question, piece)
    except BaseException:  # also when the worker is stopped: no file without a row
        if piece.file:
            default_storage.delete(str(piece.file.name))
        raise
    return piece


def _sha256(file: File[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _check_room(access: RoundAccess, size: int) -> None:
    used, limit = used_bytes_for(access.round), settings.EVIDENCE_ROUND_BYTES
    if used + size > limit:
        raise RefusedFile(sentences.QUOTA_FULL.format(used=-(-used // MEGABYTE), limit=limit // MEGABYTE))


def _refuse_same(access: RoundAccess, question: QuestionSpec, same: Q, sentence: str) -> None:
    """Raises SamePiece. Somebody with a part hears of pieces in that part only."""
    found = Evidence.objects.filter(same, round=access.round)
    if access.is_limited:
        found = found.filter(uses__subject__in=list(questions_seen(access))).distinct()
    piece = found.first()
    if piece is None:
        return
    here = EvidenceUse.objects.filter(evidence=piece, subject=question.id).exists()
    raise SamePiece((sentences.SAME_HERE if here else sentence).format(title=piece.title), piece, here=here)


def _keep(actor: User, access: RoundAccess, question: QuestionSpec, piece: Evidence) -> None:
    piece.save(force_insert=True)
    EvidenceUse.objects.create(round=access.round, evidence=piece, subject=question.id)
    new: dict[str, Any] = {"titel": piece.title}
    new |= {"sha256": piece.sha256, "bestand": piece.filename} if piece.filename else {"link": piece.url}
    record(actor=actor, action="bewijs.toegevoegd", round=access.round, subject=question.id, new=new)


@transaction.atomic
def add_link(
    *,
    actor: User,
    access: RoundAccess,
    question: QuestionSpec,
    url: str,
    title: str,
    dated: dt.date | None,
) -> Evidence:
    """Store a link and use it at a question. Raises ValidationError, SamePiece, EvidenceLocked."""
    url, title = clean_link(url), clean_title(title)
    lock_evidence(access.round)
    check_not_agreed(access.round, question)
    _refuse_same(access, question, Q(url=url), sentences.SAME_LINK)
    piece = Evidence(
        round=access.round,
        title=title or url.split("://", 1)[1][: sentences.MAX_TITLE_LENGTH],
        dated=dated,
        url=url,
        added_by=actor,
        added_function=access.function[:120],
    )
    _keep(actor, access, question, piece)
    return piece


@transaction.atomic
def use_evidence(*, actor: User, access: RoundAccess, question: QuestionSpec, piece: Evidence) -> EvidenceUse:
    """Use a piece at one more question; again is nothing. Raises EvidenceLocked, ValidationError."""
    lock_evidence(access.round)
    check_not_agreed(access.round, question)
    if not Evidence.objects.filter(pk=piece.pk, round=access.round).exists():
        raise ValidationError(sentences.PIECE_UNKNOWN)
    use, made = EvidenceUse.objects.get_or_create(
        evidence=piece, subject=question.id, defaults={"round": access.round}
    )
    if made:
        record(
            actor=actor,
            action="bewijs.gebruikt",
            round=access.round,
            subject=question.id,
            new={"titel": piece.title},
        )
    return use


@transaction.atomic
def unuse_evidence(*, actor: User, access: RoundAccess, question: QuestionSpec, piece: Evidence) -> bool:
    """Take a piece away from one question; it stays in the round. Whether it stood there."""
    lock_evidence(access.round)
    check_not_agreed(access.round, question)
    gone, _ = EvidenceUse.objects.filter(round=access.round, evidence=piece, subject=question.id).delete()
    if gone:
        record(
            actor=actor,
            action="bewijs.losgekoppeld",
            round=access.round,
            subject=question.id,
            old={"titel": piece.title},
        )
    return bool(gone)


@transaction.atomic
def change_evidence(
    *,
    actor: User,
    access: RoundAccess,
    piece: Evidence,
    title: str,
    dated: dt.date | None,
    in_report: bool | None,
) -> Evidence:
    """Change title, date and the choice for the report (None: leave it).

    Raises ValidationError, EvidenceLocked, PermissionDenied for a choice or a piece that is not theirs.
    """
    title = clean_title(title)
    if not title:
        raise ValidationError({"title": sentences.TITLE_MISSING})
    lock_evidence(access.round)
    piece = Evidence.objects.select_for_update(of=("self",)).get(pk=piece.pk, round=access.round)
    if access.is_limited and has_uses_outside(access, piece):
        raise PermissionDenied(sentences.NOT_YOURS_TO_CHANGE)
    chosen = piece.in_report if in_report is None else in_report
    if chosen != piece.in_report and not may_choose(access, piece, actor):
        raise PermissionDenied(sentences.NOT_YOURS_TO_CHOOSE)
    values: dict[str, Any] = {"title": title, "dated": dated, "in_report": chosen}
    changed = {name: value for name, value in values.items() if getattr(piece, name) != value}
    if not changed:
        return piece
    old = {name: getattr(piece, name) for name in changed}
    for name, value in changed.items():
        setattr(piece, name, value)
    piece.save(update_fields=list(changed))
    subjects = use_subjects_for(piece)
    record(
        actor=actor,
        action="bewijs.gewijzigd",
        round=access.round,
        subject=subjects[0] if subjects else "",
        old=_said({"title": piece.title} | old),
        new=_said({"title": piece.title} | changed),
    )
    return piece


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """The fields under their Dutch names, for the audit trail."""
    names = {"title": "titel", "dated": "datum", "in_report": "in_rapport"}
    return {
        names[name]: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in values.items()
    }


@transaction.atomic
def remove_evidence(*, actor: User, access: RoundAccess, piece: Evidence, confirmed: bool) -> None:
    """Remove a piece everywhere, its file once that is certain; the trail of each question keeps its title.

    Raises MustConfirm while it is used and not `confirmed`, PermissionDenied, EvidenceLocked.
    """
    lock_evidence(access.round)
    piece = Evidence.objects.select_for_update(of=("self",)).get(pk=piece.pk, round=access.round)
    if not may_choose(access, piece, actor):
        raise PermissionDenied(sentences.NOT_YOURS_TO_REMOVE)
    if access.is_limited and has_uses_outside(access, piece):
        raise PermissionDenied(sentences.NOT_YOURS_TO_CHANGE)
    subjects = use_subjects_for(piece)
    questions = questions_seen(access)
    for subject in subjects:
        if subject in questions:
            check_not_agreed(access.round, questions[subject])
    if subjects and not confirmed:
        sentence = sentences.STILL_USED_ONCE if len(subjects) == 1 else sentences.STILL_USED
        raise MustConfirm(sentence.format(number=len(subjects)))
    name = str(piece.file.name or "")
    old = {"titel": piece.title}
    old |= {"sha256": piece.sha256, "bestand": piece.filename} if name else {"link": piece.url}
    piece.delete()
    for subject in subjects or [""]:  # an entry per question: a partner reads of the own questions only
        record(actor=actor, action="bewijs.verwijderd", round=access.round, subject=subject, old=old)
    if name:
        transaction.on_commit(lambda: _delete_file(name))


def _delete_file(name: str) -> None:
    """After the commit: a file that cannot be deleted is logged for the administrator, the row is gone."""
    try:
        default_storage.delete(name)
    except OSError:
        logger.exception("evidence file %s could not be deleted", name)
