"""An entry in words: every act has a sentence, every stored thing is readable."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from assessments.audit.csv_file import csv_lines, harmless
from assessments.audit.shown import Reader, ShownEntry, shown_entry
from assessments.audit.text_diff import differing
from assessments.audit.wording import ACTIONS, NAMELESS
from assessments.models import AuditEntry
from tests.build import real_catalogue

ANYBODY = Reader(person_id=7)


def entry(action: str = "antwoord.opgeslagen", subject: str = "VTH-KAD", **fields: Any) -> AuditEntry:
    """An entry that is not stored: words need no database."""
    values = {"at": timezone.now(), "actor_id": 1, "actor_name": "Anna", "round_id": uuid4()} | fields
    return AuditEntry(action=action, subject=subject, **values)


def shown(action: str = "antwoord.opgeslagen", subject: str = "VTH-KAD", **fields: Any) -> ShownEntry:
    reader = fields.pop("reader", ANYBODY)
    return shown_entry(entry(action, subject, **fields), reader, real_catalogue(), "APK 2026")


def lines(item: ShownEntry) -> list[tuple[str, str, str]]:
    return [(change.label, change.old_text, change.new_text) for change in item.changes]


def test_every_act_has_a_sentence_that_reads_after_a_name() -> None:
    assert ACTIONS
    for action, sentence in ACTIONS.items():
        assert sentence[0].islower(), action
        assert not sentence.endswith("."), action
        assert len(sentence.split()) <= 20, action
        assert "_" not in sentence, action
    assert set(ACTIONS) >= NAMELESS


def test_an_answer_is_told_in_the_words_of_its_anchors() -> None:
    item = shown(old={"antwoord": "1"}, new={"antwoord": "3"})
    anchors = real_catalogue().statement_by_id["VTH-KAD"].anchors
    assert lines(item) == [("Antwoord", f"1: {anchors[1]}", f"3: {anchors[3]}")]
    assert item.subject == real_catalogue().statement_by_id["VTH-KAD"].text
    assert item.question is not None
    assert item.what == "beantwoordde een stelling"


def test_a_role_in_the_subject_is_told_apart() -> None:
    item = shown(subject="VTH-KAD handhaver", new={"antwoord": "weet_niet"})
    assert (item.role, item.question.id if item.question else "") == ("Handhaver", "VTH-KAD")
    assert lines(item) == [("Antwoord", "–", "Weet ik niet")]


def test_steps_dates_and_emptiness_of_a_task_are_words() -> None:
    item = shown(
        "taak.opgeslagen",
        "bodem-toelaatbare-kwaliteit",
        old={"besproken_op": None, "in_beeld": "", "nvt": False},
        new={"besproken_op": "2026-03-01", "in_beeld": "deels", "nvt": True},
    )
    assert lines(item) == [
        ("In beeld", "leeg", "Deels"),
        ("Besproken op", "leeg", "1 maart 2026"),
        ("Niet van toepassing", "nee", "ja"),
    ]


def test_an_answer_split_over_roles_shows_each_role() -> None:
    item = shown(
        "antwoord.per_rol",
        old={"alle_rollen": {"antwoord": "nvt", "onderbouwing": ""}},
        new={"handhaver": {"antwoord": "nvt", "onderbouwing": "document"}},
    )
    assert lines(item) == [
        ("Alle rollen: Antwoord", "Niet van toepassing", "–"),
        ("Alle rollen: Onderbouwing", "leeg", "–"),
        ("Handhaver: Antwoord", "–", "Niet van toepassing"),
        ("Handhaver: Onderbouwing", "–", "Met document of cijfer"),
    ]


def test_unknown_fields_and_acts_are_readable_too() -> None:
    item = shown("iets.nieuws", "", new={"aantal_stuks": 3, "lijst": ["a", "b"], "diep": {"x_y": None}})
    assert item.what == "Iets nieuws"
    assert lines(item) == [
        ("Aantal stuks", "–", "3"),
        ("Diep: X y", "–", "leeg"),
        ("Lijst", "–", "a, b"),
    ]


def test_a_part_of_a_member_is_told_in_labels() -> None:
    item = shown(
        "teamlid.gewijzigd",
        "olga@voorbeeld.nl",
        old={"rol": "meelezer"},
        new={"rol": "invuller", "dossiers": ["vth"], "rollen": ["handhaver"]},
    )
    assert lines(item) == [
        ("Rol", "Meelezer", "Invuller"),
        ("Dossiers", "–", "Vergunningverlening, toezicht en handhaving"),
        ("Rollen van de gemeente", "–", "Handhaver"),
    ]
    assert (item.subject, item.question) == ("olga@voorbeeld.nl", None)


@pytest.mark.parametrize("action", sorted(NAMELESS))
def test_a_proposal_is_without_name_and_without_content(action: str) -> None:
    stored = {"antwoord": "1", "toelichting": "Volgens mij niet."}
    item = shown(action, old=stored, new=stored | {"antwoord": "4"})
    assert item.who == "Iemand uit het team"
    assert item.changes == []
    assert shown(action, reader=Reader(person_id=1)).who == "Anna"


def test_a_partner_reads_only_the_own_roles_inside_an_entry() -> None:
    old = {role: {"antwoord": "2"} for role in ("medeoverheid", "dienstverlener", "handhaver")}
    item = shown("antwoord.alle_rollen", old=old, reader=Reader(7, ("handhaver",)))
    assert [change.label for change in item.changes] == ["Handhaver: Antwoord"]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (
            "rolverschil:VTH-KAD",
            f"Rollen zien het heel anders: {real_catalogue().statement_by_id['VTH-KAD'].text}",
        ),
        ("goed_zonder_taak:bodem", "Goede antwoorden, maar een taak is niet in beeld: Bodem en ondergrond"),
        ("rechte_lijn:ruimte-wonen", "Bijna overal hetzelfde antwoord: Ruimte & Wonen"),
        ("een_persoon", "Eén persoon gaf bijna alle antwoorden"),
        ("bestaat_niet:VTH-KAD", "bestaat_niet:VTH-KAD"),
    ],
)
def test_a_signal_is_told_by_its_title_and_what_it_is_about(subject: str, words: str) -> None:
    item = shown("signaal.bevestigd", subject)
    assert item.subject == words
    assert (item.question is not None) == subject.startswith("rolverschil")


def test_what_changed_in_a_long_text_stands_out() -> None:
    text = " ".join(f"woord{number}" for number in range(200))
    old, new = differing(text, text.replace("woord100 ", "ander woord "))
    assert [piece.text.strip() for piece in old if piece.kind == "anders"] == ["woord100"]
    assert [piece.text.strip() for piece in new if piece.kind == "anders"] == ["ander woord"]
    assert sum(len(piece.text) for piece in old) < 400
    assert any("[…]" in piece.text for piece in old)


@pytest.mark.parametrize(("one", "other"), [("", "a b c"), ("a b c", ""), ("a b", "a b"), ("a a a", "a a")])
def test_both_sides_together_are_the_whole_texts(one: str, other: str) -> None:
    old, new = differing(one, other)
    assert ("".join(piece.text for piece in old), "".join(piece.text for piece in new)) == (one, other)


def test_two_wholly_different_long_texts_take_no_time() -> None:
    old, new = differing("a " * 5000, "b " * 5000)
    assert {piece.kind for piece in old if piece.text.strip()} == {"anders"}
    assert new


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_no_cell_of_the_file_runs_as_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    item = shown("opmerking.geplaatst", reason=text, actor_name=text)
    body = "".join(csv_lines([item]))
    assert body.startswith("\ufeff")
    assert body.count(f'"\'{text}"') == 2


def test_the_file_holds_whole_texts() -> None:
    text = " ".join(f"woord{number}" for number in range(200))
    body = "".join(csv_lines([shown(old={"toelichting": text}, new={"toelichting": f"{text} erbij"})]))
    assert f"Toelichting: {text} erbij" in body
    assert "[…]" not in body
