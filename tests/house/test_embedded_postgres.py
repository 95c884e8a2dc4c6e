"""The PostgreSQL that starts by itself: shared by processes, stopped by the last one, in any folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from apk.embedded_postgres.server import LONGEST_SOCKET_PATH, SOCKET_NAME, EmbeddedServer

PROJECT = Path(__file__).resolve().parents[2]
ASK = """
import sys, pathlib, psycopg
from apk.embedded_postgres.server import EmbeddedServer
server = EmbeddedServer.at(pathlib.Path(sys.argv[1]), durable=False)
server.ensure_running()
server.ensure_database("apk")
with psycopg.connect(host=str(server.socket_folder), user="postgres", dbname="apk") as connection:
    question = "select current_database(), current_setting('listen_addresses') = ''"
    print(connection.execute(question).fetchone(), flush=True)
if sys.argv[2:]:
    sys.stdin.read()
"""


def start(folder: Path, *options: str) -> subprocess.Popen[str]:
    """A process of its own that asks the server in `folder` something; with an option it then waits."""
    return subprocess.Popen(
        [sys.executable, "-c", ASK, str(folder), *options],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def is_running(folder: Path) -> bool:
    return (folder / "data" / "postmaster.pid").exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for the data; deep, as a checkout may be."""
    return tmp_path / "een-diepe-map-met-een-lange-naam" / "en-nog-een-map-met-een-lange-naam" / "apk"


def test_it_starts_answers_on_a_socket_only_and_stops_with_the_last_process(folder: Path) -> None:
    first = start(folder, "wait")
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "('apk', True)"
    second = start(folder)
    assert second.communicate(timeout=60)[0].strip() == "('apk', True)"
    assert is_running(folder), "the second process stopped the server of the first"
    first.communicate(timeout=60)
    assert not is_running(folder)


def test_a_killed_process_does_not_keep_the_server_alive(folder: Path) -> None:
    killed = start(folder, "wait")
    assert killed.stdout is not None
    killed.stdout.readline()
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate(timeout=60)
    assert is_running(folder)
    start(folder).communicate(timeout=60)
    assert not is_running(folder)


def test_two_processes_may_start_it_at_the_same_moment(folder: Path) -> None:
    answers = [process.communicate(timeout=90)[0].strip() for process in [start(folder), start(folder)]]
    assert answers == ["('apk', True)"] * 2
    assert not is_running(folder)


def test_the_path_of_the_socket_fits_also_in_a_deep_folder(tmp_path: Path) -> None:
    deep = tmp_path / ("lange-naam-" * 12)
    for place in (tmp_path, deep):
        socket = EmbeddedServer(place, durable=False).socket_folder / SOCKET_NAME
        assert len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH
    assert (
        EmbeddedServer(deep, durable=False).socket_folder
        != EmbeddedServer(tmp_path, durable=False).socket_folder
    )
