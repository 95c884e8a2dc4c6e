"""What the workbook itself is like: locked questions, lists, headings, paper, language."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from assessments.constants import INVENTED_MORE, INVENTED_NOTICE
from assessments.exchange.columns import SHEETS
from assessments.models import Municipality, Round, User
from tests.exchange.workbooks import cell_of, column_of, download, opened

ST = "Stellingen"


def test_the_sheets_stand_in_order_and_the_marks_are_hidden_well(anna: User, full: Round) -> None:
    workbook = opened(download(anna, full))
    assert workbook.sheetnames == ["Uitleg", "Taken", "Stellingen", "Samenspel", "apk-gegevens"]
    assert workbook["apk-gegevens"].sheet_state == "veryHidden"
    assert workbook.properties.title == "APK 2026, gemeente Aa"
    assert workbook.properties.language == "nl-NL"
    marks = {line[0].value: line[1].value for line in workbook["apk-gegevens"].iter_rows(max_row=9)}
    assert (marks["formaat"], marks["gemeente"], marks["editie"]) == ("apk-werkmap/1", "GM9001", "2026")
    assert marks["ronde"] == str(full.pk)


def test_questions_are_locked_and_answers_are_open(anna: User, full: Round) -> None:
    workbook = opened(download(anna, full))
    for sheet in SHEETS:
        page = workbook[sheet.name]
        assert page.protection.sheet
        assert page.protection.password is None
        for column in sheet.columns:
            if column.id != "vorige_keer":
                cell = page.cell(4, column_of(page, column.id))
                assert cell.protection.locked is not column.is_open, column.id


def test_every_choice_has_a_list_of_words(anna: User, round: Round) -> None:
    page = opened(download(anna, round))[ST]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    letter = get_column_letter(column_of(page, "antwoord"))
    rule = rules[f"{letter}4"]
    assert rule.type == "list"
    assert "3 Geregeld" in rule.formula1
    assert "Weet ik niet" in rule.formula1
    assert len(rule.formula1) <= 255
    assert {rule.type for rule in rules.values()} == {"list", "textLength"}


def test_it_reads_and_prints_well(anna: User, round: Round) -> None:
    workbook = opened(download(anna, round))
    for sheet in SHEETS:
        page = workbook[sheet.name]
        assert page.freeze_panes == "D4"
        assert page.row_dimensions[1].hidden
        assert page.auto_filter.ref.startswith("A3:")
        assert page.print_title_rows == "$2:$3"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert not page.merged_cells.ranges


def test_the_levels_stand_beside_the_statement_and_the_law_beside_the_task(anna: User, round: Round) -> None:
    workbook = opened(download(anna, round))
    assert "overzicht" in str(cell_of(workbook, ST, "BOD-KAD", "niveau_0").value)
    law = str(cell_of(workbook, "Taken", "bodem-toelaatbare-kwaliteit", "wet").value)
    assert "Besluit kwaliteit leefomgeving, artikelen" in law
    note = cell_of(workbook, ST, "BOD-KAD", "toelichting")
    assert note.alignment.wrap_text


def test_the_guide_of_an_invented_municipality_says_so_first(anna: User, round: Round) -> None:
    Municipality.objects.update(is_fictional=True)
    lines = [line[0] for line in opened(download(anna, round))["Uitleg"].iter_rows(values_only=True)]
    assert f"{INVENTED_NOTICE}. {INVENTED_MORE}" in lines[:4]


def test_the_guide_says_what_an_empty_cell_means(anna: User, round: Round) -> None:
    lines = [str(line[0]) for line in opened(download(anna, round))["Uitleg"].iter_rows(values_only=True)]
    text = " ".join(lines)
    for part in ("maakt u de cel leeg", "hele rij weg", "Alle rollen", "Alt en Enter", "12-03-2026"):
        assert part in text
