"""A folder of YAML, or a stored edition, to the `Catalogue` of `spec.py`: shape, checks, then building."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assessments.catalogue.build import build_catalogue
from assessments.catalogue.checks_counts import count_faults
from assessments.catalogue.checks_links import link_faults
from assessments.catalogue.checks_rules import rule_faults
from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.files import content_of, content_sha256
from assessments.catalogue.shape import content_struct
from assessments.catalogue.spec import Catalogue

__all__ = ["CatalogueFaults", "catalogue_from", "checked_catalogue", "content_of", "load_catalogue"]


def load_catalogue(folder: Path) -> Catalogue:
    """Read and check the nine YAML files of a folder. Raises CatalogueFaults with all faults at once."""
    return checked_catalogue(content_of(folder))


def checked_catalogue(content: dict[str, Any]) -> Catalogue:
    """The catalogue of this content, once it keeps every promise. Raises CatalogueFaults otherwise."""
    edition = content_struct(content)
    # A link that leads nowhere also breaks rules and counts; those faults tell something of their own too.
    faults = [*count_faults(edition), *link_faults(edition), *rule_faults(edition)]
    if faults:
        raise CatalogueFaults(faults)
    return build_catalogue(edition, content_sha256(content))


def catalogue_from(content: dict[str, Any]) -> Catalogue:
    """The catalogue of a stored edition, which was checked when it was published (about 30 ms)."""
    return build_catalogue(content_struct(content), content_sha256(content))
