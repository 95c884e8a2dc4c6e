"""The door of this room for whoever writes: take in a file, apply it, throw it away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.accounts.access import RoundAccess
from assessments.answering.errors import FaultyFile, RoundLocked, StaleSave
from assessments.answering.locking import lock_round
from assessments.answering.queries import rows_for
from assessments.answering.services import save_answer, save_task
from assessments.answering.versions import version_for
from assessments.audit.services import record
from assessments.catalogue.queries import hashes_of
from assessments.exchange import sentences
from assessments.exchange.answers_in import read_answers
from assessments.exchange.cell_text import printable
from assessments.exchange.compare import Change, other_function
from assessments.exchange.expected import Expected
from assessments.exchange.planning import fingerprint, plan_for
from assessments.exchange.queries import UPLOAD_KEPT, Ground, ground_for, stored_of
from assessments.exchange.rows import STEP_FIELDS, Key, Reading
from assessments.exchange.workbook_safety import kind_of
from assessments.models import Answer, Upload, User

MAX_WAITING = 5
"""Files of one person that wait in one round; the oldest makes room."""


class PreviewChanged(Exception):
    """Something changed since the preview was shown: nothing was written."""


class UploadGone(Exception):
    """The file was applied or thrown away already."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of a file: answers saved, of which emptied, conflicts decided either way, rows put aside."""

    saved: int
    emptied: int
    own: int
    kept: int
    skipped: int


@transaction.atomic
def receive_upload(*, actor: User, access: RoundAccess, filename: str, raw: bytes) -> Upload:
    """Read a file and keep what it says; nothing of the round changes. Raises FaultyFile and RoundLocked."""
    if access.round.is_definitive:
        raise RoundLocked(sentences.ROUND_DEFINITIVE)
    Upload.objects.filter(uploaded_at__lt=timezone.now() - UPLOAD_KEPT).delete()
    ground = ground_for(access)
    kind = kind_of(raw)
    reading = _read(ground, kind, raw)
    waiting = Upload.objects.filter(round=access.round, uploaded_by=actor).order_by("-uploaded_at")
    too_many = list(waiting.values_list("pk", flat=True)[MAX_WAITING - 1 :])
    Upload.objects.filter(pk__in=too_many).delete()
    return Upload.objects.create(
        round=access.round,
        uploaded_by=actor,
        kind=kind,
        filename=printable(filename, 200) or "bestand",
        rows=reading.as_data(),
    )


def _read(ground: Ground, kind: str, raw: bytes) -> Reading:
    round = ground.access.round
    expected = Expected(
        round=str(round.pk),
        municipality=round.municipality_id,
        municipality_name=round.municipality.name,
        edition=round.edition.name,
        catalogue=ground.whole.sha256,
        revisions=hashes_of(round.edition.name),
    )
    if kind == "excel":
        from assessments.exchange.workbook_in import read_workbook  # openpyxl is 23 MB: only where it reads

        return read_workbook(raw, expected)
    return read_answers(raw, ground.whole, expected, ground.asked)


