"""Reading the audit trail of a round or a municipality, filtered; a fixed number of queries per page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from assessments.audit import labels
from assessments.audit.shown import Reader, ShownEntry, shown_entry
from assessments.audit.wording import ACTIONS, DOSSIER_STATE, NAMELESS, OF_THE_WHOLE_ROUND
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec, questions_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import MunicipalRole
from assessments.models import AuditEntry, Municipality, Round
from assessments.quality_words import SIGNAL_WORDS

SYSTEM_KEY = "systeem"


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody looks for; empty means everything. `question` is an id or words of the question."""

    person: str = ""
    action: str = ""
    dossier: str = ""
    question: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RoundLog:
    """A round of the log: its whole catalogue for the names, and the part that the reader may see."""

    round: Round
    catalogue: Catalogue
    part: Catalogue

    @property
    def label(self) -> str:
        return f"APK {self.round.edition.name}"


@dataclass(frozen=True, slots=True)
class Log:
    """Whose trail is read, and by whom; `dossiers` and `reader.municipal_roles` limit a partner."""

    reader: Reader
    municipality: Municipality
    round: Round | None = None
    dossiers: tuple[str, ...] = ()
    rounds: dict[UUID, RoundLog] = field(default_factory=dict)

    @property
    def is_limited(self) -> bool:
        return bool(self.dossiers or self.reader.municipal_roles)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to: value and label."""

    people: list[tuple[str, str]]
    actions: list[tuple[str, str]]
    dossiers: list[tuple[str, str]]


def log_of(
    *,
    reader: Reader,
    municipality: Municipality,
    rounds: Iterable[Round],
    dossiers: tuple[str, ...],
    round: Round | None = None,
) -> Log:
    """The log of one round, or of a municipality with all its rounds."""
    found: dict[UUID, RoundLog] = {}
    for one in rounds:
        catalogue = catalogue_for(one.edition)
        part = part_of(catalogue, dossiers, reader.municipal_roles)
        found[one.pk] = RoundLog(one, catalogue, part)
    return Log(reader, municipality, round, dossiers, found)


def rounds_of(municipality: Municipality) -> list[Round]:
    """The rounds of a municipality with their editions (without the content), newest first, in one query."""
    return list(
        Round.objects.filter(municipality=municipality)
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__name")
    )


def entries_of(log: Log, filters: Filters) -> QuerySet[AuditEntry]:
    """The entries that this reader may see and looks for, newest first."""
    entries = _visible(log)
    if filters.person:
        entries = entries.filter(_by(filters.person, log.reader))
    if filters.action:
        entries = entries.filter(action=filters.action)
    if filters.dossier or filters.question:
        entries = entries.filter(subject__in=_looked_for(log, filters))
    if filters.since:
        entries = entries.filter(at__gte=_midnight(filters.since))
    if filters.until:
        entries = entries.filter(at__lt=_midnight(filters.until + dt.timedelta(days=1)))
    return entries.order_by("-at", "-id")


def shown_of(log: Log, entries: Iterable[AuditEntry]) -> Iterable[ShownEntry]:
    """The entries in words, one by one."""
    for entry in entries:
        place = log.rounds.get(entry.round_id) if entry.round_id else None
        yield shown_entry(
            entry,
            log.reader,
            place.catalogue if place else _newest(log),
            place.label if place else "",
        )


def choices_for(log: Log) -> Choices:
    """People and acts that occur in this log, in one query, and the dossiers."""
    people: dict[str, str] = {}
    actions: set[str] = set()
    seen = _visible(log).order_by().values_list("actor_id", "actor_name", "action").distinct()
    for actor, name, action in seen:
        actions.add(action)
        if action not in NAMELESS or actor == log.reader.person_id:
            people[str(actor) if actor else SYSTEM_KEY] = name if actor else labels.SYSTEM
    dossiers = {item.id: item.label for one in log.rounds.values() for item in one.part.dossiers}
    return Choices(
        people=sorted(people.items(), key=lambda item: item[1].casefold()),
        actions=sorted(
            ((action, ACTIONS.get(action, action).capitalize()) for action in actions),
            key=lambda item: item[1],
        ),
        dossiers=list(dossiers.items()),
    )


def _visible(log: Log) -> QuerySet[AuditEntry]:
    """Everything of the round or municipality; for a partner what is about the own part.

    That is: its questions, the state of its dossiers, and what concerns everybody in the round.
    """
    if log.round is not None:
        entries = AuditEntry.objects.filter(round_id=log.round.pk)
    else:
        entries = AuditEntry.objects.filter(municipality=log.municipality)
    if not log.is_limited:
        return entries
    allowed = Q(pk__in=[])
    for one in log.rounds.values():
        subjects = _subjects(questions_of(one.part), log.reader.municipal_roles)
        dossiers = [item.id for item in one.part.dossiers]
        allowed |= Q(round_id=one.round.pk) & (
            Q(subject__in=subjects)
            | Q(action=DOSSIER_STATE, subject__in=dossiers)
            | Q(action__in=OF_THE_WHOLE_ROUND)
        )
    return entries.filter(allowed)


def _subjects(questions: Iterable[QuestionSpec], municipal_roles: Iterable[str]) -> list[str]:
    """How entries may name these questions: by id, or by id and role."""
    roles = tuple(municipal_roles) or tuple(MunicipalRole.values)
    return [name for item in questions for name in (item.id, *(f"{item.id} {role}" for role in roles))]


def _looked_for(log: Log, filters: Filters) -> list[str]:
    """The subjects that fit the dossier and the question that somebody looks for."""
    words = filters.question.casefold().split()
    found: dict[str, QuestionSpec] = {}
    for one in log.rounds.values():
        for item in questions_of(one.part):
            if filters.dossier and item.dossier != filters.dossier:
                continue
            if item.id.casefold() == filters.question.casefold().strip() or all(
                word in f"{item.id} {item.text}".casefold() for word in words
            ):
                found[item.id] = item
    exact = [item for item in found.values() if item.id.casefold() == filters.question.casefold().strip()]
    subjects = _subjects(exact or found.values(), log.reader.municipal_roles)
    whole_dossier = [filters.dossier] if filters.dossier and not filters.question else []
    subjects += whole_dossier
    if not log.is_limited:  # a signal tells how roles differ: not for who sees one role
        about = [*(item.id for item in exact or found.values()), *whole_dossier]
        subjects += [f"{kind}:{name}" for kind in SIGNAL_WORDS for name in about]
    return subjects


def _by(person: str, reader: Reader) -> Q:
    """Acts of one person; those without a name only for the person itself."""
    if person == SYSTEM_KEY:
        return Q(actor_id=None)
    if not person.isdecimal():
        return Q(pk__in=[])
    mine = Q(actor_id=int(person))
    return mine if int(person) == reader.person_id else mine & ~Q(action__in=NAMELESS)


def _newest(log: Log) -> Catalogue | None:
    """For entries outside a round: the names of the newest edition that the municipality uses."""
    return next((one.catalogue for one in log.rounds.values()), None)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
