"""Reading the answers file `apk-antwoorden/1` in the browser. Rows that are left out change nothing here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessments.answering.files import checked_answers, decode_answers
from assessments.catalogue.spec import Catalogue
from assessments.exchange import sentences
from assessments.exchange.asked import Asked
from assessments.exchange.expected import Expected
from assessments.exchange.rows import ANSWER_FIELDS, STEP_FIELDS, FileRow, Reading
from assessments.scoring.answers_rows import CrossRow, StatementRow, TaskRow
from assessments.scoring.rows import stored_value


def read_answers(raw: bytes, catalogue: Catalogue, expected: Expected, asked: Mapping[str, Asked]) -> Reading:
    """The rows of an answers file for who sees `asked`. Raises FaultyFile with every fault at once."""
    data = decode_answers(raw)
    file = checked_answers(data, catalogue, _of_another(data, expected))
    rows = [_task(row) for row in file.tasks]
    for statement in file.statements:
        rows += _statement(statement, asked.get(statement.id))
    rows += [_answer(row, "") for row in file.cross]
    notices = (sentences.DEFINITIVE_FILE,) if file.definitive else ()
    return Reading(rows=tuple(rows), notices=notices)


def _of_another(data: object, expected: Expected) -> list[str]:
    """Another municipality; the other checks name another edition."""
    code = data.get("gemeente") if isinstance(data, dict) else None
    if not isinstance(code, str) or code == expected.municipality:
        return []
    return [sentences.OTHER_MUNICIPALITY.format(found=code[:20], wanted=expected.municipality_name)]


def _answer(row: StatementRow | CrossRow, role: str) -> FileRow:
    values = (stored_value(row.value), row.support or "", row.note)
    return FileRow(row.id, role, dict(zip(ANSWER_FIELDS, values, strict=True)), row.function or "", row.id)


def _statement(row: StatementRow, asked: Asked | None) -> Iterator[FileRow]:
    """One answer for all roles leaves nothing of answers per role, as the format says.

    Who sees some of the roles only takes it over for those.
    """
    if row.role is not None or asked is None or not asked.roles:
        yield _answer(row, row.role or "")
    elif not asked.shared:
        yield from (_answer(row, role) for role in asked.roles)
    else:
        yield _answer(row, "")
        for role in asked.roles:
            yield FileRow(row.id, role, dict.fromkeys(ANSWER_FIELDS, ""), "", row.id)


def _task(row: TaskRow) -> FileRow:
    fields: dict[str, str] = {name: value or "" for name, value in zip(STEP_FIELDS, row.steps, strict=True)}
    fields["besproken_op"] = row.discussed_on or ""
    fields["nvt"] = row.not_applicable or ""
    fields["toelichting"] = row.note
    return FileRow(row.id, "", fields, row.function or "", row.id)
