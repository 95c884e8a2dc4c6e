"""The locks under a save (docs/decisions/0030): first the round, shared; then the one question, alone."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from assessments.answering.errors import DossierAgreed, RoundLocked
from assessments.answering.sentences import DOSSIER_AGREED, ROUND_LOCKED
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus, WorkState
from assessments.models import Round


def lock_question(round_id: UUID, question: str, catalogue: Catalogue) -> str:
    """Hold one statement or task of a provisional round until the transaction ends; the scope of the round.

    Saves of other questions go on. The round cannot become definitive, change scope or be read in meanwhile,
    and no dossier of it changes state. Raises RoundLocked, DossierAgreed and Round.DoesNotExist.
    """
    found = question_of(catalogue, question)
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, scope FROM assessments_round WHERE id = %s FOR SHARE", [round_id])
        row = cursor.fetchone()
        if row is None:
            raise Round.DoesNotExist(f"round {round_id}")
        status, scope = row
        if status == RoundStatus.DEFINITIVE:
            raise RoundLocked(ROUND_LOCKED)
        # A statement of its own: the state, and the rows read after it, are of a snapshot taken under the
        # lock. Asked in the query above, the state could be of before a colleague agreed.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0)),"
            " (SELECT state FROM assessments_dossierwork WHERE round_id = %s AND dossier = %s)",
            [f"{round_id} {question}", round_id, found.dossier if found else ""],
        )
        (_, state) = cursor.fetchone()
        if state == WorkState.AGREED:
            raise DossierAgreed(DOSSIER_AGREED)
    return str(scope)


def lock_round(round_id: UUID) -> Round:
    """Hold the whole round alone until the transaction ends: every save waits. Fresh from the database."""
    return (
        Round.objects.select_for_update(of=("self",))
        .select_related("municipality", "edition")
        .defer("edition__content")
        .get(pk=round_id)
    )
