"""A folder of YAML, or a stored edition, to the `Catalogue` of `spec.py`: shape, checks, then building."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assessments.catalogue.build import build_catalogue
from assessments.catalogue.checks_counts import count_faults
from assessments.catalogue.checks_links import link_faults
from assessments.catalogue.checks_rules import rule_faults
from assessments.catalogue.faults import CatalogueFaults, Fault
from assessments.catalogue.files import content_of, content_sha256
from assessments.catalogue.mended import mended_struct
from assessments.catalogue.schema import Content
from assessments.catalogue.shape import WHOLE_CONTENT, WHOLE_FILE, content_struct
from assessments.catalogue.spec import Catalogue

__all__ = ["CatalogueFaults", "catalogue_from", "checked_catalogue", "content_of", "load_catalogue"]


def load_catalogue(folder: Path) -> Catalogue:
    """Read and check the nine YAML files of a folder. Raises CatalogueFaults with all faults at once."""
    return checked_catalogue(content_of(folder))


def checked_catalogue(content: dict[str, Any]) -> Catalogue:
    """The catalogue of this content, once it keeps every promise. Raises CatalogueFaults otherwise."""
    try:
        edition = content_struct(content)
    except CatalogueFaults as refused:
        raise CatalogueFaults([*refused.faults, *_faults_elsewhere(content, refused.faults)]) from refused
    faults = _broken_promises(edition)
    if faults:
        raise CatalogueFaults(faults)
    return build_catalogue(edition, content_sha256(content))


def _broken_promises(edition: Content) -> list[Fault]:
    # A link that leads nowhere also breaks rules and counts; those faults tell something of their own too.
    return [*count_faults(edition), *link_faults(edition), *rule_faults(edition)]


def _faults_elsewhere(content: dict[str, Any], found: Sequence[Fault]) -> list[Fault]:
    """Broken promises everywhere but where a fault was found already; none when a whole file is unusable."""
    if any(fault.where in (WHOLE_FILE, WHOLE_CONTENT) for fault in found):
        return []
    places = {(fault.file, fault.where) for fault in found}
    return [
        fault for fault in _broken_promises(mended_struct(content)) if (fault.file, fault.where) not in places
    ]


def catalogue_from(content: dict[str, Any]) -> Catalogue:
    """The catalogue of a stored edition, which was checked when it was published (about 30 ms)."""
    return build_catalogue(content_struct(content), content_sha256(content))
