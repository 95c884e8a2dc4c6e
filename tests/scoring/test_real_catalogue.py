"""The scoring model that the catalogue room builds, and the house rules of the scoring itself."""

from __future__ import annotations

import ast
import sys
from dataclasses import replace
from pathlib import Path

import assessments.scoring as scoring
from assessments.catalogue.loader import load_catalogue
from assessments.scoring.engine import SCORING_VERSION
from tests.scoring.build import CONTENT, real_model

ROOM = Path(scoring.__file__).parent
FORBIDDEN = {"datetime.now", "date.today", "time", "random", "secrets", "uuid"}


def test_the_catalogue_builds_the_same_model_as_an_independent_reading() -> None:
    built = load_catalogue(CONTENT).scoring_model
    assert replace(built, sha256=real_model().sha256) == real_model()


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_the_scoring_imports_itself_and_the_standard_library_only() -> None:
    for path in (*ROOM.glob("*.py"), ROOM.parent / "comparison" / "groups.py"):
        for name in imported(path):
            own = name.startswith("assessments.scoring")
            assert own or name.split(".")[0] in sys.stdlib_module_names, (path.name, name)
            assert name not in FORBIDDEN, (path.name, name)


def test_the_scoring_has_a_version() -> None:
    assert SCORING_VERSION == "1"
