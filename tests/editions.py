"""A second and a third edition for the tests: 2026 with the changes of `tests/fixtures/editions/` applied.

The files say only what differs, so that a reader sees every kind of change on two pages; the rest is the
real edition 2026.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assessments.catalogue.loader import checked_catalogue, former_of
from assessments.catalogue.spec import Catalogue
from assessments.models import Edition
from tests.build import make_edition, real_content

Content = dict[str, Any]
FOLDER = Path(__file__).resolve().parent / "fixtures" / "editions"
LISTS = {"stellingen": "stellingen", "dwars": "stellingen", "taken": "taken"}


def read(folder: str, name: str) -> Any:
    """One file of an edition of the tests."""
    return yaml.safe_load((FOLDER / folder / f"{name}.yaml").read_text(encoding="utf-8"))


def renewed(base: Content, edition: str, mapping: Content, changes: Content) -> Content:
    """A copy of an edition with another name, another was-wordt, and these changes to its questions."""
    content = copy.deepcopy(base)
    content["stellingen"]["editie"] = content["taken"]["editie"] = edition
    content["was_wordt"] = copy.deepcopy(mapping)
    for file, change in changes.items():
        rows: list[Content] = content[file][LISTS[file]]
        by_id = {row["id"]: row for row in rows}
        added = [copy.deepcopy(by_id[new["als"]]) | new for new in change.get("erbij", [])]
        for row in added:
            del row["als"]
        for name, fields in change.get("wijzig", {}).items():
            by_id[name].update(fields)
        content[file][LISTS[file]] = [row for row in rows if row["id"] not in change.get("weg", [])] + added
    return content


@cache
def second_content() -> Content:
    """The edition 2027; who wants to change it takes a copy."""
    return renewed(real_content(), "2027", read("2027", "was-wordt"), read("2027", "wijzigingen"))


@cache
def moved_content() -> Content:
    """Another edition 2027: in vth one merges two of luchtkwaliteit, and a task changes roles."""
    mapping, changes = copy.deepcopy(read("2027", "was-wordt")), copy.deepcopy(read("2027", "wijzigingen"))
    for rule in mapping["regels"]:
        if rule["nieuw"] == "LUC-CON-1":
            rule["nieuw"] = "VTH-CON-1"
    for row in changes["stellingen"]["erbij"]:
        if row["id"] == "LUC-CON-1":
            row.update(als="VTH-CON", id="VTH-CON-1")
    task = "vth-regionale-strategie"
    mapping["regels"].append(
        {"soort": "inhoudelijk", "oud": task, "nieuw": task, "toelichting": "Andere rol."}
    )
    changes["taken"]["wijzig"][task] = {"rol": "handhaver"}
    return renewed(real_content(), "2027", mapping, changes)


def make_moved_edition() -> Edition:
    """That edition in place of the usual 2027, as a published row."""
    make_edition()
    content = moved_content()
    catalogue = checked_catalogue(content, former_of([real_content()]))
    return Edition.objects.create(name="2027", content=content, sha256=catalogue.sha256)


@cache
def third_content() -> Content:
    """The edition 2028: follows 2027, with splits and merges over two steps."""
    return renewed(second_content(), "2028", read("2028", "was-wordt"), read("2028", "wijzigingen"))


@cache
def second_catalogue() -> Catalogue:
    """The edition 2027, checked against 2026."""
    return checked_catalogue(second_content(), former_of([real_content()]))


@cache
def third_catalogue() -> Catalogue:
    """The edition 2028, checked against 2027 and 2026."""
    return checked_catalogue(third_content(), former_of([second_content(), real_content()]))


def make_second_edition() -> Edition:
    """The editions 2026 and 2027 as published rows; the second of them."""
    make_edition()
    catalogue = second_catalogue()
    defaults = {"content": second_content(), "sha256": catalogue.sha256}
    return Edition.objects.get_or_create(name="2027", defaults=defaults)[0]


def make_third_edition() -> Edition:
    """The editions 2026, 2027 and 2028 as published rows; the last of them."""
    make_second_edition()
    catalogue = third_catalogue()
    defaults = {"content": third_content(), "sha256": catalogue.sha256}
    return Edition.objects.get_or_create(name="2028", defaults=defaults)[0]
