"""The locks under a save (docs/decisions/0030): first the round, shared; then the one question, alone."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from assessments.answering.errors import RoundLocked
from assessments.answering.sentences import ROUND_LOCKED
from assessments.constants import RoundStatus
from assessments.models import Round


def lock_question(round_id: UUID, question: str) -> str:
    """Hold one statement or task of a provisional round until the transaction ends; the scope of the round.

    Saves of other questions go on. The round cannot become definitive, change scope or be read in meanwhile.
    Raises RoundLocked, and Round.DoesNotExist.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, scope FROM assessments_round WHERE id = %s FOR SHARE", [round_id])
        row = cursor.fetchone()
        if row is None:
            raise Round.DoesNotExist(f"round {round_id}")
        status, scope = row
        if status == RoundStatus.DEFINITIVE:
            raise RoundLocked(ROUND_LOCKED)
        # A statement of its own: the rows read after it are read with a snapshot taken under the lock.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{round_id} {question}"])
    return str(scope)


def lock_round(round_id: UUID) -> Round:
    """Hold the whole round alone until the transaction ends: every save waits. Fresh from the database."""
    return (
        Round.objects.select_for_update(of=("self",))
        .select_related("municipality", "edition")
        .defer("edition__content")
        .get(pk=round_id)
    )
