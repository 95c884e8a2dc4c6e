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


def test_a_web_process_starts_without_the_libraries_that_make_files() -> None:
    command = [sys.executable, "-c", ASK]
    told = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    loaded = json.loads(told.splitlines()[-1])
    assert "assessments.exchange.views" in loaded
    assert [name for name in HEAVY if name in loaded] == []
