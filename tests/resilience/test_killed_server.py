"""Eight people save while connections are cut and servers are killed: what was called saved is there."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.build import real_catalogue
from tests.resilience.client import Person
from tests.resilience.stack import Stack

CLIENTS = 8
SAVES = 50  # called saved before each of the kills, and after the last
PATIENCE = 90  # seconds that so many saves may take


@pytest.fixture
def stack(project: Path) -> Iterator[Stack]:
    """A running stack on an empty database; its folder has a short name, for the socket."""
    folder = Path(tempfile.mkdtemp(prefix="apk-"))
    stack = Stack(folder, project)
    try:
        stack.start_database()
        stack.run("manage.py", "migrate", "--verbosity", "0")
        stack.run("manage.py", "createcachetable")
        yield stack
    finally:
        stack.stop()
        shutil.rmtree(folder, ignore_errors=True)


def wait_for_saves(people: list[Person]) -> None:
    """Until the server has called so many more answers saved."""
    wanted = sum(len(person.acknowledged) for person in people) + SAVES
    deadline = time.monotonic() + PATIENCE
    while sum(len(person.acknowledged) for person in people) < wanted:
        assert time.monotonic() < deadline, "nothing is saved any more"
        time.sleep(0.05)


def test_every_answer_that_was_called_saved_is_there_after_kill_9(
    stack: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    seeded = json.loads(stack.run("-m", "tests.resilience.seed", str(CLIENTS)))
    stack.start_web()
    core = [item.id for item in real_catalogue().statements if item.core]
    people = [
        # Neighbours share half of their statements, so that conflicts happen too.
        Person(stack.port, session, seeded["round"], f"p{number}", core[number * 3 : number * 3 + 6], number)
        for number, session in enumerate(seeded["sessions"])
    ]
    stop = threading.Event()
    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(person.go_on_until, stop) for person in people]
        try:
            for victim in ("web", "database", "web"):
                wait_for_saves(people)
                if victim == "web":
                    stack.kill_web()
                    stack.start_web()
                else:
                    stack.kill_database()
                    time.sleep(0.5)
                    stack.start_database_again()
            wait_for_saves(people)
        finally:
            stop.set()
        for future in running:
            future.result(timeout=60)

    with psycopg.connect(host=str(stack.database.socket_folder), user="postgres", dbname="apk") as database:
        history = database.execute(
            "select statement, note, version from assessments_answerevent order by pgh_id"
        ).fetchall()
        current: dict[str, str] = dict(
            database.execute("select statement, note from assessments_answer").fetchall()
        )
    stored = {(statement, note) for statement, note, _ in history}
    acknowledged = [saved for person in people for saved in person.acknowledged]
    attempted = {saved for person in people for saved in person.attempted}

    lost = [saved for saved in acknowledged if saved not in stored]
    assert lost == []
    assert stored <= attempted, "something was stored that nobody sent"
    for statement, note in current.items():
        versions = [version for name, _, version in history if name == statement]
        assert versions == list(range(1, len(versions) + 1)), "a save went over another one unseen"
        assert (statement, note) in stored
    assert stack.kills == ["web", "database", "web"]
    assert len(acknowledged) >= 4 * SAVES
    assert all(person.acknowledged for person in people)
    with capsys.disabled():
        print(  # noqa: T201 - the figures of the run are for whoever reads the log
            f"\n{len(attempted)} saves tried by {CLIENTS} people, {len(acknowledged)} called saved, 0 lost; "
            f"{sum(person.cut for person in people)} connections cut, "
            f"{sum(person.broken for person in people)} broken by kills, "
            f"{sum(person.conflicts for person in people)} conflicts shown; killed: {', '.join(stack.kills)}"
        )
