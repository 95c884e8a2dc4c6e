"""The part of bin/start that needs Django: the tables, the demo and its report; skips what is there.

Writes var/welkom.txt: what bin/start shows when the application runs.
"""

import io
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command

from assessments.catalogue.queries import catalogue_for
from assessments.constants import RoundStatus
from assessments.models import ReportFile, Round
from assessments.report.services import make_report, request_report
from assessments.simulation.places import CODE_PREFIX
from assessments.simulation.services import stored_size

REPORTS = settings.VAR_DIR / "rapporten"
YEARS = 2
"""Rounds of the simulation that comes with the demo when asked: enough to see a difference between years."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """One line for one step, with the seconds it took."""
    began = time.monotonic()
    sys.stdout.write(f"- {what} ... ")
    sys.stdout.flush()
    yield
    sys.stdout.write(f"klaar ({time.monotonic() - began:.0f} s)\n")
    sys.stdout.flush()


def demo_report() -> Path | None:
    """The report of the demo's definitive round, made once by the application, whose page then serves it too.

    None when the database holds no such round.
    """
    finished = (
        Round.objects.filter(status=RoundStatus.DEFINITIVE, municipality__is_fictional=True)
        .exclude(municipality__code__startswith=CODE_PREFIX)  # those of a simulation
        .select_related("municipality", "edition")
        .order_by("municipality_id")
        .first()
    )
    if finished is None:
        return None
    path = REPORTS / f"{finished.municipality_id}.pdf"
    report = request_report(actor=None, round=finished, catalogue=catalogue_for(finished.edition))
    if report.state != ReportFile.State.DONE:
        with step(f"Rapport maken van {finished.municipality}"):
            make_report.call(report_id=report.pk)
        report.refresh_from_db()
        path.unlink(missing_ok=True)
    if not path.exists():
        REPORTS.mkdir(parents=True, exist_ok=True)
        with report.file.open() as stored:
            path.write_bytes(stored.read())
    return path


def national() -> str:
    """The simulation beside the demo, when asked and not there yet; one line for the welcome."""
    if os.environ.get("APK_DEMO_NATIONAL") and stored_size() is None:
        with step("342 verzonnen gemeenten invullen en publiceren"):
            call_command("simulate", rondes=YEARS, stdout=io.StringIO())
    found = stored_size()
    if found is None:
        return "Landelijke cijfers voor VNG bekijken: start een keer met bin/start --landelijk (duurt even)."
    return (
        f"Simulatie voor VNG: {found.municipalities} verzonnen gemeenten, {found.rounds} rondes. "
        "Log in als Vera om de landelijke cijfers te zien."
    )


def main() -> None:
    """Bring the database up to date, load the demo and the simulation, make the report, write the welcome."""
    with step("Database starten en bijwerken"):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    said = io.StringIO()
    with step("Editie, gemeenten en demo laden"):
        call_command("demo", stdout=said)
    lines = [said.getvalue().strip(), national()]
    report = demo_report()  # after the simulation: the report compares with what that published
    if report is not None:
        lines.append(f"Het rapport van de demo: {report}")
    (settings.VAR_DIR / "welkom.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
