"""A person at a browser who goes on saving while servers die, and remembers what was called saved."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = "a" * 32
VERSION = re.compile(r'name="version" value="(\d+)"')
NEWER = re.compile(r'name="keep_own" value="(\d+)"')


@dataclass
class Person:
    """One client; `acknowledged` holds (statement, note) of every save that the server called saved."""

    port: int
    session: str
    round: str
    name: str
    statements: list[str]
    seed: int
    tried: int = 0
    cut: int = 0  # connections that this client broke off by itself
    broken: int = 0  # saves of which nobody can say whether they arrived
    conflicts: int = 0
    acknowledged: list[tuple[str, str]] = field(default_factory=list)
    attempted: list[tuple[str, str]] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)

    def go_on_until(self, stop: threading.Event) -> None:
        """Save one answer after the other; every tenth time the cable comes out before the answer."""
        chance = random.Random(self.seed)  # noqa: S311 - the same choices every run, no secret
        while not stop.is_set():
            statement = chance.choice(self.statements)
            note = f"{self.name} {self.tried}"
            self.tried += 1
            self.attempted.append((statement, note))
            try:
                self._save(statement, note, cut=chance.random() < 0.1)
            except (OSError, http.client.HTTPException):
                self.broken += 1
                time.sleep(0.05)

    def _save(self, statement: str, note: str, *, cut: bool) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        fields = {
            "csrfmiddlewaretoken": TOKEN,
            "role": "",
            "value": "2",
            "support": "inschatting",
            "note": note,
            "version": str(self.versions.get(statement, 0)),
        }
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
            "HX-Request": "true",
        }
        try:
            connection.request(
                "POST", f"/ronde/{self.round}/stelling/{statement}/", urlencode(fields), headers
            )
            if cut:
                self.cut += 1
                return
            reply = connection.getresponse()
            text = reply.read().decode()
        finally:
            connection.close()
        if reply.status == 200:
            found = VERSION.search(text)
            assert found, text
            self.versions[statement] = int(found[1])
            self.acknowledged.append((statement, note))
        elif reply.status == 409:
            self.conflicts += 1
            found = NEWER.search(text)
            assert found, text
            self.versions[statement] = int(found[1])
        elif reply.status < 500:
            raise AssertionError(f"{reply.status}: {text[:500]}")
        else:
            self.broken += 1
            time.sleep(0.05)
