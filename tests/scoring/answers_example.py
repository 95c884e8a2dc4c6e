"""The example of interfaces.md section 2, and ways to spoil it."""

from __future__ import annotations

import copy
from typing import Any

from assessments.scoring.answers_file import (
    AnswersFile,
    Fault,
    parse_answers,
)
from tests.scoring.build import real_model

REASON = "Dit bedrijf komt hier niet voor."
EXAMPLE: dict[str, Any] = {
    "formaat": "apk-antwoorden/1",
    "gemeente": "GM0344",
    "editie": "2026",
    "scope": "basis",
    "status": "voorlopig",
    "taken": [
        {
            "id": "vth-uh-strategie",
            "nvt": None,
            "stappen": {
                "in_beeld": "ja",
                "belegd": "deels",
                "beleid": "nee",
                "capaciteit": "weet_niet",
                "besproken": None,
            },
            "toelichting": "",
        }
    ],
    "stellingen": [
        {"id": "BOD-KEN", "rol": None, "antwoord": "weet_niet", "onderbouwing": None, "toelichting": ""},
        {"id": "VTH-KAD", "rol": "handhaver", "antwoord": 3, "onderbouwing": "document", "toelichting": ""},
    ],
    "dwars": [{"id": "DW-3-1", "antwoord": 2, "onderbouwing": "inschatting", "toelichting": ""}],
}


def example(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(EXAMPLE), **changes}


def faults_of(data: object) -> list[Fault]:
    file, faults = parse_answers(data, real_model())
    assert (file is None) == bool(faults)
    return faults


def codes_of(data: object) -> list[str]:
    return [fault.code for fault in faults_of(data)]


def with_statement(**changes: Any) -> dict[str, Any]:
    """The example with its second statement changed."""
    data = example()
    data["stellingen"][1].update(changes)
    return data


def with_task(**changes: Any) -> dict[str, Any]:
    data = example()
    data["taken"][0].update(changes)
    return data


def with_cross(**changes: Any) -> dict[str, Any]:
    data = example()
    data["dwars"][0].update(changes)
    return data


def parsed(data: object) -> AnswersFile:
    file, faults = parse_answers(data, real_model())
    assert faults == []
    assert file is not None
    return file
