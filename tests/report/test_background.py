"""The national background: the figures of the source, a gap where it gives none, and no claim beyond them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from assessments.report.document import build_report
from assessments.report.document_background import BackgroundPart, build_background
from assessments.report.facts import Facts
from assessments.report.rendering import render_html
from tests.report import build


def facts() -> Facts:
    file = build.answers()
    return Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE)


def part() -> BackgroundPart:
    found = build_background(facts())
    assert found is not None
    return found


def test_the_heading_says_the_finding_with_its_years() -> None:
    assert part().heading == "Gemeenten hadden in 2018 21% minder fte dan in 2002"


def test_the_tables_hold_every_number_of_the_source() -> None:
    for figure, view in zip(build.catalogue().context, part().figures, strict=True):
        assert [year for year, _ in view.rows] == [str(year) for year in figure.years]
        for place, (_, numbers) in enumerate(view.rows):
            for series, shown in zip(figure.series, numbers, strict=True):
                value = series.values[place]
                if value is None:
                    assert shown == "geen cijfer"
                else:
                    bare = shown.replace(".", "").replace("−", "-").replace(",", ".")
                    assert float(bare) == value


def test_2017_is_a_gap_in_table_chart_and_words() -> None:
    changes = part().figures[1]
    assert dict(changes.rows)["2017"] == ("geen cijfer", "geen cijfer", "1,40", "2,30")
    assert (
        "Voor 2017 geeft de bron geen cijfer bij totaal gemeenten en totaal fysiek domein."
        in (changes.sentences[0])
    )
    bars = re.findall(r"<rect [^>]*>", changes.svg)
    marks = 10 + 2  # the open squares of one line, and of its sample
    assert len(bars) - marks == 2 * 9 + 2, "nine years of two bars, and their samples"
    assert ">geen</text>" in changes.svg
    assert ">cijfer</text>" in changes.svg


def test_a_line_starts_where_its_numbers_start() -> None:
    """Joint arrangements have figures from 2010: three marks and two pieces of line."""
    levels = part().figures[0].svg
    assert levels.count('stroke-dasharray="9 2.5 1.6 2.5"') == 2
    assert levels.count('stroke-dasharray="6 2.5"') == 4


def test_series_differ_without_colour() -> None:
    for view in part().figures:
        inks = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', view.svg))
        assert inks <= {"#12263a", "#c9d3dc", "#ffffff"}
        assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', view.svg))) >= 1


def test_the_figures_stand_in_place_of_the_claim() -> None:
    said = " ".join(part().figures[0].sentences)
    assert "De groei van 17.764 fte is 79% van de daling van 22.525 fte." in said
    assert "De cijfers laten dat niet zien." in said


def test_no_text_leaves_the_chart() -> None:
    for view in part().figures:
        for x in re.findall(r'<text x="([-\d.]+)"', view.svg):
            assert 0 <= float(x) <= 490


def test_old_terms_stand_beside_the_new_ones() -> None:
    assert ("Wob", "Wet open overheid (Woo, sinds 1 mei 2022)") in part().terms


def test_it_is_on_the_page_with_its_sources() -> None:
    html = unescape(render_html(build.document(build.answers())))
    assert 'id="achtergrond"' in html
    assert "Bron: BMC 2020, figuur 6 (CBS Statline), regels 593-600." in html
    assert "Bron: BMC 2020, figuur 7 (IV3, bewerking BMC), regels 602-608." in html


def test_without_figures_the_chapter_is_left_out() -> None:
    bare = replace(facts(), catalogue=replace(build.catalogue(), context=()))
    assert build_background(bare) is None
    document = build_report(bare)
    assert "achtergrond" not in [chapter.anchor for chapter in document.chapters]
    assert 'id="achtergrond"' not in render_html(document)


def test_a_figure_with_other_series_keeps_its_own_title() -> None:
    figure = build.catalogue().context[0]
    other = replace(figure, series=tuple(replace(item, name=f"Reeks {item.name}") for item in figure.series))
    found = build_background(replace(facts(), catalogue=replace(build.catalogue(), context=(other,))))
    assert found is not None
    assert found.heading == "Landelijke achtergrond"
    assert found.figures[0].heading == figure.title
