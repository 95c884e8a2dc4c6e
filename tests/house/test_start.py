"""What a web process carries from the start: libraries for files that few requests make are left out."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.conftest import PROJECT

HEAVY = ("openpyxl", "icalendar", "weasyprint", "docx", "fontTools")
ASK = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import apk.wsgi
from django.urls import get_resolver
assert get_resolver().url_patterns
print(json.dumps(sorted(sys.modules)))
"""
ALONE = """
import os, threading
os.environ["DJANGO_SETTINGS_MODULE"], os.environ["APK_DB_POOL"] = "tests.settings", "4"
import apk.wsgi
from django.db import connections
assert threading.active_count() == 1, threading.enumerate()
assert not connections["default"]._connection_pools
assert connections["default"].connection is None
links = [f"/proc/self/fd/{one}" for one in os.listdir("/proc/self/fd") if int(one) > 2]
held = [os.readlink(one) for one in links if os.path.lexists(one)]
assert not [one for one in held if one.startswith("socket:") or one.endswith(".lock")], held
"""


def test_a_web_process_starts_without_the_libraries_that_make_files() -> None:
    command = [sys.executable, "-c", ASK]
    told = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    loaded = json.loads(told.splitlines()[-1])
    assert "assessments.exchange.views" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_nothing_is_open_when_gunicorn_forks() -> None:
    """With `--preload` the processes would share it: a connection or a lock of two processes breaks both."""
    subprocess.run([sys.executable, "-c", ALONE], cwd=PROJECT, check=True)
