"""What this room reads: what a person may answer now, what is stored, and the uploads that wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from assessments.accounts.access import RoundAccess
from assessments.answering.ownership import assignments_for, may_agree
from assessments.answering.queries import RoundRows, agreed_dossiers_for, rows_for
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.constants import Scope
from assessments.exchange.asked import Asked, Place, asked_of
from assessments.exchange.rows import STEP_FIELDS, Fields
from assessments.models import Answer, TaskAnswer, Upload, User
from assessments.text import clean_text

UPLOAD_KEPT = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ground:
    """A round as one person may answer it: the whole catalogue, the own part, and its questions in scope."""

    access: RoundAccess
    whole: Catalogue
    part: Catalogue
    asked: dict[str, Asked]
    in_scope: frozenset[str]


def ground_for(access: RoundAccess) -> Ground:
    """What this person sees of a round; no query when the catalogue is warm."""
    whole = catalogue_for(access.round.edition)
    part = part_of(whole, access.dossiers, access.municipal_roles)
    full = access.round.scope == Scope.FULL
    in_scope = {item.id for item in part.statements if full or item.core}
    in_scope |= {item.id for item in part.tasks if full or item.core}
    in_scope |= {item.id for item in part.cross_statements}
    return Ground(access, whole, part, asked_of(whole, part), frozenset(in_scope))


def refusals_for(ground: Ground, person: User) -> dict[str, str]:
    """Per question why this person cannot set its answer now, as a code; two queries."""
    round = ground.access.round
    agreed = agreed_dossiers_for(round)
    assignments = assignments_for(round)
    found: dict[str, str] = {}
    for name in (
        *ground.whole.statement_by_id,
        *ground.whole.task_by_id,
        *ground.whole.cross_statement_by_id,
    ):
        asked = ground.asked.get(name)
        if asked is None:
            found[name] = "buiten_deel"
        elif name not in ground.in_scope:
            found[name] = "buiten_omvang"
        elif asked.dossier in agreed:
            found[name] = "akkoord"
        elif not may_agree(ground.access, person.pk, asked, assignments):
            found[name] = "van_ander"
    return found


def stored_of(rows: RoundRows, *, names: Collection[str] | None = None) -> dict[str, dict[str, Place]]:
    """The stored rows of a round per question and role; `names` leaves out all other questions."""
    found: dict[str, dict[str, Place]] = {}
    for answer in rows.answers:
        if names is None or answer.statement in names:
            found.setdefault(answer.statement, {})[answer.role] = _place_of_answer(answer)
    for task in rows.tasks:
        if names is None or task.task in names:
            found[task.task] = {"": _place_of_task(task)}
    return found


def stored_for_round(ground: Ground) -> dict[str, dict[str, Place]]:
    """What is stored of the questions that this person sees, in two queries."""
    return stored_of(rows_for(ground.access.round), names=ground.asked)


def _place_of_answer(row: Answer) -> Place:
    fields = {"antwoord": row.value, "onderbouwing": row.support, "toelichting": clean_text(row.note)}
    return _place(row, fields, row.role)


def _place_of_task(row: TaskAnswer) -> Place:
    fields = {step: str(getattr(row, step)) for step in STEP_FIELDS}
    fields["besproken_op"] = row.discussed_on.isoformat() if row.discussed_on else ""
    fields["nvt"] = clean_text(row.nvt_reason) if row.not_applicable else ""
    fields["toelichting"] = clean_text(row.note)
    return _place(row, fields, "")


def _place(row: Answer | TaskAnswer, fields: Fields, role: str) -> Place:
    """An answer that waits for a confirmation counts as empty; what it says stands beside it."""
    return Place(
        fields=dict.fromkeys(fields, "") if row.to_confirm else fields,
        role=role,
        version=row.version,
        function="" if row.to_confirm else row.function,
        saved_by=str(row.updated_by) if row.updated_by else "",
        saved_at=row.updated_at,
        before=fields if row.to_confirm else {},
    )


def uploads_for(access: RoundAccess, person: User) -> list[Upload]:
    """The files of this person that wait to be applied, without what was read of them."""
    since = timezone.now() - UPLOAD_KEPT
    return list(
        Upload.objects.filter(round=access.round, uploaded_by=person, uploaded_at__gte=since).defer("rows")
    )


def find_upload(access: RoundAccess, person: User, upload_id: UUID) -> Upload | None:
    """A file that this person sent for this round less than a day ago."""
    since = timezone.now() - UPLOAD_KEPT
    uploads = Upload.objects.filter(round=access.round, uploaded_by=person, uploaded_at__gte=since)
    return uploads.filter(pk=upload_id).first()
