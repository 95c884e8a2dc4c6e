"""The door of this room for whoever writes: every act on a round, each in its own file behind this one.

Every service: keyword arguments, `actor` first, one transaction, the audit entry inside.
"""

from assessments.answering.definitive import make_definitive
from assessments.answering.errors import DossierAgreed, FaultyFile, NotReady, RoundLocked, StaleSave
from assessments.answering.importing import import_round
from assessments.answering.quality import confirm_signals, reopen_signal
from assessments.answering.rounds import change_scope, start_round
from assessments.answering.saving import SavedStatement, save_answer
from assessments.answering.saving_tasks import save_task
from assessments.answering.scan import grow_scan, save_scan_steps
from assessments.answering.second_person import confirm_not_applicable

__all__ = [
    "DossierAgreed",
    "FaultyFile",
    "NotReady",
    "RoundLocked",
    "SavedStatement",
    "StaleSave",
    "change_scope",
    "confirm_not_applicable",
    "confirm_signals",
    "grow_scan",
    "import_round",
    "make_definitive",
    "reopen_signal",
    "save_answer",
    "save_scan_steps",
    "save_task",
    "start_round",
]
