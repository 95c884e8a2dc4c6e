"""The tables, re-exported: `from assessments.models import Answer`."""

from assessments.models.accounts import Membership, Municipality, User
from assessments.models.assessment import Answer, ReportFile, Round, Snapshot, TaskAnswer
from assessments.models.audit import AuditEntry
from assessments.models.board import BoardPaper, Decision, TalkPoint
from assessments.models.catalogue import Edition
from assessments.models.comparison import (
    Consent,
    PeerGroup,
    PeerPublication,
    PeerStanding,
    PeerValues,
)
from assessments.models.house_style import HouseStyle
from assessments.models.national import NationalSignal
from assessments.models.publication import Redaction
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
    "BoardPaper",
    "Comment",
    "Consent",
    "Decision",
    "DossierWork",
    "Edition",
    "Evidence",
    "EvidenceUse",
    "HouseStyle",
    "Invitation",
    "Membership",
    "Mention",
    "Municipality",
    "NationalSignal",
    "OrganisationSignIn",
    "PeerGroup",
    "PeerPublication",
    "PeerStanding",
    "PeerValues",
    "Proposal",
    "Redaction",
    "ReportFile",
    "Round",
    "SignalConfirmation",
    "Snapshot",
    "TalkPoint",
    "TaskAnswer",
    "Upload",
    "User",
]
