"""Fills the database of `test_killed_server.py`: a round of Aa and people who are logged in.

    python -m tests.resilience.seed PEOPLE     (DATABASE_URL says where)

Writes one JSON line: the id of the round and a session key per person.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django


def seed(count: int) -> dict[str, object]:
    """One round of Aa with the scope basis, and `count` invullers with a session each."""
    # Only once Django is set up.
    from django.conf import settings
    from django.test import Client

    from assessments.constants import TeamRole
    from tests import people
    from tests.build import make_round

    aa = people.make_municipality("GM9001", "Aa")
    sessions = []
    for number in range(count):
        client = Client()
        client.force_login(people.make_member(f"Persoon{number}", aa, TeamRole.EDITOR, "VTH-adviseur"))
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return {"round": str(make_round(aa).pk), "sessions": sessions}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(seed(int(sys.argv[1]))))
