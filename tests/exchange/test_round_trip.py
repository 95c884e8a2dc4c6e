"""Out and back in without loss: the whole round, every text, whatever program saved it."""

from __future__ import annotations

import string
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assessments.answering.queries import answers_file_for
from assessments.exchange.cell_text import fits_in_cell, from_cell, to_cell
from assessments.exchange.cell_words import (
    STEP_WORDS,
    SUPPORT_WORDS,
    VALUE_WORDS,
    date_of,
    step_of,
    support_of,
    value_of,
)
from assessments.models import Answer, AuditEntry, Round, TaskAnswer, User
from assessments.scoring.answers_file import dump_answers
from assessments.text import clean_text
from tests.build import real_catalogue
from tests.exchange.workbooks import (
    NASTY,
    apply,
    cell_of,
    changed,
    download,
    look,
    opened,
    saved,
    state_of,
)


def exported(round: Round) -> str:
    return dump_answers(answers_file_for(round, real_catalogue()))


def test_a_full_round_out_and_in_changes_nothing_at_all(anna: User, full: Round) -> None:
    before = state_of(full)
    done = apply(anna, full, download(anna, full))
    assert (done.saved, done.skipped) == (0, 0)
    assert state_of(full) == before


def test_a_workbook_that_another_program_saved_says_the_same(anna: User, full: Round) -> None:
    plan = look(anna, full, saved(opened(saved(opened(download(anna, full))))))
    assert (plan.changes, plan.skipped, plan.missing) == ([], [], 0)
    assert plan.unchanged == 431


def test_a_whole_round_typed_into_an_empty_workbook_arrives_as_it_is(anna: User, full: Round) -> None:
    before, filled = exported(full), opened(download(anna, full))
    Answer.objects.filter(round=full).delete()
    TaskAnswer.objects.filter(round=full).delete()
    empty = opened(download(anna, full))
    copied = 0
    for sheet in ("Taken", "Stellingen", "Samenspel"):
        for line in filled[sheet].iter_rows(min_row=4):
            for cell in line:
                target = empty[sheet].cell(cell.row or 0, cell.column or 0)
                if target.value != cell.value:
                    target.value = cell.value
                    target.data_type = cell.data_type
                    copied += 1
    assert copied > 1000
    done = apply(anna, full, saved(empty))
    assert (done.skipped, done.own, done.kept) == (0, 0, 0)
    assert exported(full) == before


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_nasty_text_is_typed_and_arrives_whole(anna: User, round: Round, text: str) -> None:
    workbook = opened(download(anna, round))
    for sheet, name in (("Stellingen", "BOD-KAD"), ("Samenspel", "DW-1-1")):
        cell_of(workbook, sheet, name, "antwoord").value = "3 Geregeld"
        cell = cell_of(workbook, sheet, name, "toelichting")
        cell.value = to_cell(text)
        cell.data_type = "s"
    assert apply(anna, round, saved(workbook)).saved == 2
    notes = set(Answer.objects.filter(round=round).values_list("note", flat=True))
    assert notes == {clean_text(text)}
    again = look(anna, round, saved(opened(download(anna, round))))
    assert (again.changes, again.skipped) == ([], [])


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_that_looks_like_a_formula_is_text_in_the_workbook(
    anna: User, round: Round, start: str
) -> None:
    Answer.objects.create(round=round, statement="BOD-KAD", value="2", note=f"{start}1+1")
    cell = cell_of(opened(download(anna, round)), "Stellingen", "BOD-KAD", "toelichting")
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", f"{start}1+1", True)
    assert cell.number_format == "@"


def test_a_text_that_no_cell_can_hold_stays_in_the_round_untouched(anna: User, round: Round) -> None:
    text = "\x01" * 9_000 + "einde"
    assert not fits_in_cell(text)
    Answer.objects.create(round=round, statement="BOD-KAD", value="2", note=text)
    raw = download(anna, round)
    assert look(anna, round, raw).skipped == []
    plan = look(anna, round, changed(raw, ("Stellingen", "BOD-KAD", "", "antwoord", "4 Geborgd")))
    assert [(row.id, row.reason) for row in plan.skipped] == [("BOD-KAD", "past_niet")]
    assert Answer.objects.get().note == text


