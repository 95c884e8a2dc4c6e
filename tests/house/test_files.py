"""Small rules for every file that git knows."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
# The rule says "about 300" and "about 50" lines; these are where about ends.
LONGEST = 330
LONGEST_FUNCTION = 60
MEASURED = {".py", ".css", ".js", ".mjs", ".html", ".svg"}
TEXT = MEASURED | {".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".csv", ".sh", ".cfg", ""}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}

# Written in pieces, so that this file does not hold what it looks for.
PACKAGE_REGISTRIES = [
    re.compile(pattern)
    for pattern in (
        r"registry\.npm" r"js\.org",
        r"registry\.yarn" r"pkg\.com",
        r"files\.python" r"hosted\.org",
        r"pypi\." r"org/simple",
        r"deb\.debian" r"\.org",
        r"--(extra-)?index" r"-url",
        r"--find" r"-links",
        r'"resolved"' r":\s",
    )
]
# These name an option of a tool in order to leave such lines out of what it writes.
MAY_NAME_OPTIONS = {"Makefile"}


def tracked() -> list[Path]:
    """The files that git knows, or will know: without what it ignores."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    return [PROJECT / name for name in listed.split("\0") if name and (PROJECT / name).is_file()]


FILES = tracked()


def short(file: Path) -> str:
    return str(file.relative_to(PROJECT))


def test_git_knows_the_files_of_this_project() -> None:
    assert PROJECT / "manage.py" in FILES


def test_no_file_is_longer_than_one_can_read_at_once() -> None:
    long = {
        short(file): lines
        for file in FILES
        if file.suffix in MEASURED and "migrations" not in file.parts
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_function_is_longer_than_one_can_read_at_once() -> None:
    long = {
        f"{short(file)}:{node.name}": lines
        for file in FILES
        if file.suffix == ".py" and "migrations" not in file.parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_module_is_named_after_a_subject() -> None:
    nameless = [
        short(file)
        for file in FILES
        if file.suffix == ".py"
        for part in (*file.relative_to(PROJECT).parts[:-1], file.stem)
        if part in FORBIDDEN_NAMES
    ]
    assert nameless == []


@pytest.mark.parametrize("pattern", PACKAGE_REGISTRIES, ids=lambda pattern: pattern.pattern)
def test_no_file_names_a_package_registry(pattern: re.Pattern[str]) -> None:
    naming = [
        short(file)
        for file in FILES
        if file.suffix in TEXT and file.name not in MAY_NAME_OPTIONS and file != Path(__file__).resolve()
        if pattern.search(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert naming == []


def test_every_python_package_is_pinned_by_hash() -> None:
    for file in (PROJECT / "requirements").glob("*.txt"):
        text = file.read_text()
        pins = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, re.MULTILINE)
        blocks = re.split(r"\n(?=\S)", text.strip())
        assert len(pins) > 0, file.name
        assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == [], file.name
