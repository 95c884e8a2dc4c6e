"""Every figure of the result file that the report shows, read back from the structure of the PDF.

The expected text comes from `apk-uitslag/1` alone: its numbers as decimals, rounded half up here, with the
labels of the catalogue beside them. Coverage per domain is not in that file and is counted from the answers.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assessments.catalogue.spec import Catalogue
from assessments.constants import TaskStep
from assessments.report import words
from assessments.scoring.result_file import dump_result
from tests.report.cases import case
from tests.report.conftest import Made
from tests.report.reading import Element, structure

Result = dict[str, Any]
Line = tuple[str, str, list[str]]
"""A row that holds figures: part of the heading or caption above it, its label, and the cells after that."""
Maker = Callable[[str], Made]
REST = "Overige"
"""The row that takes together what is too small to name."""
QUARTERS = {None: 2, "inschatting": 2, "toelichting": 3, "document": 4}
"""What an answer adds to the certainty, in quarters (method.md 4)."""
NAMES = ("compleet", "definitief basis", "voorlopig volledig")


def whole(value: Decimal | int | None) -> str:
    """As printed: half rounds up, a dash where there is no figure."""
    return "–" if value is None else str(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))


def percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{whole(value)}%"


def score(row: Result) -> str:
    """A score with its word: "46 Kwetsbaar", or the word alone."""
    number = whole(row["score"])
    word = words.colour_word(row["kleur"])
    return word if number == "–" else f"{number} {word}"


def result_of(name: str) -> Result:
    """The result file as anybody reads it, without losing a decimal."""
    found: Result = json.loads(dump_result(case(name).facts.card), parse_float=Decimal)
    return found


class Anything(str):
    """A cell that is not a figure of the result."""


class Ends(str):
    """A cell that ends with this text."""


ANY = Anything()


def bare(text: str) -> str:
    """Without spaces and hyphens, so that a word that was broken over two lines is the same word."""
    return re.sub(r"[\s\u00ad-]", "", text)


class Paper:
    """The rows of all tables of a PDF; a table that goes on over the page keeps its heading and caption."""

    def __init__(self, path: Path) -> None:
        root = structure(path)
        self.text = root.text
        self.rows: list[tuple[str, list[str]]] = []
        heading = caption = ""
        for item in root.all("H2", "H3", "H4", "Table"):
            if item.tag != "Table":
                heading, caption = item.text, ""
                continue
            caption = next((found.text for found in item.all("Caption")), caption)
            self.rows += [(f"{heading} {caption}", _cells(row)) for row in item.all("TR")]

    def lacks(self, line: Line) -> bool:
        """Whether no table has this row."""
        above, label, wanted = line
        rows = [cells for title, cells in self.rows if bare(above) in bare(title)]
        return not any(_fits(cells[place:], label, wanted) for cells in rows for place in (0, 1))


on_paper = cache(Paper)
"""Read once per process; nobody changes it."""


def _cells(row: Element) -> list[str]:
    return [bare(cell.text) for cell in row.children if isinstance(cell, Element)]


def _fits(cells: list[str], label: str, wanted: list[str]) -> bool:
    if len(cells) <= len(wanted) or not cells[0].startswith(bare(label)):
        return False
    return all(_same(cell, want) for cell, want in zip(cells[1:], wanted, strict=False))


def _same(cell: str, want: str) -> bool:
    if isinstance(want, Anything):
        return True
    return cell.endswith(bare(want)) if isinstance(want, Ends) else cell == bare(want)


def expected(result: Result, catalogue: Catalogue) -> Iterator[Line]:
    """Every row of the report that holds figures of the result."""
    yield from heat_map(result, catalogue)
    yield from dossiers(result, catalogue)
    yield from tasks(result, catalogue)
    yield from themes(result, catalogue)
    yield from risks(result, catalogue)


def heat_map(result: Result, catalogue: Catalogue) -> Iterator[Line]:
    caption = "Score per factor en domein"
    cells = {(row["domein"], row["factor"]): row for row in result["cellen"]}
    clusters = {(row["domein"], row["cluster"]): row for row in result["clusters"]}
    domains = [item.id for item in catalogue.domains]
    assert (len(cells), len(clusters), len(result["domeinen"])) == (30, 9, 3)
    for factor in catalogue.factors:
        shown = [cell_text(cells[domain, factor.id], catalogue) for domain in domains]
        yield caption, words.factor_label(factor.id, factor.label), shown
    for cluster in catalogue.clusters:
        yield caption, cluster.label, [score(clusters[domain, cluster.id]) for domain in domains]
    totals = {row["domein"]: row for row in result["domeinen"]}
    yield caption, "Domeinscore", [score(totals[domain]) for domain in domains]


def cell_text(cell: Result, catalogue: Catalogue) -> str:
    """The score, and below it the lowest statement when that is lower."""
    lowest = cell["laagste"]
    if lowest is None or cell["score"] is None or lowest["score"] >= cell["score"]:
        return score(cell)
    dossier = catalogue.dossier_by_id[catalogue.statement_by_id[lowest["stelling"]].dossier]
    return f"{score(cell)} {words.dossier_word(dossier.id, dossier.label)} {whole(lowest['score'])}"


def dossiers(result: Result, catalogue: Catalogue) -> Iterator[Line]:
    found = {(row["dossier"], row["cluster"]): row for row in result["dossiers"]}
    assert len(found) == 36
    for dossier in catalogue.dossiers:
        cells = [score(found[dossier.id, cluster.id]) for cluster in catalogue.clusters]
        yield "Score per dossier en groep oorzaken", dossier.label, cells


def tasks(result: Result, catalogue: Catalogue) -> Iterator[Line]:
    part = result["taken"]
    show_empty = ["leeg"] if part["leeg"] else []
    columns = ["in_beeld", "deels", "niet_in_beeld", *show_empty]
    yield "Taken in beeld", "Alle taken", [str(part[name]) for name in columns]
    for row in part["per_aard"]:
        label = words.KIND_SHORT[row["aard"]]
        yield "Taken in beeld", label[0].upper() + label[1:], [str(row[name]) for name in columns]
    titles = {item.id: item.title for item in catalogue.tasks}
    for step, label in TaskStep.choices:
        question = words.STEP_QUESTIONS[step]
        yield "", f"{label} {question}", ["", percent(part["stapdekking"][step])]
    for row in part["per_taak"]:
        if row["score"] is not None:
            yield "Taken van", titles[row["id"]], [*[ANY] * 5, whole(row["score"])]


def themes(result: Result, catalogue: Catalogue) -> Iterator[Line]:
    found = {row["thema"]: row for row in result["themas"]}
    assert len(found) == 7
    for theme in catalogue.themes:
        yield "Score per thema", f"{theme.number}. {theme.label}", [score(found[theme.id])]


def risks(result: Result, catalogue: Catalogue) -> Iterator[Line]:
    assert len(result["risicos"]) == 11
    for row in result["risicos"]:
        risk = catalogue.risk_by_id[row["id"]]
        if row["niveau"] is None:
            so_far = "" if row["ki"] is None else f"Kwetsbaarheid tot nu toe: {whole(row['ki'])}."
            yield "geen niveau", risk.label, [Ends(so_far)]
            continue
        likelihood = next(
            item.label for item in catalogue.likelihood_classes if item.value == row["kansklasse"]
        )
        impact = next(item.label for item in catalogue.impact_classes if item.value == row["impact"])
        level = words.level_word(row["niveau"])
        band = words.band(whole(row["band_laag"]), whole(row["band_hoog"]))
        yield (
            "Risico's",
            risk.label,
            [
                level[0].upper() + level[1:],
                f"{row['kansklasse']} {likelihood.lower()}",
                f"{row['impact']} {impact.lower()}",
                f"{whole(row['ki'])} ({band})",
            ],
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_result_stands_in_the_pdf(made: Maker, name: str) -> None:
    paper = on_paper(made(name).path)
    lines = list(expected(result_of(name), case(name).facts.catalogue))
    assert len(lines) > 100
    assert [line for line in lines if paper.lacks(line)] == []


PLACES: tuple[tuple[object, ...], ...] = (
    ("cellen", 7, "score"),
    ("cellen", 0, "laagste", "score"),
    ("clusters", 8, "score"),
    ("domeinen", 1, "score"),
    ("dossiers", 35, "score"),
    ("themas", 6, "score"),
    ("taken", "niet_in_beeld"),
    ("taken", "per_aard", 0, "deels"),
    ("taken", "stapdekking", "capaciteit"),
    ("taken", "per_taak", 3, "score"),
    ("risicos", 0, "ki"),
    ("risicos", 5, "band_hoog"),
    ("risicos", 10, "band_laag"),
    ("risicos", 2, "kansklasse"),
    ("risicos", 3, "impact"),
)


@pytest.mark.parametrize("place", PLACES, ids=[".".join(map(str, place)) for place in PLACES])
def test_a_figure_that_is_one_off_is_found(made: Maker, place: tuple[Any, ...]) -> None:
    """The comparison can fail: each kind of figure, changed by one in the result file."""
    paper, result = on_paper(made("compleet").path), copy.deepcopy(result_of("compleet"))
    target = result
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] += 1 if target[place[-1]] < 3 else -1
    assert any(paper.lacks(line) for line in expected(result, case("compleet").facts.catalogue))


def test_a_row_that_is_not_on_paper_is_found(made: Maker) -> None:
    paper = on_paper(made("compleet").path)
    lines = list(expected(result_of("compleet"), case("compleet").facts.catalogue))
    less = Paper(made("compleet").path)
    for line in lines[:: len(lines) // 7]:
        less.rows = [row for row in paper.rows if not any(_fits(row[1][at:], *line[1:]) for at in (0, 1))]
        assert less.lacks(line)


def test_the_points_of_the_first_three_risks_add_up_to_their_index(made: Maker) -> None:
    """Each number is less than one point off, so that the whole numbers of a table can add up."""
    catalogue, result = case("compleet").facts.catalogue, result_of("compleet")
    labels = {bare(item.label): item.id for item in catalogue.risks}
    rows = {row["id"]: row for row in result["risicos"]}
    paper = on_paper(made("compleet").path)
    seen: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for title, cells in paper.rows:
        found = re.match(r"[123]\.(.*?)(Punten per (?:factor|dossier|mechanisme))", title)
        if found and cells[-1].isdigit():
            risk = next(name for label, name in labels.items() if bare(found[1]).startswith(label))
            seen.setdefault((risk, found[2]), []).append((cells[0], int(cells[-1])))
    assert len(seen) == 9
    for (risk, kind), lines in seen.items():
        parts = rows[risk]["bijdragen"]
        given = parts[
            {"factor": "factoren", "dossier": "dossiers", "mechanisme": "mechanismen"}[kind.split()[-1]]
        ]
        *points, (last, total) = lines
        assert last == "Kwetsbaarheid"
        assert str(total) == whole(rows[risk]["ki"])
        assert sum(number for _, number in points) == total
        named = sorted((number for label, number in points if not label.startswith(REST)), reverse=True)
        exact = sorted((value for value in [*given.values(), parts["taken"]] if value), reverse=True)
        assert all(any(abs(number - value) < 1 for value in exact) for number in named)
        assert abs(named[0] - exact[0]) < 1


@pytest.mark.parametrize("name", NAMES)
def test_coverage_unknown_and_certainty_are_those_of_the_answers(made: Maker, name: str) -> None:
    """Counted here from the answers: a statement weighs 1, its roles share that, nvt counts nowhere."""
    facts, paper = case(name).facts, on_paper(made(name).path)
    domain_of = {item.id: item.domain for item in facts.catalogue.dossiers}
    given = {(row.id, row.role): row for row in facts.answers.statements}
    sums = {item.id: [Decimal(0)] * 4 for item in facts.catalogue.domains}
    for item in facts.catalogue.statements:
        if not (item.core or facts.full):
            continue
        tally, weight = sums[domain_of[item.dossier]], Decimal(6) / len(item.roles)
        for role in item.roles:
            row = given.get((item.id, role)) or given.get((item.id, None))
            value = row.value if row else None
            if value == "nvt":
                continue
            tally[0] += weight
            tally[1] += weight * (value is not None)
            tally[2] += weight * (value == "weet_niet" or (facts.definitive and value is None))
            if row and isinstance(value, int):
                tally[3] += weight * QUARTERS[row.support] / 4
    totals = [sum((tally[place] for tally in sums.values()), Decimal(0)) for place in range(4)]
    for domain in facts.catalogue.domains:
        applicable, *parts = sums[domain.id]
        if not applicable:
            assert not paper.lacks(("Dekking, onbekend en zekerheid", domain.label, ["0", "–", "–", "–"]))
            continue
        shares = [percent(100 * part / applicable) for part in parts]
        assert not paper.lacks(("Dekking, onbekend en zekerheid", domain.label, [ANY, *shares]))
    first_page = bare(made(name).document.summary.certainty)
    assert first_page in bare(paper.text)
    assert re.findall(r"\d+%", first_page) == [percent(100 * part / totals[0]) for part in totals[1:]]