def test_what_was_changed_is_saved_with_history_and_one_line_for_the_file(anna: User, full: Round) -> None:
    raw = changed(
        download(anna, full),
        ("Stellingen", "BOD-KEN", "", "antwoord", "4 Geborgd"),
        ("Stellingen", "BOD-KEN", "", "functie", "Bodemadviseur"),
        ("Taken", "bodem-toelaatbare-kwaliteit", "", "belegd", "Weet ik niet"),
    )
    before = AuditEntry.objects.count()
    done = apply(anna, full, raw)
    assert done.saved == 2
    row = Answer.objects.get(round=full, statement="BOD-KEN", role="")
    assert (row.value, row.function, row.updated_by) == ("4", "Bodemadviseur", anna)
    entries = list(AuditEntry.objects.order_by("pk")[before:])
    assert [entry.action for entry in entries][-1] == "ronde.werkmap_ingelezen"
    assert entries[-1].new["gewijzigd"] == 2
    assert len(entries) == 3
    functions = {entry.subject: entry.new.get("functie") for entry in entries[:-1]}
    assert functions == {"BOD-KEN": "Bodemadviseur", "bodem-toelaatbare-kwaliteit": None}
    assert entries[-1].new["beantwoord_door"] == ["Bodemadviseur"]


# --- Any text, any word ---

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text(
    alphabet="_x0D4E" + string.hexdigits, max_size=40
)


@given(ANY_TEXT)
def test_any_text_survives_a_cell(text: str) -> None:
    assert from_cell(to_cell(text)) == text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY_TEXT.filter(bool), min_size=1, max_size=20))
def test_any_text_survives_a_file(texts: list[str]) -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    for number, text in enumerate(texts, 1):
        cell = page.cell(number, 1)
        cell.value = to_cell(text)
        cell.data_type = "s"
    stream = BytesIO()
    workbook.save(stream)
    back = load_workbook(BytesIO(stream.getvalue())).worksheets[0]
    read = [from_cell(str(back.cell(number, 1).value)) for number in range(1, len(texts) + 1)]
    assert [clean_text(text) for text in read] == [clean_text(text) for text in texts]


@given(st.text(max_size=40))
def test_words_are_read_or_refused_but_never_guessed_into_another(text: str) -> None:
    for read, words in ((value_of, VALUE_WORDS), (step_of, STEP_WORDS), (support_of, SUPPORT_WORDS)):
        stored = read(text)
        assert stored is None or stored == "" or stored in words
        assert (stored == "") == (not text.replace("\u00a0", " ").strip())


def test_every_word_that_is_written_is_read_back() -> None:
    for read, words in ((value_of, VALUE_WORDS), (step_of, STEP_WORDS), (support_of, SUPPORT_WORDS)):
        for stored, word in words.items():
            for typed in (word, f"  {word} ", word.upper(), word.lower(), stored):
                assert read(typed) == stored
    assert [value_of(typed) for typed in ("3", "3.0", "3,0", "Geregeld", "n.v.t.")] == ["3"] * 4 + ["nvt"]
    assert [value_of(typed) for typed in ("5", "3.5", "-1", "misschien", "²")] == [None] * 5


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("12-03-2026", "2026-03-12"),
        ("12/3/2026", "2026-03-12"),
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12 00:00:00", "2026-03-12"),
        ("12 maart 2026", "2026-03-12"),
        ("12 mrt 2026", "2026-03-12"),
        ("1 Jan. 2026", "2026-01-01"),
        ("31-02-2026", None),
        ("maart 2026", None),
        ("12-03-26", None),
        ("volgend jaar", None),
        ("", ""),
    ],
)
def test_a_typed_date_is_read_the_dutch_way(typed: str, iso: str | None) -> None:
    assert date_of(typed) == iso
