"""Checks on the rows of an answers file (interfaces.md 2): each row gives a frozen row or its faults.

Nothing here trusts a type: a list where a text belongs is a fault, never an exception.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessments.scoring.answers_rows import CrossRow, Fault, StatementRow, TaskRow
from assessments.scoring.rules import (
    CERTAINTY_QUARTERS,
    MIN_REASON_LENGTH,
    NOT_APPLICABLE,
    STEP_HALVES,
    is_answer,
)
from assessments.scoring.types import STEPS, ScoringModel, StepValue
from assessments.scoring.units import statement_in_scope, task_in_scope

Row = Mapping[str, Any]
TASK_KEYS = frozenset({"id", "nvt", "stappen", "toelichting", "functie", "besproken_op"})
CROSS_KEYS = frozenset({"id", "antwoord", "onderbouwing", "toelichting", "functie"})
STATEMENT_KEYS = CROSS_KEYS | {"rol"}
MAX_FUNCTION_LENGTH = 120
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
SHOWN_LENGTH = 60


def shown(value: object) -> str:
    """A value as it stands in a message: short, printable, in the words of JSON; never walks into a list."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return "een lijst"
    if isinstance(value, Mapping):
        return "een object"
    text = UNSTORABLE.sub("?", str(value))
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 3] + "..."


@dataclass(slots=True)
class Checker:
    """Collects the faults of one file; `scope` is None when the file does not say which."""

    model: ScoringModel
    scope: str | None
    faults: list[Fault] = field(default_factory=list)
    faulty_ids: set[str] = field(default_factory=set)

    def fault(self, code: str, where: str, **details: object) -> None:
        """Note a fault; the values are made printable."""
        texts = {key: shown(value) for key, value in details.items()}
        self.faults.append(Fault(code, where, texts))
        if "id" in texts:
            self.faulty_ids.add(texts["id"])

    def text(self, row: Row, key: str, where: str, name: str) -> str:
        """A free text; absent and null are the empty text."""
        value = row.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault("geen_tekst", f"{where}.{key}", id=name, waarde=value)
            return ""
        if UNSTORABLE.search(value):
            self.fault("onleesbaar_teken", f"{where}.{key}", id=name)
            return ""
        return value

    def function(self, row: Row, where: str, name: str) -> str | None:
        """Who answered, as a function; None when absent or empty."""
        value = self.text(row, "functie", where, name)
        if len(value) > MAX_FUNCTION_LENGTH:
            self.fault("functie_te_lang", f"{where}.functie", id=name, hoogstens=MAX_FUNCTION_LENGTH)
        return value or None

    def unknown_keys(self, row: Row, allowed: frozenset[str], where: str, name: str) -> None:
        """Refuse keys the format does not have: a typing error must not lose an answer."""
        for key in row:
            if key not in allowed:
                self.fault("onbekend_veld", where, id=name, veld=key)

    def reason(self, text: str, where: str, name: str) -> None:
        """The reason of nvt needs 20 characters after trimming."""
        if len(text.strip()) < MIN_REASON_LENGTH:
            self.fault("nvt_zonder_reden", where, id=name, minstens=MIN_REASON_LENGTH)


def identified(
    check: Checker, item: object, known: Mapping[str, Any], where: str, kind: str
) -> tuple[Row, str] | None:
    """The row with its id when it is an object with a known id, else None with a fault."""
    if not isinstance(item, Mapping):
        check.fault("geen_object", where, waarde=item)
        return None
    name = item.get("id")
    if not isinstance(name, str):
        check.fault("id_ontbreekt", where, waarde=name)
        return None
    if name not in known:
        check.fault("onbekend_id", where, id=name, soort=kind)
        return None
    return item, name


def _scale(check: Checker, row: Row, where: str, name: str) -> None:
    """Answer, support and the reason of nvt."""
    value, support = row.get("antwoord"), row.get("onderbouwing")
    if not is_answer(value):
        check.fault("antwoord_buiten_schaal", f"{where}.antwoord", id=name, waarde=value)
    if not (support is None or (isinstance(support, str) and support in CERTAINTY_QUARTERS)):
        check.fault("onderbouwing_onbekend", f"{where}.onderbouwing", id=name, waarde=support)
    note = check.text(row, "toelichting", where, name)
    if value == NOT_APPLICABLE:
        check.reason(note, f"{where}.toelichting", name)


