"""Making a round definitive: check, freeze a snapshot, lock (method.md 3; docs/decisions/0031)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.annex import build_annex
from assessments.answering.errors import NotReady, RoundLocked
from assessments.answering.locking import lock_round
from assessments.answering.quality import open_signals, signals_for
from assessments.answering.queries import file_of, rows_for
from assessments.audit.services import record
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.constants import AnswerChoice, RoundStatus
from assessments.models import Answer, Round, Snapshot, User
from assessments.scoring.annex_file import dump_annex
from assessments.scoring.answers_file import answers_of, dump_answers
from assessments.scoring.definitive import missing_for_definitive
from assessments.scoring.engine import SCORING_VERSION, score_round
from assessments.scoring.result_file import dump_result
from assessments.scoring.signals import signal_record


def snapshot_sha256(answers: str, result: str, annex: str = "") -> str:
    """Hash over the UTF-8 bytes of the answers file, the result file and the annex, one after the other."""
    return hashlib.sha256((answers + result + annex).encode()).hexdigest()


def unconfirmed_core(rows: Iterable[Answer], catalogue: Catalogue) -> list[Answer]:
    """Core answers that are nvt and that no second person has confirmed."""
    core = {statement.id for statement in catalogue.statements if statement.core}
    return [
        row
        for row in rows
        if row.value == AnswerChoice.NOT_APPLICABLE
        and row.statement in core
        and row.confirmed_at is None
        and not row.to_confirm
    ]


@transaction.atomic
def make_definitive(*, actor: User | None, round: Round, catalogue: Catalogue, function: str) -> Snapshot:
    """Freeze the round: answers file, result file, catalogue hash and scoring version; then lock it.

    A correction of the edition that was published meanwhile counts: it asks the same questions. Raises
    NotReady with all that is missing, RoundLocked when it is definitive already. All or nothing.
    """
    locked = lock_round(round.pk)
    if locked.is_definitive:
        raise RoundLocked(sentences.ROUND_LOCKED)
    if locked.is_scan:
        raise NotReady(sentences.SCAN_NOT_DEFINITIVE)
    if locked.edition.name == catalogue.edition:
        catalogue = catalogue_for(locked.edition)
    if locked.edition.sha256 != catalogue.sha256:
        raise ValueError(f"round {locked.pk} is on another catalogue than {catalogue.edition}")
    rows = rows_for(locked)
    file = replace(file_of(locked, rows, catalogue.scoring_model), definitive=True)
    answers = answers_of(file)
    missing = missing_for_definitive(catalogue.scoring_model, answers)
    unconfirmed = unconfirmed_core(rows.answers, catalogue)
    if missing or unconfirmed:
        raise NotReady(
            sentences.NOT_READY,
            missing=missing,
            unconfirmed=[(row.statement, row.role) for row in unconfirmed],
        )
    answers_text = dump_answers(file)
    result_text = dump_result(score_round(catalogue.scoring_model, answers))
    signals = open_signals(signals_for(locked, catalogue, rows))
    annex_text = dump_annex(build_annex(locked, signals=[signal_record(signal) for signal in signals]))
    snapshot = Snapshot.objects.create(
        round=locked,
        answers=answers_text,
        result=result_text,
        annex=annex_text,
        catalogue_sha256=catalogue.sha256,
        scoring_version=SCORING_VERSION,
        sha256=snapshot_sha256(answers_text, result_text, annex_text),
    )
    locked.status = RoundStatus.DEFINITIVE
    locked.definitive_at = timezone.now()
    locked.definitive_by = actor
    locked.definitive_function = function
    locked.save(update_fields=["status", "definitive_at", "definitive_by", "definitive_function"])
    record(
        actor=actor,
        action="ronde.definitief",
        round=locked,
        old={"status": RoundStatus.PROVISIONAL.value},
        new={"status": RoundStatus.DEFINITIVE.value, "functie": function, "sha256": snapshot.sha256},
    )
    return snapshot
