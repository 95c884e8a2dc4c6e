"""Asking for the PDF of a round, and making it in the background."""

from __future__ import annotations

import hashlib
import logging

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.constants import ReportForm
from assessments.jobs import LOST_AFTER, background, enqueue
from assessments.models import ReportFile, Round, User
from assessments.report import wording_forms
from assessments.report.file_forms import FORMS, Made
from assessments.report.own_files import PdfFailedError
from assessments.report.queries import outcome_for, report_round_for
from assessments.report.rendering import Material, build_material, content_key_of, in_form, ingredients_for

logger = logging.getLogger(__name__)

READING, SCORING, LAYING_OUT, CHECKING, STORING, READY = 5, 15, 30, 85, 95, 100


@transaction.atomic
def request_report(
    *, actor: User | None, round: Round, catalogue: Catalogue, form: str = ReportForm.REPORT.value
) -> ReportFile:
    """The file of one form of what the round holds now: a new one is queued, an existing one is given back.

    A file that failed, was lost, or is gone from the store is queued again. Raises KeyError for a form that
    cannot be made, ValidationError for one that waits until the round is definitive.
    """
    slug = FORMS[form].value
    if FORMS[form].only_definitive and not round.is_definitive:
        raise ValidationError(wording_forms.needs_definitive(form))
    read = ingredients_for(round, catalogue, outcome_for(round, catalogue))
    key = content_key_of(round, catalogue, in_form(round, read, form), form)
    report, made = ReportFile.objects.select_for_update().get_or_create(
        content_key=key, defaults={"round": round, "form": form, "requested_by": actor}
    )
    if not made and not _must_be_made(report):
        return report
    if not made:
        report.state, report.progress, report.error = ReportFile.State.QUEUED, 0, ""
        report.requested_at, report.requested_by = timezone.now(), actor
        report.save(update_fields=["state", "progress", "error", "requested_at", "requested_by"])
    record(actor=actor, action=f"{slug}.gevraagd", round=round, subject=key[:12])
    enqueue(make_report, report_id=report.pk)
    return report


def _must_be_made(report: ReportFile) -> bool:
    if report.state == ReportFile.State.DONE:
        return not report.file or not default_storage.exists(str(report.file.name))
    return report.state == ReportFile.State.FAILED or timezone.now() - report.requested_at > LOST_AFTER


@background
def make_report(report_id: int) -> None:
    """Make one queued report. A failure is written on it in Dutch, logged, and raised for the queue."""
    claimed = ReportFile.objects.filter(pk=report_id, state=ReportFile.State.QUEUED).update(
        state=ReportFile.State.RUNNING, progress=READING
    )
    if not claimed:
        return  # another worker has it already
    try:
        _make(report_round_for(report_id))
    except Exception as error:  # whatever it was: who waits is told, and the queue gets it too
        logger.exception("report %s failed", report_id)
        _fail(report_id, error)
        raise


def _fail(report_id: int, error: Exception) -> None:
    report = ReportFile.objects.get(pk=report_id)
    say = wording_forms.changed if isinstance(error, IntegrityError) else wording_forms.failed
    report.state, report.error, report.finished_at = ReportFile.State.FAILED, say(report.form), timezone.now()
    report.save(update_fields=["state", "error", "finished_at"])


def _make(report: ReportFile) -> None:
    catalogue = catalogue_for(report.round.edition)
    outcome = outcome_for(report.round, catalogue)
    _progress(report, SCORING)
    material = build_material(report.round, catalogue, outcome, report.form)
    if material.content_key != report.content_key:  # answers were saved while the report waited
        report.content_key = material.content_key
        report.save(update_fields=["content_key"])
    _progress(report, LAYING_OUT)
    made = FORMS[report.form].make(material, lambda: _progress(report, CHECKING))
    _store(report, material, made)


def _progress(report: ReportFile, percent: int) -> None:
    report.progress = percent
    report.save(update_fields=["progress"])


def _store(report: ReportFile, material: Material, made: Made) -> None:
    _progress(report, STORING)
    form, size = FORMS[report.form], len(made.content)
    name = f"{material.outcome.card.municipality}-{material.document.edition}-{material.content_key[:12]}"
    report.file.save(f"{name}.{form.extension}", ContentFile(made.content), save=False)
    stored = default_storage.size(str(report.file.name))
    if stored != size:
        raise PdfFailedError(f"stored {stored} of {size} bytes")
    report.sha256 = hashlib.sha256(made.content).hexdigest()
    report.proof_sha256 = material.outcome.sha256
    report.pages, report.size = made.pages, size
    report.state, report.progress, report.finished_at = ReportFile.State.DONE, READY, timezone.now()
    report.save()


@transaction.atomic
def record_download(*, actor: User, report: ReportFile) -> None:
    """Write in the audit trail that somebody took a file of the report."""
    action = f"{report.form}.opgehaald"
    record(actor=actor, action=action, round=report.round, subject=report.content_key[:12])
