"""What a team should talk about: questions, dossiers and signals, each with why, the heaviest first.

The facts are read in a fixed number of queries; the sentences stand in the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, IntegerField, Max, Min, Q
from django.db.models.functions import Cast

from assessments.accounts.access import MAY_ANSWER, RoundAccess
from assessments.answering.ownership import assignments_for, may_agree
from assessments.answering.quality import RoundSignal
from assessments.answering.queries import RoundRows
from assessments.answering.spread_pages import WORTH_A_TALK
from assessments.catalogue.questions import QuestionSpec, questions_of
from assessments.catalogue.spec import Catalogue
from assessments.comments.queries import open_counts_for
from assessments.constants import AnswerChoice, MunicipalRole, Scope, WorkState
from assessments.models import Answer, AuditEntry, DossierWork, Proposal, Round, User

LEVELS = frozenset("01234")
UNKNOWN = AnswerChoice.UNKNOWN.value
WEIGHTS = {"rolverschil": 30, "spreiding": 25, "kern_onbekend": 20, "opmerkingen": 8}
"""What a reason weighs: answers that differ before answers that are missing, before open remarks."""

PER_LEVEL = 5
"""What every level of difference adds."""

CORE_EXTRA = 10
"""What the core adds: the report asks for it first."""

MAX_REMARKS = 5
"""Open remarks that add to the weight: more do not make a question heavier."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is a subject. `kind` picks the sentence, the figures fill it."""

    kind: str
    low: int = 0
    high: int = 0
    count: int = 0
    roles: tuple[str, ...] = ()
    lowest_roles: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        if self.kind == "opmerkingen":
            return WEIGHTS[self.kind] + min(self.count, MAX_REMARKS)
        return WEIGHTS[self.kind] + PER_LEVEL * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Subject:
    """One question to talk about, with every reason for it."""

    question: QuestionSpec
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        return sum(reason.weight for reason in self.reasons) + CORE_EXTRA * self.question.core


@dataclass(frozen=True, slots=True)
class ReturnedDossier:
    """A dossier that was sent back, and why."""

    id: str
    label: str
    work: DossierWork


@dataclass(frozen=True, slots=True)
class Talk:
    """The agenda: dossiers that were sent back, questions, and how many quality signals are open."""

    returned: tuple[ReturnedDossier, ...]
    subjects: tuple[Subject, ...]
    open_signals: int
    hidden: int  # questions with proposals that this person may see only after an own one (blind mode)

    @property
    def count(self) -> int:
        return len(self.returned) + len(self.subjects) + bool(self.open_signals)


@dataclass(slots=True)
class _Found:
    """Reasons per question while they are gathered."""

    reasons: dict[str, list[Reason]] = field(default_factory=dict)

    def add(self, subject: str, reason: Reason) -> None:
        self.reasons.setdefault(subject, []).append(reason)


def talk_for(
    access: RoundAccess, person: User, catalogue: Catalogue, rows: RoundRows, signals: Iterable[RoundSignal]
) -> Talk:
    """The subjects for this person; spreads only of the proposals that this person may see."""
    questions = {item.id: item for item in questions_of(catalogue) if _in_scope(item, access.round)}
    found = _Found()
    for statement, answers in rows.answers_by_statement().items():
        _from_answers(found, questions.get(statement), answers)
    hidden = _from_proposals(found, access, person, questions)
    for subject, count in open_counts_for(access.round).items():
        if subject in questions:
            found.add(subject, Reason("opmerkingen", count=count))
    subjects = [Subject(questions[name], tuple(reasons)) for name, reasons in found.reasons.items()]
    rank = {name: index for index, name in enumerate(questions)}
    subjects.sort(key=lambda item: (-item.weight, rank[item.question.id]))
    open_signals = sum(item.is_open for item in signals)
    return Talk(_returned(access.round, catalogue), tuple(subjects), open_signals, hidden)


def _in_scope(question: QuestionSpec, round: Round) -> bool:
    return question.kind == "dwars" or question.core or round.scope == Scope.FULL


