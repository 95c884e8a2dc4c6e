"""The door of this room for whoever writes: every act on a round, each in its own file behind this one.

Every service: keyword arguments, `actor` first, one transaction, the audit entry inside.
"""

from assessments.answering.definitive import make_definitive
from assessments.answering.errors import FaultyFile, NotReady, RoundLocked, StaleSave
from assessments.answering.importing import import_round
from assessments.answering.rounds import change_scope, start_round
from assessments.answering.saving import SavedStatement, confirm_not_applicable, save_answer
from assessments.answering.saving_tasks import save_task

__all__ = [
    "FaultyFile",
    "NotReady",
    "RoundLocked",
    "SavedStatement",
    "StaleSave",
    "change_scope",
    "confirm_not_applicable",
    "import_round",
    "make_definitive",
    "save_answer",
    "save_task",
    "start_round",
]
