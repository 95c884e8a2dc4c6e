"""What holds evidence still while it is written: the round shared, then the evidence of the round alone."""

from __future__ import annotations

from django.db import connection

from assessments.catalogue.questions import QuestionSpec
from assessments.constants import RoundStatus
from assessments.evidence.queries import is_agreed
from assessments.evidence.refusal import EvidenceLocked
from assessments.evidence.sentences import AGREED, LOCKED
from assessments.models import Round


def lock_evidence(round: Round) -> None:
    """Hold the evidence of a provisional round until the transaction ends; answers go on being saved.

    So two uploads at once cannot pass the quota together, and the same file is not stored twice.
    Raises EvidenceLocked when the round is definitive.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM assessments_round WHERE id = %s FOR SHARE", [round.pk])
        row = cursor.fetchone()
        if row is None or row[0] == RoundStatus.DEFINITIVE:
            raise EvidenceLocked(LOCKED)
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{round.pk} bewijs"])


def check_not_agreed(round: Round, question: QuestionSpec) -> None:
    """Raises EvidenceLocked when the dossier of this question has the state akkoord."""
    if is_agreed(round, question.dossier):
        raise EvidenceLocked(AGREED.format(dossier=question.dossier_label))
