"""score: of a stored round, of a frozen one, and straight from a file without any database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from assessments.models import Municipality, Snapshot
from tests.build import fill_round, make_edition, make_round
from tests.commands.files import DEMO, demo_file, run, small_file, write


def test_a_stored_round_scores_as_its_own_export(aa: Municipality, tmp_path: Path) -> None:
    fill_round(make_round(aa))
    (tmp_path / "export.json").write_text(run("export_answers", "GM9001"), encoding="utf-8")

    stored = run("score", "GM9001", "--edition", "2026")

    assert stored == run("score", "--file", str(tmp_path / "export.json"))
    result = json.loads(stored)
    assert (result["formaat"], result["gemeente"], result["status"]) == (
        "apk-uitslag/1",
        "GM9001",
        "voorlopig",
    )
    assert {cell["score"] for cell in result["cellen"] if cell["domein"] == "milieu-mobiliteit"} == {50.0}


def test_a_definitive_round_gives_its_frozen_result(
    aa: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_edition()
    run("import_answers", write(tmp_path, demo_file("GM9001")))

    def refuse(*arguments: object) -> None:
        raise AssertionError("a frozen round is never scored again")

    monkeypatch.setattr("assessments.management.commands.score.dump_result", refuse)
    assert run("score", "GM9001") == Snapshot.objects.get().result


@pytest.mark.parametrize("arguments", [[], ["GM9001", "--file", "x.json"]])
def test_either_a_municipality_or_a_file(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="Geef een gemeentecode, of --file"):
        run("score", *arguments)


def test_a_file_names_its_own_edition(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Laat --edition weg"):
        run("score", "--file", write(tmp_path, small_file()), "--edition", "2026")


def manage(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run manage.py as a process of its own, with a database that cannot be reached."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=project,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        }
        | environment,
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_a_file_is_scored_without_any_database(project: Path) -> None:
    done = manage(project, "score", "--file", str(DEMO / "GM9002.json"), LC_ALL="C", PYTHONUTF8="0")
    assert done.stderr.decode() == ""
    assert done.returncode == 0
    assert done.stdout.decode("utf-8") == run("score", "--file", str(DEMO / "GM9002.json"))


def test_a_faulty_file_ends_with_code_1_and_only_a_message(project: Path, tmp_path: Path) -> None:
    done = manage(project, "score", "--file", write(tmp_path, small_file(scope="alles")))
    assert (done.returncode, done.stdout) == (1, b"")
    assert "scope: Kies basis of volledig" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_arguments_that_do_not_fit_end_with_code_1_and_a_sentence(project: Path) -> None:
    done = manage(project, "score", "GM9001", "--jaar", "2026")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "De opdracht klopt niet. Er is niets gewijzigd." in done.stderr.decode()
    assert manage(project, "score", "--help").returncode == 0


def test_a_database_that_does_not_answer_is_said_in_one_sentence(project: Path) -> None:
    done = manage(project, "score", "GM9001")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("De database doet het niet.")
    assert "Traceback" not in done.stderr.decode()
