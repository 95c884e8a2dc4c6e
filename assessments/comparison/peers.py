"""Which groups a municipality belongs to (method.md 9): fixed kinds, never free filters."""

from __future__ import annotations

from assessments.comparison.disclosure import GroupKey
from assessments.constants import PeerKind
from assessments.models import Municipality

SIZE_CLASSES: tuple[tuple[int, str, str], ...] = (
    (20_000, "tot-20000", "minder dan 20.000 inwoners"),
    (50_000, "20000-50000", "20.000 tot 50.000 inwoners"),
    (100_000, "50000-100000", "50.000 tot 100.000 inwoners"),
)
LARGEST = ("vanaf-100000", "100.000 inwoners of meer")


def size_class_of(inhabitants: int) -> tuple[str, str]:
    """Key and label of the size class of a number of inhabitants (persons)."""
    for border, key, label in SIZE_CLASSES:
        if inhabitants < border:
            return key, label
    return LARGEST


def peer_groups_of(municipality: Municipality) -> dict[GroupKey, str]:
    """The groups of a municipality, each with its label, in the order of PeerKind."""
    size, size_label = size_class_of(municipality.inhabitants)
    province, service = municipality.province, municipality.omgevingsdienst
    found = {
        (PeerKind.NATIONAL.value, ""): "alle gemeenten",
        (PeerKind.SIZE.value, size): f"gemeenten met {size_label}",
        (PeerKind.PROVINCE.value, municipality.province_code): f"gemeenten in {province}",
        (PeerKind.SERVICE.value, service): f"gemeenten bij {service}",
        (PeerKind.SIZE_PROVINCE.value, f"{size}:{municipality.province_code}"): (
            f"gemeenten met {size_label} in {province}"
        ),
    }
    return {key: label for key, label in found.items() if key[1] or key[0] == PeerKind.NATIONAL.value}
