"""Everything that a report of a round is made of, read in one place."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from assessments.catalogue.queries import catalogue_for, changes_since
from assessments.catalogue.spec import Catalogue
from assessments.comparison.own import comparison_for
from assessments.constants import RoundStatus
from assessments.models import BoardPaper, Decision, Redaction, Round, TalkPoint
from assessments.report.annex import annex_for
from assessments.report.board_texts import NO_BOARD_TEXTS, BoardTexts, DecisionText, TalkText
from assessments.report.left_out import DECISION, LeftOut, Redactions
from assessments.report.peers import PeerComparison
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
    peers: PeerComparison | None = None
    left_out: LeftOut | None = None


def redactions_for(round: Round) -> Redactions:
    """What is niet-openbaar in a report of this round; 1 query.

    A decision that was marked with an earlier round of this municipality stays marked in the look back.
    """
    of_round = Q(round=round)
    of_decisions = Q(round__municipality_id=round.municipality_id, part=DECISION)
    rows = (
        Redaction.objects.filter(of_round | of_decisions).order_by("pk").values_list("part", "key", "ground")
    )
    return Redactions({(part, key): ground for part, key, ground in rows})


def sources_for(round: Round, catalogue: Catalogue, outcome: Outcome) -> Sources:
    """Read what stands beside the outcome of a round; a provisional round has no texts for the board."""
    return Sources(
        outcome=outcome,
        annex=annex_for(round, catalogue, outcome),
        board=board_texts_for(round) if round.is_definitive else NO_BOARD_TEXTS,
        previous=previous_round_for(round, catalogue),
        peers=peers_for(round) if round.is_definitive else None,
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
    return tuple(decision_text_of(row) for row in Decision.objects.filter(round=round))


def decision_text_of(row: Decision) -> DecisionText:
    """A stored decision as text."""
    return DecisionText(
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


def _points(round: Round) -> tuple[TalkText, ...]:
    return tuple(
        TalkText(str(row.pk), row.question, row.reason) for row in TalkPoint.objects.filter(round=round)
    )


def previous_round_for(round: Round, catalogue: Catalogue) -> PreviousRound | None:
    """The last definitive round of this municipality on an earlier edition, made definitive before this one.

    None while this round is provisional (method.md 11, part 7). At most 4 queries, one more per edition
    between.
    """
    if not round.is_definitive or round.definitive_at is None:
        return None
    found = (
        Round.objects.filter(
            municipality_id=round.municipality_id,
            status=RoundStatus.DEFINITIVE,
            edition__name__lt=catalogue.edition,
            definitive_at__lt=round.definitive_at,
            is_scan=False,
            snapshot__isnull=False,
        )
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__name")
        .first()
    )
    if found is None:
        return None
    old = catalogue_for(found.edition)
    outcome = outcome_for(found, old)
    return PreviousRound(
        catalogue=old,
        card=outcome.card,
        answers=outcome.answers,
        date=outcome.date,
        decisions=decision_texts_for(found),
        changes=changes_since(catalogue, old.edition),
    )


def peers_for(round: Round) -> PeerComparison | None:
    """The published figures of the group that the coordinator chose; None when there are none; 2 queries.

    The last publication counts. Without consent, or without figures for the chosen group, it is that of all
    municipalities.
    """
    found = comparison_for(round)
    chosen = found.chosen("")
    if chosen is None or found.taken_on is None:
        return None
    return PeerComparison(chosen.kind, chosen.label, found.taken_on, chosen.figures)
