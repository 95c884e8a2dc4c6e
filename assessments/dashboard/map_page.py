"""The map as finished values: every municipality with the figure of its group, never its own. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import MeasureName
from assessments.comparison.peers import peer_groups_of
from assessments.comparison.published import GroupMeasure
from assessments.dashboard import map_wording as wording
from assessments.dashboard.map_classes import MapClass, class_of, classes_for
from assessments.dashboard.map_drawing import Content, Tile, drawing_of
from assessments.dashboard.overview_groups import ordered, short_name
from assessments.models import Municipality
from assessments.scoring.rules import whole_half_up

NO_GROUP = "Zonder groep"


@dataclass(frozen=True, slots=True)
class MapLine:
    """One group of the chosen kind: its figures and class (None: may not be shown)."""

    name: str
    found: Benchmark | None
    shade: MapClass | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One municipality: its group, and the figure of that group."""

    name: str
    group: str
    found: Benchmark | None


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A municipality that shares by name, with its own figure as a whole number."""

    name: str
    value: int
    shade: MapClass


@dataclass(frozen=True, slots=True)
class MapPage:
    heading: str
    means: str
    drawing: SafeString
    classes: tuple[MapClass, ...]
    groups: tuple[MapLine, ...]
    places: tuple[PlaceLine, ...]
    hatched: int  # municipalities whose group may not be shown
    named: tuple[NamedLine, ...] = ()

    @property
    def withheld(self) -> tuple[str, ...]:
        """The names of the groups that may not be shown."""
        return tuple(line.name for line in self.groups if not line.found)

    @property
    def members(self) -> list[tuple[str, str]]:
        """Per group the names of its municipalities, in the order of the groups; without any figure."""
        found: dict[str, list[str]] = {line.name: [] for line in self.groups}
        for place in self.places:
            found.setdefault(place.group or NO_GROUP, []).append(place.name)
        return [(group, ", ".join(names)) for group, names in found.items() if names]


def build_group_map(
    measure: MeasureName,
    kind: str,
    groups: Sequence[GroupMeasure],
    municipalities: Collection[Municipality],
    content: Content,
) -> MapPage:
    """The medians of the groups of one kind, on the tiles of their municipalities."""
    classes = classes_for(measure)
    found = {one.group.key: one.found for one in groups if one.group.kind == kind}
    labels = {one.group.key: one.group.label for one in groups if one.group.kind == kind}
    medians = [one.median for one in found.values() if one]
    heading = wording.heading(measure.label, kind, min(medians, default=None), max(medians, default=None))
    tiles, places = [], []
    for place, (row, column) in placed(municipalities).items():
        own = {of: (key, label) for (of, key), label in peer_groups_of(place).items()}
        key, label = own.get(kind, ("", ""))
        figures = found.get(key)
        label = labels.get(key, label)
        tiles.append(
            Tile(
                code=place.code,
                name=place.name,
                row=row,
                column=column,
                group=key,
                shade=_shade(measure, classes, figures),
                number=str(figures.median) if figures else "",
                said=wording.said_of_group(place.name, label, figures),
            )
        )
        places.append(PlaceLine(place.name, short_name(label), figures))
    return MapPage(
        heading=heading,
        means=wording.GROUP_MEANS,
        drawing=drawing_of(tiles, content, heading, wording.DESCRIPTION),
        classes=classes,
        groups=tuple(
            MapLine(short_name(one.label), found[one.key], _shade(measure, classes, found[one.key]))
            for one in ordered([one.group for one in groups if one.group.kind == kind])
        ),
        places=tuple(places),
        hatched=sum(one.shade is None for one in tiles),
    )


def build_named_map(
    measure: MeasureName,
    values: Mapping[str, Fraction],
    municipalities: Collection[Municipality],
    content: Content,
) -> MapPage:
    """The own figures of municipalities that share by name, by code; all others stay blank."""
    classes = classes_for(measure)
    tiles: list[Tile] = []
    named: list[NamedLine] = []
    for place, (row, column) in placed(municipalities).items():
        value = values.get(place.code)
        tiles.append(
            Tile(
                code=place.code,
                name=place.name,
                row=row,
                column=column,
                group="",
                shade=None if value is None else class_of(measure, classes, value),
                number="" if value is None else str(whole_half_up(value)),
                said=wording.said_by_name(place.name, None if value is None else whole_half_up(value)),
                blank=value is None,
            )
        )
        if value is not None:
            named.append(NamedLine(place.name, whole_half_up(value), class_of(measure, classes, value)))
    heading = wording.named_heading(measure.label, len(values))
    return MapPage(
        heading=heading,
        means=wording.NAMED_MEANS,
        drawing=drawing_of(tiles, content, heading, wording.DESCRIPTION),
        classes=classes,
        groups=(),
        places=(),
        hatched=0,
        named=tuple(named),
    )


def _shade(measure: MeasureName, classes: tuple[MapClass, ...], found: Benchmark | None) -> MapClass | None:
    return class_of(measure, classes, Fraction(found.median)) if found else None


def placed(municipalities: Collection[Municipality]) -> dict[Municipality, tuple[int, int]]:
    """The row and column of every municipality; who finds its place taken moves to the right.

    Only made-up municipalities share a place; in the list of CBS every tile is one municipality's.
    """
    found: dict[Municipality, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for one in sorted(municipalities, key=lambda place: place.code):
        row, column = one.tile_row, one.tile_col
        while (row, column) in taken:
            column += 1
        taken.add((row, column))
        found[one] = row, column
    return dict(sorted(found.items(), key=lambda item: item[0].name))
