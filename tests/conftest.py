"""What every test stands on: a closed network, a clean cache and the folder of the project."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from assessments.models import Municipality, User
from tests import database, people

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
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Before the database of this run is made: have ready what it is a copy of."""
    with django_db_blocker.unblock():
        database.prepare()


# --- The named people (tests/people.py) ---


@pytest.fixture
def aa(db: None) -> Municipality:
    return people.make_municipality("GM9001", "Aa")


@pytest.fixture
def bee(db: None) -> Municipality:
    return people.make_municipality("GM9002", "Bee")


@pytest.fixture
def anna(aa: Municipality) -> User:
    """Coordinator of Aa."""
    return people.anna(aa)


@pytest.fixture
def bram(aa: Municipality) -> User:
    """Invuller of Aa."""
    return people.bram(aa)


@pytest.fixture
def carla(aa: Municipality) -> User:
    """Meelezer of Aa."""
    return people.carla(aa)


@pytest.fixture
def olga(aa: Municipality) -> User:
    """Invuller of Aa for dossier VTH in the role of handhaver only."""
    return people.olga(aa)


@pytest.fixture
def wim(aa: Municipality) -> User:
    """Bestuurder of Aa: an alderman."""
    return people.wim(aa)


@pytest.fixture
def dirk(bee: Municipality) -> User:
    """Coordinator of Bee: a stranger to Aa."""
    return people.dirk(bee)


@pytest.fixture
def vera(db: None) -> User:
    """VNG staff with every right."""
    return people.vera()


@pytest.fixture
def yara(db: None) -> User:
    """VNG staff without any right."""
    return people.yara()


@pytest.fixture
def noor(db: None) -> User:
    """Somebody with an account and no team."""
    return people.noor()
