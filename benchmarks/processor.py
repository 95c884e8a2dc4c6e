"""Measure what a page and a save cost in work instead of time; see README.md in this folder.

Others on the same machine make a clock useless. The number of calls of functions is the same in every run and
processor time comes close to it, so these two compare before and after a change.
"""

import cProfile
import os
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.update(APK_DEV="1", APK_COLLECTED="1", APK_DB_POOL="4")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django

django.setup()

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.urls import reverse

from assessments.constants import RoundStatus
from assessments.models import Round
from benchmarks.run import coordinator_of, demo_round, pages_of, signed_in
from benchmarks.visitor import forms_of

TIMES = 25
TICKS = os.sysconf("SC_CLK_TCK")


def database_seconds(process: int) -> float:
    """Processor time that this process of the database used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measure(what: str, ask: Callable[[], object]) -> None:
    """Three times to warm up, once to count the calls, `TIMES` times for the processor: median and least."""
    for _ in range(3):
        ask()
    profile = cProfile.Profile()
    profile.runcall(ask)
    calls = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # the stubs do not name it
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    took, before = [], database_seconds(process)
    for _ in range(TIMES):
        began = time.thread_time()
        ask()
        took.append((time.thread_time() - began) * 1000)
    database = (database_seconds(process) - before) * 1000 / TIMES
    print(
        f"{what:<36}{calls:>8} calls {statistics.median(took):>7.1f} ms, least {min(took):>6.1f} ms, "
        f"database {database:>4.1f} ms",
        flush=True,
    )


def saving(busy: Round, client: Client) -> Callable[[], None]:
    """Save the same statement once more, each time another answer, as htmx does."""
    page = client.get(reverse("round-statements", args=[busy.pk, "vth"])).content.decode()
    address, form = next((address, form) for address, form in forms_of(page) if "/stelling/" in address)

    def save() -> None:
        given = form.get("value", "")
        form["value"] = str((int(given) + 1) % 5) if given.isdigit() else "0"
        response = client.post(address, form, headers={"hx-request": "true"})
        assert response.status_code == 200, f"saving answered {response.status_code}"
        form["version"] = str(int(form["version"]) + 1)

    return save


def main() -> None:
    """The pages of `run.py` and a save, in this process, on one connection to the database."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    busy, finished = demo_round(RoundStatus.PROVISIONAL), demo_round(RoundStatus.DEFINITIVE)
    clients = {found.pk: signed_in(coordinator_of(found)) for found in (busy, finished)}
    for name, path in pages_of(busy, finished).items():
        client = clients[finished.pk if str(finished.pk) in path else busy.pk]
        measure(name, partial(client.get, path))
    measure("een antwoord bewaren", saving(busy, clients[busy.pk]))


if __name__ == "__main__":
    main()
