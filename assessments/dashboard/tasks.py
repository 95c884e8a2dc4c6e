"""Which statutory tasks are in view least, by law and article. Pure: from what was published.

Tasks may be ordered by their share; municipalities never are (method.md 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.catalogue.laws import Law, laws_of
from assessments.catalogue.spec import Catalogue, Task
from assessments.comparison.picture import Mark, TaskShare
from assessments.constants import TaskKind

HALF = 50
CLEARLY_FEWER_THAN_HALF = 11
"""From this many municipalities on the mark "weinig" (in view with five at most) is less than half."""
OWN_SECTION = 3
"""A law with fewer tasks than this stands in the section of all other laws and agreements."""
LEAST = 10
"""How many of the tasks in view least a page begins with."""
BY_SHARE, BY_ARTICLE = "aandeel", "artikel"


@dataclass(frozen=True, slots=True)
class TaskChoice:
    """What a reader wants to see; an empty field leaves nothing out."""

    domain: str = ""
    dossier: str = ""
    kind: str = ""
    law: str = ""
    order: str = BY_SHARE


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task. `municipalities` None: too few took part. `change`: points since the edition before.

    `share` is a percentage in multiples of 5, None with a mark or with too few. `other_laws`: besides `law`.
    """

    id: str
    title: str
    law: Law
    other_laws: tuple[Law, ...]
    dossier: str
    dossier_label: str
    kind: str
    executor: str
    municipalities: int | None
    share: int | None
    mark: Mark
    change: int | None

    @property
    def is_behind(self) -> bool:
        """Whether less than half of the municipalities has the task in view, as far as the figures tell."""
        if self.municipalities is None:
            return False
        if self.mark == "weinig":
            return self.municipalities >= CLEARLY_FEWER_THAN_HALF
        return self.share is not None and self.share < HALF

    @property
    def is_known(self) -> bool:
        return self.municipalities is not None

    @property
    def bar(self) -> int | None:
        """How long its bar is; of a mark only the side is known."""
        return self.share if not self.mark else {"weinig": 0, "bijna_alle": 100}[self.mark]


