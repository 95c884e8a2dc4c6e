"""A sheet of Excel: typed, never a formula, readable aloud, ready to print, the same bytes every time."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from assessments.sheets import DAY, DECIMALS, LONGEST_NAME, MOMENT, sheet_names, workbook_of
from assessments.tables import Cell, Table, cell, shown_number, table_of
from tests.tables.reading import wall

AT = dt.datetime(2026, 11, 12, 20, 30, tzinfo=dt.UTC)
ROWS = [
    ["Aa", 18130, dt.date(2026, 11, 12), AT, shown_number("24,33")],
    ["Bee", 0, None, None, shown_number("–")],
]
TABLE = table_of(
    "Gemeenten", "Stand per gemeente", ["Naam", "Inwoners", "Dag", "Om", "Score"], ROWS, "Let op."
)
DANGER = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://kwaad.voorbeeld")')


def book(*tables: Table) -> Workbook:
    content = workbook_of(tables, title="Proef & meer", about=["Regel."], source="Gemeente Aa · voorlopig")
    return load_workbook(BytesIO(content))


def test_numbers_are_numbers_and_days_are_days() -> None:
    first, second = book(TABLE)["Gemeenten"].iter_rows(min_row=4, max_row=5)
    assert [one.value for one in first] == [
        *("Aa", 18130, wall(2026, 11, 12)),
        *(wall(2026, 11, 12, 21, 30), 24.33),  # the moment in Dutch time
    ]
    assert [one.number_format for one in first][1:4] == ["General", DAY, MOMENT]
    assert [one.value for one in second] == ["Bee", 0, None, None, None]


@pytest.mark.parametrize(
    ("shown", "value"),
    [("24,33", 24.33), ("1.200", 1200), ("+6", 6), ("−8", -8), ("0", 0), ("–", None), ("12 van 13", None)],
)
def test_a_number_made_for_a_reader_is_read_back(shown: str, value: float | None) -> None:
    assert shown_number(shown).value == value


def test_a_number_that_was_read_back_still_says_what_the_page_says() -> None:
    assert shown_number("1.200").text == "1.200"
    assert shown_number("12 van 13").text == "12 van 13"
    assert shown_number("–").text == ""


def test_text_is_never_a_formula_not_even_when_somebody_types_it_again() -> None:
    page = book(table_of("T", "=C", ["=kop"], [[text] for text in DANGER]))["T"]
    for row in page.iter_rows(min_row=1, max_row=3 + len(DANGER)):
        assert row[0].data_type == "s"
        if row[0].row != 2:
            assert row[0].quotePrefix


def test_a_cell_of_a_page_that_looks_like_a_number_stays_text_without_a_value() -> None:
    page = book(table_of("T", "T", ["Nummer"], [[Cell("2.4")]]))["T"]
    assert page["A4"].value == "2.4"


def test_the_head_row_is_named_so_that_a_screen_reader_reads_it_with_each_cell() -> None:
    page = book(TABLE)["Gemeenten"]
    (listed,) = page.tables.values()
    assert (listed.ref, listed.headerRowCount) == ("A3:E5", 1)
    assert [one.name for one in listed.tableColumns] == [cell.value for cell in page[3]]
    assert page["A1"].value == "Stand per gemeente"
    assert page["A2"].value == "Gemeente Aa · voorlopig"
    assert page["A7"].value == "Let op."
    assert not page.merged_cells.ranges
    assert page.freeze_panes == "B4"


def test_two_columns_of_one_name_and_one_without_get_a_name_of_their_own() -> None:
    page = book(table_of("T", "T", ["Klasse", "Klasse", ""], [["a", "b", "c"]]))["T"]
    assert [one.value for one in page[3]] == ["Klasse", "Klasse (2)", "Kolom 3"]


def test_a_table_without_rows_says_so() -> None:
    page = book(table_of("T", "T", ["Naam"], []))["T"]
    assert page["A4"].value == "Er is niets om te tonen."
    assert not page.tables


def test_it_prints_on_a4_with_its_head_on_every_page_and_no_text_cut_off() -> None:
    long = "woord " * 200
    page = book(table_of("T", "T", ["Naam", *map(str, range(9))], [["a", *[long] * 9]]))["T"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == "$1:$3"
    assert (page.page_setup.fitToWidth or 0) > 1  # too wide for one sheet of paper that anybody can read
    assert 15 < (page.row_dimensions[4].height or 0) <= 409
    assert all(page.column_dimensions[name].width <= 63 for name in "ABCDEFGHIJ")


def test_names_of_sheets_are_short_and_each_once() -> None:
    tables = [table_of(name, "", ["A"], []) for name in ("a" * 40, "A" * 40, "Kans/impact", "'", "")]
    names = sheet_names(tables)
    assert names == ["a" * 31, f"{'A' * 27} (2)", "Kans impact", "Tabel", "Tabel (2)"]
    assert max(map(len, names)) == LONGEST_NAME


def test_a_sheet_never_bears_a_name_that_excel_keeps_for_itself() -> None:
    tables = [table_of(name, "", ["A"], []) for name in ("Geschiedenis", "HISTORY")]
    assert sheet_names(tables) == ["Verloop", "Historie"]


def test_signs_that_no_file_can_hold_are_left_out_everywhere() -> None:
    bad = "a\x01\ud800\ufffeb"
    content = workbook_of([table_of(bad, bad, [bad], [[bad]])], title=bad, about=[bad], source=bad)
    page = load_workbook(BytesIO(content))["ab"]
    assert [page.cell(row, 1).value for row in range(1, 5)] == ["ab"] * 4
    assert [one.name for one in page.tables["Tabel1"].tableColumns] == ["ab"]


def test_each_cell_looks_as_what_it_holds_also_after_one_of_another_sort() -> None:
    rows = [
        ["a", 1, "=1"],
        [dt.date(2026, 1, 2), "b", shown_number("2,5")],
        ["c", AT, "d"],
        [dt.date(2026, 1, 3), 3, "+4"],
    ]
    page = book(table_of("T", "T", ["A", "B", "C"], rows))["T"]
    found = [
        (one.number_format, one.alignment.horizontal, bool(one.quotePrefix))
        for row in page.iter_rows(min_row=4)
        for one in row
    ]
    text, number = ("General", "left", False), ("General", "right", False)
    typed = ("General", "left", True)
    assert found == [
        *(text, number, typed),
        *((DAY, "left", False), text, (DECIMALS, "right", False)),
        *(text, (MOMENT, "left", False), text),
        *((DAY, "left", False), number, typed),
    ]
    assert {one.border.bottom.style for row in page.iter_rows(min_row=4) for one in row} == {"thin"}


def test_the_same_tables_give_the_same_bytes() -> None:
    made = [workbook_of([TABLE], title="T", about=[], source="S") for _ in range(2)]
    assert made[0] == made[1]
    with ZipFile(BytesIO(made[0])) as file:
        assert b"dcterms:modified" not in file.read("docProps/core.xml")


def test_a_moment_is_shown_as_its_day_and_keeps_its_time() -> None:
    late = dt.datetime(2026, 11, 12, 23, 30, tzinfo=dt.UTC)  # after midnight in the Netherlands
    assert cell(late).text == "13 november 2026"
    assert cell(late).value == wall(2026, 11, 13, 0, 30)
