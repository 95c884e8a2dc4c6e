"""An entry of the audit trail in words: who, what, old, new and why. Pure: no query is made here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import dateformat, timezone

from assessments.audit import labels
from assessments.audit.text_diff import Segment, differing
from assessments.audit.wording import ACTIONS, NAMELESS
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import AnswerChoice, MunicipalRole
from assessments.models import AuditEntry
from assessments.quality_words import SIGNAL_WORDS

LONG_TEXT = 30
"""From this many characters on a changed text is compared word by word."""
PROPOSALS, SIGNALS = "voorstel.", "signaal."
ON_SCALE = frozenset("01234")


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it was and what it is now; on the page long texts are cut to what changed."""

    label: str
    old_text: str
    new_text: str
    old: list[Segment]
    new: list[Segment]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One act, ready to read; `question` is None when the subject is not a question of the edition."""

    at: dt.datetime
    who: str
    what: str
    subject: str
    role: str
    question: QuestionSpec | None
    round_id: UUID | None
    round_label: str
    changes: list[Change]
    reason: str

    @property
    def has_old(self) -> bool:
        """Whether anything was there before; otherwise its column says nothing."""
        return any(change.old_text != labels.NOTHING for change in self.changes)

    @property
    def has_new(self) -> bool:
        return any(change.new_text != labels.NOTHING for change in self.changes)

    @property
    def day(self) -> dt.date:
        return timezone.localtime(self.at).date()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: by whom acts without a name may be told apart, and whose roles may be seen (empty: all)."""

    person_id: int
    municipal_roles: Collection[str] = ()


def shown_entry(
    entry: AuditEntry, reader: Reader, catalogue: Catalogue | None, round_label: str = ""
) -> ShownEntry:
    """The entry in words; `catalogue` is that of its round, None outside a round."""
    signal, subject = split_signal(entry)
    subject, role = split_subject(subject)
    question = question_of(catalogue, subject) if catalogue else None
    if question is None:
        subject, role = f"{subject} {role}".strip(), ""
    return ShownEntry(
        at=entry.at,
        who=who_did(entry, reader),
        what=ACTIONS.get(entry.action, labels.field_label(entry.action.replace(".", " "))),
        subject=": ".join(
            part for part in (signal, _subject_label(entry, subject, question, catalogue)) if part
        ),
        role=str(MunicipalRole(role).label) if role else "",
        question=question,
        round_id=entry.round_id,
        round_label=round_label,
        changes=_changes(entry, reader, question, catalogue),
        reason=entry.reason,
    )


def who_did(entry: AuditEntry, reader: Reader) -> str:
    """The name; proposals are not by name, except for who gave them."""
    if entry.action in NAMELESS and entry.actor_id != reader.person_id:
        return labels.SOMEBODY
    return entry.actor_name


def split_subject(subject: str) -> tuple[str, str]:
    """ "VTH-KAD handhaver" is a question and a role; anything else stays whole."""
    name, _, role = subject.rpartition(" ")
    return (name, role) if name and role in MunicipalRole.values else (subject, "")


def split_signal(entry: AuditEntry) -> tuple[str, str]:
    """ "rolverschil:VTH-STK" is a kind of signal, told by its title, and what it is about."""
    kind, _, about = entry.subject.partition(":")
    if entry.action.startswith(SIGNALS) and kind in SIGNAL_WORDS:
        return SIGNAL_WORDS[kind].title, about
    return "", entry.subject


def _subject_label(
    entry: AuditEntry, subject: str, question: QuestionSpec | None, catalogue: Catalogue | None
) -> str:
    if question is not None:
        return question.text
    if entry.action in labels.WITHOUT_SUBJECT:
        return ""
    return _name_of(subject, catalogue)


def _name_of(subject: str, catalogue: Catalogue | None) -> str:
    """A dossier, domain, task or statement by its label; anything else as it is stored."""
    if catalogue is None:
        return subject
    if subject == "dwars":
        return labels.DWARS
    if part := catalogue.dossier_by_id.get(subject) or catalogue.domain_by_id.get(subject):
        return part.label
    found = question_of(catalogue, subject)
    return found.text if found else subject


def _changes(
    entry: AuditEntry, reader: Reader, question: QuestionSpec | None, catalogue: Catalogue | None
) -> list[Change]:
    """Every field of old and new; what somebody proposes is never shown here, whoever stored it."""
    if entry.action.startswith(PROPOSALS):
        return []
    old, new = _flat(entry.old, reader), _flat(entry.new, reader)
    found = []
    for path in sorted({*old, *new}, key=_place):
        if path in old and path in new and old[path] == new[path]:
            continue
        if path[-1] == "toelichting" and not (old.get(path) or new.get(path)):  # a first answer without one
            continue
        label = ": ".join(labels.field_label(key) for key in path)
        before = _in_words(path[-1], old[path], question, catalogue) if path in old else labels.NOTHING
        after = _in_words(path[-1], new[path], question, catalogue) if path in new else labels.NOTHING
        found.append(
            _change(label, before, after, compare=path in old and path in new and path[-1] != "antwoord")
        )
    return found


def _place(path: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((labels.FIELD_ORDER.get(key, len(labels.FIELD_ORDER)), key) for key in path)


def _change(label: str, before: str, after: str, *, compare: bool) -> Change:
    if compare and min(len(before), len(after)) >= LONG_TEXT and before != after:
        return Change(label, before, after, *differing(before, after))
    return Change(label, before, after, [Segment("gelijk", before)], [Segment("gelijk", after)])


def _flat(fields: Mapping[str, Any], reader: Reader) -> dict[tuple[str, ...], Any]:
    """The fields by their path; a role that the reader may not see is left out with all it holds."""
    found: dict[tuple[str, ...], Any] = {}
    for key, value in fields.items():
        hidden = reader.municipal_roles and key in MunicipalRole.values and key not in reader.municipal_roles
        if hidden or key in labels.HIDDEN_FIELDS:
            continue
        if isinstance(value, Mapping):
            for path, inner in _flat(value, reader).items():
                found[(key, *path)] = inner
        else:
            found[(key,)] = value
    return found


def _in_words(key: str, value: Any, question: QuestionSpec | None, catalogue: Catalogue | None) -> str:
    """A stored value in words, whatever it is."""
    if value is None or value == "" or value == []:
        return labels.EMPTY
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(key, item, question, catalogue) for item in value)
    text = str(value)
    if key == "antwoord" and text in AnswerChoice.values:
        return _answer_in_words(text, question, catalogue)
    if key in {"dossiers", "dossier", "toewijzingen"}:
        return _name_of(text, catalogue)
    if labels.ISO_DATE.fullmatch(text):
        return _date_in_words(text)
    return labels.VALUE_LABELS.get(key, {}).get(text, text)


def _answer_in_words(value: str, question: QuestionSpec | None, catalogue: Catalogue | None) -> str:
    """ "3: De kennis is er, en wordt bijgehouden."; without the statement the name of the level."""
    anchors: tuple[str, ...] = ()
    if question is not None and catalogue is not None:
        found = catalogue.statement_by_id.get(question.id) or catalogue.cross_statement_by_id.get(question.id)
        anchors = found.anchors if found else ()
    if value not in ON_SCALE:
        return str(AnswerChoice(value).label)
    return f"{value}: {anchors[int(value)] if anchors else AnswerChoice(value).label}"


def _date_in_words(text: str) -> str:
    try:
        return str(dateformat.format(dt.date.fromisoformat(text), "j F Y"))
    except ValueError:  # looks like a date and is none: 2026-13-45
        return text
