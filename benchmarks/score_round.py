"""How long a whole volledig round takes to score. Run by hand: `python benchmarks/score_round.py`.

Scores random rounds over the real catalogue (120 statements per role, 153 tasks, 11 risks, 28 measures) and
prints the median and the worst time in milliseconds. The budget is 50 ms. Processor time stands beside the
clock: on a machine that is busy with other work the clock says more about that work.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assessments.scoring.engine import score_round
from assessments.scoring.result_file import result_of
from tests.scoring.build import real_model
from tests.scoring.random_rounds import random_round

ROUNDS = 10
REPEATS = 30
BUDGET = 50.0


def milliseconds() -> dict[str, list[float]]:
    """Times of scoring, by the clock and by the processor, and of making the result file."""
    model = real_model()
    times: dict[str, list[float]] = {"score_round": [], "score_round, processor": [], "result_of": []}
    for seed in range(ROUNDS):
        answers = random_round(model, seed=seed, definitive=seed % 2 == 0)
        for _ in range(REPEATS):
            start, busy = time.perf_counter(), time.process_time()
            card = score_round(model, answers)
            middle = time.perf_counter()
            times["score_round"].append(1000 * (middle - start))
            times["score_round, processor"].append(1000 * (time.process_time() - busy))
            result_of(card)
            times["result_of"].append(1000 * (time.perf_counter() - middle))
    return times


def main() -> int:
    """Print the figures; 1 when the median of scoring is over the budget."""
    times = milliseconds()
    for name, values in times.items():
        print(f"{name}: median {statistics.median(values):.1f} ms, worst {max(values):.1f} ms")
    print(f"budget: {BUDGET:.0f} ms")
    return int(statistics.median(times["score_round"]) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
