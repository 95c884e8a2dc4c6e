"""The database of a run: a copy of one on which every migration ran, made once per set of migrations.

To run them all is most of a start: twelve seconds of work in every process. PostgreSQL itself makes the copy
of this template, and Django still looks for migrations that are missing in it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import sys
from pathlib import Path

import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg.sql import SQL, Identifier

from assessments.models import Edition

Server = psycopg.Connection[tuple[str]]


def prepare() -> None:
    """Before the database of this run is made: say of what it is a copy, and clear away what nobody uses.

    Only on the embedded server, which is ours alone; elsewhere Django migrates an empty database.
    """
    if "EMBEDDED" not in connection.settings_dict:
        return
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    with psycopg.connect(
        host=parameters["host"], user=parameters["user"], dbname="postgres", autocommit=True
    ) as server:
        _clear_away(server)
        folder = Path(connection.settings_dict["EMBEDDED"]["FOLDER"])
        with (folder / "template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second finds it made
            connection.settings_dict["TEST"]["TEMPLATE"] = _template(server)


def _names(server: Server, pattern: str) -> list[str]:
    rows = server.execute("select datname from pg_database where datname like %s", [pattern]).fetchall()
    return [name for (name,) in rows]


def _drop(server: Server, name: str) -> None:
    server.execute(SQL("drop database if exists {}").format(Identifier(name)))


def _clear_away(server: Server) -> None:
    """Drop the databases that killed runs left behind."""
    for name in _names(server, "test_apk_%"):
        made_by = re.fullmatch(r"test_apk_(\d+)(_gw\d+)?", name)
        if made_by and not _is_alive(int(made_by[1])):
            _drop(server, name)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _template(server: Server) -> str:
    """The name of the template of these migrations; when missing it is made, instead of any older one."""
    name = f"template_apk_{_fingerprint()}"
    known = _names(server, "template_apk_%")
    if name in known:
        return name
    for older in known:
        _drop(server, older)
    begun = f"{name}_begun"  # a run that is killed halfway leaves no template behind
    own, usual = connection.settings_dict["TEST"]["NAME"], connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = begun
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        _store_as_is()
    finally:
        connection.close()
        connection.settings_dict["TEST"]["NAME"] = own
        connection.settings_dict["NAME"] = usual
    server.execute(SQL("alter database {} rename to {}").format(Identifier(begun), Identifier(name)))
    return name


def _store_as_is() -> None:
    """Let PostgreSQL not compress the content of an edition, which most tests write and few read.

    Says nothing about what is stored; writing it takes a third of the time.
    """
    table, column = Edition._meta.db_table, Edition._meta.get_field("content").column
    with connection.cursor() as cursor:
        cursor.execute(f'alter table "{table}" alter "{column}" set storage external')


def _fingerprint() -> str:
    """A hash over this file and those of all migrations, the ones of the packages included."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        file = sys.modules[type(migration).__module__].__file__
        assert file is not None
        digest.update(f"{app}.{name}\0".encode() + Path(file).read_bytes())
    return digest.hexdigest()[:16]
