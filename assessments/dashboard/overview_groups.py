"""The published groups as something to choose from, and their short names in a fixed order. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.comparison.peers import LARGEST, SIZE_CLASSES
from assessments.comparison.published import GroupName
from assessments.constants import PeerKind

NATIONAL = PeerKind.NATIONAL.value
KIND_HEADS: dict[str, str] = {
    PeerKind.NATIONAL.value: "Landelijk",
    PeerKind.SIZE.value: "Grootteklasse",
    PeerKind.PROVINCE.value: "Provincie",
    PeerKind.SERVICE.value: "Omgevingsdienst",
    PeerKind.SIZE_PROVINCE.value: "Grootteklasse binnen een provincie",
}
TOO_FEW = "te weinig deelnemers"
STARTS = ("gemeenten in ", "gemeenten bij ", "gemeenten met ")
SIZE_ORDER = {key: place for place, key in enumerate((*(key for _, key, _ in SIZE_CLASSES), LARGEST[0]))}


def short_name(label: str) -> str:
    """The name of a group below a head that says its kind: "Drenthe" for "gemeenten in Drenthe"."""
    start = next((one for one in STARTS if label.startswith(one)), "")
    name = label.removeprefix(start)
    return name[:1].upper() + name[1:]


def choice_of(group: GroupName) -> str:
    """What a form sends for a group."""
    return f"{group.kind}:{group.key}" if group.key else group.kind


def ordered(groups: Sequence[GroupName]) -> list[GroupName]:
    """The groups in an order that says nothing of their figures: by kind, then by class or by name."""
    kinds = list(KIND_HEADS)
    return sorted(groups, key=lambda one: (kinds.index(one.kind), *_place(one)))


def _place(group: GroupName) -> tuple[str, int, str]:
    """Sizes from small to large, everything else by name; sizes within a province stay together."""
    size, _, province = group.key.partition(":")
    if group.kind == PeerKind.SIZE.value:
        return "", SIZE_ORDER.get(size, len(SIZE_ORDER)), group.label
    if group.kind == PeerKind.SIZE_PROVINCE.value:
        return group.label.rpartition(" in ")[2], SIZE_ORDER.get(size, len(SIZE_ORDER)), province
    return short_name(group.label).lower(), 0, group.key


def group_choices(groups: Sequence[GroupName]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices of a form: per kind of group its groups, each with its number of municipalities."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in ordered(groups):
        number = TOO_FEW if one.participants is None else f"{one.participants}"
        found.setdefault(KIND_HEADS[one.kind], []).append(
            (choice_of(one), f"{short_name(one.label)} ({number})")
        )
    return list(found.items())
