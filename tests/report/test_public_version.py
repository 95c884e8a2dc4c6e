"""The public version: what is marked is nowhere in the file, and the file says that it is gone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from assessments.constants import WOO_ARTICLES, RedactedPart, WooGround
from assessments.models import Decision, Municipality, ReportFile, Round, Snapshot, TalkPoint, User
from assessments.publication.passages import groups_of
from assessments.publication.queries import texts_for
from assessments.publication.services import close_passages, open_passages
from assessments.report.board_texts import BoardTexts, TalkText
from assessments.report.left_out import LeftOut, Redactions
from assessments.report.previous import PreviousRound
from assessments.report.public_version import public_sources
from assessments.report.queries import Outcome, outcome_for
from assessments.report.rendering import Material, build_material, render_report
from assessments.report.services import request_report
from assessments.report.sources import Sources
from assessments.report.wording_trend import undone_question
from assessments.scoring.answers_file import AnswersFile, dump_answers, parse_answers
from assessments.scoring.answers_rows import StatementRow, TaskRow
from tests.build import fill_round, make_round, real_catalogue
from tests.report import build
from tests.report.secrets import FILE_NAME, SECRETS, found_in, needles, round_with_secrets
from tests.report.trends import DECISIONS

STANDARDS = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
PRIVACY, OPINION = WooGround.PRIVACY.value, WooGround.OPINION.value


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    return round_with_secrets(aa, anna)


def material_of(round: Round, form: str) -> Material:
    catalogue = real_catalogue()
    return build_material(round, catalogue, outcome_for(round, catalogue), form)


def written(round: Round, form: str, folder: Path) -> Path:
    path = folder / f"{form}.pdf"
    path.write_bytes(render_report(material_of(round, form)).content)
    return path


def close_everything(round: Round, anna: User) -> int:
    catalogue = real_catalogue()
    places = [
        (item.part, item.key) for group in groups_of(texts_for(round, catalogue)) for item in group.passages
    ]
    return close_passages(actor=anna, round=round, catalogue=catalogue, chosen=places, ground=PRIVACY)


def test_nothing_that_is_marked_is_anywhere_in_the_bytes(round: Round, anna: User, tmp_path: Path) -> None:
    """The same search finds all of it in the normal report: it can find."""
    count = close_everything(round, anna)
    normal, public = written(round, "rapport", tmp_path), written(round, "openbaar", tmp_path)
    assert found_in(normal) == set(needles())
    assert found_in(public) == set()
    assert FILE_NAME.encode() not in public.read_bytes()
    for standard in STANDARDS:
        outcome = page.validate_pdf(str(public), profile=standard)
        assert [(item.rule_id, item.message) for item in outcome.failures] == []
    with pikepdf.open(public) as pdf:
        assert str(pdf.docinfo.Title) == "Openbare versie: Gemeente Aa · APK beleid en wettelijk kader 2026"
        assert {name.split("-")[1] for name in pdf.attachments} == {
            "antwoorden", "uitslag", "bijlage", "leesbaar",
        }  # fmt: skip
        assert Snapshot.objects.get(round=round).sha256.encode() not in public.read_bytes()
    document = material_of(round, "openbaar").document
    assert document.public is not None
    assert document.public.line.startswith(f"Openbare versie. {count} passages zijn weggelaten")
    assert [(row.article, row.count) for row in document.public.grounds] == [
        (WOO_ARTICLES[PRIVACY], str(count))
    ]


def test_every_kind_of_passage_is_in_the_list(round: Round) -> None:
    groups = groups_of(texts_for(round, real_catalogue()))
    assert {item.part for group in groups for item in group.passages} == set(RedactedPart.values)
    shown = "\n".join(line for group in groups for item in group.passages for line in item.lines)
    for name, text in SECRETS.items():
        assert text.replace(" ", "/") in shown or text.replace(" ", "-") in shown or text in shown, name


def test_what_is_not_marked_stays(round: Round, anna: User) -> None:
    before = material_of(round, "openbaar")
    assert before.document.public is not None
    assert before.document.public.line == "Openbare versie. Er is niets weggelaten."
    assert SECRETS["stelling"] in before.attachments[0].content
    key = next(
        (item.part, item.key)
        for group in groups_of(texts_for(round, real_catalogue()))
        for item in group.passages
        if SECRETS["stelling"] in item.lines
    )
    close_passages(actor=anna, round=round, catalogue=real_catalogue(), chosen=[key], ground=PRIVACY)
    after = material_of(round, "openbaar")
    assert SECRETS["stelling"] not in after.attachments[0].content
    assert SECRETS["taak"] in after.attachments[0].content
    assert after.content_key != before.content_key
    close_passages(actor=anna, round=round, catalogue=real_catalogue(), chosen=[key], ground=OPINION)
    assert material_of(round, "openbaar").content_key not in {before.content_key, after.content_key}
    open_passages(actor=anna, round=round, catalogue=real_catalogue(), chosen=[key])
    assert material_of(round, "openbaar").content_key == before.content_key


def test_a_mark_changes_nothing_of_the_normal_report(round: Round, anna: User) -> None:
    before = material_of(round, "rapport")
    close_everything(round, anna)
    after = material_of(round, "rapport")
    assert (after.content_key, after.attachments) == (before.content_key, before.attachments)
    assert after.document == before.document


def test_the_answers_inside_are_still_a_whole_answers_file(round: Round, anna: User) -> None:
    close_everything(round, anna)
    public = material_of(round, "openbaar")
    file, faults = parse_answers(json.loads(public.attachments[0].content), real_catalogue().scoring_model)
    assert faults == []
    assert file is not None
    assert public.outcome.card == outcome_for(round, real_catalogue()).card


def test_the_public_version_has_a_number_over_what_it_holds(round: Round, anna: User) -> None:
    close_everything(round, anna)
    public = material_of(round, "openbaar")
    whole = "".join(str(item.content) for item in public.attachments)
    assert public.document.proof_sha256 == hashlib.sha256(whole.encode()).hexdigest()
    assert public.document.proof_sha256 != Snapshot.objects.get(round=round).sha256


def test_of_a_provisional_round_no_public_version_is_made(
    aa: Municipality, anna: User, client: Client
) -> None:
    round = make_round(aa)
    fill_round(round)
    round = Round.objects.select_related("municipality", "edition").get(pk=round.pk)
    with pytest.raises(ValidationError, match="als de ronde definitief is"):
        request_report(actor=anna, round=round, catalogue=real_catalogue(), form="openbaar")
    client.force_login(anna)
    response = client.post(reverse("report-form", args=[round.pk, "openbaar"]))
    assert response.status_code == 409
    assert "als de ronde definitief is" in response.content.decode()
    assert not ReportFile.objects.exists()


def test_a_public_version_from_before_the_last_choices_is_not_given_out(
    round: Round, anna: User, client: Client
) -> None:
    key = material_of(round, "openbaar").content_key
    ReportFile.objects.create(
        round=round, form="openbaar", content_key=key, state=ReportFile.State.DONE, sha256="b" * 64,
        file=ContentFile(b"%PDF-1.7", name="openbaar.pdf"),
    )  # fmt: skip
    client.force_login(anna)
    place = reverse("report-form-file", args=[round.pk, "openbaar"])
    assert client.get(place).status_code == 200
    close_everything(round, anna)
    assert client.get(place).status_code == 404
    html = client.get(reverse("report-pdf", args=[round.pk])).content.decode()
    assert "Het bestand van daarvoor geven wij niet meer" in html
    assert place not in html


# --- the pure part --------------------------------------------------------------------------------


def sources(*rows: StatementRow, tasks: tuple[TaskRow, ...] = ()) -> Sources:
    file = AnswersFile("GM9001", "2026", "basis", True, tasks, rows)
    return Sources(Outcome(file, build.card(build.empty()), build.DATE, "f" * 64))


def notes(found: Sources) -> list[str]:
    return [row.note for row in found.outcome.answers.statements]


def test_a_mark_without_role_holds_for_every_role() -> None:
    marks = Redactions({("stelling", "VTH-KAD"): PRIVACY})
    rows = (StatementRow("VTH-KAD", "handhaver", 1, None, "a"), StatementRow("VTH-KEN", None, 1, None, "b"))
    found = public_sources(sources(*rows), marks)
    assert notes(found) == ["Niet openbaar (Woo, artikel 5.1, tweede lid, onder e).", "b"]
    assert found.left_out == LeftOut(((PRIVACY, 1),))


def test_a_mark_at_one_role_holds_when_the_roles_were_joined_again() -> None:
    marks = Redactions({("stelling", "VTH-KAD:handhaver"): OPINION})
    apart = (StatementRow("VTH-KAD", "medeoverheid", 1, None, "a"),)
    assert notes(public_sources(sources(*apart), marks)) == ["a"]
    joined = (StatementRow("VTH-KAD", None, 1, None, "a"),)
    assert notes(public_sources(sources(*joined), marks)) == ["Niet openbaar (Woo, artikel 5.2, eerste lid)."]


def test_a_longer_id_is_another_question() -> None:
    marks = Redactions({("stelling", "DW-1-1"): PRIVACY, ("taak", "bodem"): PRIVACY})
    rows = (StatementRow("DW-1-10", None, 1, None, "a"),)
    tasks = (TaskRow("bodem-plan", None, ("ja",) * 5, "b"),)
    found = public_sources(sources(*rows, tasks=tasks), marks)
    assert (notes(found), found.outcome.answers.tasks[0].note) == (["a"], "b")


def test_a_mark_without_a_text_counts_for_nothing() -> None:
    marks = Redactions({("stelling", "VTH-KAD"): PRIVACY, ("taak", "bodem-plan"): PRIVACY})
    found = public_sources(sources(StatementRow("VTH-KAD", None, 1, None, "")), marks)
    assert found.left_out == LeftOut()
    assert notes(found) == [""]


@pytest.mark.parametrize("ground", WooGround.values)
def test_every_ground_leaves_a_reason_that_is_long_enough(ground: str) -> None:
    marks = Redactions({("taak", "bodem-plan"): ground})
    tasks = (TaskRow("bodem-plan", "Zaaknaam van een bedrijf dat hier stond"),)
    reason = public_sources(sources(tasks=tasks), marks).outcome.answers.tasks[0].not_applicable
    assert reason is not None
    assert len(reason) >= 20
    assert WOO_ARTICLES[ground] in reason


def test_of_the_round_before_no_note_is_left_and_marked_decisions_are_gone() -> None:
    old = build.answers()
    previous = PreviousRound(build.catalogue(), build.card(old), old, build.DATE, DECISIONS)
    marks = Redactions({("besluit", DECISIONS[0].key): OPINION})
    found = public_sources(replace(sources(), previous=previous), marks)
    assert found.previous is not None
    text = dump_answers(found.previous.answers)
    for note in (*build.NOTES.values(), *build.NOT_APPLICABLE.values(), *build.TASK_NVT.values()):
        assert note not in text
    assert found.previous.decisions[0].what == "Niet openbaar (Woo, artikel 5.2, eerste lid)."
    assert found.previous.decisions[0].owner == ""
    assert found.previous.decisions[1] == DECISIONS[1]


def quoting(what: str) -> BoardTexts:
    """What the coordinator stored: a proposed point that quotes a decision of last time, and another."""
    points = (
        TalkText("1", undone_question(what), "Stand: niet gedaan."),
        TalkText("2", "Wie neemt het voortouw?", ""),
    )
    return BoardTexts(covering="Wij vragen uw aandacht.", points=points)


def test_a_stored_point_that_quotes_a_marked_decision_goes_with_it() -> None:
    old = build.answers()
    previous = PreviousRound(build.catalogue(), build.card(old), old, build.DATE, DECISIONS)
    board = quoting(DECISIONS[0].what)
    given = replace(sources(), previous=previous, board=board)
    marks = Redactions({("besluit", DECISIONS[0].key): OPINION})
    found = public_sources(given, marks)
    assert found.board.points is not None
    assert found.board.points[0].question == "Niet openbaar (Woo, artikel 5.2, eerste lid)."
    assert found.board.points[1] == board.points[1]  # type: ignore[index]  # two points, above
    assert found.board.covering == board.covering
    assert found.left_out == LeftOut(((OPINION, 2),))
    assert public_sources(given, Redactions()).board == board


def test_the_page_says_why_a_passage_that_nobody_marked_is_closed(round: Round, anna: User) -> None:
    row = Decision.objects.get(round=round)
    TalkPoint.objects.create(round=round, number=2, question=undone_question(row.what))
    place = (RedactedPart.DECISION.value, str(row.pk))
    catalogue = real_catalogue()
    close_passages(actor=anna, round=round, catalogue=catalogue, chosen=[place], ground=OPINION)
    closed = [
        item for group in groups_of(texts_for(round, catalogue)) for item in group.passages if item.is_closed
    ]
    assert [item.part for item in closed] == [RedactedPart.DECISION, RedactedPart.TALK_POINT]
    assert [hint.kind for hint in closed[1].hints] == ["haalt een besluit aan dat niet openbaar is"]
    assert not closed[0].hints
    copy = (closed[1].part, closed[1].key)
    assert open_passages(actor=anna, round=round, catalogue=catalogue, chosen=[copy]) == 0
    assert SECRETS["besluit"] not in str(material_of(round, "openbaar").document)


def test_the_hash_of_the_snapshot_does_not_come_along() -> None:
    """With all else in hand somebody could try short texts until the hash fits."""
    assert public_sources(sources(), Redactions()).outcome.sha256 == ""
