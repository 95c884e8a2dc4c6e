"""Asking for the national report of a publication, and making it in the background."""

from __future__ import annotations

import hashlib
import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.comparison.chosen import PARAMETER, Chosen, chosen_publication
from assessments.constants import JobState
from assessments.jobs import LOST_AFTER, background, enqueue
from assessments.models import NationalReportFile, User
from assessments.national_report import sentences
from assessments.national_report.document import build_national
from assessments.national_report.rendering import attachments_of, content_key_of, national_pdf
from assessments.national_report.sources import sources_for

logger = logging.getLogger(__name__)


@transaction.atomic
def request_national_report(*, actor: User, chosen: Chosen) -> NationalReportFile:
    """The report of a publication: a new one is queued, an existing one is given back.

    A file that failed, was lost, or is gone from the store is queued again.
    """
    key = content_key_of(build_national(sources_for(chosen)))
    report, made = NationalReportFile.objects.select_for_update().get_or_create(
        content_key=key, defaults={"publication_id": chosen.publication.id, "requested_by": actor}
    )
    if not made and not _must_be_made(report):
        return report
    if not made:
        report.state, report.error = JobState.QUEUED, ""
        report.requested_at, report.requested_by = timezone.now(), actor
        report.save(update_fields=["state", "error", "requested_at", "requested_by"])
    record(actor=actor, action="landelijk.gevraagd", subject=f"editie {chosen.publication.edition}")
    enqueue(make_national_report, report_id=report.pk)
    return report


def _must_be_made(report: NationalReportFile) -> bool:
    if report.state == JobState.DONE:
        return not report.file or not default_storage.exists(str(report.file.name))
    return report.state == JobState.FAILED or timezone.now() - report.requested_at > LOST_AFTER


@background
def make_national_report(report_id: int) -> None:
    """Make one queued report. A failure is written on it in Dutch, logged, and raised for the queue."""
    queued = NationalReportFile.objects.filter(pk=report_id, state=JobState.QUEUED)
    if not queued.update(state=JobState.RUNNING):
        return  # another worker has it already
    report = NationalReportFile.objects.get(pk=report_id)
    try:
        _make(report)
    except Exception:  # whatever it was: who waits is told, and the queue gets it too
        logger.exception("national report %s failed", report_id)
        report.state, report.error, report.finished_at = JobState.FAILED, sentences.FAILED, timezone.now()
        report.save(update_fields=["state", "error", "finished_at"])
        raise


def _make(report: NationalReportFile) -> None:
    chosen = chosen_publication({PARAMETER: str(report.publication_id)})
    if chosen is None:
        raise ValueError(f"publication {report.publication_id} is gone")
    document = build_national(sources_for(chosen))
    pdf = national_pdf(document, attachments_of(document))
    name = f"landelijk-{document.edition}-{report.content_key[:12]}.pdf"
    report.file.save(name, ContentFile(pdf.content), save=False)
    report.sha256 = hashlib.sha256(pdf.content).hexdigest()
    report.pages, report.size = pdf.pages, len(pdf.content)
    report.state, report.finished_at = JobState.DONE, timezone.now()
    report.save()
