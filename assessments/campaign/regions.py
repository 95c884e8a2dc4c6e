"""The ways in which municipalities lie together: province, size, omgevingsdienst."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.comparison.peers import LARGEST, SIZE_CLASSES, size_class_of
from assessments.models import Municipality

KINDS = {"provincie": "Provincie", "grootteklasse": "Grootte", "omgevingsdienst": "Omgevingsdienst"}
SIZE_ORDER = [key for _, key, _ in SIZE_CLASSES] + [LARGEST[0]]


@dataclass(frozen=True, slots=True)
class Region:
    """One province, size class or omgevingsdienst; `value` names it in an address and a form."""

    kind: str
    key: str
    label: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A region to choose, with the number of municipalities in it."""

    region: Region
    count: int


def regions_of(place: Municipality) -> dict[str, Region]:
    """The region of a municipality per kind; a kind that is not known of it is left out."""
    key, label = size_class_of(place.inhabitants)
    found = {
        "provincie": Region("provincie", place.province_code, place.province),
        "grootteklasse": Region("grootteklasse", key, label[:1].upper() + label[1:]),
        "omgevingsdienst": Region("omgevingsdienst", place.omgevingsdienst, place.omgevingsdienst),
    }
    return {kind: region for kind, region in found.items() if region.key}


def choices_of(regions: Iterable[Mapping[str, Region]]) -> list[tuple[str, list[Choice]]]:
    """Per kind the regions that occur with how often, for a list to choose from: by name, sizes by size."""
    counts: dict[Region, int] = {}
    for own in regions:
        for region in own.values():
            counts[region] = counts.get(region, 0) + 1
    return [
        (label, [Choice(region, counts[region]) for region in ordered(kind, counts)])
        for kind, label in KINDS.items()
    ]


def ordered(kind: str, regions: Iterable[Region]) -> list[Region]:
    """The regions of one kind in the order of a list."""
    own = [region for region in regions if region.kind == kind]
    if kind == "grootteklasse":
        return sorted(own, key=lambda region: SIZE_ORDER.index(region.key))
    return sorted(own, key=lambda region: region.label)
