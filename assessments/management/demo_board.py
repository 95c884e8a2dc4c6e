"""What the coordinator of the demo writes for the board, and what became of it, through the services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assessments.board import stamps
from assessments.board.follow_services import set_dates, set_status
from assessments.board.queries import asked_risks, proposing_facts, stored_for
from assessments.board.services import save_covering, save_decisions, save_incidents
from assessments.board.typed import TypedDecision
from assessments.management.demo_work import day
from assessments.models import Round, User

Told = Mapping[str, Any]
"""The piece `bestuur` of werk.yaml."""


def play_board(round: Round, people: Mapping[str, User], told: Told) -> None:
    """Everything of `bestuur`, on a definitive round. Raises KeyError for who or what is not there."""
    actor = people[told["door"]]
    stored = stored_for(round)
    text = told["tekst"]
    save_covering(actor=actor, round=round, text=text, seen=stamps.covering_stamp(stored.paper))
    stored = stored_for(round)
    save_decisions(
        actor=actor,
        round=round,
        decisions=[_decision(one) for one in told["besluiten"]],
        seen=stamps.decisions_stamp(stored.paper, stored.decisions),
    )
    for one, row in zip(told["besluiten"], stored_for(round).decisions, strict=True):
        if "stand" in one:
            set_status(
                actor=actor,
                round=round,
                decision_id=row.pk,
                status=one["stand"],
                note=one.get("toelichting", ""),
                on=None,
                expected_version=row.version,
            )
    stored = stored_for(round)
    save_incidents(
        actor=actor,
        round=round,
        risks=[risk.id for risk in asked_risks(proposing_facts(round), {})],
        incidents=told["incidenten"],
        seen=stamps.incidents_stamp(stored.paper),
    )
    set_dates(
        actor=actor,
        round=round,
        discussed_on=day(told["college"]),
        council_informed_on=None,
        seen=stamps.dates_stamp(stored_for(round).paper),
    )


def _decision(one: Told) -> TypedDecision:
    return TypedDecision(
        origin=one["herkomst"],
        what=one["besluit"],
        owner=one["wie"],
        due=day(one["klaar_op"]),
        cost=one["kosten"],
        otherwise=one["anders"],
    )
