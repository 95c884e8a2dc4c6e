"""The log of a partner with a part of the round: what belongs to it, and nothing beside it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from assessments.accounts.access import fetch_round
from assessments.audit.services import record
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.evidence.services import add_link, remove_evidence, use_evidence
from assessments.models import AuditEntry, Municipality, Round, User
from tests.build import make_round, real_catalogue

IN_PART, OUTSIDE = "VTH-KAD", "BOD-KAD"


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def spec(subject: str) -> QuestionSpec:
    found = question_of(real_catalogue(), subject)
    assert found is not None
    return found


def log_of(client: Client, person: User, round: Round, **query: str) -> str:
    client.force_login(person)
    response = client.get(reverse("round-audit", args=[round.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_each_question_keeps_that_evidence_was_removed_and_names_no_other(
    client: Client, anna: User, olga: User, round: Round
) -> None:
    access = fetch_round(anna, round.pk)
    piece = add_link(
        actor=anna, access=access, question=spec(OUTSIDE), url="https://aa.nl/plan", title="", dated=None
    )
    use_evidence(actor=anna, access=access, question=spec(IN_PART), piece=piece)
    remove_evidence(actor=anna, access=access, piece=piece, confirmed=True)
    entries = AuditEntry.objects.filter(action="bewijs.verwijderd")
    assert sorted(entry.subject for entry in entries) == sorted([IN_PART, OUTSIDE])
    html = log_of(client, olga, round)
    assert "verwijderde bewijs" in html
    assert IN_PART in html
    assert OUTSIDE not in html


def test_a_partner_reads_the_state_of_the_own_dossiers_only(
    client: Client, anna: User, olga: User, round: Round
) -> None:
    for dossier in ("vth", "bodem"):
        record(
            actor=anna,
            action="werk.stand",
            round=round,
            subject=dossier,
            old={"stand": "te_doen"},
            new={"stand": "akkoord"},
            reason=f"Besproken over {dossier}.",
        )
        record(actor=anna, action="werk.toegewezen", round=round, subject=dossier, new={"aan": "Bram"})
    for query in ({}, {"dossier": "vth"}):
        html = log_of(client, olga, round, **query)
        assert "Besproken over vth." in html
        assert "Besproken over bodem." not in html
        assert "wees werk toe" not in html


def test_a_partner_reads_what_concerns_everybody(
    client: Client, anna: User, olga: User, round: Round
) -> None:
    record(actor=anna, action="ronde.omvang", round=round, old={"scope": "basis"}, new={"scope": "volledig"})
    record(actor=anna, action="ronde.werkmap_ingelezen", round=round, new={"bestand": "bodem.xlsx"})
    html = log_of(client, olga, round)
    assert "veranderde de omvang van de ronde" in html
    assert "bodem.xlsx" not in html
