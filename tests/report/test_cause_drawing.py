"""The cause-effect drawing: it reaches the damage, nothing overlaps, text fits, thick is the strongest."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from assessments.report.cause_columns import columns_of
from assessments.report.cause_drawing import LINE, PAD_X, SIZE, STROKES, CauseDrawing
from assessments.report.cause_graph import DAMAGE, CauseGraph, cause_graph, strongest, top_factors
from assessments.report.cause_layout import APART, WIDTH, Box, Layout, Piece
from assessments.report.drawn_text import text_width, wrapped
from assessments.scoring.types import Contributions, RiskScore
from tests.report import build

FACTORS = tuple(item.id for item in build.catalogue().factors)
TRIPLES = tuple(combinations(FACTORS, 3))
BIT = 0.01
A4_POINTS = 174 / 25.4 * 72  # the width of the text on paper


@cache
def any_risk() -> RiskScore:
    return build.card(build.answers()).risks[0]


def risk_of(factors: tuple[str, ...], mechanism: str = "M1") -> RiskScore:
    """A risk with these factors, heaviest first, and one strongest mechanism."""
    mechanisms = {item.id: Fraction(1) for item in build.catalogue().mechanisms if item.factor_weights}
    points = {factor: Fraction(20 - place) for place, factor in enumerate(factors)}
    return replace(
        any_risk(),
        contributions=Contributions({}, points, mechanisms | {mechanism: Fraction(9)}, None),
    )


@cache
def graph_of(factors: tuple[str, ...], mechanism: str = "M1") -> CauseGraph:
    graph = cause_graph(build.catalogue(), risk_of(factors, mechanism))
    assert graph is not None
    return graph


def drawing_of(graph: CauseGraph) -> CauseDrawing:
    catalogue = build.catalogue()
    return CauseDrawing(
        graph,
        {node.id: node.label for node in catalogue.nodes},  # the long labels: the hardest case
        {f"f_{factor}": "100 punten" for factor in FACTORS},
        "Van oorzaak naar schade",
        "In woorden.",
    )


@cache
def layout_of(factors: tuple[str, ...]) -> Layout:
    return drawing_of(graph_of(factors)).layout


def edge_pairs(graph: CauseGraph) -> set[tuple[str, str]]:
    return {(edge.origin, edge.target) for edge in graph.edges}


# --- the graph ------------------------------------------------------------------------------------


@pytest.mark.parametrize("factors", TRIPLES, ids="-".join)
def test_every_box_comes_from_a_factor_and_leads_to_the_damage(factors: tuple[str, ...]) -> None:
    graph = graph_of(factors)
    kinds = {node.id: node.kind for node in graph.nodes}
    assert {f"f_{factor}" for factor in factors} == {name for name, kind in kinds.items() if kind == "factor"}
    for node in graph.nodes:
        if node.id != DAMAGE:
            assert any(edge.origin == node.id for edge in graph.edges), node.id
        if node.kind != "factor":
            assert any(edge.target == node.id for edge in graph.edges), node.id
    assert graph.path[0].removeprefix("f_") in factors
    assert graph.path[-1] == DAMAGE
    assert set(pairwise(graph.path)) <= edge_pairs(graph)


def test_the_arrows_are_those_of_the_catalogue() -> None:
    known = {(edge.origin, edge.target): edge.mechanism for edge in build.catalogue().edges}
    for factors in TRIPLES:
        for edge in graph_of(factors).edges:
            assert known[edge.origin, edge.target] == edge.mechanism


@pytest.mark.parametrize("mechanism", ["M1", "M2", "M3", "M4", "M5", "M6", "M8"])
def test_the_emphasised_arrows_are_those_of_the_strongest_mechanism(mechanism: str) -> None:
    for factors in TRIPLES:
        graph = graph_of(factors, mechanism)
        thick = [edge for edge in graph.edges if edge.weight == "sterkst"]
        assert thick, "a drawing without emphasis says nothing"
        assert {edge.mechanism for edge in thick} == {graph.mechanism}
        assert {e for e in graph.edges if e.mechanism == graph.mechanism} == set(thick)
        if mechanism in {edge.mechanism for edge in graph.edges}:
            assert graph.mechanism == mechanism


def test_what_carries_the_strongest_mechanism_on_ends_at_the_damage() -> None:
    for factors in TRIPLES:
        graph = graph_of(factors)
        dark = [edge for edge in graph.edges if edge.weight != "gewoon"]
        for edge in dark:
            assert edge.target == DAMAGE or any(other.origin == edge.target for other in dark)


def test_the_damage_leads_back_in_words_and_never_in_the_drawing() -> None:
    graph = graph_of(("kennis", "budget", "formatie"))
    assert graph.returning == (DAMAGE, "herstel", "kosten", "budgetdruk", "capaciteitsdruk")
    assert all(edge.origin != DAMAGE and edge.target != "herstel" for edge in graph.edges)


def test_without_a_factor_there_is_no_drawing() -> None:
    assert cause_graph(build.catalogue(), risk_of(())) is None


def test_the_three_factors_are_the_ones_that_add_most() -> None:
    points = {"a": Fraction(1), "b": Fraction(0), "c": Fraction(5), "d": Fraction(3), "e": Fraction(2)}
    assert top_factors(points) == ("c", "d", "e")
    assert top_factors({"a": Fraction(0)}) == ()
    assert strongest({"M1": Fraction(2), "M2": Fraction(2)}) == "M1"
    assert strongest({"M1": Fraction(0)}) == ""


# --- the places -----------------------------------------------------------------------------------


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right - BIT
        and other.x < one.right - BIT
        and one.y < other.bottom - BIT
        and other.y < one.bottom - BIT
    )


def points_on(piece: Piece) -> list[tuple[float, float]]:
    """Points on the middle of a piece of an arrow: the curve, and its run through a lane."""
    if piece.level:
        return [(piece.x1, piece.y1 + (piece.y2 - piece.y1) * at / 10) for at in range(1, 10)]
    middle = (piece.x1 + piece.x2) / 2
    found = []
    for at in range(1, 40):
        t = at / 40
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        found.append(
            (a * piece.x1 + (b + c) * middle + d * piece.x2, (a + b) * piece.y1 + (c + d) * piece.y2)
        )
    if piece.through is not None:
        found += [(piece.x2 + (piece.through - piece.x2) * at / 10, piece.y2) for at in range(11)]
    return found


@pytest.mark.parametrize("factors", TRIPLES, ids="-".join)
def test_no_boxes_overlap_and_no_arrow_runs_through_a_box(factors: tuple[str, ...]) -> None:
    layout = layout_of(factors)
    for one, other in combinations((*layout.boxes, *layout.lanes), 2):
        assert not overlap(one, other), (one.id, other.id)
    for box in layout.boxes:
        assert -BIT <= box.x <= box.right <= WIDTH + BIT
        assert -BIT <= box.y <= box.bottom <= layout.height + BIT
    for piece in layout.pieces:
        for x, y in points_on(piece):
            inside = [
                box.id for box in layout.boxes if box.x < x < box.right and box.y + BIT < y < box.bottom - BIT
            ]
            assert not inside, (piece.origin, piece.target, inside)


@pytest.mark.parametrize("factors", TRIPLES[::4], ids="-".join)
def test_every_arrow_goes_to_the_right_or_straight_down(factors: tuple[str, ...]) -> None:
    graph = graph_of(factors)
    columns = columns_of(graph)
    place = {
        name: column
        for column, stacks in enumerate(columns.stacks)
        for stack in stacks
        for name in stack.members
    }
    assert [track.edge for track in columns.tracks] == list(graph.edges)
    for track in columns.tracks:
        steps = [place[after] - place[before] for before, after in pairwise(track.stops)]
        assert set(steps) == {0} if track.edge.level and steps == [0] else set(steps) == {1}
    assert len(columns.stacks) <= 6, "a seventh column would make the boxes too narrow to read"


def test_no_drawing_is_higher_than_half_a_page() -> None:
    highest = max(layout_of(factors).height for factors in TRIPLES)
    assert highest * A4_POINTS / WIDTH < 0.5 * 259 / 25.4 * 72


@pytest.mark.parametrize("factors", TRIPLES[::9], ids="-".join)
def test_every_line_of_text_fits_its_box(factors: tuple[str, ...]) -> None:
    drawing = drawing_of(graph_of(factors))
    for box in drawing.layout.boxes:
        lines = drawing.lines(box.id, box.width)
        assert lines
        for line in lines:
            assert text_width(line, SIZE) <= box.width - 2 * PAD_X + BIT, line
        assert len(lines) * LINE <= box.height
        said = "".join(lines).replace("-", "").replace(" ", "")
        assert said.startswith(drawing.labels[box.id].replace("-", "").replace(" ", ""))


def test_the_text_is_at_least_8_points_on_paper() -> None:
    assert SIZE * A4_POINTS / (WIDTH + 3) >= 8


# --- the picture ----------------------------------------------------------------------------------


def test_the_same_risk_gives_the_same_picture() -> None:
    graph = graph_of(("kennis", "will-to-act", "overheden"), "M2")
    assert drawing_of(graph).svg == drawing_of(graph_of(("kennis", "will-to-act", "overheden"), "M2")).svg


def test_emphasis_is_thickness_and_darkness_not_colour() -> None:
    svg = drawing_of(graph_of(("kennis", "budget", "formatie"))).svg
    ink, thick = STROKES["sterkst"]
    grey, thin = STROKES["gewoon"]
    assert thick >= 2.5 * thin
    assert f'stroke="{ink}" stroke-width="{thick}"' in svg
    assert f'stroke="{grey}" stroke-width="{thin}"' in svg
    assert int(grey[1:3], 16) - int(ink[1:3], 16) > 0x50


def test_the_picture_has_a_title_and_says_the_path_in_words() -> None:
    svg = build.document(build.answers()).risks.why.risks[0].drawing.svg  # type: ignore[union-attr]
    assert re.search(r"<title>Van oorzaak naar schade: [^<]+</title>", svg)
    assert re.search(r"<desc>De sterkste weg: eerst [^<]+, ten slotte schade\.</desc>", svg)
    assert "style=" not in svg
    assert "<script" not in svg


def test_boxes_keep_apart() -> None:
    layout = drawing_of(graph_of(("kennis", "will-to-act", "overheden"))).layout
    columns: dict[float, list[Box]] = {}
    for box in (*layout.boxes, *layout.lanes):
        columns.setdefault(box.x, []).append(box)
    for boxes in columns.values():
        for above, below in pairwise(sorted(boxes, key=lambda box: box.y)):
            assert below.y - above.bottom >= APART - BIT


# --- the width of text ----------------------------------------------------------------------------


def test_the_widths_are_those_of_the_font() -> None:
    fonttools = pytest.importorskip("fontTools.ttLib")
    root = Path(__file__).resolve().parents[2]
    font = fonttools.TTFont(root / "build/frontend/build/fonts/source-sans-3-latin-600-normal.woff2")
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,.-'()éëïöü":
        real = advances[glyphs[ord(sign)]][0] * 1000 / font["head"].unitsPerEm
        assert text_width(sign, 1000) == pytest.approx(real, abs=1), sign


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Druk op uitvoeringscapaciteit", ("Druk op", "uitvoerings-", "capaciteit")),
        ("Handelingsverlegenheid", ("Handelings-", "verlegenheid")),
        ("Budget", ("Budget",)),
        ("", ()),
    ],
)
def test_a_long_word_breaks_at_its_joint(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 56, SIZE) == lines


def test_even_a_word_without_syllables_stays_inside() -> None:
    for line in wrapped("X" * 60, 50, SIZE):
        assert text_width(line, SIZE) <= 50
