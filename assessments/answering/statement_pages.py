"""Statements as a page shows them: catalogue and stored rows made into cards. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assessments.answering.pages import keeps
from assessments.answering.question_sides import ALONE, QuestionSide
from assessments.answering.shown_answers import NVT, UNKNOWN, ShownAnswer, role_label, shown_answer
from assessments.answering.typed import NO_ERRORS, Typed
from assessments.answering.versions import version_for
from assessments.catalogue.spec import Catalogue, CrossStatement, Source, Statement
from assessments.catalogue.wording import EVIDENCE
from assessments.constants import AnswerChoice, AnswerSupport
from assessments.models import Answer
from assessments.scoring.progress import PartProgress, Question

LEVELS = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio: `number` only on the scale."""

    value: str
    label: str
    checked: bool
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """One form: a statement for one role, or for all roles (`role` empty). `key` makes its element ids."""

    key: str
    role: str
    role_label: str
    anchors: tuple[Choice, ...]
    apart: tuple[Choice, ...]
    supports: tuple[Choice, ...]
    note: str
    version: int
    shown: ShownAnswer
    clearable: bool
    can_confirm: bool
    waits_for_second: bool
    confirmed: bool
    to_confirm: bool = False  # shows the answer of the last round, which does not count yet
    confirms_itself: bool = False  # it is of exactly this box, so it can be confirmed as it is
    typed: Typed | None = None

    @property
    def errors(self) -> Mapping[str, str]:
        """A sentence per field that was refused."""
        return self.typed.errors if self.typed else NO_ERRORS


@dataclass(frozen=True, slots=True)
class StatementCard:
    """One statement with everything its card shows."""

    id: str
    text: str
    heading: str  # the factor; empty for dwars
    explanation: str
    source: Source
    evidence: str
    risks: tuple[tuple[str, int], ...]
    role_labels: tuple[str, ...]
    core: bool
    per_role: bool
    may_split: bool
    boxes: tuple[AnswerBox, ...]
    shown: tuple[ShownAnswer, ...]
    done: bool
    unknown: bool
    unfolded: bool
    to_confirm: bool = False
    side: QuestionSide = ALONE

    @property
    def roles(self) -> str:
        """The roles in a sentence."""
        return ", ".join(self.role_labels).lower()

    @property
    def answered(self) -> bool:
        """Whether an answer is stored, for all roles or for one."""
        return any(one.text and one.saved_at for one in self.shown)


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Cards under one heading: a cluster, or a dwars theme."""

    label: str
    lead: str
    cards: tuple[StatementCard, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the page and what they asked for."""

    user_id: int | None = None
    per_role: str = ""  # the statement that is shown with a form per role, or joined again with "-" before it
    unfold: str = ""  # the question to open whatever its state
    typed: Typed | None = None
    sides: Mapping[str, QuestionSide] = field(default_factory=dict)
    partly: Collection[str] = frozenset()  # statements of which this person answers some roles only


FROM_LETTER = "De stelling volgt uit de Kamerbrief over deze aanbeveling."


def _choices(item: Statement | CrossStatement, value: str) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    anchors = tuple(
        Choice(str(level), item.anchors[level], value == str(level), level) for level in range(LEVELS)
    )
    apart = tuple(Choice(name, str(AnswerChoice(name).label), value == name) for name in (UNKNOWN, NVT))
    return anchors, apart


def _box(
    item: Statement | CrossStatement, role: str, row: Answer | None, version: int, key: str, reader: Reader
) -> AnswerBox:
    """The form of one role; what somebody typed goes before what is stored."""
    typed = (
        reader.typed
        if reader.typed and (reader.typed.subject, reader.typed.role) == (item.id, role)
        else None
    )
    value, support, note = (row.value, row.support, row.note) if row else ("", "", "")
    if typed:
        value, support, note = (typed.values.get(name, "") for name in ("value", "support", "note"))
        version = int(typed.values["version"])
    anchors, apart = _choices(item, value)
    waiting = row is not None and row.to_confirm
    # Of an answer for all roles that a box of one role shows, the one for all roles is to be confirmed.
    own_row = row is not None and row.role == role and not waiting
    core_nvt = isinstance(item, Statement) and item.core and row is not None and row.value == NVT
    own = row is not None and row.updated_by_id == reader.user_id
    confirmed = bool(row and row.confirmed_at)
    return AnswerBox(
        key=key,
        role=role,
        role_label=role_label(role),
        anchors=anchors,
        apart=apart,
        supports=tuple(
            Choice(name, str(label), (support or AnswerSupport.ESTIMATE.value) == name)
            for name, label in AnswerSupport.choices
        ),
        note=note,
        version=version,
        shown=shown_answer(item, row, role),
        clearable=bool(row and row.value),
        can_confirm=core_nvt and own_row and not confirmed and not own and typed is None,
        waits_for_second=core_nvt and not waiting and not confirmed,
        confirmed=core_nvt and not waiting and confirmed,
        to_confirm=waiting,
        confirms_itself=row is not None and waiting and row.role == role,
        typed=typed,
    )


