"""How long a whole volledig round takes to score. Run by hand: `python benchmarks/score_round.py`.

Scores random rounds over the real catalogue (120 statements per role, 153 tasks, 11 risks, 28 measures) and
prints the median and the worst time in milliseconds. The budget is 50 ms.
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


def milliseconds() -> tuple[list[float], list[float]]:
    """Times of scoring alone, and of making the result file from the card."""
    model = real_model()
    scoring, writing = [], []
    for seed in range(ROUNDS):
        answers = random_round(model, seed=seed, definitive=seed % 2 == 0)
        for _ in range(REPEATS):
            start = time.perf_counter()
            card = score_round(model, answers)
            middle = time.perf_counter()
            result_of(card)
            scoring.append(1000 * (middle - start))
            writing.append(1000 * (time.perf_counter() - middle))
    return scoring, writing


def main() -> int:
    """Print the figures; 1 when the median is over the budget."""
    scoring, writing = milliseconds()
    median = statistics.median(scoring)
    print(f"score_round: median {median:.1f} ms, worst {max(scoring):.1f} ms, budget {BUDGET:.0f} ms")
    print(f"result_of:   median {statistics.median(writing):.1f} ms, worst {max(writing):.1f} ms")
    return int(median > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
