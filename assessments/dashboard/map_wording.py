"""The sentences of the map. Plain Dutch; no rank, praise or blame."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.comparison.groups import Benchmark
from assessments.constants import PeerKind

TOO_FEW = "te weinig deelnemers"
NOT_BY_NAME = "deelt niet met naam"
KINDS: Mapping[str, str] = {
    PeerKind.PROVINCE.value: "Provincie",
    PeerKind.SERVICE.value: "Omgevingsdienst",
    PeerKind.SIZE.value: "Grootteklasse",
    PeerKind.SIZE_PROVINCE.value: "Grootteklasse binnen een provincie",
}
PLURALS: Mapping[str, str] = {
    PeerKind.PROVINCE.value: "provincies",
    PeerKind.SERVICE.value: "omgevingsdiensten",
    PeerKind.SIZE.value: "grootteklassen",
    PeerKind.SIZE_PROVINCE.value: "grootteklassen binnen een provincie",
}
GROUP_MEANS = (
    "Elke tegel is een gemeente en toont het midden van haar groep. "
    "U ziet nooit het cijfer van de gemeente zelf."
)
NAMED_MEANS = (
    "U ziet het eigen cijfer van gemeenten die herkenbaar delen. Elke gemeente ziet dat u haar cijfer opende."
)
DESCRIPTION = "Een kaart met een vierkante tegel per gemeente. Dezelfde cijfers staan in de tabel erna."


def heading(label: str, kind: str, lowest: int | None, highest: int | None) -> str:
    """The finding: between which values the groups lie."""
    if lowest is None or highest is None:
        return f"{label}: te weinig deelnemers per groep"
    if highest - lowest < 5:
        return f"{label}: {PLURALS[kind]} verschillen bijna niet ({lowest})"
    return f"{label}: {PLURALS[kind]} liggen tussen {lowest} en {highest}"


def named_heading(label: str, count: int) -> str:
    """How many municipalities show their own figure."""
    if not count:
        return f"{label}: geen gemeente deelt dit cijfer met naam"
    noun = "gemeente deelt" if count == 1 else "gemeenten delen"
    return f"{label}: {count} {noun} dit cijfer met naam"


def said_of_group(name: str, label: str, found: Benchmark | None) -> str:
    """What a tile says: the municipality, its group, and the figure of the group."""
    if not label:
        return f"{name}. Geen groep."
    group = label[:1].upper() + label[1:]
    if found is None:
        return f"{name}. {group}: {TOO_FEW}."
    return f"{name}. {group}: midden {found.median}, {found.others} gemeenten tellen mee."


def said_by_name(name: str, value: int | None) -> str:
    """What a tile says of a municipality that shares by name, or does not."""
    return f"{name}: {NOT_BY_NAME}." if value is None else f"{name}: {value}."
