"""A database and a web server of their own, that a test may kill without asking (kill -9)."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from apk.embedded_postgres.server import EmbeddedServer

PATIENCE = 60  # seconds that starting something may take


class Stack:
    """A durable PostgreSQL in `folder` and gunicorn before it, both started and killed at will."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder = folder
        self.project = project
        self.port = _free_port()
        self.kills: list[str] = []
        self.database = EmbeddedServer(folder / "pg", durable=True)
        self._web: subprocess.Popen[bytes] | None = None

    def start_database(self) -> None:
        """Start PostgreSQL for the first time."""
        self.database.ensure_running()
        self.database.ensure_database("apk")

    def start_database_again(self) -> None:
        """Start PostgreSQL after it was killed; it then recovers what was committed."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.database._start()
            except RuntimeError:  # processes of the killed one still hold its memory
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
            else:
                return

    def stop(self) -> None:
        """End everything in good order."""
        self.kill_web()
        self.database._leave()

    def environment(self) -> dict[str, str]:
        """What every process of this stack is started with."""
        return os.environ | {
            "APK_ENV_FILE": os.devnull,
            "APK_DEV": "1",
            "APK_MFA_REQUIRED": "",
            "APK_VAR": str(self.folder / "var"),
            "APK_URL": f"http://127.0.0.1:{self.port}",
            "DATABASE_URL": f"postgres://postgres@/apk?host={self.database.socket_folder}",
            "DJANGO_SETTINGS_MODULE": "apk.settings",
        }

    def run(self, *arguments: str) -> str:
        """Run a Python program of the project against this database; what it wrote."""
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", *arguments],
            cwd=self.project,
            env=self.environment(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    def start_web(self) -> None:
        """Start gunicorn with two workers and wait until it answers."""
        program = Path(sys.executable).with_name("gunicorn")
        command = [str(program), "apk.wsgi:application", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", "2", "--threads", "4", "--preload"]
        command += ["--log-level", "critical", "--no-control-socket"]
        self._web = subprocess.Popen(
            command, cwd=self.project, env=self.environment(), start_new_session=True
        )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("gunicorn did not start")

    def kill_web(self) -> None:
        """kill -9 for the web server and all its workers."""
        if self._web is not None:
            os.killpg(self._web.pid, signal.SIGKILL)
            self._web.wait()
            self._web = None
            self.kills.append("web")

    def kill_database(self) -> None:
        """kill -9 for PostgreSQL: the postmaster and, through it, every process of it."""
        pid = int((self.database.data / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        self.kills.append("database")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
