"""What every page of a round starts from: access, catalogue, rows and the one count, in three queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assessments.accounts.access import RoundAccess
from assessments.accounts.trail import round_crumbs
from assessments.answering.pages import DomainLines, build_dossier_lines
from assessments.answering.queries import (
    RoundRows,
    file_of,
    rows_for,
    rows_for_cross,
    rows_for_dossier,
)
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.models import Round
from assessments.scoring.answers_file import answers_of
from assessments.scoring.progress import Progress, progress_of
from assessments.scoring.types import ScoringModel


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that somebody opened, with all that its pages read."""

    access: RoundAccess
    catalogue: Catalogue
    rows: RoundRows
    progress: Progress

    @property
    def round(self) -> Round:
        return self.access.round

    def lines(self) -> tuple[DomainLines, ...]:
        """The dossiers with their counts, for the overview and the list beside the questions."""
        touched = {row.statement for row in self.rows.answers} | {row.task for row in self.rows.tasks}
        return build_dossier_lines(self.catalogue, self.progress, touched)

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


def open_round(access: RoundAccess) -> OpenRound:
    """Read everything of a round that its pages show, in two queries."""
    catalogue = catalogue_for(access.round.edition)
    return _opened(access, catalogue, rows_for(access.round), catalogue.scoring_model)


def open_dossier(access: RoundAccess, dossier: str | None) -> OpenRound:
    """The same for one dossier (None: dwars): only its own rows are read and only its own counts hold."""
    catalogue = catalogue_for(access.round.edition)
    if dossier is None:
        rows = rows_for_cross(access.round, catalogue)
    else:
        rows = rows_for_dossier(access.round, catalogue, dossier)
    return _opened(access, catalogue, rows, catalogue.scoring_model_of(dossier))


def _opened(access: RoundAccess, catalogue: Catalogue, rows: RoundRows, model: ScoringModel) -> OpenRound:
    answers = answers_of(file_of(access.round, rows, model))
    return OpenRound(access, catalogue, rows, progress_of(model, answers))
