"""The full check of a draft: everything that is wrong with it, at once, and what it would become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from assessments.catalogue.faults import CatalogueFaults, Fault
from assessments.catalogue.files import content_of_texts
from assessments.catalogue.loader import checked_catalogue
from assessments.catalogue.queries import SIMULATED, former_for, latest_edition
from assessments.catalogue.revisions import changed_texts
from assessments.editorial import sentences
from assessments.models import Edition

NAMED_IN = "stellingen.yaml"
EDITION_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check found; `content` only without faults. `based_on` when it corrects that edition."""

    name: str
    content: dict[str, Any] | None
    faults: tuple[Fault, ...]
    based_on: Edition | None


def check_files(files: Mapping[str, str], based_on: Edition | None = None) -> Checked:
    """Read and check the files of a draft. `based_on`: it was begun as a correction of that edition.

    A draft with the name of a published edition is a correction of it, and may then differ in texts only.
    At most 5 queries.
    """
    content, unread = content_of_texts(files)
    name = _name_in(content)
    begun = based_on is not None and name in ("", based_on.name)
    if not begun:
        based_on = Edition.objects.filter(name=name).order_by("-revision").first() if name else None
    found = list(unread)
    if based_on is not None and not unread:
        found += _of_a_correction(based_on, content, may_be_same=begun)
    elif based_on is None:
        found += _of_the_name(name) if name else []
    found += _of_the_content(content, None if based_on else name, {fault.file for fault in unread})
    faults = tuple(dict.fromkeys(found))
    return Checked(name, None if faults else content, faults, based_on)


def line_of(text: str, where: str) -> int | None:
    """The line of a file where an item with this id begins, counted from 1."""
    found = re.search(rf"^\s*-?\s*\{{?id:\s*['\"]?{re.escape(where)}['\"]?\s*(,|$)", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None


def _name_in(content: dict[str, Any]) -> str:
    statements = content.get("stellingen")
    name = statements.get("editie") if isinstance(statements, dict) else None
    return name if isinstance(name, str) and EDITION_NAME.fullmatch(name) else ""


def _of_the_name(name: str) -> list[Fault]:
    """Whether an edition of this name may still come."""
    if name.endswith(SIMULATED):
        return [Fault(NAMED_IN, "editie", sentences.SIMULATED_NAME.format(end=SIMULATED))]
    newest = latest_edition()
    if newest is not None and name < newest.name:
        return [Fault(NAMED_IN, "editie", sentences.OLDER_NAME.format(name=name, newest=newest.name))]
    return []


def _of_a_correction(based_on: Edition, content: dict[str, Any], *, may_be_same: bool) -> list[Fault]:
    """What a correction changes besides texts; one that was just begun may be the same still."""
    try:
        changed = changed_texts(based_on.content, content)
    except ValidationError as refused:
        message = f"{refused.messages[0]} {sentences.NO_NEW_NAME}"
        return [Fault(NAMED_IN, f"editie {based_on.name}", message)]
    except (TypeError, AttributeError, KeyError, IndexError):
        return []  # not the shape of an edition; the check of the content names every place
    if not changed and not may_be_same:
        label = sentences.edition_label(based_on.name, based_on.revision)
        return [Fault(NAMED_IN, "editie", sentences.ALREADY_THERE.format(name=label))]
    return []


def _of_the_content(content: dict[str, Any], name: str | None, unread: set[str]) -> list[Fault]:
    """Everything the loader finds; a file that could not be read is not named again as missing."""
    try:
        checked_catalogue(content, former_for(name) if name else None)
    except CatalogueFaults as refused:
        return [fault for fault in refused.faults if fault.file not in unread]
    return []
