"""The tables, re-exported: `from assessments.models import Answer`."""

from assessments.models.accounts import Membership, Municipality, User
from assessments.models.assessment import Answer, ReportFile, Round, Snapshot, TaskAnswer
from assessments.models.audit import AuditEntry
from assessments.models.catalogue import Edition
from assessments.models.talk import (
    Comment,
    Evidence,
    EvidenceUse,
    Mention,
    Proposal,
    SignalConfirmation,
    Upload,
)
from assessments.models.team import Invitation, OrganisationSignIn
from assessments.models.work import Assignment, DossierWork

__all__ = [
    "Answer",
    "Assignment",
    "AuditEntry",
    "Comment",
    "DossierWork",
    "Edition",
    "Evidence",
    "EvidenceUse",
    "Invitation",
    "Membership",
    "Mention",
    "Municipality",
    "OrganisationSignIn",
    "Proposal",
    "ReportFile",
    "Round",
    "SignalConfirmation",
    "Snapshot",
    "TaskAnswer",
    "Upload",
    "User",
]
