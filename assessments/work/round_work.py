"""The work of a round as the page Werkverdeling shows it: per dossier, per person. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assessments.accounts.access import MAY_ANSWER
from assessments.answering.ownership import is_assigned
from assessments.catalogue.questions import QuestionSpec, question_of, questions_of
from assessments.catalogue.spec import Dossier
from assessments.models import Assignment, DossierWork, Membership
from assessments.scoring.progress import PartProgress, Question
from assessments.text import same_function
from assessments.work.assigning import source_of
from assessments.work.deadlines import Due, due_of
from assessments.work.queries import RoundWork, access_of
from assessments.work.steps import AGREED, READY, RETURNED
from assessments.work.wording import CROSS_LABEL

MANY = 30
"""Search results that the page shows at most."""


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One assignment; `nobody` when no member of the team has the function."""

    id: int
    name: str
    what: str  # the question; "" for the whole dossier
    due: Due | None
    note: str
    nobody: bool


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier, or dwars (`dossier` None), with its counts, its state and who has it."""

    key: str  # id, or "samenspel"
    label: str
    dossier: Dossier | None
    part: PartProgress
    has_tasks: bool
    to_confirm: int
    state: str
    state_label: str
    stored: DossierWork | None
    due: Due | None
    own_due: bool
    given: tuple[GivenLine, ...]
    questions: tuple[GivenLine, ...]

    @property
    def is_late(self) -> bool:
        """The deadline has passed and the dossier is not handed in."""
        return self.due is not None and self.due.days < 0 and self.state not in {READY, AGREED}


@dataclass(frozen=True, slots=True)
class DomainLines:
    label: str
    lines: tuple[DossierLine, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody, or a function, with all that was given; `source` names it in the form for handing over."""

    source: str
    name: str
    function: str
    is_function: bool
    nobody: bool
    reads_only: bool
    dossiers: tuple[str, ...]
    questions: int
    open: int
    to_confirm: int
    due: Due | None
    late: int

    @property
    def is_free(self) -> bool:
        """Somebody of the team who may fill in, and has no work yet."""
        return not (self.dossiers or self.questions or self.is_function or self.nobody or self.reads_only)


def domains_of(work: RoundWork, team: Sequence[Membership], today: dt.date) -> tuple[DomainLines, ...]:
    """All dossiers with questions in this round per domain, and dwars at the end when it was given."""
    lines = {name: _line(work, name, team, today) for name in work.dossiers_in_scope()}
    found = [
        DomainLines(
            domain.label,
            tuple(
                lines[item.id]
                for item in work.catalogue.dossiers
                if item.domain == domain.id and item.id in lines
            ),
        )
        for domain in work.catalogue.domains
    ]
    if work.catalogue.cross_statements:
        found.append(DomainLines("Niet verplicht", (_line(work, "", team, today),)))
    return tuple(item for item in found if item.lines)


def shown_domains(domains: Iterable[DomainLines], wanted: str) -> tuple[DomainLines, ...]:
    """Only the dossiers of a filter: a state, "vrij" (given to nobody) or "laat"; another word shows all."""
    tests: dict[str, Callable[[DossierLine], bool]] = {
        "vrij": lambda line: line.dossier is not None and not line.given and line.state != AGREED,
        "laat": lambda line: line.is_late,
        READY: lambda line: line.state == READY,
        RETURNED: lambda line: line.state == RETURNED,
        AGREED: lambda line: line.state == AGREED,
    }
    if wanted not in tests:
        return tuple(domains)
    kept = (
        replace(domain, lines=tuple(line for line in domain.lines if tests[wanted](line)))
        for domain in domains
    )
    return tuple(domain for domain in kept if domain.lines)


def _line(work: RoundWork, dossier: str, team: Sequence[Membership], today: dt.date) -> DossierLine:
    spec = work.catalogue.dossier_by_id.get(dossier)
    part = work.part(dossier)
    row = work.states.get(dossier)
    given = assigned_lines(work, dossier, team, today)
    return DossierLine(
        key=dossier or "samenspel",
        label=spec.label if spec else CROSS_LABEL,
        dossier=spec,
        part=part,
        has_tasks=any(question.kind == "taak" for question in part.questions),
        to_confirm=work.confirm_count(part.questions),
        state=work.state(dossier),
        state_label=work.state_label(dossier),
        stored=row,
        due=due_of(work.first_due(dossier), today),
        own_due=bool(row and row.due) or any(line.due for line in given if not line.what),
        given=tuple(line for line in given if not line.what),
        questions=tuple(line for line in given if line.what),
    )


