"""The readable spreadsheet: for a person, never a formula, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl

from assessments.report.document import build_report
from assessments.report.facts import Facts
from assessments.report.spreadsheet import build_spreadsheet, safe_text
from assessments.scoring.answers_file import AnswersFile
from tests.report import build

SHEETS = ["Leeswijzer", "Taken", "Stellingen", "Samenspel", "Scores", "Risico's", "Maatregelen"]
DANGER = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://kwaad.voorbeeld")')
IN_ANOTHER_PROCESS = """
import django; django.setup()
from dataclasses import replace
from hashlib import sha256
from tests.report import build
from tests.report.test_spreadsheet import book, facts_of
from assessments.report.document import build_report
from assessments.report.left_out import LeftOut
from assessments.report.pdf import Attached, render_pdf
from assessments.report.rendering import render_html
file = build.answers()
content = book(file)
print(sha256(content).hexdigest())
added = (Attached("apk-leesbaar-GM9001-2026.xlsx", content, "Leesbaar", "Supplement"),)
for facts in (facts_of(file), replace(facts_of(file), left_out=LeftOut((("5.1-2-e", 3),)))):
    html = render_html(build_report(facts))
    print(sha256(render_pdf(html, attachments=added, date=build.DATE).content).hexdigest())
"""


def facts_of(file: AnswersFile) -> Facts:
    return Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE, "Gemeentesecretaris")


def book(file: AnswersFile) -> bytes:
    """The spreadsheet of these answers."""
    facts = facts_of(file)
    return build_spreadsheet(facts, build_report(facts))


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_it_has_a_sheet_for_each_subject_with_headings_that_stay_and_filters() -> None:
    found = opened(book(build.answers()))
    assert found.sheetnames == SHEETS
    for page in found.worksheets[1:]:
        assert page.freeze_panes == "C3"
        assert page.auto_filter.ref is not None
        assert all(cell.value for cell in page[2])
        assert page["C3"].alignment.wrap_text
        assert page.column_dimensions["C"].width >= 10
    assert found.properties.title == "Gemeente Aa · APK beleid en wettelijk kader 2026"


def test_every_task_and_answer_in_scope_is_a_row() -> None:
    file, catalogue = build.answers(), build.catalogue()
    found = opened(book(file))
    tasks = [row[0].value for row in found["Taken"].iter_rows(min_row=3)]
    assert sorted(str(task) for task in tasks) == sorted(task.id for task in catalogue.tasks)
    statements = [row[0].value for row in found["Stellingen"].iter_rows(min_row=3)]
    assert len(statements) == len(file.statements)
    answers = {(row[0], row[4]): row for row in found["Stellingen"].iter_rows(min_row=3, values_only=True)}
    assert answers["BOD-KEN", "alle rollen"][9] == build.NOTES["BOD-KEN"]
    assert ("VTH-OVH", "Handhaver") in answers or ("VTH-OVH", "Medeoverheid") in answers


def test_figures_are_whole_numbers_as_in_the_report() -> None:
    file = build.answers()
    found = opened(book(file))
    scores = [row for row in found["Scores"].iter_rows(min_row=3, values_only=True) if row[0] == "domein"]
    shown = [tile.score.number for tile in build.document(file).summary.tiles]
    assert [str(row[3]) for row in scores] == shown


def test_what_people_typed_is_text_and_never_a_formula() -> None:
    file = build.answers()
    rows = tuple(
        replace(row, note=DANGER[index % len(DANGER)], function=DANGER[(index + 1) % len(DANGER)])
        for index, row in enumerate(file.statements)
    )
    tasks = tuple(replace(row, note=DANGER[index % len(DANGER)]) for index, row in enumerate(file.tasks))
    found = opened(book(replace(file, statements=rows, tasks=tasks)))
    texts = [cell for page in found for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in texts} == {"s", "n"}
    dangerous = [cell for cell in texts if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert dangerous
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in dangerous)


def test_a_text_that_no_cell_can_hold_is_made_fit() -> None:
    assert safe_text("a\x00b\x0bc\ud800 _x000B_\r\nd") == "abc _x005F_x000B_\nd"
    assert len(safe_text("x" * 40_000)) == 32_000
    assert safe_text("x" * 40_000).endswith("(ingekort)")


def test_a_round_without_samenspel_has_no_sheet_for_it() -> None:
    assert "Samenspel" not in opened(book(build.answers(cross=False))).sheetnames


def test_two_processes_make_the_same_bytes(project: Path) -> None:
    """The spreadsheet, the report and the public version, with sets in another order."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            cwd=project,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    one, other = (process.communicate()[0].split() for process in running)
    assert [process.returncode for process in running] == [0, 0]
    assert one == other
    assert len(set(one)) == 3
    assert one[0] == hashlib.sha256(book(build.answers())).hexdigest()
