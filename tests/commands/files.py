"""Answers files for the tests of the commands."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

DEMO = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
REASON = "Wij hebben geen enkel bedrijf van deze soort."


def demo_file(code: str, **changes: Any) -> dict[str, Any]:
    """A file of the demo as plain data, with other values where the test wants them."""
    data: dict[str, Any] = json.loads((DEMO / f"{code}.json").read_text(encoding="utf-8"))
    return data | changes


def small_file(**changes: Any) -> dict[str, Any]:
    """A provisional file of one task, one statement and one dwars statement of Aa."""
    data: dict[str, Any] = {
        "formaat": "apk-antwoorden/1",
        "gemeente": "GM9001",
        "editie": "2026",
        "scope": "basis",
        "status": "voorlopig",
        "taken": [{"id": "bodem-toelaatbare-kwaliteit", "stappen": {"in_beeld": "ja"}}],
        "stellingen": [{"id": "BOD-KAD", "rol": None, "antwoord": 3, "functie": "Adviseur bodem"}],
        "dwars": [{"id": "DW-1-1", "antwoord": "weet_niet"}],
    }
    return data | changes


def write(folder: Path, data: object, name: str = "antwoorden.json") -> str:
    """The data as a JSON file; its path."""
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


def run(command: str, *arguments: str, **options: Any) -> str:
    """What a command writes to stdout."""
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()
