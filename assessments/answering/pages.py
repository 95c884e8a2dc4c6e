"""The round as its pages show it: progress per dossier, the next open question, search. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assessments.catalogue.laws import laws_of
from assessments.catalogue.spec import Catalogue, Dossier
from assessments.constants import TaskKind
from assessments.scoring.progress import PartProgress, Progress, Question

SHOW_OPEN, SHOW_UNKNOWN = "open", "weet-niet"
FILTERS: frozenset[str] = frozenset({SHOW_OPEN, SHOW_UNKNOWN})


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier with its counts; `state` is one of buiten, leeg, bezig, klaar."""

    dossier: Dossier
    tasks: PartProgress
    statements: PartProgress
    total: PartProgress
    state: str

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


def build_dossier_lines(
    catalogue: Catalogue, progress: Progress, touched: Collection[str] = ()
) -> tuple[DomainLines, ...]:
    """All dossiers per domain. `touched` holds the ids of questions with something stored."""
    lines = []
    for domain in catalogue.domains:
        dossiers = tuple(
            build_dossier_line(dossier, progress, touched)
            for dossier in catalogue.dossiers
            if dossier.domain == domain.id
        )
        lines.append(DomainLines(domain.id, domain.label, dossiers))
    return tuple(lines)


def build_dossier_line(dossier: Dossier, progress: Progress, touched: Collection[str] = ()) -> DossierLine:
    """One dossier with its counts and its state."""
    counts = progress.of(dossier.id)
    if not counts.total.total:
        state = "buiten"
    elif counts.total.complete:
        state = "klaar"
    elif counts.total.done or any(question.id in touched for question in counts.total.questions):
        state = "bezig"
    else:
        state = "leeg"
    return DossierLine(dossier, counts.tasks, counts.statements, counts.total, state)


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


def find_next_open(catalogue: Catalogue, progress: Progress, after: str = "") -> Question | None:
    """The first open question after `after` (an id), from the start again at the end; None when all are done.

    After a dwars statement the search stays in dwars, which is optional and never comes up by itself.
    """
    if any(question.id == after for question in progress.cross.questions):
        ordered = list(progress.cross.questions)
    else:
        ordered = _in_order(catalogue, progress.total.questions)
    start = next((index for index, question in enumerate(ordered, 1) if question.id == after), 0)
    turned = ordered[start:] + ordered[:start]
    return next((question for question in turned if not question.done), None)


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
