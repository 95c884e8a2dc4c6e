"""Measure what lies below the pages: scoring a round, making the report, the weight of a first visit."""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.update(APK_DEV="1", APK_COLLECTED="1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django

django.setup()

from django.core.management import call_command
from django.test import Client

from assessments.answering.files import checked_answers
from assessments.catalogue.files import content_of
from assessments.catalogue.loader import catalogue_from, load_catalogue
from assessments.constants import RoundStatus
from assessments.models import Round
from assessments.scoring.answers_file import answers_of
from assessments.scoring.engine import score_round
from assessments.scoring.types import RoundAnswers, ScoringModel
from assessments.scoring.what_if import Trial, effects_of, tried_answers


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """How long `work` took, each time."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return took


def measure_scoring() -> None:
    """Read the edition, then score the fullest answers file of the demo."""
    folder = PROJECT / "fixtures" / "catalogue" / "2026"
    took = milliseconds(lambda: load_catalogue(folder), 3)
    print(f"read and check the edition: {statistics.median(took):.0f} ms")
    catalogue = load_catalogue(folder)
    content = content_of(folder)
    took = milliseconds(lambda: catalogue_from(content), 5)
    print(f"build a stored edition: {statistics.median(took):.0f} ms")
    files = [json.loads(path.read_text()) for path in (PROJECT / "fixtures" / "demo").glob("GM*.json")]
    rounds = [answers_of(checked_answers(data, catalogue)) for data in files]
    fullest = max(rounds, key=lambda answers: len(answers.statements))
    took = milliseconds(lambda: score_round(catalogue.scoring_model, fullest), 30)
    print(
        f"score a round ({len(fullest.statements)} answers): "
        f"{statistics.median(took):.1f} ms, max {max(took):.1f} ms"
    )
    measure_trial(catalogue.scoring_model, fullest)


def measure_trial(model: ScoringModel, answers: RoundAnswers) -> None:
    """What the page "Wat als" works out each time that somebody tries something."""
    card, risks = score_round(model, answers), [risk.id for risk in model.risks]
    trial = Trial(measures=frozenset({"G1", "G3"}))

    def recalculate() -> None:
        score_round(model, tried_answers(model, answers, card, trial))
        effects_of(model, answers, risks[:3])

    took = milliseconds(recalculate, 30)
    print(
        f"try two measures and rank the statements: {statistics.median(took):.1f} ms, max {max(took):.1f} ms"
    )


def measure_report() -> None:
    """The report of the demo's definitive round: in a process of its own, and then again in this one."""
    code = Round.objects.filter(status=RoundStatus.DEFINITIVE, municipality__is_fictional=True).values_list(
        "municipality_id", flat=True
    )[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        command = [sys.executable, "manage.py", "render_report", code, "--output", str(path)]
        (cold,) = milliseconds(
            lambda: subprocess.run(command, cwd=PROJECT, check=True, capture_output=True), 1
        )

        def render() -> None:
            with open(os.devnull, "w") as silent:
                call_command("render_report", code, "--output", str(path), stdout=silent)

        render()
        warm = statistics.median(milliseconds(render, 3))
        told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
        pages = int(told.split("Pages:")[1].split()[0])
        size = path.stat().st_size / 1024
    print(
        f"report of {code}: {pages} pages, {size:.0f} KB, cold {cold / 1000:.1f} s, "
        f"warm {warm / 1000:.1f} s = {warm / pages:.0f} ms a page"
    )


def measure_first_visit() -> None:
    """The sign-in page and every file that it links to, compressed as a browser asks for; fonts apart."""
    client = Client(headers={"host": "localhost", "accept-encoding": "br, gzip"})
    page = client.get("/inloggen/").content.decode()
    sizes = {"page": len(client.get("/inloggen/").content)}
    for address in sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))):
        response = client.get(address)
        sizes[address] = len(b"".join(response)) if response.streaming else len(response.content)
    fonts = {name: size for name, size in sizes.items() if name.endswith(".woff2")}
    rest = sum(sizes.values()) - sum(fonts.values())
    print(f"first visit: {rest / 1024:.1f} KB without fonts, {len(sizes)} files")
    for name, size in sizes.items():
        print(f"    {size / 1024:6.1f} KB  {name}")


if __name__ == "__main__":
    measure_scoring()
    measure_first_visit()
    measure_report()
