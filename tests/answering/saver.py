"""One process of many that save the same answer; run by `test_many_processes.py`, not a test itself.

    python -m tests.answering.saver DATABASE USER ROUND TURNS

Writes one JSON line: what it saved, each with the version that was seen before, and how often it was refused.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django


def run(user_id: int, round_id: str, turns: int) -> dict[str, object]:
    """Save `turns` times; after a refusal look again, as a person does, and save on top of what is there."""
    # Only once Django is set up.
    from assessments.answering.services import StaleSave, save_answer
    from assessments.models import Answer, Round, User
    from tests.answering.calls import CORE
    from tests.build import real_catalogue

    actor, round = User.objects.get(pk=user_id), Round.objects.get(pk=round_id)
    row = Answer.objects.filter(round=round, statement=CORE).first()
    version = row.version if row else 0
    saved: list[tuple[int, int, str]] = []
    refused = 0
    while len(saved) < turns:
        note = f"{actor.pk}-{len(saved)}"
        try:
            stored = save_answer(
                actor=actor,
                round=round,
                catalogue=real_catalogue(),
                statement=CORE,
                role="",
                value="2",
                support="inschatting",
                note=note,
                expected_version=version,
                function="VTH-adviseur",
            )
        except StaleSave as stale:
            refused += 1
            version = stale.version
        else:
            saved.append((version, stored.version, note))
            version = stored.version
    return {"saved": saved, "refused": refused}


if __name__ == "__main__":
    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = sys.argv[1]
    sys.stdout.write(json.dumps(run(int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))))
