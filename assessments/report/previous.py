"""The round before this one, for "Sinds vorige keer" (method.md 10). Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.catalogue.spec import Catalogue
from assessments.report.board_texts import DecisionText
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.types import ScoreCard


@dataclass(frozen=True, slots=True)
class PreviousRound:
    """The last definitive round of the same municipality on an earlier edition, with what was decided."""

    catalogue: Catalogue
    card: ScoreCard
    answers: AnswersFile
    date: dt.date
    decisions: tuple[DecisionText, ...]
