"""The round as its pages show it: progress per dossier, the next open question, search. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assessments.catalogue.laws import laws_of
from assessments.catalogue.spec import Catalogue, Dossier
from assessments.constants import TaskKind, WorkState
from assessments.models import DossierWork
from assessments.scoring.progress import PartProgress, Progress, Question

SHOW_OPEN, SHOW_UNKNOWN, SHOW_TO_CONFIRM = "open", "weet-niet", "bevestigen"
FILTERS: frozenset[str] = frozenset({SHOW_OPEN, SHOW_UNKNOWN, SHOW_TO_CONFIRM})


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier with its counts; `state` is one of buiten, leeg, bezig, klaar.

    `work` is how far the team says it is (method.md 12), which is something else than how much is filled in.
    """

    dossier: Dossier
    tasks: PartProgress
    statements: PartProgress
    total: PartProgress
    state: str
    work: WorkState = WorkState.TO_DO

    @property
    def id(self) -> str:
        return self.dossier.id

    @property
    def label(self) -> str:
        return self.dossier.label


@dataclass(frozen=True, slots=True)
class DomainLines:
    """The dossiers of one domain; breadcrumbs link to its id on the page of the round."""

    id: str
    label: str
    dossiers: tuple[DossierLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands: its kind, its text and its page."""

    kind: str  # taak, stelling, dwars
    id: str
    text: str
    dossier: str  # id, "" for dwars
    dossier_label: str
    done: bool
    unknown: bool
    detail: str = ""


def work_state(work: DossierWork | None, touched: bool) -> WorkState:
    """The state of a dossier as people see it: te doen becomes mee bezig once something is stored."""
    state = WorkState(work.state) if work else WorkState.TO_DO
    return WorkState.BUSY if state == WorkState.TO_DO and touched else state


def build_dossier_lines(
    catalogue: Catalogue,
    progress: Progress,
    touched: Collection[str] = (),
    work: Mapping[str, DossierWork] | None = None,
) -> tuple[DomainLines, ...]:
    """All dossiers per domain. `touched` holds the ids of questions with something stored."""
    lines = []
    for domain in catalogue.domains:
        dossiers = tuple(
            build_dossier_line(dossier, progress, touched, (work or {}).get(dossier.id))
            for dossier in catalogue.dossiers
            if dossier.domain == domain.id
        )
        lines.append(DomainLines(domain.id, domain.label, dossiers))
    return tuple(lines)


def build_dossier_line(
    dossier: Dossier, progress: Progress, touched: Collection[str] = (), work: DossierWork | None = None
) -> DossierLine:
    """One dossier with its counts and its state."""
    counts = progress.of(dossier.id)
    stored = bool(counts.total.done) or any(question.id in touched for question in counts.total.questions)
    if not counts.total.total:
        state = "buiten"
    elif counts.total.complete:
        state = "klaar"
    elif stored:
        state = "bezig"
    else:
        state = "leeg"
    return DossierLine(
        dossier, counts.tasks, counts.statements, counts.total, state, work_state(work, stored)
    )


def place_of(catalogue: Catalogue, question: Question) -> Place:
    """A question with its text and its page."""
    detail = ""
    if question.kind == "taak":
        task = catalogue.task_by_id[question.id]
        text = task.title
        detail = "; ".join(law.text for law in laws_of(task))
    elif question.kind == "stelling":
        text = catalogue.statement_by_id[question.id].text
    else:
        text = catalogue.cross_statement_by_id[question.id].text
    dossier = catalogue.dossier_by_id[question.dossier] if question.dossier else None
    return Place(
        question.kind,
        question.id,
        text,
        dossier.id if dossier else "",
        dossier.label if dossier else "Samenspel beleid en uitvoering",
        question.done,
        question.unknown,
        detail,
    )


def _in_order(catalogue: Catalogue, questions: Iterable[Question]) -> list[Question]:
    """Core first, then per dossier in the order of its pages: tasks (duties first), then statements."""
    rank = {dossier.id: index for index, dossier in enumerate(catalogue.dossiers)}
    kinds = {kind: index for index, kind in enumerate(TaskKind.values)}

    def key(question: Question) -> tuple[bool, int, bool, int]:
        if question.kind == "taak":
            task = catalogue.task_by_id[question.id]
            return not task.core, rank[task.dossier], False, kinds[task.kind]
        statement = catalogue.statement_by_id[question.id]
        return not statement.core, rank[statement.dossier], True, 0

    return sorted(questions, key=key)


def keeps(show: str, *, done: bool, unknown: bool, to_confirm: bool) -> bool:
    """Whether a filter (one of FILTERS, or "") leaves a question with this state on the page."""
    if show == SHOW_UNKNOWN:
        return unknown
    if show == SHOW_TO_CONFIRM:
        return to_confirm
    return not (show == SHOW_OPEN and done)


def find_next_open(
    catalogue: Catalogue, progress: Progress, after: str = "", skip: Collection[str] = ()
) -> Question | None:
    """The first open question after `after` (an id), from the start again at the end; None when all are done.

    `skip` are the questions that this person cannot answer. After a dwars statement the search stays in
    dwars, which is optional and never comes up by itself.
    """
    if any(question.id == after for question in progress.cross.questions):
        ordered = list(progress.cross.questions)
    else:
        ordered = _in_order(catalogue, progress.total.questions)
    start = next((index for index, question in enumerate(ordered, 1) if question.id == after), 0)
    turned = ordered[start:] + ordered[:start]
    return next((question for question in turned if not question.done and question.id not in skip), None)


def find_places(catalogue: Catalogue, progress: Progress, words: str) -> tuple[Place, ...]:
    """The questions of this round in which every word occurs: title, law, article, statement or id."""
    wanted = words.lower().split()
    if not wanted:
        return ()
    places = (
        place_of(catalogue, question) for question in (*progress.total.questions, *progress.cross.questions)
    )
    return tuple(
        place
        for place in places
        if all(word in f"{place.text} {place.detail} {place.id}".lower() for word in wanted)
    )


def places_in_the_way(catalogue: Catalogue, progress: Progress) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Per dossier the questions that definitive still needs (method.md 3)."""
    return tuple(
        (
            catalogue.dossier_by_id[item.dossier].label,
            tuple(place_of(catalogue, question) for question in item.total.questions if question.required),
        )
        for item in progress.dossiers
        if item.total.required_open
    )
