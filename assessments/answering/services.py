"""The door of this room for whoever writes: every act on a round, each in its own file behind this one.

Every service: keyword arguments, `actor` first, one transaction, the audit entry inside.
"""

from assessments.answering.definitive import make_definitive
from assessments.answering.errors import DossierAgreed, FaultyFile, NotReady, RoundLocked, StaleSave
from assessments.answering.importing import import_round
from assessments.answering.prefill import confirm_prefilled
from assessments.answering.proposals import (
    agree_answer,
    may_look,
    save_proposal,
    set_blind,
    withdraw_proposal,
)
from assessments.answering.quality import confirm_signals, reopen_signal
from assessments.answering.rounds import change_scope, start_round
from assessments.answering.saving import SavedStatement, save_answer
from assessments.answering.saving_tasks import save_task
from assessments.answering.scan import grow_scan, save_scan_steps
from assessments.answering.second_person import confirm_not_applicable
from assessments.answering.undo import restore_answer, restore_task

__all__ = [
    "DossierAgreed",
    "FaultyFile",
    "NotReady",
    "RoundLocked",
    "SavedStatement",
    "StaleSave",
    "agree_answer",
    "change_scope",
    "confirm_not_applicable",
    "confirm_prefilled",
    "confirm_signals",
    "grow_scan",
    "import_round",
    "make_definitive",
    "may_look",
    "reopen_signal",
    "restore_answer",
    "restore_task",
    "save_answer",
    "save_proposal",
    "save_scan_steps",
    "save_task",
    "set_blind",
    "start_round",
    "withdraw_proposal",
]
