"""A folder of YAML, or a stored edition, to the `Catalogue` of `spec.py`: shape, checks, then building."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessments.catalogue.build import build_catalogue
from assessments.catalogue.checks_counts import count_faults
from assessments.catalogue.checks_lineage import lineage_faults
from assessments.catalogue.checks_links import link_faults
from assessments.catalogue.checks_mapping import mapping_faults, question_ids
from assessments.catalogue.checks_rules import rule_faults
from assessments.catalogue.faults import CatalogueFaults, Fault
from assessments.catalogue.files import content_of, content_sha256
from assessments.catalogue.mended import mended_struct
from assessments.catalogue.schema import Content
from assessments.catalogue.shape import WHOLE_CONTENT, WHOLE_FILE, content_struct
from assessments.catalogue.spec import Catalogue

__all__ = [
    "CatalogueFaults",
    "Former",
    "catalogue_from",
    "checked_catalogue",
    "content_of",
    "former_of",
    "load_catalogue",
]


@dataclass(frozen=True, slots=True)
class Former:
    """What a new edition answers to: the edition before (None: it is the first), and all older ids."""

    content: Content | None
    ids: Collection[str] = ()


def former_of(contents: Sequence[dict[str, Any]]) -> Former:
    """The earlier editions, the last one first."""
    structs = [content_struct(content) for content in contents]
    ids = frozenset(name for older in structs[1:] for name in question_ids(older))
    return Former(structs[0] if structs else None, ids)


def load_catalogue(folder: Path) -> Catalogue:
    """Read and check the YAML files of a folder. Raises CatalogueFaults with all faults at once."""
    return checked_catalogue(content_of(folder))


def checked_catalogue(content: dict[str, Any], former: Former | None = None) -> Catalogue:
    """The catalogue of this content, once it keeps every promise. Raises CatalogueFaults otherwise.

    With `former` its was-wordt is held against the edition before; without, only against itself.
    """
    try:
        edition = content_struct(content)
    except CatalogueFaults as refused:
        elsewhere = _faults_elsewhere(content, refused.faults, former)
        raise CatalogueFaults([*refused.faults, *elsewhere]) from refused
    faults = _broken_promises(edition, former)
    if faults:
        raise CatalogueFaults(faults)
    return build_catalogue(edition, content_sha256(content))


def _broken_promises(edition: Content, former: Former | None) -> list[Fault]:
    # A link that leads nowhere also breaks rules and counts; those faults tell something of their own too.
    return [
        *count_faults(edition),
        *link_faults(edition),
        *rule_faults(edition),
        *mapping_faults(edition),
        *(lineage_faults(edition, former.content, former.ids) if former else ()),
    ]


def _faults_elsewhere(content: dict[str, Any], found: Sequence[Fault], former: Former | None) -> list[Fault]:
    """Broken promises everywhere but where a fault was found already; none when a whole file is unusable."""
    if any(fault.where in (WHOLE_FILE, WHOLE_CONTENT) for fault in found):
        return []
    places = {(fault.file, fault.where) for fault in found}
    mended = mended_struct(content)
    return [fault for fault in _broken_promises(mended, former) if (fault.file, fault.where) not in places]


def catalogue_from(content: dict[str, Any]) -> Catalogue:
    """The catalogue of a stored edition, which was checked when it was published (about 30 ms)."""
    return build_catalogue(content_struct(content), content_sha256(content))
