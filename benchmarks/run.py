"""Measure the application on the demo; see README.md in this folder. Prints one line for each measurement."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
PORT = 8765
os.environ.update(APK_DEV="1", APK_COLLECTED="1", APK_DB_POOL="4", APK_URL=f"http://localhost:{PORT}")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.constants import RoundStatus, TeamRole
from assessments.models import Round, User
from benchmarks.visitor import Visitor, forms_of

SECONDS_UNDER_LOAD = 15
QUESTIONNAIRE = ("ronde", "taken van een dossier", "stellingen van een dossier", "samenspel")
VISITORS = 8


def percentile(values: list[float], part: float) -> float:
    """The value below which `part` (0-1) of the values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def line(what: str, took: list[float], extra: str = "") -> None:
    """One measurement: the median and the 95th percentile, in milliseconds."""
    print(
        f"{what:<44}{statistics.median(took):>8.1f} ms {percentile(took, 0.95):>8.1f} ms p95  {extra}",
        flush=True,
    )


def demo_round(status: RoundStatus) -> Round:
    """The fullest round of the demo with this status."""
    rounds = Round.objects.filter(municipality__is_fictional=True, status=status)
    return max(rounds, key=lambda found: found.answers.count())


def coordinator_of(found: Round) -> User:
    return User.objects.filter(
        memberships__municipality=found.municipality, memberships__role=TeamRole.COORDINATOR
    ).earliest("pk")


def signed_in(person: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client


def cookies_of(client: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in client.cookies.items()}


@contextmanager
def server() -> Iterator[int]:
    """The same gunicorn as bin/start, on a port of its own; gives its process id."""
    command = [".venv/bin/gunicorn", "apk.wsgi:application", "--bind", f"127.0.0.1:{PORT}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"]
    command += ["--log-level", "warning"]
    process = subprocess.Popen(command, cwd=PROJECT)
    try:
        for _ in range(150):
            try:
                Visitor(PORT, {}).get("/gezondheid/")
                break
            except OSError:
                time.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def pages_of(busy: Round, finished: Round) -> dict[str, str]:
    """Name and path of each page that is measured."""
    edition = busy.edition.name
    return {
        "gemeente": reverse("municipality", args=[busy.municipality_id]),
        "ronde": reverse("round", args=[busy.pk]),
        "taken van een dossier": reverse("round-tasks", args=[busy.pk, "vth"]),
        "stellingen van een dossier": reverse("round-statements", args=[busy.pk, "vth"]),
        "samenspel": reverse("round-cross", args=[busy.pk]),
        "resultaten, voorlopig": reverse("results", args=[busy.pk]),
        "resultaten, definitief": reverse("results", args=[finished.pk]),
        "waarom een risico": reverse("why", args=[finished.pk, "risico", "R-MM-2"]),
        "rapport op het scherm": reverse("report", args=[finished.pk]),
        "catalogus": reverse("catalogue-edition", args=[edition]),
        "catalogus, een dossier": reverse("catalogue-dossier", args=[edition, "vth"]),
    }


def measure_pages(pages: dict[str, str], owner: Callable[[str], Client]) -> None:
    """Each page alone: queries in the process, then the time over HTTP."""
    for name, path in pages.items():
        client = owner(path)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        assert response.status_code == 200, f"{path} answered {response.status_code}"
        visitor = Visitor(PORT, cookies_of(client))
        took = [visitor.get(path) for _ in range(33)][3:]
        line(name, took, f"{len(queries)} queries")


def measure_saving(busy: Round, client: Client) -> None:
    """Save one statement again and again, as htmx does; each save reads the version of the one before."""
    page = reverse("round-statements", args=[busy.pk, "vth"])
    visitor = Visitor(PORT, cookies_of(client))
    address, form = next(
        (address, form) for address, form in forms_of(visitor.read(page)) if "/stelling/" in address
    )
    first = int(form["version"])
    stored = int(form["value"]) if form.get("value", "").isdigit() else 0
    took = []
    for turn in range(63):
        form["value"] = str((stored + 1 + turn) % 5)  # never what is stored: that would write nothing
        status, content, milliseconds = visitor.ask(
            "POST",
            address,
            form,
            HX_Request="true",
            Origin=f"http://localhost:{PORT}",
            Accept_Encoding="identity",
        )
        assert status == 200, f"saving answered {status}: {content[:300]!r}"
        took.append(milliseconds)
        form["version"] = str(int(form["version"]) + 1)
    now = next(newer for found, newer in forms_of(visitor.read(page)) if found == address)
    assert int(now["version"]) - first >= len(took) - 1, "the saves did not write"
    line("een antwoord bewaren", took[3:])


def measure_load(what: str, pages: dict[str, str], owner: Callable[[str], Client]) -> None:
    """Eight visitors turn these pages for a while, each with a connection of their own."""
    took: list[float] = []
    end = time.monotonic() + SECONDS_UNDER_LOAD
    paths = list(pages.values())

    def turn_pages(cookies: dict[str, dict[str, str]], first: int) -> None:
        visitors = {path: Visitor(PORT, dict(cookies[path])) for path in paths}
        turn = first
        while time.monotonic() < end:
            path = paths[turn % len(paths)]
            took.append(visitors[path].get(path))
            turn += 1

    cookies = {path: cookies_of(owner(path)) for path in paths}
    threads = [Thread(target=turn_pages, args=(cookies, number)) for number in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    line(f"{VISITORS} bezoekers, {what}", took, f"{len(took) / SECONDS_UNDER_LOAD:.1f} pages a second")


def memory_of(parent: int) -> str:
    """Memory of the processes of the server: resident, and with what they share divided (PSS), in MB."""
    found = []
    for process in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
        sizes = {name: int(size) / 1024 for name, size, *_ in map(str.split, lines)}
        found.append(f"{sizes['Rss:']:.0f} MB ({sizes['Pss:']:.0f} MB shared out)")
    return ", ".join(found)


def main() -> None:
    """All measurements of the web pages; the scoring and the report have their own files here."""
    busy, finished = demo_round(RoundStatus.PROVISIONAL), demo_round(RoundStatus.DEFINITIVE)
    clients = {found.pk: signed_in(coordinator_of(found)) for found in (busy, finished)}

    def owner(path: str) -> Client:
        return clients[finished.pk if str(finished.pk) in path else busy.pk]

    pages = pages_of(busy, finished)
    print(f"Django {django.get_version()}, gunicorn 2 x 4 threads, {settings.DATABASES['default']['ENGINE']}")
    with server() as process:
        measure_pages(pages, owner)
        measure_saving(busy, clients[busy.pk])
        measure_load("vragenlijst", {name: pages[name] for name in QUESTIONNAIRE}, owner)
        measure_load("alle pagina's", pages, owner)
        print(f"memory of the web processes: {memory_of(process)}")


if __name__ == "__main__":
    main()