def _steps(check: Checker, row: Row, where: str, name: str) -> tuple[StepValue, ...]:
    given = row.get("stappen")
    if given is None:
        given = {}
    if not isinstance(given, Mapping):
        check.fault("geen_object", f"{where}.stappen", id=name, waarde=given)
        return ()
    for key in given:
        if key not in STEPS:
            check.fault("onbekende_stap", f"{where}.stappen", id=name, veld=key)
    for step in STEPS:
        value = given.get(step)
        if not (value is None or (isinstance(value, str) and value in STEP_HALVES)):
            check.fault("stap_buiten_schaal", f"{where}.stappen.{step}", id=name, waarde=value, stap=step)
    return tuple(given.get(step) for step in STEPS)


def _discussed_on(check: Checker, row: Row, where: str, name: str) -> str | None:
    value = row.get("besproken_op")
    if value is None:
        return None
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            pass  # the shape of a date, but not a day that exists: refused below like every other value
    check.fault("datum_onjuist", f"{where}.besproken_op", id=name, waarde=value)
    return None


def check_task(check: Checker, item: object, where: str) -> TaskRow | None:
    """One row of `taken`."""
    known = {task.id: task for task in check.model.tasks}
    found = identified(check, item, known, where, "taak")
    if found is None:
        return None
    row, name = found
    before = len(check.faults)
    check.unknown_keys(row, TASK_KEYS, where, name)
    if check.scope is not None and not task_in_scope(known[name], check.scope):
        check.fault("buiten_scope", where, id=name, soort="taak")
    reason = row.get("nvt")
    if reason is not None:
        reason = check.text(row, "nvt", where, name)
        check.reason(reason, f"{where}.nvt", name)
    steps = _steps(check, row, where, name)
    note = check.text(row, "toelichting", where, name)
    function = check.function(row, where, name)
    discussed_on = _discussed_on(check, row, where, name)
    if len(check.faults) > before:
        return None
    return TaskRow(name, reason, steps, note, function, discussed_on)


def check_statement(check: Checker, item: object, where: str) -> StatementRow | None:
    """One row of `stellingen`."""
    known = {statement.id: statement for statement in check.model.statements}
    found = identified(check, item, known, where, "stelling")
    if found is None:
        return None
    row, name = found
    before = len(check.faults)
    check.unknown_keys(row, STATEMENT_KEYS, where, name)
    if check.scope is not None and not statement_in_scope(known[name], check.scope):
        check.fault("buiten_scope", where, id=name, soort="stelling")
    role = row.get("rol")
    if not (role is None or (isinstance(role, str) and role in known[name].roles)):
        check.fault("rol_past_niet", f"{where}.rol", id=name, rol=role, rollen=", ".join(known[name].roles))
    _scale(check, row, where, name)
    note = check.text(row, "toelichting", where, name) if len(check.faults) == before else ""
    function = check.function(row, where, name)
    if len(check.faults) > before:
        return None
    return StatementRow(name, role, row.get("antwoord"), row.get("onderbouwing"), note, function)


def check_cross(check: Checker, item: object, where: str) -> CrossRow | None:
    """One row of `dwars`; dwars statements have no roles and are never out of scope."""
    known = {statement.id: statement for statement in check.model.cross_statements}
    found = identified(check, item, known, where, "stelling van samenspel")
    if found is None:
        return None
    row, name = found
    before = len(check.faults)
    # Without a role is what a dwars row means, so a file that says so aloud is right too.
    keys = CROSS_KEYS if row.get("rol") is not None else STATEMENT_KEYS
    check.unknown_keys(row, keys, where, name)
    _scale(check, row, where, name)
    note = check.text(row, "toelichting", where, name) if len(check.faults) == before else ""
    function = check.function(row, where, name)
    if len(check.faults) > before:
        return None
    return CrossRow(name, row.get("antwoord"), row.get("onderbouwing"), note, function)


def check_rows(check: Checker, data: Row, key: str, one: Callable[[Checker, object, str], Any]) -> list[Any]:
    """All sound rows of one list of the file; a list that is left out is empty."""
    items = data.get(key, [])
    if not isinstance(items, list):
        check.fault("geen_lijst", key, waarde=items)
        return []
    rows = [one(check, item, f"{key}[{index}]") for index, item in enumerate(items)]
    return [row for row in rows if row is not None]
