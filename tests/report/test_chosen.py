"""Evidence and remarks in the report: what was chosen, with functions, and nothing else, ever."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from assessments.answering.services import make_definitive
from assessments.models import Comment, Evidence, EvidenceUse, Mention, Municipality, Round, Snapshot, User
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material, render_html, render_report
from assessments.scoring.annex_file import AnnexFile, dump_annex, parse_annex, without_names
from tests.build import fill_round, make_round, real_catalogue
from tests.report.reading import read_aloud

SECRETS = ["Geheim plan", "geheim.pdf", "Verborgen opmerking", "kwaad.voorbeeld", "verborgen antwoord"]


@pytest.fixture
def round(aa: Municipality, anna: User, bram: User) -> Round:
    """A full round with chosen and unchosen evidence and remarks."""
    found = make_round(aa)
    fill_round(found)
    chosen = Evidence.objects.create(
        round=found, title="Beleidsplan bodem", url="https://aa.voorbeeld.nl/plan", dated=dt.date(2026, 3, 1),
        in_report=True, added_by=bram, added_function="VTH-adviseur",
    )  # fmt: skip
    hidden = Evidence.objects.create(
        round=found, title="Geheim plan", file="bewijs/x.pdf", filename="geheim.pdf"
    )
    link = Evidence.objects.create(round=found, title="Link", url="https://kwaad.voorbeeld/")
    for piece in (chosen, hidden, link):
        EvidenceUse.objects.create(round=found, evidence=piece, subject="BOD-KEN")
    first = Comment.objects.create(
        round=found, subject="BOD-KEN", author=bram, author_name="Bram", author_function="VTH-adviseur",
        text="Dit bespreekt het college met @Anna.\nIn maart.", in_report=True,
        created_at=dt.datetime(2026, 2, 28, 23, 30, tzinfo=dt.UTC),
    )  # fmt: skip
    Mention.objects.create(comment=first, person=anna)
    for parent, text in ((None, "Verborgen opmerking"), (first, "Een verborgen antwoord")):
        Comment.objects.create(round=found, subject="BOD-KEN", parent=parent, author_name="Bram", text=text)
    Comment.objects.create(round=found, subject="BOD-KEN", author_name="Bram", text="", in_report=True)
    return Round.objects.select_related("municipality", "edition").get(pk=found.pk)


def freeze(round: Round, anna: User) -> Round:
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    return Round.objects.select_related("municipality", "edition").get(pk=round.pk)


def html_of(round: Round) -> str:
    material = build_material(round, real_catalogue(), outcome_for(round, real_catalogue()))
    return render_html(material.document)


@pytest.mark.parametrize("definitive", [False, True])
def test_what_was_chosen_is_printed_and_nothing_else_is(round: Round, anna: User, definitive: bool) -> None:
    html = html_of(freeze(round, anna) if definitive else round)
    assert "Gekozen bewijs en opmerkingen" in html
    assert "Beleidsplan bodem" in html
    assert "https://aa.voorbeeld.nl/plan, van VTH-adviseur" in html
    assert "Dit bespreekt het college met Coördinator APK.<br>In maart." in html
    assert "VTH-adviseur, 1 maart 2026" in html, "the day is that of the Netherlands"
    assert [word for word in [*SECRETS, "Bram", "Anna"] if word in html] == []


def test_the_pdf_holds_nothing_else_either(round: Round, tmp_path: Path) -> None:
    material = build_material(round, real_catalogue(), outcome_for(round, real_catalogue()))
    path = tmp_path / "rapport.pdf"
    path.write_bytes(render_report(material).content)
    said = read_aloud(path)
    assert "Beleidsplan bodem" in said
    assert "Dit bespreekt het college met Coördinator APK." in said
    inside = said + "".join(part.content for part in material.attachments if isinstance(part.content, str))
    assert [word for word in [*SECRETS, "Bram", "Anna"] if word in inside] == []
    assert [part.name for part in material.attachments][-1] == "apk-bijlage-GM9001-2026.json"


def test_the_page_on_screen_shows_the_same(client: Client, round: Round, anna: User) -> None:
    client.force_login(anna)
    html = client.get(reverse("report", args=[round.pk])).content.decode()
    assert "Beleidsplan bodem" in html
    assert [word for word in SECRETS if word in html] == []


def test_a_report_without_a_choice_has_no_such_part(aa: Municipality, anna: User) -> None:
    round = make_round(aa)
    fill_round(round)
    Comment.objects.create(round=round, subject="BOD-KEN", author_name="Bram", text="Niet gekozen")
    frozen = freeze(round, anna)
    annex = parse_annex(Snapshot.objects.get(round=frozen).annex)
    assert (annex.evidence, annex.remarks) == ((), ())
    assert "Gekozen bewijs" not in html_of(frozen)


def test_the_frozen_annex_is_under_the_hash_and_does_not_follow_later_talk(round: Round, anna: User) -> None:
    frozen = freeze(round, anna)
    snapshot = Snapshot.objects.get(round=frozen)
    everything = snapshot.answers + snapshot.result + snapshot.annex
    assert snapshot.sha256 == hashlib.sha256(everything.encode()).hexdigest()
    data = json.loads(snapshot.annex)
    assert (data["formaat"], len(data["bewijs"]), len(data["opmerkingen"])) == ("apk-bijlage/1", 1, 1)
    assert dump_annex(parse_annex(snapshot.annex)) == snapshot.annex
    before = html_of(frozen)
    Comment.objects.update(in_report=True)
    assert html_of(frozen) == before


def test_another_choice_is_another_report(round: Round) -> None:
    def key() -> str:
        return build_material(round, real_catalogue(), outcome_for(round, real_catalogue())).content_key

    before = key()
    assert key() == before
    Comment.objects.filter(text="Verborgen opmerking").update(in_report=True)
    assert key() != before


def test_an_annex_of_another_format_is_refused_and_an_empty_one_is_nothing() -> None:
    assert parse_annex("") == AnnexFile()
    assert dump_annex(AnnexFile()) == "", "so the hash of a snapshot without annex is what it was"
    with pytest.raises(ValueError, match="apk-bijlage/2"):
        parse_annex('{"formaat": "apk-bijlage/2"}')


def test_names_behind_an_at_sign_become_functions() -> None:
    functions = {"Anna de Vries": "Coördinator", "Bo": "Jurist"}
    text = "@anna de vries en @Anna, vraag @Bo; mail a@bo.nl, @Boris blijft."
    assert without_names(text, functions) == (
        "Coördinator en Coördinator, vraag Jurist; mail a@bo.nl, @Boris blijft."
    )
    assert without_names("@Anna", {}) == "@Anna"
