"""What the people of one invented round did and when, for the trail and the burden. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.scoring.answers_rows import AnswersFile
from assessments.simulation.plan import PlannedRound
from assessments.simulation.world import World

MOST_ACTS = 36


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who of the team (0 is the coordinator), when, what, and at which question."""

    person: int
    at: dt.datetime
    action: str
    subject: str


def acts_of(world: World, planned: PlannedRound, file: AnswersFile) -> list[Act]:
    """The start, a sample of the saved answers in sittings of an hour or two, and the end if there is one."""
    dice = world.dice("werk", planned.place.code, planned.edition.name)
    until = planned.finished or planned.started + dt.timedelta(days=dice.uniform(3, 20))
    found = [Act(0, planned.started, "ronde.gestart", "")]
    for person, part in enumerate(_shared_out(_questions(file), planned.people, dice.randint(15, MOST_ACTS))):
        if not part:
            continue
        sitting = 1 + len(part) // 5
        starts = sorted(planned.started + (until - planned.started) * dice.random() for _ in range(sitting))
        for number, (action, subject) in enumerate(part):
            begin = starts[number * sitting // len(part)]
            at = begin + dt.timedelta(minutes=dice.uniform(2, 95))
            found.append(Act(person, min(at, until - dt.timedelta(minutes=5)), action, subject))
    found.sort(key=lambda act: act.at)
    if planned.finished is not None:
        found.append(Act(0, planned.finished, "ronde.definitief", ""))
    return found


def _questions(file: AnswersFile) -> list[tuple[str, str]]:
    tasks = [("taak.opgeslagen", row.id) for row in file.tasks]
    return tasks + [("antwoord.opgeslagen", row.id) for row in file.statements]


def _shared_out(
    questions: Sequence[tuple[str, str]], people: int, number: int
) -> list[list[tuple[str, str]]]:
    """About `number` questions spread over the list, in one stretch per person."""
    every = max(1, len(questions) // number)
    some = list(questions[::every])
    size = -(-len(some) // people) if some else 1
    return [some[start * size : (start + 1) * size] for start in range(people)]
