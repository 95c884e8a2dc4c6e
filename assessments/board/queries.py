"""Reading what goes to the board, stored and proposed, and which round a bestuurder sees first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assessments.audit.shown import Reader, ShownEntry, shown_entry
from assessments.board.typed import TypedDecision, TypedPoint
from assessments.catalogue.queries import catalogue_by_id
from assessments.catalogue.spec import Catalogue
from assessments.constants import RiskLevel, RoundStatus
from assessments.models import AuditEntry, BoardPaper, Decision, Municipality, Round, TalkPoint
from assessments.report.decisions import proposals_of
from assessments.report.document_points import proposed_points
from assessments.report.facts import Facts
from assessments.report.queries import outcome_for
from assessments.report.rendering import facts_of
from assessments.report.sources import sources_for

ASKED_LEVELS = frozenset({RiskLevel.HIGH.value, RiskLevel.VERY_HIGH.value})
HISTORY_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Stored:
    """What the coordinator stored for one round; `paper` is None when nothing was."""

    paper: BoardPaper | None
    decisions: tuple[Decision, ...]
    points: tuple[TalkPoint, ...]

    @property
    def decisions_edited(self) -> bool:
        return self.paper is not None and self.paper.decisions_edited

    @property
    def points_edited(self) -> bool:
        return self.paper is not None and self.paper.points_edited


@dataclass(frozen=True, slots=True)
class AskedRisk:
    """A high or very high risk, about which the page asks for incidents."""

    id: str
    label: str
    level: str  # RiskLevel value
    answer: str  # "ja", "nee" or "weet_niet"


def stored_for(round: Round) -> Stored:
    """The paper, decisions and points of a round; 3 queries."""
    return Stored(
        BoardPaper.objects.select_related("updated_by").filter(round=round).first(),
        tuple(Decision.objects.select_related("updated_by").filter(round=round)),
        tuple(TalkPoint.objects.filter(round=round)),
    )


def proposing_facts(round: Round) -> Facts:
    """What the proposals of a definitive round follow from: as the report reads it, without the own texts.

    The incidents stay: a point to discuss may follow from them.
    """
    catalogue = catalogue_by_id(round.edition_id)
    sources = sources_for(round, catalogue, outcome_for(round, catalogue))
    board = replace(sources.board, decisions=None, points=None)
    return facts_of(round, catalogue, replace(sources, board=board))


def decisions_to_edit(stored: Stored, facts: Facts) -> tuple[TypedDecision, ...]:
    """The stored decisions as values of the form, or the proposals while these stand."""
    if not stored.decisions_edited:
        return proposed_decisions(facts)
    return tuple(
        TypedDecision(str(row.pk), row.origin, row.what, row.owner, row.due, row.cost, row.otherwise)
        for row in stored.decisions
    )


def proposed_decisions(facts: Facts) -> tuple[TypedDecision, ...]:
    """The decisions that follow from the answers, as values of the form."""
    return tuple(
        TypedDecision("", one.origin, one.what, one.owner, one.due, one.cost, one.otherwise)
        for one in proposals_of(facts)
    )


def points_to_edit(stored: Stored, facts: Facts) -> tuple[TypedPoint, ...]:
    """The stored points as values of the form, or the proposals while these stand."""
    if not stored.points_edited:
        return tuple(TypedPoint("", one.question, one.reason) for one in proposed_points(facts))
    return tuple(TypedPoint(str(row.pk), row.question, row.reason) for row in stored.points)


def asked_risks(facts: Facts, incidents: Mapping[str, str]) -> tuple[AskedRisk, ...]:
    """The high and very high risks in the order of the method, each with what was answered."""
    return tuple(
        AskedRisk(
            risk.risk,
            facts.catalogue.risk_by_id[risk.risk].label,
            risk.level,
            incidents.get(risk.risk, "weet_niet"),
        )
        for risk in facts.risks
        if risk.level is not None and risk.level in ASKED_LEVELS
    )


def history_for(round: Round, reader_id: int, catalogue: Catalogue | None = None) -> list[ShownEntry]:
    """Who changed what of the paper and when, newest first; 1 query."""
    catalogue = catalogue or catalogue_by_id(round.edition_id)
    entries = AuditEntry.objects.filter(round_id=round.pk, action__regex=r"^(besluit|bespreekpunten)\.")
    newest = entries.order_by("-at", "-pk")[:HISTORY_LENGTH]
    return [shown_entry(entry, Reader(reader_id), catalogue) for entry in newest]


def rounds_of(municipality: Municipality) -> list[Round]:
    """The rounds of a municipality, newest edition first, without quick scans; 1 query."""
    found = Round.objects.filter(municipality=municipality, is_scan=False).select_related("edition")
    return list(found.defer("edition__content").order_by("-created_at"))


def newest_definitive(rounds: Iterable[Round]) -> Round | None:
    """The round that a bestuurder sees first; `rounds` are newest first."""
    return next((round for round in rounds if round.is_definitive), None)


def other_definitive_rounds(round: Round) -> list[Round]:
    """The other definitive rounds of this municipality, newest first; 1 query."""
    found = Round.objects.filter(
        municipality_id=round.municipality_id, status=RoundStatus.DEFINITIVE, is_scan=False
    ).exclude(pk=round.pk)
    return list(found.select_related("edition").defer("edition__content").order_by("-created_at"))