def assigned_lines(
    work: RoundWork, dossier: str, team: Sequence[Membership], today: dt.date
) -> tuple[GivenLine, ...]:
    """Who has a dossier, or a question of it."""
    return tuple(_given(work, item, team, today) for item in work.assignments if item.dossier == dossier)


def _given(work: RoundWork, item: Assignment, team: Sequence[Membership], today: dt.date) -> GivenLine:
    spec = question_of(work.catalogue, item.subject) if item.subject else None
    return GivenLine(
        item.pk,
        str(item.person or item.assigned_function),
        spec.text if spec else item.subject,
        due_of(item.due, today),
        item.note,
        not any(is_assigned(access_of(member, work.round), member.user_id, item) for member in team),
    )


def people_of(work: RoundWork, team: Sequence[Membership], today: dt.date) -> tuple[PersonLine, ...]:
    """Who has how much: every member that may answer or has work, then functions and people who left."""
    by_source: dict[str, list[Assignment]] = {}
    for item in work.assignments:
        by_source.setdefault(source_of(item), []).append(item)
    lines = []
    for member in team:
        own = by_source.pop(f"persoon:{member.user_id}", [])
        reads_only = member.role not in MAY_ANSWER
        if own or not reads_only:
            line = _person(work, own, today, f"persoon:{member.user_id}", str(member.user), member.function)
            lines.append(replace(line, reads_only=reads_only))
    for source, own in sorted(by_source.items()):
        is_function = own[0].person_id is None
        nobody = not any(
            same_function(member.function, own[0].assigned_function) if is_function else False
            for member in team
        )
        name = str(own[0].person or own[0].assigned_function)
        lines.append(_person(work, own, today, source, name, "", is_function=is_function, nobody=nobody))
    return tuple(lines)


def _person(
    work: RoundWork,
    own: Sequence[Assignment],
    today: dt.date,
    source: str,
    name: str,
    function: str,
    *,
    is_function: bool = False,
    nobody: bool = False,
) -> PersonLine:
    questions: dict[str, Question] = {}
    dates: list[dt.date] = []
    late = 0
    for item in own:
        found = questions_given(work, item)
        questions |= {question.id: question for question in found}
        due = work.due(item.dossier, item)
        if due is not None and not is_finished(work, item, found):
            dates.append(due)
            late += due < today
    whole = [item for item in own if not item.subject]
    return PersonLine(
        source=source,
        name=name,
        function=function,
        is_function=is_function,
        nobody=nobody,
        reads_only=False,
        dossiers=tuple(
            work.catalogue.dossier_by_id[item.dossier].label if item.dossier else CROSS_LABEL
            for item in whole
            if not item.dossier or item.dossier in work.catalogue.dossier_by_id
        ),
        questions=len(own) - len(whole),
        open=sum(not question.done for question in questions.values()),
        to_confirm=work.confirm_count(questions.values()),
        due=due_of(min(dates, default=None), today),
        late=late,
    )


def questions_given(work: RoundWork, item: Assignment) -> tuple[Question, ...]:
    """The questions in scope that an assignment stands for."""
    if item.dossier and item.dossier not in work.catalogue.dossier_by_id:
        return ()
    if not item.subject:
        return work.part(item.dossier).questions
    question = work.question(item.dossier, item.subject)
    return (question,) if question else ()


def is_finished(work: RoundWork, item: Assignment, questions: Sequence[Question]) -> bool:
    """Nothing to do any more: handed in or agreed, or the single question (or dwars) is answered."""
    if item.dossier and work.state(item.dossier) in {READY, AGREED}:
        return True
    if item.subject or not item.dossier:
        return all(question.done for question in questions)
    return False


@dataclass(frozen=True, slots=True)
class Totals:
    """How many dossiers stand where."""

    all: int
    ready: int
    returned: int
    agreed: int
    late: int
    unassigned: int


def totals_of(domains: Iterable[DomainLines]) -> Totals:
    """Count the dossiers, without dwars."""
    lines = [line for domain in domains for line in domain.lines if line.dossier]
    return Totals(
        len(lines),
        sum(line.state == READY for line in lines),
        sum(line.state == RETURNED for line in lines),
        sum(line.state == AGREED for line in lines),
        sum(line.is_late for line in lines),
        sum(not line.given and line.state != AGREED for line in lines),
    )


def find_questions(work: RoundWork, words: str) -> tuple[QuestionSpec, ...]:
    """The questions in scope in which every word occurs: text, id or dossier."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    asked = {item.id for item in (*work.progress.total.questions, *work.progress.cross.questions)}
    found = (
        item
        for item in questions_of(work.catalogue)
        if item.id in asked
        and all(word in f"{item.text} {item.id} {item.dossier_label}".casefold() for word in wanted)
    )
    return tuple(found)[:MANY]
