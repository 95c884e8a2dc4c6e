"""A definitive round: its report comes from the frozen snapshot, byte for byte, by page and by command."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from assessments.answering.services import make_definitive
from assessments.models import Municipality, Round, Snapshot, User
from assessments.report.queries import answers_file_for, card_for, outcome_for
from assessments.report.rendering import build_document
from assessments.report.sources import sources_for
from assessments.scoring.answers_file import dump_answers
from assessments.scoring.result_file import result_of
from tests.build import fill_round, make_round, real_catalogue


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    """A definitive round of Aa, scope basis."""
    found = make_round(aa)
    fill_round(found)
    make_definitive(actor=anna, round=found, catalogue=real_catalogue(), function="Gemeentesecretaris")
    return Round.objects.select_related("municipality", "edition").get(pk=found.pk)


def test_answers_and_figures_come_from_the_snapshot(round: Round) -> None:
    snapshot = Snapshot.objects.get(round=round)
    assert dump_answers(answers_file_for(round, real_catalogue())) == snapshot.answers
    assert result_of(card_for(round, real_catalogue())) == json.loads(snapshot.result)


def test_the_report_names_the_day_and_the_function_that_made_it_definitive(round: Round) -> None:
    document = build_document(
        round, real_catalogue(), sources_for(round, real_catalogue(), outcome_for(round, real_catalogue()))
    )
    assert dict(document.account.features)["Status"].endswith("vastgesteld door: Gemeentesecretaris")
    assert document.definitive


def test_the_result_page_gives_the_frozen_bytes(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    response = client.get(reverse("result-json", args=[round.pk]))
    assert response.content.decode() == Snapshot.objects.get(round=round).result


def test_the_command_writes_the_report_with_the_frozen_files_inside(round: Round, tmp_path: Path) -> None:
    out, pdf, html = StringIO(), tmp_path / "rapport.pdf", tmp_path / "rapport.html"
    call_command("render_report", "GM9001", output=pdf, html=html, stdout=out)
    snapshot = Snapshot.objects.get(round=round)
    with pikepdf.open(pdf) as file:
        inside = {
            name: item.get_file().read_bytes().decode()
            for name, item in file.attachments.items()
            if name.endswith(".json")
        }
        assert f"{len(file.pages)} bladzijden" in out.getvalue()
    assert inside == {
        "apk-antwoorden-GM9001-2026.json": snapshot.answers,
        "apk-uitslag-GM9001-2026.json": snapshot.result,
        "apk-bijlage-GM9001-2026.json": snapshot.annex,
    }
    assert "Gemeente Aa" in html.read_text(encoding="utf-8")
    again = tmp_path / "nog-eens.pdf"
    call_command("render_report", "GM9001", output=again, stdout=StringIO())
    assert again.read_bytes() == pdf.read_bytes(), "the same snapshot gives the same bytes"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["GM9999", "--output", "rapport.pdf"], "staat niet in de lijst"),
        (["GM9001", "--output", "bestaat/niet/rapport.pdf"], "De map bestaat/niet bestaat niet"),
    ],
)
def test_the_command_says_in_dutch_what_is_wrong(
    round: Round, arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=said):
        call_command("render_report", *arguments)
    assert list(tmp_path.iterdir()) == []