def _boxes(
    item: Statement | CrossStatement, rows: Sequence[Answer], per_role: bool, reader: Reader
) -> tuple[AnswerBox, ...]:
    by_role = {row.role: row for row in rows}
    if not per_role:
        row = by_role.get("")
        if row is None and rows and len({(row.value, row.support, row.note) for row in rows}) == 1:
            row = rows[0]  # the roles agree, so joining them needs no new choice
        return (_box(item, "", row, version_for(rows, ""), item.id, reader),)
    return tuple(
        _box(
            item,
            role,
            by_role.get(role) or by_role.get(""),
            version_for(rows, role),
            f"{item.id}-{role}",
            reader,
        )
        for role in item.roles
    )


def build_card(
    catalogue: Catalogue,
    item: Statement | CrossStatement,
    rows: Sequence[Answer],
    question: Question,
    reader: Reader,
) -> StatementCard:
    """The card of one statement, from its own stored rows and its place in the count."""
    is_dwars = isinstance(item, CrossStatement)
    stored_per_role = any(row.role for row in rows)
    partly = item.id in reader.partly
    asked = reader.per_role == item.id or (
        reader.typed is not None and reader.typed.subject == item.id and bool(reader.typed.role)
    )
    joined = reader.per_role == f"-{item.id}" or (
        reader.typed is not None and reader.typed.subject == item.id and not reader.typed.role
    )
    may_split = not is_dwars and not partly and len(item.roles) > 1
    per_role = partly or (may_split and (asked or stored_per_role) and not joined)
    roles = ("",) if is_dwars or not stored_per_role else item.roles
    by_role = {row.role: row for row in rows}
    return StatementCard(
        id=item.id,
        text=item.text,
        heading="" if isinstance(item, CrossStatement) else catalogue.factor_by_id[item.factor].label,
        explanation=item.explanation,
        source=item.source,
        evidence=FROM_LETTER if isinstance(item, CrossStatement) else EVIDENCE[item.evidence],
        risks=tuple((catalogue.risk_by_id[name].label, weight) for name, weight in item.weights.items()),
        role_labels=tuple(role_label(role) for role in item.roles),
        core=isinstance(item, Statement) and item.core,
        per_role=per_role,
        may_split=may_split,
        boxes=_boxes(item, rows, per_role, reader),
        shown=tuple(shown_answer(item, by_role.get(role), role) for role in roles),
        done=question.done,
        unknown=question.unknown,
        unfolded=not question.done or reader.unfold == item.id or asked or joined,
        to_confirm=question.to_confirm,
        side=reader.sides.get(item.id, ALONE),
    )


def _cards(
    catalogue: Catalogue,
    part: PartProgress,
    stored: Mapping[str, Sequence[Answer]],
    reader: Reader,
    show: str,
) -> Iterator[tuple[str, StatementCard]]:
    """Each card that the filter keeps, with its cluster or dwars theme."""
    for question in part.questions:
        item = catalogue.statement_by_id.get(question.id) or catalogue.cross_statement_by_id[question.id]
        heading = (
            item.theme if isinstance(item, CrossStatement) else catalogue.factor_by_id[item.factor].cluster
        )
        card = build_card(catalogue, item, stored.get(item.id, []), question, reader)
        kept = keeps(show, done=card.done, unknown=card.unknown, to_confirm=card.to_confirm)
        if kept or card.id == reader.unfold:
            yield heading, card


def build_statement_groups(
    catalogue: Catalogue,
    part: PartProgress,
    stored: Mapping[str, Sequence[Answer]],
    reader: Reader,
    show: str = "",
) -> tuple[StatementGroup, ...]:
    """The statements of a dossier that are in scope (`part`), per cluster; empty clusters stay away."""
    cards = list(_cards(catalogue, part, stored, reader, show))
    groups = (
        StatementGroup(cluster.label, "", tuple(card for name, card in cards if name == cluster.id))
        for cluster in catalogue.clusters
    )
    return tuple(group for group in groups if group.cards)


def build_cross_groups(
    catalogue: Catalogue,
    part: PartProgress,
    stored: Mapping[str, Sequence[Answer]],
    reader: Reader,
    show: str = "",
) -> tuple[StatementGroup, ...]:
    """The dwars statements per theme."""
    cards = list(_cards(catalogue, part, stored, reader, show))
    groups = (
        StatementGroup(
            f"{theme.number}. {theme.label}",
            theme.recommendation,
            tuple(card for name, card in cards if name == theme.id),
        )
        for theme in catalogue.themes
    )
    return tuple(group for group in groups if group.cards)
