"""The answers file `apk-antwoorden/1` (interfaces.md 2): parse, every fault at once, and canonical text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assessments.scoring.answers_check import (
    Checker,
    check_cross,
    check_rows,
    check_statement,
    check_task,
)
from assessments.scoring.answers_rows import (
    ANSWERS_FORMAT,
    AnswersFile,
    CrossRow,
    Fault,
    StatementRow,
    TaskRow,
)
from assessments.scoring.definitive import Missing, missing_for_definitive
from assessments.scoring.types import STEPS, RoundAnswers, ScoringModel, StatementAnswer, TaskAnswer

__all__ = [
    "ANSWERS_FORMAT",
    "AnswersFile",
    "CrossRow",
    "Fault",
    "Missing",
    "StatementRow",
    "TaskRow",
    "answers_of",
    "dump_answers",
    "in_catalogue_order",
    "missing_for_definitive",
    "parse_answers",
]

FILE_KEYS = frozenset({"formaat", "gemeente", "editie", "scope", "status", "taken", "stellingen", "dwars"})
SCOPES = ("basis", "volledig")
STATUSES = ("voorlopig", "definitief")
MUNICIPALITY_CODE = re.compile(r"GM[0-9]{4}", re.ASCII)


def _check_head(check: Checker, data: Mapping[str, Any]) -> None:
    for key in data:
        if key not in FILE_KEYS:
            check.fault("onbekend_veld", "bestand", veld=key)
    if data.get("formaat") != ANSWERS_FORMAT:
        check.fault("formaat_onbekend", "formaat", waarde=data.get("formaat"), verwacht=ANSWERS_FORMAT)
    code = data.get("gemeente")
    if not (isinstance(code, str) and MUNICIPALITY_CODE.fullmatch(code)):
        check.fault("gemeentecode_onjuist", "gemeente", waarde=code)
    if data.get("editie") != check.model.edition:
        check.fault("andere_editie", "editie", waarde=data.get("editie"), verwacht=check.model.edition)
    for key, choices in (("scope", SCOPES), ("status", STATUSES)):
        value = data.get(key)
        if not (isinstance(value, str) and value in choices):
            check.fault("keuze_onbekend", key, waarde=value, keuzes=" of ".join(choices))


def _check_doubles(check: Checker, data: Mapping[str, Any]) -> None:
    """The same key twice, and a row for all roles beside one for a single role."""
    for part in ("taken", "stellingen", "dwars"):
        items = data.get(part)
        seen: dict[str, set[str | None]] = {}
        for index, item in enumerate(items if isinstance(items, list) else []):
            name = item.get("id") if isinstance(item, Mapping) else None
            role = item.get("rol") if isinstance(item, Mapping) and part == "stellingen" else None
            if not isinstance(name, str) or not (role is None or isinstance(role, str)):
                continue
            roles = seen.setdefault(name, set())
            if role in roles:
                check.fault("dubbel", f"{part}[{index}]", id=name, **({"rol": role} if role else {}))
            elif roles and (role is None or None in roles):
                check.fault("alle_rollen_naast_een_rol", f"{part}[{index}]", id=name)
            roles.add(role)


def _check_definitive(check: Checker, file: AnswersFile) -> None:
    named_already = frozenset(check.faulty_ids)
    for item in missing_for_definitive(check.model, answers_of(file)):
        if item.id in named_already:
            continue
        if item.kind == "taak":
            check.fault("definitief_mist_stap_1", "taken", id=item.id)
        else:
            check.fault("definitief_mist_antwoord", "stellingen", id=item.id, rol=item.role)


def _unique_keys(rows: Iterable[Any], keys: Sequence[str]) -> list[Any]:
    """The first row per key: a second one is a fault already, and must not stop the other checks."""
    found: dict[tuple[Any, ...], Any] = {}
    for row in rows:
        found.setdefault(tuple(getattr(row, key) for key in keys), row)
    return list(found.values())


def in_catalogue_order(model: ScoringModel, file: AnswersFile) -> AnswersFile:
    """The same file with its rows in catalogue order; for one statement the row for all roles comes first."""
    tasks = {task.id: index for index, task in enumerate(model.tasks)}
    statements = {item.id: (index, item.roles) for index, item in enumerate(model.statements)}
    cross = {item.id: index for index, item in enumerate(model.cross_statements)}

    def place(row: StatementRow) -> tuple[int, int]:
        index, roles = statements[row.id]
        return index, -1 if row.role is None else roles.index(row.role)

    return replace(
        file,
        tasks=tuple(sorted(file.tasks, key=lambda row: tasks[row.id])),
        statements=tuple(sorted(file.statements, key=place)),
        cross=tuple(sorted(file.cross, key=lambda row: cross[row.id])),
    )


def parse_answers(data: object, model: ScoringModel) -> tuple[AnswersFile | None, list[Fault]]:
    """Check a decoded file against an edition: the file and no faults, or None and every fault at once."""
    check = Checker(model, None)
    if not isinstance(data, Mapping):
        check.fault("geen_object", "bestand", waarde=data)
        return None, check.faults
    _check_head(check, data)
    scope = data.get("scope")
    check.scope = scope if isinstance(scope, str) and scope in SCOPES else None
    tasks = check_rows(check, data, "taken", check_task)
    statements = check_rows(check, data, "stellingen", check_statement)
    cross = check_rows(check, data, "dwars", check_cross)
    _check_doubles(check, data)
    file = AnswersFile(
        municipality=str(data["gemeente"]) if isinstance(data.get("gemeente"), str) else "",
        edition=model.edition,
        scope="basis" if check.scope == "basis" else "volledig",
        definitive=data.get("status") == "definitief",
        tasks=tuple(_unique_keys(tasks, ("id",))),
        statements=tuple(_unique_keys(statements, ("id", "role"))),
        cross=tuple(_unique_keys(cross, ("id",))),
    )
    if file.definitive and check.scope is not None:
        _check_definitive(check, file)
    return (None, check.faults) if check.faults else (in_catalogue_order(model, file), [])


def answers_of(file: AnswersFile) -> RoundAnswers:
    """What counts for the result."""
    return RoundAnswers(
        municipality=file.municipality,
        scope=file.scope,
        definitive=file.definitive,
        statements=tuple(
            StatementAnswer(row.id, row.role, row.value, row.support) for row in file.statements
        ),
        cross=tuple(StatementAnswer(row.id, None, row.value, row.support) for row in file.cross),
        tasks=tuple(TaskAnswer(row.id, row.steps, row.not_applicable is not None) for row in file.tasks),
    )


def _with_function(row: dict[str, Any], function: str | None) -> dict[str, Any]:
    return {**row, "functie": function} if function else row


def _task_out(row: TaskRow) -> dict[str, Any]:
    out = _with_function(
        {
            "id": row.id,
            "nvt": row.not_applicable,
            "stappen": dict(zip(STEPS, row.steps, strict=True)),
            "toelichting": row.note,
        },
        row.function,
    )
    return {**out, "besproken_op": row.discussed_on} if row.discussed_on else out


def _answer_out(row: StatementRow | CrossRow) -> dict[str, Any]:
    head = {"id": row.id, "rol": row.role} if isinstance(row, StatementRow) else {"id": row.id}
    answer = {"antwoord": row.value, "onderbouwing": row.support, "toelichting": row.note}
    return _with_function({**head, **answer}, row.function)


def dump_answers(file: AnswersFile) -> str:
    """The canonical text: keys in the order of the interface, rows as given, empty rows left out."""
    data = {
        "formaat": ANSWERS_FORMAT,
        "gemeente": file.municipality,
        "editie": file.edition,
        "scope": file.scope,
        "status": "definitief" if file.definitive else "voorlopig",
        "taken": [_task_out(row) for row in file.tasks if not row.is_empty],
        "stellingen": [_answer_out(row) for row in file.statements if not row.is_empty],
        "dwars": [_answer_out(row) for row in file.cross if not row.is_empty],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
