"""Everything that a report of a round is made of, read in one place."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus
from assessments.models import BoardPaper, Decision, Redaction, Round, TalkPoint
from assessments.report.annex import annex_for
from assessments.report.board_texts import NO_BOARD_TEXTS, BoardTexts, DecisionText, TalkText
from assessments.report.left_out import DECISION, LeftOut, Redactions
from assessments.report.previous import PreviousRound
from assessments.report.queries import Outcome, outcome_for
from assessments.scoring.annex_file import NO_ANNEX, AnnexFile


@dataclass(frozen=True, slots=True)
class Sources:
    """The outcome of a round and all texts beside it; `left_out` is filled for the public version only."""

    outcome: Outcome
    annex: AnnexFile = NO_ANNEX
    board: BoardTexts = NO_BOARD_TEXTS
    previous: PreviousRound | None = None
    left_out: LeftOut | None = None


def redactions_for(round: Round) -> Redactions:
    """What is niet-openbaar in a report of this round; 1 query.

    A decision that was marked with an earlier round of this municipality stays marked in the look back.
    """
    of_round = Q(round=round)
    of_decisions = Q(round__municipality_id=round.municipality_id, part=DECISION)
    rows = Redaction.objects.filter(of_round | of_decisions).values_list("part", "key", "ground")
    return Redactions({(part, key): ground for part, key, ground in rows})


def sources_for(round: Round, catalogue: Catalogue, outcome: Outcome) -> Sources:
    """Read what stands beside the outcome of a round; a provisional round has no texts for the board."""
    return Sources(
        outcome=outcome,
        annex=annex_for(round, catalogue, outcome.answers),
        board=board_texts_for(round) if round.is_definitive else NO_BOARD_TEXTS,
        previous=previous_round_for(round),
    )


def board_texts_for(round: Round) -> BoardTexts:
    """What the coordinator wrote for the board; at most 3 queries."""
    paper = BoardPaper.objects.filter(round=round).first()
    if paper is None:
        return NO_BOARD_TEXTS
    return BoardTexts(
        covering=paper.covering_text,
        decisions=decision_texts_for(round) if paper.decisions_edited else None,
        points=_points(round) if paper.points_edited else None,
        discussed_on=paper.discussed_on,
        council_informed_on=paper.council_informed_on,
        incidents=dict(paper.incidents),
    )


def decision_texts_for(round: Round) -> tuple[DecisionText, ...]:
    """The stored decisions of a round, in order; 1 query."""
    return tuple(
        DecisionText(
            key=str(row.pk),
            number=row.number,
            origin=row.origin,
            what=row.what,
            owner=row.owner,
            due=row.due,
            cost=row.cost,
            otherwise=row.otherwise,
            status=row.status,
            status_note=row.status_note,
            status_on=row.status_on,
        )
        for row in Decision.objects.filter(round=round)
    )


def _points(round: Round) -> tuple[TalkText, ...]:
    return tuple(
        TalkText(str(row.pk), row.question, row.reason) for row in TalkPoint.objects.filter(round=round)
    )


def previous_round_for(round: Round) -> PreviousRound | None:
    """The last definitive round of this municipality before this one, on another edition, or None."""
    found = (
        Round.objects.filter(
            municipality_id=round.municipality_id,
            status=RoundStatus.DEFINITIVE,
            created_at__lt=round.created_at,
            is_scan=False,
        )
        .exclude(edition_id=round.edition_id)
        .select_related("municipality", "edition")
        .defer("edition__content")
        .order_by("-created_at")
        .first()
    )
    if found is None:
        return None
    catalogue = catalogue_for(found.edition)
    outcome = outcome_for(found, catalogue)
    return PreviousRound(catalogue, outcome.card, outcome.answers, outcome.date, decision_texts_for(found))
