"""PDFs that several tests look at, made once per run, whatever process asks first: each takes seconds."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assessments.house_style.look import OWN_LOOK
from assessments.report.document import ReportDocument, build_report
from assessments.report.pdf import Attached, Pdf, render_pdf
from assessments.report.rendering import fitting_density, pictures_of, render_html
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.answers_rows import StatementRow, TaskRow
from assessments.scoring.types import StepValue
from tests.report import build
from tests.report.cases import case

HOSTILE_NAME = 'Súdwest-Fryslân & ’s-"Gravenhage" <b>IJ</b> ĳ'
HOSTILE_NOTE = (
    "Aanhalingstekens \" ' en <script>alert(1)</script> &amp; {{ doc }} {% if %}, "
    "een \U0001f600, \u202e\x07 en ≥ 3 → 4. "
    + "Zeerlangwoordzonderspaties" * 200
    + " lange zin met veel woorden" * 120
)
MISSING: tuple[StepValue, ...] = ("nee", None, None, None, None)
ATTACHED = (
    Attached(
        "apk-antwoorden-GM9001-2026.json", '{"formaat": "apk-antwoorden/1"}\n', "De antwoorden", "Source"
    ),
    Attached("apk-uitslag-GM9001-2026.json", '{"formaat": "apk-uitslag/1"}\n', "De uitslag", "Data"),
)


def hostile() -> AnswersFile:
    """A round whose texts try to break the page: mark-up, emoji, control signs, endless words."""
    catalogue = build.catalogue()
    core = [item for item in catalogue.statements if item.core]
    tasks = [item for item in catalogue.tasks if item.core]
    return AnswersFile(
        "GM9001", catalogue.edition, "basis", False,
        (
            *(TaskRow(item.id, None, MISSING, HOSTILE_NOTE[:400]) for item in tasks[:3]),
            TaskRow(tasks[3].id, HOSTILE_NOTE),
        ),
        (
            StatementRow(core[0].id, None, 1, "toelichting", HOSTILE_NOTE, "Adviseur \"bodem\" & <ruimte>"),
            StatementRow(core[1].id, None, "nvt", None, HOSTILE_NOTE),
            StatementRow(core[2].id, None, "weet_niet", None, "\u200b"),
        ),
    )  # fmt: skip


ROUNDS: dict[str, Callable[[], ReportDocument]] = {
    "definitief volledig": lambda: build.document(build.answers()),
    "voorlopig basis": lambda: build.document(build.answers("basis", definitive=False)),
    "domein nvt": lambda: build.document(build.without_domain("energie-klimaat")),
    "alles onbekend": lambda: build.document(build.all_answered("weet_niet", "weet_niet")),
    "leeg": lambda: build.document(build.empty()),
    "vijandige tekst": lambda: build.document(hostile(), HOSTILE_NAME),
}


@dataclass(frozen=True)
class Made:
    """A report with its HTML and its PDF on disk."""

    document: ReportDocument
    html: str
    pdf: Pdf
    path: Path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Made]:
    """The report of one of the ROUNDS or CASES, made when first asked for and shared by all processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "rapporten"
    folder.mkdir(exist_ok=True)

    @cache
    def make(name: str) -> Made:
        stem = name.replace(" ", "-")
        kept = folder / f"{stem}.pickle"
        with (folder / f"{stem}.slot").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                kept.write_bytes(pickle.dumps(_made(name, folder / f"{stem}.pdf")))
        found = pickle.loads(kept.read_bytes())  # noqa: S301 - written by this very run
        assert isinstance(found, Made)
        return found

    return make


def _made(name: str, path: Path) -> Made:
    if name in ROUNDS:
        document, look, date = ROUNDS[name](), OWN_LOOK, build.DATE
    else:
        found = case(name)
        document, look, date = build_report(found.facts), found.look, found.facts.date
    html = render_html(document, fitting_density(document, look), look)
    pdf = render_pdf(html, attachments=ATTACHED, date=date, pictures=pictures_of(look))
    path.write_bytes(pdf.content)
    return Made(document, html, pdf, path)
