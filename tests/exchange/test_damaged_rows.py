"""Rows damaged in every way we could think of: each is reported or read rightly, nothing is lost."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook

from assessments.models import Round, TaskAnswer, User
from tests.exchange.workbooks import (
    apply,
    cell_of,
    column_of,
    download,
    look,
    opened,
    plan_of_upload,
    row_of,
    saved,
    send,
    spoiled,
    state_of,
)

ST = "Stellingen"


def put(sheet: str, name: str, column: str, value: object, role: str = "") -> Callable[[Workbook], None]:
    def spoil(workbook: Workbook) -> None:
        cell_of(workbook, sheet, name, column, role).value = value  # type: ignore[assignment]

    return spoil


def make_error(workbook: Workbook) -> None:
    cell = cell_of(workbook, ST, "BOD-KAD", "antwoord")
    cell.value = "#REF!"
    cell.data_type = "e"


def duplicate(workbook: Workbook) -> None:
    page = workbook[ST]
    source = row_of(page, "BOD-KEN")
    target = page.max_row + 1
    for cell in page[source]:
        page.cell(target, cell.column or 1, cell.value)
    page.cell(target, column_of(page, "antwoord"), "4 Geborgd")


def add_row(workbook: Workbook) -> None:
    page = workbook[ST]
    row = page.max_row + 1
    page.cell(row, column_of(page, "id"), "BOD-XYZ")
    page.cell(row, column_of(page, "antwoord"), "3 Geregeld")


def lose_id(workbook: Workbook) -> None:
    page = workbook[ST]
    row = row_of(page, "BOD-KEN")
    page.cell(row, 1).value = None
    page.cell(row, column_of(page, "antwoord"), "3 Geregeld")


def lose_role(workbook: Workbook) -> None:
    page = workbook[ST]
    page.cell(row_of(page, "BOD-KEN"), column_of(page, "rol")).value = "Burgemeester"


TASK = "bodem-toelaatbare-kwaliteit"
REPORTED: list[tuple[str, Callable[[Workbook], None], str]] = [
    ("a formula in an answer", put(ST, "BOD-KAD", "antwoord", "=1+2"), "formule"),
    ("a formula in a note", put(ST, "BOD-KAD", "toelichting", '=HYPERLINK("http://x")'), "formule"),
    ("an error of Excel", make_error, "#REF!"),
    ("a word off the list", put(ST, "BOD-KAD", "antwoord", "Best wel goed"), "Best wel goed"),
    ("a number off the scale", put(ST, "BOD-KAD", "antwoord", 7), "“7”"),
    ("half a level", put(ST, "BOD-KAD", "antwoord", 2.5), "“2.5”"),
    ("true as an answer", put(ST, "BOD-KAD", "antwoord", True), "“waar”"),
    (
        "a date where an answer belongs",
        put(ST, "BOD-KAD", "antwoord", "2026-03-01"),
        "staat niet in de lijst",
    ),
    ("an unknown onderbouwing", put(ST, "BOD-KAD", "onderbouwing", "gevoel"), "gevoel"),
    ("an unknown step", put("Taken", TASK, "belegd", "soms"), "soms"),
    ("text that is no date", put("Taken", TASK, "besproken_op", "ergens in maart"), "geen datum"),
    ("a number that is no date", put("Taken", TASK, "besproken_op", 12), "geen datum"),
    ("a note that is too long", put(ST, "BOD-KAD", "toelichting", "x" * 10_001), "10.000 tekens"),
    ("a sign that cannot be stored", put(ST, "BOD-KAD", "toelichting", "a_x0000_b"), "niet kunnen bewaren"),
    ("a function that is too long", put(ST, "BOD-KAD", "functie", "x" * 121), "120 tekens"),
    ("nvt without a reason", put(ST, "BOD-KEN", "antwoord", "Niet van toepassing"), "20 tekens"),
    ("a reason that is too short", put("Taken", TASK, "nvt", "Nee hoor."), "20 tekens"),
    ("a row that is there twice", duplicate, "dubbel"),
    ("a row with an unknown id", add_row, "onbekend"),
    ("a row that lost its id", lose_id, "het id ontbreekt"),
    ("a row with an unknown role", lose_role, "Burgemeester"),
    ("only another function", put(ST, "BOD-KAD", "functie", "Wethouder"), "alleen_functie"),
]


@pytest.mark.parametrize(
    ("spoil", "says"), [case[1:] for case in REPORTED], ids=[case[0] for case in REPORTED]
)
def test_a_row_that_cannot_be_read_is_reported_and_nothing_is_lost(
    anna: User, answered: Round, spoil: Callable[[Workbook], None], says: str
) -> None:
    before = state_of(answered)
    raw = spoiled(download(anna, answered, "bodem"), spoil)
    plan = look(anna, answered, raw)
    assert says in " ".join(row.reason for row in plan.skipped)
    assert plan.changes == []
    apply(anna, answered, raw)
    assert state_of(answered) == before


# --- Harmless: read as if nothing had happened ---


def sort_rows(workbook: Workbook) -> None:
    page = workbook[ST]
    lines = [[cell.value for cell in line] for line in page.iter_rows(min_row=4)]
    lines.sort(key=lambda line: zlib.crc32(str(line).encode()))
    for number, line in enumerate(lines, 4):
        for place, value in enumerate(line, 1):
            page.cell(number, place).value = value


def move_columns(workbook: Workbook) -> None:
    page = workbook[ST]
    lines = [[cell.value for cell in line] for line in page.iter_rows()]
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(reversed(line), 1):
            page.cell(number, place).value = value


def insert_rows(workbook: Workbook) -> None:
    workbook[ST].insert_rows(3, 4)
    workbook[ST].insert_rows(30, 2)


def extra_columns(workbook: Workbook) -> None:
    page = workbook[ST]
    page.insert_cols(5, 2)
    page.cell(3, 5, "Mijn notitie")
    page.cell(9, 5, "even navragen")


def spaces(workbook: Workbook) -> None:
    cell = cell_of(workbook, ST, "BOD-KAD", "antwoord")
    cell.value = f"  {str(cell.value).upper()}\u00a0 "
    cell = cell_of(workbook, ST, "BOD-KAD", "toelichting")
    cell.value = f"\n {cell.value} \r\n"


def lose_hidden_row(workbook: Workbook) -> None:
    for name in (ST, "Taken"):
        workbook[name].delete_rows(1)


HARMLESS: list[tuple[str, Callable[[Workbook], object]]] = [
    ("rows sorted another way", sort_rows),
    ("columns in another order", move_columns),
    ("rows inserted", insert_rows),
    ("columns added", extra_columns),
    ("spaces and capitals", spaces),
    ("a number instead of the word", put(ST, "BOD-KAD", "antwoord", 2)),
    ("a number with a decimal point", put(ST, "BOD-KAD", "antwoord", 2.0)),
    ("a number as text", put(ST, "BOD-KAD", "antwoord", "2")),
    ("the question rewritten", put(ST, "BOD-KAD", "vraag", "Een heel andere vraag")),
    ("the hidden row deleted", lose_hidden_row),
    ("the guide deleted", lambda workbook: workbook.remove(workbook["Uitleg"])),
    ("a sheet added", lambda workbook: workbook.create_sheet("Kladblok")),
    ("a filter that hides rows", lambda workbook: workbook[ST].auto_filter.add_filter_column(0, ["BOD-KAD"])),
    ("the same row twice", lambda workbook: workbook[ST].append([c.value for c in workbook[ST][row_of(workbook[ST], "BOD-KAD")]])),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize("spoil", [case[1] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_what_people_do_to_a_sheet_does_no_harm(
    anna: User, answered: Round, spoil: Callable[[Workbook], object]
) -> None:
    before = state_of(answered)
    raw = spoiled(download(anna, answered, "bodem"), spoil)
    plan = look(anna, answered, raw)
    assert (plan.changes, plan.skipped, plan.missing) == ([], [], 0)
    apply(anna, answered, raw)
    assert state_of(answered) == before


@pytest.mark.parametrize("value", [46_023, 46_023.0, "01-01-2026", "1 januari 2026", "2026-01-01"], ids=str)
def test_a_date_as_number_or_text_is_that_date(anna: User, round: Round, value: object) -> None:
    workbook = opened(download(anna, round))
    cell_of(workbook, "Taken", TASK, "besproken").value = "Ja"
    cell = cell_of(workbook, "Taken", TASK, "besproken_op")
    cell.value, cell.number_format = value, "General"  # type: ignore[assignment]
    assert apply(anna, round, saved(workbook)).saved == 1
    assert str(TaskAnswer.objects.get(task=TASK).discussed_on) == "2026-01-01"


def test_a_file_of_pieces_in_a_stored_package_is_read(anna: User, answered: Round) -> None:
    raw, stream = download(anna, answered, "bodem"), BytesIO()
    with ZipFile(BytesIO(raw)) as source, ZipFile(stream, "w", ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    upload = send(anna, answered, stream.getvalue())
    assert plan_of_upload(anna, answered, upload).changes == []
