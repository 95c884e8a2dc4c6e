"""The tables, re-exported: `from assessments.models import Answer`."""

from assessments.models.accounts import Membership, Municipality, User
from assessments.models.assessment import Answer, ReportFile, Round, Snapshot, TaskAnswer
from assessments.models.audit import AuditEntry
from assessments.models.catalogue import Edition

__all__ = [
    "Answer",
    "AuditEntry",
    "Edition",
    "Membership",
    "Municipality",
    "ReportFile",
    "Round",
    "Snapshot",
    "TaskAnswer",
    "User",
]
