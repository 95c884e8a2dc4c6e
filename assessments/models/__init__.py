"""The tables, re-exported: `from assessments.models import Answer`."""

from assessments.models.accounts import Membership, Municipality, MunicipalityChange, User
from assessments.models.api import ApiCount, ApiToken
from assessments.models.assessment import Answer, ReportFile, Round, Snapshot, TaskAnswer
from assessments.models.audit import AuditEntry
from assessments.models.board import BoardPaper, Decision, TalkPoint
from assessments.models.campaign import Campaign, Invitee, Reminder, ReminderMail
from assessments.models.catalogue import Edition, EditionDraft
from assessments.models.comparison import (
    Consent,
    GroupFigures,
    NationalPicture,
    NationalReportFile,
    PeerGroup,
    PeerPublication,
    PeerStanding,
    PeerValues,
    PublicationDate,
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
    "ApiCount",
    "ApiToken",
    "Assignment",
    "AuditEntry",
    "BoardPaper",
    "Campaign",
    "Comment",
    "Consent",
    "Decision",
    "DossierWork",
    "Edition",
    "EditionDraft",
    "Evidence",
    "EvidenceUse",
    "GroupFigures",
    "HouseStyle",
    "Invitation",
    "Invitee",
    "Membership",
    "Mention",
    "Municipality",
    "MunicipalityChange",
    "NationalPicture",
    "NationalReportFile",
    "NationalSignal",
    "OrganisationSignIn",
    "PeerGroup",
    "PeerPublication",
    "PeerStanding",
    "PeerValues",
    "Proposal",
    "PublicationDate",
    "Redaction",
    "Reminder",
    "ReminderMail",
    "ReportFile",
    "Round",
    "SignalConfirmation",
    "Snapshot",
    "TalkPoint",
    "TaskAnswer",
    "Upload",
    "User",
]
