"""Workbooks for the tests: taken out of a round, changed the way people do, read back in."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from assessments.accounts.access import fetch_round
from assessments.exchange.columns import ID_MARK, ID_ROW
from assessments.exchange.compare import Plan
from assessments.exchange.exporting import workbook_for
from assessments.exchange.planning import fingerprint, plan_for
from assessments.exchange.queries import ground_for, stored_for_round
from assessments.exchange.rows import Key, Reading
from assessments.exchange.services import Applied, apply_upload, receive_upload
from assessments.models import Answer, Round, TaskAnswer, Upload, User
from tests.build import real_catalogue

ROLE_WORDS = {"": "Alle rollen", "medeoverheid": "Medeoverheid", "dienstverlener": "Dienstverlener"}
ROLE_WORDS["handhaver"] = "Handhaver"
NASTY = (
    "Gewone tekst.",
    "Regel één\nregel twee\n\nregel vier",
    '=HYPERLINK("http://kwaad.voorbeeld","klik")',
    "+31 30 123 45 67",
    "-5 is minder dan nul",
    "@SUM(A1:A9)",
    "Aanhalingstekens \"dubbel\" en 'enkel', puntkomma; komma, <b>& haken</b>",
    "Emoji 👩‍👩‍👧 en vlag 🇳🇱, accenten éèëïöüç, Grieks Ωμέγα, 中文",
    "Een code die er staat: _x000D_ en _x0041_ en _X0041_",
    "Stuurtekens \x01\x0b\x0c\x1f in het midden",
    "\ufffe\uffff geen tekens",
    "\u200bonzichtbaar\u2028regel\u00a0vast",
    "2026",
    "3.0",
    "TRUE",
    "#N/A",
    "'begint met een hoog komma",
    "Tab\ten nog een\t",
    "A" * 10_000,
    "👍" * 5_000 + "\n" + "b" * 4_999,
)


def download(person: User, round: Round, dossier: str | None = None) -> bytes:
    """The workbook that this person takes along."""
    return workbook_for(ground_for(fetch_round(person, round.pk, part=True)), dossier).content


def send(person: User, round: Round, raw: bytes, name: str = "werkmap.xlsx") -> Upload:
    """Read a file in; nothing changes yet."""
    access = fetch_round(person, round.pk, part=True)
    return receive_upload(actor=person, access=access, filename=name, raw=raw)


def plan_of_upload(person: User, round: Round, upload: Upload) -> Plan:
    """What the file would change now."""
    ground = ground_for(fetch_round(person, round.pk, part=True))
    return plan_for(ground, person, Reading.of(upload.rows), stored_for_round(ground))


def look(person: User, round: Round, raw: bytes) -> Plan:
    """Read a file in and see what it would change."""
    return plan_of_upload(person, round, send(person, round, raw))


def apply(person: User, round: Round, raw: bytes, *, own: bool = False) -> Applied:
    """Read a file in and carry it out; `own` chooses the file in every conflict."""
    upload = send(person, round, raw)
    plan = plan_of_upload(person, round, upload)
    keys: set[Key] = {change.key for change in plan.conflicts} if own else set()
    return apply_upload(
        actor=person,
        access=fetch_round(person, round.pk, part=True),
        upload_id=upload.pk,
        seen=fingerprint(plan),
        own=keys,
    )


def opened(raw: bytes) -> Workbook:
    """The workbook as somebody opens it."""
    return load_workbook(BytesIO(raw))


def saved(workbook: Workbook) -> bytes:
    """The workbook as somebody saves it."""
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def column_of(page: Worksheet, name: str) -> int:
    """The number of a column, by its id in the hidden row."""
    return next(int(cell.column) for cell in page[ID_ROW] if cell.value == f"{ID_MARK}{name}")


def row_of(page: Worksheet, name: str, role: str = "") -> int:
    """The number of the row of a question and role."""
    with_roles = any(cell.value == f"{ID_MARK}rol" for cell in page[ID_ROW])
    for line in page.iter_rows(min_row=4):
        texts = [cell.value for cell in line]
        if name in texts and (not with_roles or ROLE_WORDS[role] in texts):
            return int(line[0].row or 0)
    raise LookupError(f"{name} {role}")


def cell_of(workbook: Workbook, sheet: str, name: str, column: str, role: str = "") -> Cell:
    """One answer cell."""
    page = workbook[sheet]
    found = page.cell(row_of(page, name, role), column_of(page, column))
    assert isinstance(found, Cell)
    return found


def changed(raw: bytes, *cells: tuple[str, str, str, str, Any]) -> bytes:
    """The workbook with other values in some cells: sheet, id, role, column, value."""
    workbook = opened(raw)
    for sheet, name, role, column, value in cells:
        cell_of(workbook, sheet, name, column, role).value = value
    return saved(workbook)


def spoiled(raw: bytes, spoil: Callable[[Workbook], object]) -> bytes:
    """The workbook after somebody did something to it."""
    workbook = opened(raw)
    spoil(workbook)
    return saved(workbook)


def state_of(round: Round) -> dict[str, list[Mapping[str, Any]]]:
    """Every column of every stored answer: equal before and after means that nothing was touched."""
    return {
        "answers": list(Answer.objects.filter(round=round).order_by("statement", "role").values()),
        "tasks": list(TaskAnswer.objects.filter(round=round).order_by("task").values()),
    }


def fill_everything(round: Round) -> None:
    """A full round with every kind of answer, per role and for all, with the worst texts that exist."""
    notes, values = itertools.cycle(NASTY), itertools.cycle(("0", "1", "2", "3", "4", "weet_niet", ""))
    supports = itertools.cycle(("", "inschatting", "toelichting", "document"))
    catalogue, answers = real_catalogue(), list[Answer]()
    items: list[tuple[str, tuple[str, ...]]] = []
    for index, item in enumerate(catalogue.statements):
        per_role = index % 3 == 0 and len(item.roles) > 1
        items.append((item.id, item.roles if per_role else ("",)))
    items += [(item.id, ("",)) for item in catalogue.cross_statements]
    for name, roles in items:
        for role in roles:
            answers.append(
                Answer(
                    round=round,
                    statement=name,
                    role=role,
                    value=next(values),
                    support=next(supports),
                    note=next(notes).strip(),
                    function='VTH-adviseur, team "noord" & zuid',
                )
            )
    answers[1].value, answers[1].note = "nvt", "Wij hebben geen enkel bedrijf van deze soort."
    Answer.objects.bulk_create(answers)
    steps = itertools.cycle(("ja", "deels", "nee", "weet_niet", ""))
    tasks = []
    for index, task in enumerate(catalogue.tasks):
        row = TaskAnswer(round=round, task=task.id, function="Planoloog", note=next(notes).strip())
        for step in ("in_beeld", "belegd", "beleid", "capaciteit"):
            setattr(row, step, next(steps))
        if index % 4 == 0:
            row.besproken, row.discussed_on = "ja", dt.date(2026, 2, 28) - dt.timedelta(index)
        if index % 7 == 0:
            row.not_applicable, row.nvt_reason = True, "=Zo'n bedrijf is er niet,\nal jaren niet meer."
        tasks.append(row)
    TaskAnswer.objects.bulk_create(tasks)
