"""A thousand saves of one answer by four processes at once: none lost, none silently overwritten."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from assessments.models import Answer, Municipality
from tests import people
from tests.answering.calls import CORE
from tests.build import make_round

PROCESSES, TURNS = 4, 250


@pytest.mark.django_db(transaction=True)
def test_a_thousand_saves_by_four_processes_each_follow_on_the_one_before(
    aa: Municipality, project: Path
) -> None:
    round = make_round(aa)
    actors = [people.make_person(f"Persoon{number}") for number in range(PROCESSES)]
    started = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.answering.saver",
                str(connection.settings_dict["NAME"]),
                str(actor.pk),
                str(round.pk),
                str(TURNS),
            ],
            cwd=project,
            stdout=subprocess.PIPE,
            text=True,
        )
        for actor in actors
    ]
    said = [json.loads(process.communicate(timeout=240)[0]) for process in started]

    saved = sorted(tuple(line) for answer in said for line in answer["saved"])
    total = PROCESSES * TURNS
    # Every save stands on the very version that its person saw: so nobody wrote over something unseen.
    assert [(before, after) for before, after, _ in saved] == [(n, n + 1) for n in range(total)]
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.version, row.note) == (total, saved[-1][2])
    history = row.events.order_by("pgh_id").values_list("version", "note")  # type: ignore[attr-defined]  # pghistory
    assert list(history) == [(after, note) for _, after, note in saved]
    assert sum(answer["refused"] for answer in said) > 0, "the processes never met: this proves nothing"
