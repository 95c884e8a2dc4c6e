"""The open quality signals in the account of a report: printed until somebody confirms them."""

from __future__ import annotations

import pytest

from assessments.answering.services import confirm_signals, make_definitive
from assessments.models import Answer, Municipality, Round, User
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_document, render_html
from assessments.report.sources import sources_for
from tests.build import fill_round, make_round, real_catalogue

UNKNOWN = "Kernstellingen waarvan u het antwoord niet weet"


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A filled round of Aa in which one core statement is unknown; levels differ, so no straight line."""
    round = make_round(aa)
    fill_round(round, level="1")
    for number, row in enumerate(Answer.objects.filter(round=round)):
        Answer.objects.filter(pk=row.pk).update(value=str(number % 3))
    Answer.objects.filter(round=round, statement="VTH-KEN").update(value="weet_niet")
    return round


def html_of(round: Round) -> str:
    catalogue = real_catalogue()
    sources = sources_for(round, catalogue, outcome_for(round, catalogue))
    return render_html(build_document(round, catalogue, sources))


def confirm(round: Round, anna: User) -> None:
    confirm_signals(
        actor=anna,
        round=round,
        catalogue=real_catalogue(),
        keys=["kern_onbekend:VTH-KEN"],
        reason="Nagevraagd bij het team.",
        function="Coördinator APK",
    )


def test_an_open_signal_is_printed_with_its_question(round: Round) -> None:
    html = html_of(round)
    assert "Deze signalen staan nog open." in html
    assert UNKNOWN in html
    statement = real_catalogue().statement_by_id["VTH-KEN"]
    assert f"{real_catalogue().dossier_by_id['vth'].label}: {statement.text}" in html


def test_without_open_signals_the_report_says_so(round: Round, anna: User) -> None:
    confirm(round, anna)
    html = html_of(round)
    assert UNKNOWN not in html
    assert "Er staat geen signaal open." in html


def test_a_definitive_report_prints_what_was_open_then(round: Round, anna: User) -> None:
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Coördinator APK")
    round.refresh_from_db()
    html = html_of(round)
    assert "Bij het vaststellen stonden deze signalen open." in html
    assert UNKNOWN in html
