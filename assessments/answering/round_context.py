"""What every page of a round starts from: access, catalogue, rows and the one count, in three queries.

Somebody with a limited invitation gets the catalogue cut down to the own part, and the rows of that part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assessments.accounts.access import RoundAccess
from assessments.accounts.trail import round_crumbs
from assessments.answering.ownership import assignments_for, may_agree
from assessments.answering.pages import DomainLines, build_dossier_lines
from assessments.answering.queries import (
    RoundRows,
    file_of,
    rows_for,
    rows_for_cross,
    rows_for_dossier,
    work_for,
)
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import questions_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import WorkState
from assessments.models import Assignment, DossierWork, Round
from assessments.scoring.answers_file import answers_of
from assessments.scoring.progress import Progress, progress_of
from assessments.scoring.types import ScoringModel


@dataclass(frozen=True)
class OpenRound:
    """A round that somebody opened, with all that its pages read; `catalogue` is the part they may see."""

    access: RoundAccess
    catalogue: Catalogue
    rows: RoundRows
    progress: Progress
    user_id: int | None = None

    @cached_property
    def work(self) -> dict[str, DossierWork]:
        """How far the work on each dossier is."""
        return work_for(self.round)

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """Who does what."""
        return assignments_for(self.round)

    def is_agreed(self, dossier: str) -> bool:
        """Whether the answers of this dossier are locked ("" is dwars)."""
        return dossier in self.work and self.work[dossier].state == WorkState.AGREED

    def closed_ids(self) -> frozenset[str]:
        """The questions that this person cannot answer now: a colleague does, or the dossier is akkoord."""
        return frozenset(
            question.id
            for question in questions_of(self.catalogue)
            if self.is_agreed(question.dossier)
            or not may_agree(self.access, self.user_id, question, self.assignments)
        )

    @property
    def round(self) -> Round:
        return self.access.round

    @property
    def touched(self) -> frozenset[str]:
        """The questions with something that a person gave in this round; what only came along is not."""
        given = {row.statement for row in self.rows.answers if not row.to_confirm}
        return frozenset(given | {row.task for row in self.rows.tasks if not row.to_confirm})

    def has_begun(self, dossier: str) -> bool:
        """Whether somebody gave an answer in this dossier."""
        touched = self.touched
        return any(item.id in touched for item in self.progress.of(dossier).total.questions)

    def lines(self) -> tuple[DomainLines, ...]:
        """The dossiers with their counts, for the overview and the list beside the questions."""
        return build_dossier_lines(self.catalogue, self.progress, self.touched, self.work)

    def context(self, *trail: tuple[str, str | None], active: str = "overzicht") -> dict[str, Any]:
        """What every template of a round needs; `trail` are the breadcrumbs after the round."""
        round = self.round
        return {
            "round": round,
            "municipality": round.municipality,
            "access": self.access,
            "can_answer": self.access.can_answer,
            "catalogue": self.catalogue,
            "progress": self.progress,
            "crumbs": round_crumbs(round, *trail),
            "round_nav": {"round": round, "active": active},
        }


def catalogue_of(access: RoundAccess) -> Catalogue:
    """The catalogue of a round, or the part of it that this person may see."""
    return part_of(catalogue_for(access.round.edition), access.dossiers, access.municipal_roles)


def partly_given(access: RoundAccess) -> frozenset[str]:
    """The statements of which this person was given some of the roles only."""
    if not access.municipal_roles:
        return frozenset()
    whole = catalogue_for(access.round.edition).statement_by_id
    return frozenset(
        item.id for item in catalogue_of(access).statements if len(item.roles) < len(whole[item.id].roles)
    )


def open_round(access: RoundAccess, user_id: int | None = None) -> OpenRound:
    """Read everything of a round that its pages show, in two queries."""
    catalogue = catalogue_of(access)
    return _opened(access, catalogue, rows_for(access.round), catalogue.scoring_model, user_id)


def open_dossier(access: RoundAccess, dossier: str | None, user_id: int | None = None) -> OpenRound:
    """The same for one dossier (None: dwars): only its own rows are read and only its own counts hold."""
    catalogue = catalogue_of(access)
    if dossier is None:
        rows = rows_for_cross(access.round, catalogue)
    else:
        rows = rows_for_dossier(access.round, catalogue, dossier)
    return _opened(access, catalogue, rows, catalogue.scoring_model_of(dossier), user_id)


def _opened(
    access: RoundAccess, catalogue: Catalogue, rows: RoundRows, model: ScoringModel, user_id: int | None
) -> OpenRound:
    if access.is_limited:
        rows = rows.within(catalogue)
    progress = progress_of(model, answers_of(file_of(access.round, rows, model)), rows.to_confirm())
    return OpenRound(access, catalogue, rows, progress, user_id)
