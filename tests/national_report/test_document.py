"""The national report: what was published and nothing else, in words; valid PDF; left out cleanly."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from assessments.comparison.published import Group
from assessments.constants import PeerKind
from assessments.national_report.document import build_national
from assessments.national_report.rendering import (
    attachments_of,
    content_key_of,
    national_html,
    national_pdf,
)
from tests.national_report.build import groups, publication, sources
from tests.report.reading import read_aloud
from tests.report.test_validity import check


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_change_within_one_edition_is_counted_from_a_day_and_not_from_that_edition() -> None:
    made = sources()
    assert made.earlier is not None
    assert made.since == f"editie {made.earlier.edition}"
    again = replace(made.earlier, edition=made.publication.edition, taken_on=dt.date(2026, 9, 1))
    assert replace(made, earlier=again).since == "1 september 2026"
    assert replace(made, earlier=None).since == ""


def test_every_part_is_there_when_there_are_figures_for_it() -> None:
    document = build_national(sources())
    assert [chapter.anchor for chapter in document.chapters] == [
        "samenvatting", "stoplicht", "taken", "risicos", "groepen", "omgevingsdiensten", "signalen",
        "ontwikkeling", "werklast", "verantwoording",
    ]  # fmt: skip
    html = national_html(document)
    assert all(f'id="{chapter.anchor}"' in html for chapter in document.chapters)


def test_the_tiles_show_the_published_median_with_its_word_and_number() -> None:
    source = sources()
    cell = build_national(source).overview.domains[0]
    assert source.national is not None
    assert cell.measure is not None
    assert cell.found == source.national.figures[cell.measure.name]


def test_groups_stand_in_a_fixed_order_and_too_few_is_said_never_0() -> None:
    document = build_national(sources())
    size, province = document.groups
    assert [row.label for row in size.rows] == ["Minder dan 20.000 inwoners", "100.000 inwoners of meer"]
    assert [row.label for row in province.rows] == ["Drenthe", "Flevoland"]
    assert province.rows[0].figures == (None, None, None)
    assert province.rows[0].participants == "te weinig deelnemers"
    assert "te weinig deelnemers" in text(national_html(document))


def test_duties_that_few_have_in_view_come_first_with_law_and_article() -> None:
    document = build_national(sources())
    shares = [line.share or 0 for line in document.least]
    assert shares == sorted(shares)
    assert len(document.least) == 20
    assert all(line.kind == "wettelijk-verplicht" and line.law.name for line in document.least)


def test_without_any_figure_the_report_says_so_and_leaves_parts_out() -> None:
    nothing = (Group(PeerKind.NATIONAL.value, "", "alle gemeenten", None, {}),)
    document = build_national(sources(now=nothing, editions=1, pictures={}))
    assert [chapter.anchor for chapter in document.chapters] == [
        "samenvatting", "stoplicht", "taken", "risicos", "verantwoording",
    ]  # fmt: skip
    html = text(national_html(document))
    assert "Er doen nog te weinig gemeenten mee voor cijfers." in html
    assert not re.search(r"\b0 gemeenten", html)


def test_a_simulation_says_so_on_its_first_page_and_behind_every_page() -> None:
    made_up = national_html(build_national(sources(fictional=True)))
    assert "Simulatie: verzonnen gemeenten en verzonnen cijfers." in made_up
    assert 'class="national-simulation"' in made_up
    assert "imulatie" not in national_html(build_national(sources()))


def test_the_file_meets_both_standards_and_its_summary_is_one_page(tmp_path: Path) -> None:
    document = build_national(sources())
    pdf = national_pdf(document, attachments_of(document))
    assert pdf.summary_pages == 1
    path = tmp_path / "landelijk.pdf"
    path.write_bytes(pdf.content)
    check(path)
    assert document.finding.split(";")[0] in re.sub(r"\s+", " ", read_aloud(path))


def test_another_figure_gives_another_key() -> None:
    first = build_national(sources())
    changed = replace(groups()[0], participants=41)
    second = build_national(sources(now=(changed, *groups()[1:])))
    assert content_key_of(first) != content_key_of(second)
    assert content_key_of(first) == content_key_of(build_national(sources()))
    assert publication().edition == "2026"