def _from_answers(found: _Found, question: QuestionSpec | None, answers: Sequence[Answer]) -> None:
    """Rolverschil (method.md 4), and a statement of the core that nobody knows; what waits is empty."""
    if question is None:
        return
    given = [row for row in answers if not row.to_confirm]
    levels = {row.role: int(row.value) for row in given if row.value in LEVELS}
    if levels and max(levels.values()) - min(levels.values()) >= WORTH_A_TALK:
        low, high = min(levels.values()), max(levels.values())
        found.add(
            question.id,
            Reason(
                "rolverschil",
                low,
                high,
                roles=_labels(role for role, level in levels.items() if level == high),
                lowest_roles=_labels(role for role, level in levels.items() if level == low),
            ),
        )
    unknown = [row.role for row in given if row.value == UNKNOWN]
    if question.core and unknown:
        found.add(question.id, Reason("kern_onbekend", roles=_labels(role for role in unknown if role)))


def _labels(roles: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(MunicipalRole(role).label).lower() for role in roles)


def _from_proposals(
    found: _Found, access: RoundAccess, person: User, questions: Mapping[str, QuestionSpec]
) -> int:
    """Spreads of two levels or more where this person may look; how many questions stay hidden."""
    if access.role not in MAY_ANSWER:
        return 0
    given = Proposal.objects.filter(round=access.round)
    extremes: dict[str, dict[str, tuple[int | None, int | None]]] = {}
    own: dict[str, set[str]] = {}
    level = Cast("value", IntegerField())
    on_scale = Q(value__in=sorted(LEVELS))
    for row in given.values("statement", "role").annotate(
        low=Min(level, filter=on_scale),
        high=Max(level, filter=on_scale),
        mine=Count("pk", filter=Q(author=person)),
    ):
        extremes.setdefault(row["statement"], {})[row["role"]] = (row["low"], row["high"])
        if row["mine"]:
            own.setdefault(row["statement"], set()).add(row["role"])
    assignments = () if access.can_coordinate else assignments_for(access.round)
    hidden = 0
    for statement, per_role in extremes.items():
        question = questions.get(statement)
        if question is None or not may_agree(access, person.pk, question, assignments):
            continue
        reason, closed = _widest(per_role, own.get(statement, set()), blind=access.round.blind)
        hidden += closed
        if reason:
            found.add(statement, reason)
    return hidden


def _widest(
    per_role: Mapping[str, tuple[int | None, int | None]], own: set[str], *, blind: bool
) -> tuple[Reason | None, bool]:
    """The widest spread that may be seen, and whether one had to stay hidden; who spoke for all roles counts
    for each of them."""
    places = [role for role in per_role if role] or [""]
    open_to = [role for role in places if not blind or own & {"", role}]
    widest: Reason | None = None
    for role in open_to:
        bounds = [pair for name in {"", role} if (pair := per_role.get(name)) is not None]
        lows = [low for low, _ in bounds if low is not None]
        highs = [high for _, high in bounds if high is not None]
        if not lows or max(highs) - min(lows) < WORTH_A_TALK:
            continue
        reason = Reason("spreiding", min(lows), max(highs), roles=_labels([role] if role else []))
        if widest is None or reason.weight > widest.weight:
            widest = reason
    return widest, len(open_to) < len(places)


def _returned(round: Round, catalogue: Catalogue) -> tuple[ReturnedDossier, ...]:
    stored = {row.dossier: row for row in DossierWork.objects.filter(round=round, state=WorkState.RETURNED)}
    return tuple(
        ReturnedDossier(item.id, item.label, stored[item.id])
        for item in catalogue.dossiers
        if item.id in stored
    )


def blind_history(round: Round) -> AuditEntry | None:
    """When and by whom the blind mode was last turned on or off; None when it never was."""
    changes = AuditEntry.objects.filter(round_id=round.pk, action__in=["ronde.blind_aan", "ronde.blind_uit"])
    return changes.order_by("-at", "-id").first()
