"""Saving the agreed answer of one statement: for all roles at once (role ""), or per role.

Every box (a role, or "" for all) has a version of its own; see `versions.py` and docs/decisions/0030.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.errors import StaleSave
from assessments.answering.locking import lock_question
from assessments.answering.text import check_note, reason_is_missing
from assessments.answering.versions import next_version, row_for, rows_seen_by, version_for
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue, CrossStatement, Statement
from assessments.constants import AnswerChoice, AnswerSupport, Scope
from assessments.models import Answer, Round, User
from assessments.text import clean_text

NOT_APPLICABLE = AnswerChoice.NOT_APPLICABLE.value


@dataclass(frozen=True, slots=True)
class SavedStatement:
    """What is stored of a statement after a save by `role`; `version` goes along with its next save.

    `versions` are the boxes that this save knows all about: the own one, and every role after a split. A page
    may take over those and no others, because behind another a colleague may have saved meanwhile.
    `changed` is False when the same was stored already and nothing was written.
    """

    statement: str
    role: str
    rows: tuple[Answer, ...]
    versions: Mapping[str, int]
    changed: bool

    @property
    def version(self) -> int:
        """The version of the box that was saved."""
        return self.versions[self.role]


@dataclass(frozen=True, slots=True)
class Content:
    """The part of an answer that a person gives."""

    value: str
    support: str
    note: str

    @classmethod
    def of(cls, row: Answer) -> Content:
        """The content of a stored row."""
        return cls(row.value, row.support, row.note)

    def as_dict(self) -> dict[str, str]:
        """For the audit trail, in the words of the answers file."""
        return {"antwoord": self.value, "onderbouwing": self.support, "toelichting": self.note}


def find_statement(catalogue: Catalogue, statement: str, scope: str) -> Statement | CrossStatement:
    """The statement or dwars statement with this id. Raises ValidationError when unknown or out of scope."""
    cross = catalogue.cross_statement_by_id.get(statement)
    if cross is not None:
        return cross
    found = catalogue.statement_by_id.get(statement)
    if found is None:
        message = sentences.STATEMENT_UNKNOWN.format(id=statement, edition=catalogue.edition)
        raise ValidationError({"statement": message})
    if scope == Scope.BASIC and not found.core:
        raise ValidationError({"statement": sentences.STATEMENT_OUT_OF_SCOPE.format(id=statement)})
    return found


def roles_of(item: Statement | CrossStatement) -> tuple[str, ...]:
    """The roles that may each have an answer of their own; a dwars statement has none."""
    return item.roles if isinstance(item, Statement) else ()


def _check(item: Statement | CrossStatement, role: str, content: Content) -> None:
    """Raise ValidationError with every fault at once, a sentence per field."""
    faults: dict[str, str] = {}
    if role and role not in roles_of(item):
        sentence = sentences.ROLE_UNKNOWN if roles_of(item) else sentences.ROLE_ON_CROSS
        faults["role"] = sentence.format(id=item.id, role=role)
    faults |= faults_in(content)
    if faults:
        raise ValidationError(faults)


def faults_in(content: Content) -> dict[str, str]:
    """What is wrong with an answer or a proposal, a sentence per field; an empty value is none."""
    faults: dict[str, str] = {}
    if content.value not in ("", *AnswerChoice.values):
        faults["value"] = sentences.VALUE_UNKNOWN
    if content.support not in ("", *AnswerSupport.values):
        faults["support"] = sentences.SUPPORT_UNKNOWN
    note_fault = check_note(content.note)
    if note_fault:
        faults["note"] = note_fault
    elif content.value == NOT_APPLICABLE and reason_is_missing(content.note):
        faults["note"] = sentences.REASON_MISSING
    return faults


def stored_rows(round: Round, statement: str) -> list[Answer]:
    """The rows of a statement with who saved them, in a fixed order."""
    return list(
        Answer.objects.filter(round=round, statement=statement).select_related("updated_by").order_by("role")
    )


@transaction.atomic
def save_answer(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    statement: str,
    role: str,
    value: str,
    support: str,
    note: str,
    expected_version: int,
    function: str,
    on_behalf: bool = False,
) -> SavedStatement:
    """Store the agreed answer of one statement; role "" is one answer for all roles.

    A role next to one answer for all splits it, "" next to answers per role joins them. An answer that was
    carried over counts from now on, also when it stays as it is. `on_behalf`: the audit trail names the
    `function`, which is not that of the actor. Raises ValidationError (a sentence per field), StaleSave when
    `expected_version` is not the version of this box, RoundLocked and DossierAgreed.
    """
    scope = lock_question(round.pk, statement, catalogue)
    item = find_statement(catalogue, statement, scope)
    content = Content(value, support, clean_text(note))
    _check(item, role, content)
    rows = stored_rows(round, statement)
    version = version_for(rows, role)
    current = row_for(rows, role)
    # The same again hides nothing of a colleague: a repeated click is not a conflict.
    if current is not None and Content.of(current) == content and not current.to_confirm:
        return SavedStatement(statement, role, tuple(rows), {role: version}, changed=False)
    if version != expected_version:
        raise StaleSave(rows=rows_seen_by(rows, role), version=version)
    if not rows and content == Content("", "", ""):
        return SavedStatement(statement, role, (), {role: version}, changed=False)
    save = _Save(actor, round, statement, function, content, next_version(rows), on_behalf)
    known: tuple[str, ...] = (role,)
    if current is not None:
        save.change(current)
    elif role and rows and rows[0].role == "":
        rows = save.split(rows[0], role, roles_of(item))
        known = roles_of(item)
    elif not role and rows:
        rows = save.join(rows)
    else:
        rows = save.add(role, rows)
    rows.sort(key=lambda row: row.role)
    versions = {name: version_for(rows, name) for name in known}
    return SavedStatement(statement, role, tuple(rows), versions, changed=True)


@dataclass(frozen=True, slots=True)
class _Save:
    """One save, once it is known to be allowed.

    Every method writes rows and the audit entry, and gives the rows of the statement as they are then.
    """

    actor: User
    round: Round
    statement: str
    function: str
    content: Content
    version: int  # of every row that this save writes
    on_behalf: bool = False

    def _row(self, role: str) -> Answer:
        return Answer(
            round=self.round,
            statement=self.statement,
            role=role,
            value=self.content.value,
            support=self.content.support,
            note=self.content.note,
            function=self.function,
            version=self.version,
            updated_at=timezone.now(),
            updated_by=self.actor,
        )

    def _record(self, action: str, role: str, old: dict[str, object], new: dict[str, object]) -> None:
        record(
            actor=self.actor,
            action=action,
            round=self.round,
            subject=f"{self.statement} {role}".strip(),
            old=old,
            new=new | ({"functie": self.function} if self.on_behalf else {}),
        )

    def add(self, role: str, rows: Sequence[Answer]) -> list[Answer]:
        """A first answer of this role."""
        row = self._row(role)
        row.save(force_insert=True)
        self._record("antwoord.opgeslagen", role, {}, dict(self.content.as_dict()))
        return [*rows, row]

    def change(self, row: Answer) -> None:
        """Another answer in the same place; whoever confirmed the old one did not confirm this one."""
        before, after = Content.of(row).as_dict(), self.content.as_dict()
        row.value, row.support, row.note = self.content.value, self.content.support, self.content.note
        row.function, row.updated_by, row.updated_at = self.function, self.actor, timezone.now()
        row.confirmed_by, row.confirmed_at = None, None
        carried_over, row.to_confirm = row.to_confirm, False
        row.version = self.version
        row.save(force_update=True)
        changed = [field for field in after if carried_over or before[field] != after[field]]
        self._record(
            "antwoord.opgeslagen",
            row.role,
            {field: before[field] for field in changed},
            {field: after[field] for field in changed},
        )

    def split(self, shared: Answer, role: str, roles: Sequence[str]) -> list[Answer]:
        """From one answer for all roles to one per role: the others keep what was agreed, and by whom."""
        rows = [self._row(role)]
        rows += [_copy_for(shared, other, self.version) for other in roles if other != role]
        shared.delete()
        Answer.objects.bulk_create(rows)
        old, new = Content.of(shared).as_dict(), self.content.as_dict()
        self._record("antwoord.per_rol", role, {"alle_rollen": old}, {role: new})
        return rows

    def join(self, rows: Sequence[Answer]) -> list[Answer]:
        """From answers per role to one for all roles; what is replaced stays readable in the audit trail."""
        joined = self._row("")
        Answer.objects.filter(pk__in=[row.pk for row in rows]).delete()
        joined.save(force_insert=True)
        self._record(
            "antwoord.alle_rollen",
            "",
            {row.role: Content.of(row).as_dict() for row in rows},
            {"alle_rollen": self.content.as_dict()},
        )
        return [joined]


def _copy_for(shared: Answer, role: str, version: int) -> Answer:
    return Answer(
        round_id=shared.round_id,
        statement=shared.statement,
        role=role,
        value=shared.value,
        support=shared.support,
        note=shared.note,
        function=shared.function,
        to_confirm=shared.to_confirm,
        version=version,
        updated_at=shared.updated_at,
        updated_by=shared.updated_by,
        confirmed_by_id=shared.confirmed_by_id,
        confirmed_at=shared.confirmed_at,
    )
