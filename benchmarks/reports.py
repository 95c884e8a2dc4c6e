"""How fast are reports? One report warm, page by page, and the VNG evening: 342 reports in a row.

Run by hand: `python benchmarks/reports.py [--count 342] [--processes 2] [--step 20]`. The rounds of the
evening are drawn from a seed and live in memory; each goes through the same rendering as in the worker.
"""

import argparse
import datetime as dt
import gc
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.update(APK_DEV="1", APK_COLLECTED="1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django

django.setup()

from assessments.catalogue.queries import catalogue_by_id
from assessments.models import Municipality, Round
from assessments.report.document import build_report
from assessments.report.pdf import Attached
from assessments.report.queries import Outcome, outcome_for
from assessments.report.rendering import Material, build_material, facts_of, render_report
from assessments.report.sources import Sources
from assessments.scoring.answers_file import answers_of, dump_answers
from assessments.scoring.engine import score_round
from assessments.scoring.result_file import dump_result
from tests.report.build import catalogue
from tests.words.texts import simulated

EVENING = 342  # all municipalities of the Netherlands
STEP = 20  # reports between two looks at the memory, unless asked otherwise
BUDGET = 150.0  # milliseconds a page, warm
FIRST_SEED = 1000
DAY = dt.date(2026, 11, 12)
SETTLED = 3  # looks at the memory before the slope counts: caches fill in the first reports


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def material_of(seed: int) -> Material:
    """A definitive round of an invented municipality, drawn from a seed, as the worker would have it.

    One in three is of the whole, the others of the core: the advice is the core each year (method 12).
    """
    edition = catalogue()
    code = f"GM{9000 + seed % 900:04d}"
    scope = "basis" if seed % 3 else "volledig"
    answers = replace(simulated(seed, scope=scope), municipality=code)
    card = score_round(edition.scoring_model, answers_of(answers))
    round = Round(
        municipality=Municipality(code=code, name=f"Proef {seed}"),
        scope=scope,
        status="definitief",
        definitive_function="Gemeentesecretaris",
    )
    outcome = Outcome(answers, card, DAY, f"{seed:064x}")
    facts = facts_of(round, edition, Sources(outcome))
    stem = f"{code}-{edition.edition}"
    return Material(
        document=build_report(facts),
        outcome=outcome,
        form="rapport",
        attachments=(
            Attached(f"apk-antwoorden-{stem}.json", dump_answers(answers), "De antwoorden", "Source"),
            Attached(f"apk-uitslag-{stem}.json", dump_result(card), "De uitslag", "Data"),
        ),
        content_key=f"{seed:064x}",
        facts=facts,
    )


def evening(first: int, count: int, step: int = STEP) -> tuple[int, float, list[float]]:
    """Make `count` reports in a row; gives the pages, the seconds and the memory (MB) at every step."""
    render_report(material_of(first))
    pages, memory, began = 0, [resident()], time.perf_counter()
    for number in range(1, count + 1):
        pages += render_report(material_of(first + number)).pages
        if number % step == 0:
            memory.append(resident())
            seconds = time.perf_counter() - began
            print(f"  {number:>4} reports {seconds:>7.1f} s  {memory[-1]:>6.0f} MB", flush=True)
    return pages, time.perf_counter() - began, memory


def slope_of(memory: list[float], step: int) -> float:
    """MB that the memory grows for each report, by least squares over the looks after the first few."""
    looks = memory[SETTLED:] if len(memory) > SETTLED + 1 else memory[1:]
    if len(looks) < 2:
        return 0.0
    slope, _ = statistics.linear_regression([step * place for place in range(len(looks))], looks)
    return slope


def measure_evening(count: int, step: int) -> None:
    """One worker process."""
    print(f"the VNG evening, {count} reports, one process ({resident():.0f} MB before the first)")
    busy = time.process_time()
    pages, seconds, memory = evening(FIRST_SEED, count, step)
    busy = time.process_time() - busy
    print(
        f"  {60 * count / seconds:.1f} reports a minute, {pages / seconds:.1f} pages a second, "
        f"{pages / count:.0f} pages a report, {1000 * seconds / pages:.0f} ms a page "
        f"(processor {1000 * busy / pages:.0f} ms)"
    )
    print(
        f"  memory {memory[0]:.0f} MB after the first, {max(memory):.0f} MB at most, "
        f"{slope_of(memory, step):+.3f} MB a report, {len(gc.get_objects())} objects"
    )


def measure_processes(count: int, processes: int, step: int) -> None:
    """The same number of reports divided over worker processes of their own."""
    began = time.perf_counter()
    share = -(-count // processes)
    starts = [FIRST_SEED + share * number for number in range(processes)]
    counts = [min(share, count - share * number) for number in range(processes)]
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        done = list(pool.map(evening, starts, counts, [step] * processes))
    seconds, pages = time.perf_counter() - began, sum(part[0] for part in done)
    slowest = max(part[1] for part in done)
    print(
        f"{processes} processes, {count} reports: {60 * count / slowest:.1f} reports a minute, "
        f"{pages / slowest:.1f} pages a second ({seconds:.0f} s with starting), "
        f"memory {', '.join(_remembered(part[2], step) for part in done)}"
    )


def _remembered(memory: list[float], step: int) -> str:
    return f"{max(memory):.0f} MB ({slope_of(memory, step):+.3f} a report)"


def measure_one(code: str, times: int = 5) -> None:
    """The report of one municipality of the demo, warm, from its rows in the database."""
    found = (
        Round.objects.filter(municipality_id=code)
        .select_related("municipality", "edition")
        .defer("edition__content")
        .latest("created_at")
    )
    edition = catalogue_by_id(found.edition_id)

    def make() -> tuple[float, float, int]:
        began, busy = time.perf_counter(), time.process_time()
        pdf = render_report(build_material(found, edition, outcome_for(found, edition)))
        return time.perf_counter() - began, time.process_time() - busy, pdf.pages

    make()
    took = [make() for _ in range(times)]
    pages = took[0][2]
    clock, busy = (statistics.median(part[index] for part in took) * 1000 for index in (0, 1))
    print(
        f"report of {code}, warm: {pages} pages, {clock / 1000:.1f} s = {clock / pages:.0f} ms a page "
        f"(processor {busy / pages:.0f} ms; budget {BUDGET:.0f} ms)"
    )


def versions() -> str:
    """What the figures hang on."""
    names = subprocess.run(["nproc"], check=True, capture_output=True, text=True).stdout.strip()
    from weasyprint import __version__

    return f"Python {sys.version.split()[0]}, WeasyPrint {__version__}, {names} processors"


def main() -> None:
    """Everything, or what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=EVENING, help="how many reports in a row")
    parser.add_argument("--processes", type=int, nargs="*", default=[2], help="also with so many processes")
    parser.add_argument("--alone", type=int, help="so many in one process, when fewer than --count")
    parser.add_argument("--step", type=int, default=STEP, help="reports between two looks at the memory")
    parser.add_argument("--code", default="GM9001", help="the municipality of the single report")
    options = parser.parse_args()
    print(versions())
    measure_one(options.code)
    measure_evening(options.alone or options.count, options.step)
    for processes in options.processes:
        measure_processes(options.count, processes, options.step)


if __name__ == "__main__":
    main()
