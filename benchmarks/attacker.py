"""What the attacker learns of a whole country. Run by hand: `python -m benchmarks.attacker`.

A seeded country of 342 municipalities is published five times over, with municipalities that join, leave,
change their round or share by name. The attacker of the tests reads it as everybody, as VNG and as some
municipalities; printed are the groups, publications and attempts, whom it could isolate, and the narrowest
interval for one value.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser

from assessments.comparison.figures import POINT
from tests.comparison.attacker import EVERYBODY, VNG, attack
from tests.comparison.country import MEASURES, simulated


def main() -> None:
    """Build the country, attack it, print what came out."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--gemeenten", type=int, default=342)
    parser.add_argument("--publicaties", type=int, default=5)
    parser.add_argument("--lezers", type=int, default=3, help="municipalities that attack")
    parser.add_argument("--doelen", type=int, default=60, help="witnesses looked for, per reader and measure")
    chosen = parser.parse_args()
    began = time.perf_counter()
    country = simulated(2026, chosen.gemeenten, chosen.publicaties, provinces=12, by_name=0.2)
    groups = sum(len(one) for one in country.publications)
    figures = sum(len(group.per_measure) for one in country.publications for group in one.values())
    print(
        f"{len(country.publications)} publications, {groups} groups, {figures} figures shown, "
        f"made in {time.perf_counter() - began:.1f} s"
    )
    attempts, isolated, without, narrowest = 0, 0, 0, 100 * POINT
    for reader in (EVERYBODY, VNG, *(town.code for town in country.days[0][: chosen.lezers])):
        for measure in MEASURES:
            found = attack(country, reader, measure, targets=chosen.doelen)
            attempts += found.attempts
            isolated += len(found.isolated)
            without += len(found.no_witness)
            narrowest = min(narrowest, found.narrowest)
            print(f"  {reader:9} {measure:32} attempts {found.attempts:8}")
    print(
        f"attempts {attempts}, isolated sets {isolated}, targets without a witness {without}, "
        f"narrowest interval {narrowest / POINT:.1f} points, {time.perf_counter() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
