"""Making many rounds: in this process, or over a few processes when there are enough of them. Pure."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from assessments.simulation.answers import Questions
from assessments.simulation.freezing import MadeRound, make_round
from assessments.simulation.plan import PlannedRound
from assessments.simulation.world import Character, character_of

PROCESSES = 2
ENOUGH = 150
"""Fewer rounds are made sooner in this process than other processes have started."""

Make = Callable[[Sequence[PlannedRound]], Iterator[MadeRound]]


class Maker:
    """Makes rounds one by one; keeps the character of a municipality, the same for every edition."""

    def __init__(self, questions: Mapping[str, Questions]) -> None:
        self._questions = questions  # per edition
        self._characters: dict[str, Character] = {}

    def __call__(self, planned: PlannedRound) -> MadeRound:
        questions, code = self._questions[planned.edition.name], planned.place.code
        if code not in self._characters:
            self._characters[code] = character_of(
                questions.world, planned.place, questions.domain_of, questions.ids
            )
        return make_round(questions, planned, self._characters[code])


@contextmanager
def making(questions: Mapping[str, Questions], number: int) -> Iterator[Make]:
    """What makes rounds, in the order that they are asked; the same rounds however many processes there are.

    The other processes start afresh (spawn), so they never hold a connection to the database.
    """
    if number < ENOUGH:
        maker = Maker(questions)
        yield lambda plans: map(maker, plans)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context, _start, (questions,)) as pool:
        yield lambda plans: pool.map(_make, plans, chunksize=8)


_maker: list[Maker] = []  # of another process: one, put there when it starts


def _start(questions: Mapping[str, Questions]) -> None:
    _maker.append(Maker(questions))


def _make(planned: PlannedRound) -> MadeRound:
    return _maker[0](planned)
