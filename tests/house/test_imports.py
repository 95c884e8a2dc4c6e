"""Imports go down, never up or sideways: the table of docs/architecture.md, held by a test."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PROJECT = Path(__file__).resolve().parents[2]
OURS = PROJECT / "assessments"
OPEN_TO_ALL = {"jobs", "glossary", "quality_words", "decision_words", "text", "tables", "sheets"}
TALK_ROOMS = {"models", "constants", "audit", "accounts", "catalogue"}
SCORING_ROOMS = {"models", "constants", "audit", "accounts", "catalogue", "scoring"}
PUBLISHED = {
    "comparison.published",
    "comparison.chosen",
    "comparison.picture",
    "comparison.groups",
    "comparison.measure_names",
    "comparison.peers",
}

# room -> what it may import of ours, besides itself and what is open to all.
# "room.module" opens one module only.
MAY_IMPORT: dict[str, set[str]] = {
    "constants": set(),
    "glossary": set(),
    "quality_words": set(),
    "decision_words": set(),
    "text": set(),
    "tables": set(),
    "sheets": set(),
    "scoring": set(),
    "jobs": set(),
    "apps": set(),
    "models": {"constants"},
    "migrations": {"constants", "models"},
    # The pages of the logbook need access and the names of questions; recording needs nothing of that.
    "audit": {"models", "constants", "accounts.access", "accounts.trail", "accounts.table_file", "catalogue"},
    "accounts": {"models", "constants", "audit", "catalogue"},
    "catalogue": {"models", "constants", "audit", "scoring.types"},
    "comments": TALK_ROOMS,
    "evidence": TALK_ROOMS,
    # comments.services: opening a question marks its mentions as seen.
    "answering": {
        *SCORING_ROOMS,
        "comments.queries",
        "comments.services",
        "evidence.queries",
        "national.queries",
    },
    "work": {
        *SCORING_ROOMS,
        "answering.queries",
        "answering.ownership",
        "answering.locking",
        "comments.queries",
    },
    "exchange": {*SCORING_ROOMS, "answering"},
    "report": {
        *SCORING_ROOMS,
        "comments.queries",
        "evidence.queries",
        "national.queries",
        "comparison.groups",  # pure: what a figure of a group is, and where one lies beside it
        "comparison.measures",  # pure: on which values a round may be compared
        "comparison.own",  # what a municipality may see of its groups
        "house_style.queries",
        "house_style.look",
        "house_style.logo",
        "house_style.colours",
        "house_style.pages",
    },
    # What the board does with a report: decisions, follow-up, the board page.
    "board": {*SCORING_ROOMS, "report"},
    # "Niet aan ons": signals to VNG and Rijk.
    "national": {
        *SCORING_ROOMS,
        "answering.ownership",
        "answering.locking",
        "answering.errors",
        "comparison.groups",
    },
    # What stays out of the public version of a report.
    "publication": {*SCORING_ROOMS, "report"},
    "house_style": {"models", "constants", "audit", "accounts"},
    "what_if": {*SCORING_ROOMS, "report"},
    # The values of a round are worked out from its frozen answers: all of the arithmetic is open here.
    # The counts of signals are published on the same day as the groups.
    # A municipality beside its group is drawn as in the report.
    "comparison": {
        *SCORING_ROOMS,
        "national.counts",
        "report.beside",
        "report.queries",
    },
    # Everything that VNG and the public see of groups comes from `comparison.published`, and only from there.
    "dashboard": {
        *TALK_ROOMS,
        *PUBLISHED,
        "comparison.named",
        "comparison.planning",  # which day comes next
        "national",
        "scoring",  # the class of a score
        "report.figures",  # pure: numbers and labels inside a sentence
        "report.shapes",  # drawings are made of the same shapes everywhere
        "report.words",
    },
    "national_report": {*TALK_ROOMS, *PUBLISHED, "report", "dashboard"},
    "open_data": {*TALK_ROOMS, *PUBLISHED},
    # The rows of the open data are those of the API; an own round is read as its own pages read it.
    "api": {
        *SCORING_ROOMS,
        *PUBLISHED,
        "open_data.sets",
        "open_data.dictionary",
        "open_data.wording",
        "comparison.own",
        "comparison.measures",
        "campaign.queries",
        "report.queries",
        "report.figures",
    },
    "campaign": {*TALK_ROOMS, "comparison.peers"},
    "reference": {"models", "constants", "audit", "catalogue"},
    "editorial": {"models", "constants", "audit", "accounts", "catalogue"},
    "organisations": {"models", "constants", "audit", "accounts", "comparison.peers"},
    "simulation": {*SCORING_ROOMS, "comparison"},
    "templatetags": {
        "accounts.access",
        "answering.statement_pages",
        "answering.task_pages",
        "campaign.queries",
        "catalogue.spec",
        "models",
        "catalogue.calendar_words",
        "catalogue.law_calendar",
        "constants",
        "scoring",
        "house_style.pages",
    },
    # Commands are doors, like views: they may call the services and queries of any room.
    "management": {
        *SCORING_ROOMS,
        "answering",
        "report",
        "comparison",
        "work",
        "comments",
        "evidence",
        "exchange",
        "board",
        "national",
        "publication",
        "house_style",
        "campaign",
        "reference",
        "national_report",
        "open_data",
        "api",
        "editorial",
        "organisations",
        "simulation",
    },
}
# Inside a room: views -> forms, services, queries -> models.
BELOW_THE_VIEWS = {"services", "queries", "spec", "loader"}
ABOVE = {"views", "forms", "urls"}


class Import(NamedTuple):
    """One import statement: the file and line, and the dotted name it asks for."""

    file: Path
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(PROJECT)}:{self.line} imports {self.name}"


def imports_of(file: Path) -> Iterator[Import]:
    """Every import of a file, also those inside functions; `from a import b` counts as both `a` and `a.b`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: write the whole name, not a relative import"
            for alias in node.names:
                yield Import(file, node.lineno, f"{node.module}.{alias.name}")


