"""What every test stands on: a closed network, a clean cache and the folder of the project."""

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection

PROJECT = Path(__file__).resolve().parent.parent
LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[None]:
    """A test reaches this machine only; anything else is an error that names the address."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and str(address[0]) not in LOCAL:
            raise AssertionError(f"A test tried to reach {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def clean_cache() -> None:
    """Rate limits and cached queries of one test must not reach the next."""
    cache.clear()


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Before the database of this run is made: clear away the databases that killed runs left behind."""
    if "EMBEDDED" not in connection.settings_dict:
        return
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    with psycopg.connect(
        host=parameters["host"], user=parameters["user"], dbname="postgres", autocommit=True
    ) as server:
        for (name,) in server.execute("select datname from pg_database where datname like 'test_apk_%%'").fetchall():
            made_by = re.fullmatch(r"test_apk_(\d+)(_gw\d+)?", name)
            if made_by and not _is_alive(int(made_by[1])):
                server.execute(psycopg.sql.SQL("drop database if exists {}").format(psycopg.sql.Identifier(name)))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
