"""Answers as the outcome of a round, without a database."""

from __future__ import annotations

from assessments.report.queries import Outcome
from assessments.scoring.answers_file import AnswersFile
from tests.report import build


def outcome_of(file: AnswersFile) -> Outcome:
    """The answers with their score card, on the fixed day of the tests."""
    return Outcome(file, build.card(file), build.DATE)