def room_of(file: Path) -> str:
    """The room in which a file stands: its folder or, for a single file, its own name."""
    return file.relative_to(OURS).parts[0].removesuffix(".py")


def files_of(room: str | None = None) -> list[Path]:
    """All Python files of the app, or of one room; the empty file at the top belongs to no room."""
    files = [file for file in sorted(OURS.rglob("*.py")) if file != OURS / "__init__.py"]
    return [file for file in files if room in (None, room_of(file))]


def is_allowed(found: Import) -> bool:
    """Does the table allow this import of ours?"""
    room = room_of(found.file)
    parts = found.name.split(".")[1:]
    if not parts or parts[0] in {room, *OPEN_TO_ALL}:
        return True
    return parts[0] in MAY_IMPORT[room] or ".".join(parts[:2]) in MAY_IMPORT[room]


def test_every_room_stands_in_the_table() -> None:
    assert {room_of(file) for file in files_of()} <= set(MAY_IMPORT)


def test_imports_go_down_never_up_or_sideways() -> None:
    ours = [
        found for file in files_of() for found in imports_of(file) if found.name.startswith("assessments")
    ]
    assert ours, "no imports were found at all: this test looks in the wrong place"
    assert [str(found) for found in ours if not is_allowed(found)] == []


@pytest.mark.parametrize("room", ["scoring"])
def test_scoring_uses_the_standard_library_only(room: str) -> None:
    strange = [
        str(found)
        for file in files_of(room)
        for found in imports_of(file)
        if found.name.split(".")[0] not in sys.stdlib_module_names
        and not found.name.startswith(f"assessments.{room}")
    ]
    assert strange == []


def test_services_and_queries_know_nothing_of_views() -> None:
    upward = [
        str(found)
        for file in files_of()
        if file.stem in BELOW_THE_VIEWS
        for found in imports_of(file)
        if found.name.startswith("assessments.") and ABOVE & set(found.name.split("."))
    ]
    assert upward == []


def test_a_service_never_sees_a_request() -> None:
    seen = [
        str(found)
        for file in files_of()
        if file.stem == "services"
        for found in imports_of(file)
        if found.name.startswith(("django.http", "django.shortcuts"))
    ]
    assert seen == []


def test_nothing_imports_the_wiring_or_the_tests() -> None:
    wiring = [
        str(found)
        for file in files_of()
        for found in imports_of(file)
        if found.name.split(".")[0] in {"apk", "tests"}
    ]
    assert wiring == []