@transaction.atomic
def apply_upload(
    *, actor: User, access: RoundAccess, upload_id: UUID, seen: str, own: Collection[Key]
) -> Applied:
    """Save what a file changes, all or nothing; of the conflicts only those in `own`, the others stay.

    Holds the round alone meanwhile. `seen` is the fingerprint of the plan that the person looked at. Raises
    UploadGone, RoundLocked, PreviewChanged, and ValidationError when a service refuses a change after all.
    """
    round = lock_round(access.round.pk)
    if round.is_definitive:
        raise RoundLocked(sentences.ROUND_DEFINITIVE)
    upload = Upload.objects.filter(pk=upload_id, round=round, uploaded_by=actor).select_for_update().first()
    if upload is None:
        raise UploadGone
    ground = ground_for(replace(access, round=round))
    rows = rows_for(round)
    stored = stored_of(rows, names=ground.asked)
    plan = plan_for(ground, actor, Reading.of(upload.rows), stored)
    if fingerprint(plan) != seen:
        raise PreviewChanged(sentences.PREVIEW_CHANGED)
    chosen = [change for change in plan.changes if not change.is_conflict or change.key in own]
    _Saving(actor, ground, dict(rows.answers_by_statement())).save_all(chosen)
    decided = sum(change.is_conflict for change in chosen)
    applied = Applied(
        saved=len(chosen),
        emptied=sum(change.empties for change in chosen),
        own=decided,
        kept=len(plan.conflicts) - decided,
        skipped=len(plan.skipped),
    )
    others = sorted({other_function(change, access.function) for change in chosen} - {""})
    record(
        actor=actor,
        action="ronde.werkmap_ingelezen",
        round=round,
        new={
            "bestand": upload.filename,
            "soort": upload.kind,
            "gewijzigd": applied.saved,
            "leeggemaakt": applied.emptied,
            "eigen_versie": applied.own,
            "versie_van_collega": applied.kept,
            "overgeslagen": applied.skipped,
        }
        | ({"beantwoord_door": others} if others else {}),
    )
    upload.delete()
    return applied


@transaction.atomic
def cancel_upload(*, actor: User, access: RoundAccess, upload_id: UUID) -> bool:
    """Throw a file away; False when it was gone already. Nothing of the round changes."""
    count, _ = Upload.objects.filter(pk=upload_id, round=access.round, uploaded_by=actor).delete()
    return bool(count)


@dataclass(frozen=True, slots=True)
class _Saving:
    """The saves of one file, one after the other, inside the lock on the round."""

    actor: User
    ground: Ground
    rows: dict[str, Sequence[Answer]] = field(default_factory=dict)

    def save_all(self, changes: Sequence[Change]) -> None:
        """Every change through the service that a page uses; a refusal undoes them all."""
        faults: list[str] = []
        for change in changes:
            try:
                if change.asked.kind == "taak":
                    self._save_task(change)
                else:
                    self._save_answer(change)
            except ValidationError as error:
                faults += [
                    sentences.SAVE_REFUSED.format(id=change.asked.id, sentence=text)
                    for text in error.messages
                ]
            except StaleSave as error:  # inside the lock only a fault of our own could do this
                raise PreviewChanged(sentences.PREVIEW_CHANGED) from error
        if faults:
            raise ValidationError(faults)

    def _save_answer(self, change: Change) -> None:
        access, fields = self.ground.access, change.row.fields
        saved = save_answer(
            actor=self.actor,
            round=access.round,
            catalogue=self.ground.whole,
            statement=change.asked.id,
            role=change.role,
            value=fields["antwoord"],
            support=fields["onderbouwing"],
            note=fields["toelichting"],
            expected_version=version_for(self.rows.get(change.asked.id, ()), change.role),
            function=change.function or access.function,
            on_behalf=bool(other_function(change, access.function)),
        )
        self.rows[change.asked.id] = saved.rows

    def _save_task(self, change: Change) -> None:
        access, fields = self.ground.access, change.row.fields
        day = fields["besproken_op"]
        save_task(
            actor=self.actor,
            round=access.round,
            catalogue=self.ground.whole,
            task=change.asked.id,
            steps={step: fields[step] for step in STEP_FIELDS},
            discussed_on=dt.date.fromisoformat(day) if day else None,
            not_applicable=bool(fields["nvt"]),
            nvt_reason=fields["nvt"],
            note=fields["toelichting"],
            expected_version=change.old[0].version,
            function=change.function or access.function,
            on_behalf=bool(other_function(change, access.function)),
        )


__all__ = [
    "Applied",
    "FaultyFile",
    "PreviewChanged",
    "RoundLocked",
    "UploadGone",
    "apply_upload",
    "cancel_upload",
    "receive_upload",
]
