"""A second person confirms that a core statement does not apply (method.md 3)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.errors import StaleSave
from assessments.answering.locking import lock_question
from assessments.answering.saving import NOT_APPLICABLE, SavedStatement, find_statement, stored_rows
from assessments.answering.versions import row_for, rows_seen_by, version_for
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue, Statement
from assessments.models import Round, User


@transaction.atomic
def confirm_not_applicable(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    statement: str,
    role: str,
    function: str,
    expected_version: int | None = None,
) -> SavedStatement:
    """A second person confirms that a core statement does not apply (method.md 3); again is harmless.

    Raises ValidationError for whoever gave the answer, and where there is nothing to confirm; StaleSave when
    `expected_version` is given and this box holds something else by now; RoundLocked and DossierAgreed.
    """
    scope = lock_question(round.pk, statement, catalogue)
    item = find_statement(catalogue, statement, scope)
    rows = stored_rows(round, statement)
    version = version_for(rows, role)
    if expected_version is not None and expected_version != version:
        raise StaleSave(rows=rows_seen_by(rows, role), version=version)
    row = row_for(rows, role)
    if row is None or row.value != NOT_APPLICABLE or row.to_confirm:
        raise ValidationError(sentences.NOTHING_TO_CONFIRM.format(id=statement))
    if not isinstance(item, Statement) or not item.core:
        raise ValidationError(sentences.NOT_CORE.format(id=statement))
    if row.updated_by_id == actor.pk:
        raise ValidationError(sentences.CONFIRM_BY_OTHER)
    changed = row.confirmed_at is None
    if changed:
        row.confirmed_by, row.confirmed_at = actor, timezone.now()
        row.save(update_fields=["confirmed_by", "confirmed_at"])
        record(
            actor=actor,
            action="antwoord.nvt_bevestigd",
            round=round,
            subject=f"{statement} {role}".strip(),
            new={"functie": function},
        )
    return SavedStatement(statement, role, tuple(rows), {role: version}, changed=changed)
