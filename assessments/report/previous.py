"""The round before this one, for "Sinds vorige keer" (method.md 10). Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from assessments.catalogue.mapping import Change
from assessments.catalogue.spec import Catalogue
from assessments.report.board_texts import DecisionText
from assessments.scoring.answers_file import AnswersFile, answers_of
from assessments.scoring.types import ScoreCard
from assessments.scoring.units import Sheet, sheet_of


@dataclass(frozen=True)
class PreviousRound:
    """The last definitive round of the same municipality on an earlier edition, with what was decided.

    `changes` is was-wordt from that edition to this one; None when the editions cannot be compared.
    """

    catalogue: Catalogue
    card: ScoreCard
    answers: AnswersFile
    date: dt.date
    decisions: tuple[DecisionText, ...]
    changes: tuple[Change, ...] | None = None

    @cached_property
    def sheet(self) -> Sheet:
        """That round laid out for arithmetic, on its own edition."""
        return sheet_of(self.catalogue.scoring_model, answers_of(self.answers))
