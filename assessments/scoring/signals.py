"""Quality signals before a round is made definitive (method.md 8): questions that change no figure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from assessments.scoring.definitive import DUTY
from assessments.scoring.rules import NOT_APPLICABLE, UNKNOWN, whole_half_up
from assessments.scoring.types import RoundAnswers, ScoringModel
from assessments.scoring.units import ScopedTask, Sheet, Unit, sheet_of

SAME_LEVEL_SHARE = Fraction(80, 100)
NOT_APPLICABLE_SHARE = Fraction(20, 100)
ONE_PERSON_SHARE = Fraction(90, 100)
MIN_STATEMENTS = 5
"""Statements with a level that a domain needs before equal levels mean something (our choice)."""
MIN_QUESTIONS = 10
"""Answered questions that a round needs before one person answering them means something (our choice)."""
ROLE_DIFFERENCE = 2
TOP_LEVEL = 4
GOOD_LEVELS = (3, 4)
POOR_LEVELS = (0, 1)
FRAMEWORKS, MEANS = "kaders", ("formatie", "budget")
NOT_IN_VIEW = ("nee", "weet_niet")
ESTIMATES = (None, "inschatting")

KINDS: tuple[str, ...] = (
    "kern_onbekend",
    "goed_zonder_taak",
    "vier_op_inschatting",
    "kaders_zonder_basis",
    "rolverschil",
    "rechte_lijn",
    "veel_nvt",
    "een_persoon",
)
"""In the order in which they are shown: what changes the picture most comes first."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One question to the team: is this right?

    `key` names the signal for as long as the round lives, `answers_hash` the answers it is about: other
    answers are another question. `subjects` are ids of statements and tasks. `share` is 0-1.
    """

    kind: str
    key: str
    subjects: tuple[str, ...]
    answers_hash: str
    domain: str | None = None
    dossier: str | None = None
    share: Fraction | None = None
    details: Mapping[str, str] = field(default_factory=dict)


def signals_of(
    model: ScoringModel, answers: RoundAnswers, answered_by: Mapping[str, str]
) -> tuple[Signal, ...]:
    """All signals of a round, per kind and in catalogue order.

    `answered_by` says per question id who gave the stored answer: any key that is one person. Raises
    ValueError on answers off the scale, like every calculation.
    """
    sheet = sheet_of(model, answers)
    found = [
        *_core_unknown(sheet),
        *_good_without_task(sheet),
        *_top_on_estimate(sheet),
        *_frameworks_without_base(sheet),
        *_role_differences(sheet),
        *_same_level(sheet),
        *_much_not_applicable(sheet),
        *_one_person(sheet, answered_by),
    ]
    return tuple(sorted(found, key=lambda signal: KINDS.index(signal.kind)))


def signal_record(signal: Signal) -> dict[str, Any]:
    """The signal as a JSON object of the annex `apk-bijlage/1`; the share in whole percents, half up."""
    return {
        "soort": signal.kind,
        "domein": signal.domain,
        "dossier": signal.dossier,
        "vragen": list(signal.subjects),
        "procent": None if signal.share is None else whole_half_up(signal.share * 100),
        "gegevens": dict(signal.details),
    }


def _hash(parts: Iterable[object]) -> str:
    """The same for the same answers, whatever the order in which they are read."""
    lines = sorted(json.dumps(part) for part in parts)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _of_units(units: Iterable[Unit]) -> list[object]:
    return [[unit.statement, unit.role, unit.value, unit.support] for unit in units]


def _of_tasks(tasks: Iterable[ScopedTask]) -> list[object]:
    return [[task.task.id, list(task.answer.steps), task.answer.not_applicable] for task in tasks]


def _ids(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.statement for unit in units))


def _by_statement(sheet: Sheet) -> dict[str, list[Unit]]:
    """The units in scope per statement, dwars included, in catalogue order."""
    found: dict[str, list[Unit]] = {}
    for unit in (*sheet.units, *(unit for units in sheet.cross.values() for unit in units)):
        if unit.in_scope:
            found.setdefault(unit.statement, []).append(unit)
    return found


def _levels(units: Iterable[Unit]) -> list[int]:
    return [unit.value for unit in units if isinstance(unit.value, int)]


def _core_unknown(sheet: Sheet) -> list[Signal]:
    core = {statement.id for statement in sheet.model.statements if statement.core}
    return [
        Signal(
            "kern_onbekend",
            f"kern_onbekend:{name}",
            (name,),
            _hash(_of_units(units)),
            dossier=units[0].dossier,
        )
        for name, units in _by_statement(sheet).items()
        if name in core and any(unit.value == UNKNOWN for unit in units)
    ]


def _good_without_task(sheet: Sheet) -> list[Signal]:
    found = []
    for dossier in sheet.model.dossiers:
        good = [
            unit
            for unit in sheet.units
            if unit.in_scope and unit.dossier == dossier.id and unit.value in GOOD_LEVELS
        ]
        missed = [
            task
            for task in sheet.tasks
            if task.task.dossier == dossier.id
            and task.task.kind == DUTY
            and not task.answer.not_applicable
            and task.answer.steps[0] in NOT_IN_VIEW
        ]
        if good and missed:
            subjects = (*(task.task.id for task in missed), *_ids(good))
            content = [*_of_units(good), *_of_tasks(missed)]
            counts = {"stellingen": str(len(_ids(good))), "taken": str(len(missed))}
            key = f"goed_zonder_taak:{dossier.id}"
            found.append(
                Signal("goed_zonder_taak", key, subjects, _hash(content), dossier=dossier.id, details=counts)
            )
    return found


def _top_on_estimate(sheet: Sheet) -> list[Signal]:
    found = []
    for name, units in _by_statement(sheet).items():
        top = [unit for unit in units if unit.value == TOP_LEVEL and unit.support in ESTIMATES]
        if top:
            key = f"vier_op_inschatting:{name}"
            dossier = units[0].dossier or None
            found.append(Signal("vier_op_inschatting", key, (name,), _hash(_of_units(top)), dossier=dossier))
    return found


def _frameworks_without_base(sheet: Sheet) -> list[Signal]:
    found = []
    for dossier in sheet.model.dossiers:
        own = [unit for unit in sheet.units if unit.in_scope and unit.dossier == dossier.id]
        poor = [unit for unit in own if unit.factor == FRAMEWORKS and unit.value in POOR_LEVELS]
        rich = [unit for unit in own if unit.factor in MEANS and unit.value == TOP_LEVEL]
        if poor and rich:
            both = [*poor, *rich]
            key = f"kaders_zonder_basis:{dossier.id}"
            found.append(
                Signal("kaders_zonder_basis", key, _ids(both), _hash(_of_units(both)), dossier=dossier.id)
            )
    return found


def _role_differences(sheet: Sheet) -> list[Signal]:
    found = []
    for name, units in _by_statement(sheet).items():
        levels = _levels(units)
        if levels and max(levels) - min(levels) >= ROLE_DIFFERENCE:
            found.append(
                Signal(
                    "rolverschil",
                    f"rolverschil:{name}",
                    (name,),
                    _hash(_of_units(units)),
                    dossier=units[0].dossier,
                    details={"verschil": str(max(levels) - min(levels))},
                )
            )
    return found


def _same_level(sheet: Sheet) -> list[Signal]:
    found = []
    for domain in sheet.model.domains:
        known = [
            unit for unit in sheet.units if unit.domain == domain and unit.applicable and _levels([unit])
        ]
        if len(_ids(known)) < MIN_STATEMENTS:
            continue
        parts: Counter[int] = Counter()
        for unit in known:
            parts[_levels([unit])[0]] += unit.parts
        level, most = max(parts.items(), key=lambda item: (item[1], -item[0]))
        share = Fraction(most, parts.total())
        if share >= SAME_LEVEL_SHARE:
            same = [unit for unit in known if unit.value == level]
            found.append(
                Signal(
                    "rechte_lijn",
                    f"rechte_lijn:{domain}",
                    _ids(same),
                    _hash(_of_units(known)),
                    domain=domain,
                    share=share,
                    details={"niveau": str(level)},
                )
            )
    return found


def _much_not_applicable(sheet: Sheet) -> list[Signal]:
    found = []
    for domain in sheet.model.domains:
        per_statement = {
            name: units for name, units in _by_statement(sheet).items() if units[0].domain == domain
        }
        if not per_statement:
            continue
        out = sum(
            (
                Fraction(sum(unit.value == NOT_APPLICABLE for unit in units), len(units))
                for units in per_statement.values()
            ),
            Fraction(0),
        )
        share = out / len(per_statement)
        if share > NOT_APPLICABLE_SHARE:
            left_out = [
                unit for units in per_statement.values() for unit in units if unit.value == NOT_APPLICABLE
            ]
            key = f"veel_nvt:{domain}"
            found.append(
                Signal(
                    "veel_nvt", key, _ids(left_out), _hash(_of_units(left_out)), domain=domain, share=share
                )
            )
    return found


def _one_person(sheet: Sheet, answered_by: Mapping[str, str]) -> list[Signal]:
    answered = [
        name for name, units in _by_statement(sheet).items() if any(unit.value is not None for unit in units)
    ]
    answered += [task.task.id for task in sheet.tasks if task.answer.not_applicable or any(task.answer.steps)]
    people = Counter(answered_by[name] for name in answered if name in answered_by)
    if len(answered) < MIN_QUESTIONS or not people:
        return []
    person, most = people.most_common(1)[0]
    share = Fraction(most, len(answered))
    if share <= ONE_PERSON_SHARE:
        return []
    return [Signal("een_persoon", "een_persoon", (), _hash([person]), share=share)]