@dataclass(frozen=True, slots=True)
class LawGroup:
    """The tasks of one law in the choice; `law` None for the section of all other laws and agreements."""

    key: str
    name: str
    link: str | None
    lines: tuple[TaskLine, ...]

    @property
    def behind(self) -> int:
        return sum(line.is_behind for line in self.lines)

    @property
    def unknown(self) -> int:
        return sum(not line.is_known for line in self.lines)

    @property
    def lowest(self) -> int | None:
        """The lowest share that is shown; None without one."""
        return min((line.share for line in self.lines if line.share is not None), default=None)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """The groups of the choice with its counts; `total` counts every task of the edition."""

    groups: tuple[LawGroup, ...]
    total: int

    @property
    def lines(self) -> tuple[TaskLine, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def behind(self) -> int:
        return sum(group.behind for group in self.groups)

    @property
    def duties(self) -> int:
        return sum(line.kind == TaskKind.DUTY for line in self.lines)

    @property
    def duties_behind(self) -> int:
        return sum(line.kind == TaskKind.DUTY and line.is_behind for line in self.lines)

    @property
    def known(self) -> int:
        return sum(line.is_known for line in self.lines)

    @property
    def unknown(self) -> int:
        return len(self.lines) - self.known

    @property
    def least(self) -> tuple[TaskLine, ...]:
        """The tasks that are in view least, whatever their law; none when the choice is short itself."""
        if len(self.lines) < 2 * LEAST:
            return ()
        known = (line for line in self.lines if line.is_known)
        return tuple(sorted(known, key=lambda line: line.bar or 0)[:LEAST])


def laws_in(catalogue: Catalogue) -> tuple[str, ...]:
    """The laws and agreements of all tasks, those of most tasks first, then by name."""
    counted: dict[str, int] = {}
    for task in catalogue.tasks:
        for name in {law.name for law in laws_of(task)}:
            counted[name] = counted.get(name, 0) + 1
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def comparable_tasks(catalogue: Catalogue, earlier: Catalogue) -> dict[str, str]:
    """From the id of a task to its id in an earlier edition, where both ask the same (method.md 10).

    By was-wordt when the one follows the other; else only tasks with the same id and the same text.
    """
    if catalogue.previous_edition == earlier.edition:
        return {change.new[0]: change.old[0] for change in catalogue.changes if change.comparable}
    before = earlier.task_by_id
    return {
        task.id: task.id
        for task in catalogue.tasks
        if task.id in before and _asked(task) == _asked(before[task.id])
    }


def build_task_page(
    catalogue: Catalogue,
    shares: Mapping[str, TaskShare],
    choice: TaskChoice,
    before: Mapping[str, TaskShare] | None = None,
) -> TaskPage:
    """The tasks of the choice by law. `before`: the shares of the edition before, by the ids of this one."""
    wanted = [task for task in catalogue.tasks if _is_chosen(task, choice, catalogue)]
    lines = [_line(task, catalogue, shares, before or {}, choice.law) for task in wanted]
    by_law: dict[str, list[TaskLine]] = {}
    for line in lines:
        by_law.setdefault(line.law.name, []).append(line)
    own = sorted(
        (name for name, found in by_law.items() if len(found) >= OWN_SECTION or name == choice.law),
        key=lambda name: (-len(by_law[name]), name),
    )
    groups = [
        LawGroup(
            f"wet-{number}", name, by_law[name][0].law.link, _ordered(by_law[name], catalogue, choice.order)
        )
        for number, name in enumerate(own, start=1)
    ]
    rest = [line for line in lines if line.law.name not in own]
    if rest:
        groups.append(LawGroup("wet-overig", "", None, _ordered(rest, catalogue, choice.order)))
    return TaskPage(tuple(groups), len(catalogue.tasks))


def _asked(task: Task) -> tuple[str, str, str]:
    return task.title, task.description, task.kind


def _is_chosen(task: Task, choice: TaskChoice, catalogue: Catalogue) -> bool:
    return (
        choice.domain in ("", catalogue.dossier_by_id[task.dossier].domain)
        and choice.dossier in ("", task.dossier)
        and choice.kind in ("", task.kind)
        and (not choice.law or any(law.name == choice.law for law in laws_of(task)))
    )


def _line(
    task: Task,
    catalogue: Catalogue,
    shares: Mapping[str, TaskShare],
    before: Mapping[str, TaskShare],
    wanted_law: str,
) -> TaskLine:
    """A task stands once: at the law that was asked for, else at the first law of its legal basis."""
    laws = laws_of(task)
    main = next((law for law in laws if law.name == wanted_law), laws[0])
    found = shares.get(task.id)
    return TaskLine(
        id=task.id,
        title=task.title,
        law=main,
        other_laws=tuple(law for law in laws if law is not main),
        dossier=task.dossier,
        dossier_label=catalogue.dossier_by_id[task.dossier].label,
        kind=task.kind,
        executor=task.usual_executor,
        municipalities=found.municipalities if found else None,
        share=found.share if found else None,
        mark=found.mark if found else "",
        change=_change(found, before.get(task.id)),
    )


def _change(now: TaskShare | None, before: TaskShare | None) -> int | None:
    """Points since the edition before; None when one of both shares is not shown."""
    if now is None or before is None or now.share is None or before.share is None:
        return None
    return now.share - before.share


def _ordered(lines: Iterable[TaskLine], catalogue: Catalogue, order: str) -> tuple[TaskLine, ...]:
    """The lowest share first, what is not known last; or as the articles of the law follow each other."""
    place = {task.id: number for number, task in enumerate(catalogue.tasks)}
    if order == BY_ARTICLE:
        return tuple(
            sorted(lines, key=lambda line: (line.law.name, _numbers(line.law.articles), place[line.id]))
        )
    return tuple(sorted(lines, key=lambda line: (not line.is_known, line.bar or 0, place[line.id])))


def _numbers(articles: str) -> tuple[tuple[int, str], ...]:
    """The first article as numbers and letters, so that 5.9 stands before 5.10; without a number last."""
    first = re.search(r"\d[\w.:]*", articles)
    if first is None:
        return ((10**6, articles),)
    parts = re.findall(r"(\d+)([^\d.:]*)", first[0])
    return tuple((int(digits), letters) for digits, letters in parts)
