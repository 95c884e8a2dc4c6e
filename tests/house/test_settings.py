"""A wrong or missing setting stops the application, in words an administrator reads."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "APK_ENV_FILE": os.devnull,
    "SECRET_KEY": "q8Zr2vN5xW7yB1cD4fG6hJ9kL0mP3sT5uV8wX1zA4bC6dE9fH2",
    "APK_URL": "https://apk.voorbeeld.nl",
    "DATABASE_URL": "postgres://apk:geheim@localhost:5432/apk",
    "EMAIL_URL": "smtp+tls://gebruiker:geheim@mail.voorbeeld.nl:587",
}


def run(command: list[str], changes: Mapping[str, str | None]) -> subprocess.CompletedProcess[str]:
    """Run Python with a production environment in which some values are changed, or left out (None)."""
    values = {**PRODUCTION, "PATH": os.environ["PATH"], **changes}
    environment = {name: value for name, value in values.items() if value is not None}
    return subprocess.run(
        [sys.executable, *command], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )


def read(expression: str, changes: Mapping[str, str | None]) -> str:
    """The value of an expression over the settings, as text."""
    done = run(["-c", f"from apk import settings; print({expression})"], changes)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_deployment_check_finds_nothing_in_production() -> None:
    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], {})
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "kort"}, "te kort"),
        ({"APK_URL": None}, "APK_URL"),
        ({"APK_URL": "http://apk.voorbeeld.nl"}, "https://"),
        ({"EMAIL_URL": None}, "EMAIL_URL"),
        ({"DATABASE_URL": "mysql://apk@localhost/apk"}, "PostgreSQL"),
        ({"APK_DEV": "misschien"}, "APK_DEV"),
        ({"APK_DB_POOL": "veel"}, "APK_DB_POOL"),
        ({"APK_PROXIES": "-1"}, "APK_PROXIES"),
        ({"APK_MFA_REQUIRED": "coordinator,wethouder"}, "kent 'wethouder' niet"),
        ({"APK_SESSION_HOURS": "0"}, "APK_SESSION_HOURS"),
        ({"APK_IDLE_MINUTES": "een uur"}, "APK_IDLE_MINUTES"),
    ],
)
def test_a_wrong_value_stops_the_application_and_is_named(changes: dict[str, str | None], word: str) -> None:
    done = run(["-c", "import apk.settings"], changes)
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert word in done.stderr


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    file.write_text("uit-een-bestand-" * 5 + "\n")
    changes = {"SECRET_KEY": None, "SECRET_KEY_FILE": str(file)}
    assert read("settings.SECRET_KEY", changes) == "uit-een-bestand-" * 5


def test_the_database_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "database_url"
    file.write_text("postgres://apk:ander%40woord@db:5432/apk\n")
    changes = {"DATABASE_URL": None, "DATABASE_URL_FILE": str(file)}
    assert read("settings.DATABASES['default']['PASSWORD']", changes) == "ander@woord"
    assert read("settings.DATABASES['default']['NAME']", changes) == "apk"


def test_without_a_database_url_the_embedded_server_is_used() -> None:
    assert read("settings.DATABASES['default']['ENGINE']", {"DATABASE_URL": None}) == "apk.embedded_postgres"


def test_development_makes_its_own_secret_key_once_and_keeps_it(tmp_path: Path) -> None:
    changes = {"SECRET_KEY": None, "APK_DEV": "1", "APK_VAR": str(tmp_path)}
    first = read("settings.SECRET_KEY", changes)
    assert len(first) >= 50
    assert read("settings.SECRET_KEY", changes) == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_an_empty_optional_value_counts_as_left_out() -> None:
    empty = {"APK_HOSTS": "", "APK_MAIL_FROM": ""}
    assert "apk.voorbeeld.nl" in read("settings.ALLOWED_HOSTS", empty)
    assert read("settings.DEFAULT_FROM_EMAIL", empty) == "apk@apk.voorbeeld.nl"


def test_debug_is_off_unless_it_is_asked_for() -> None:
    assert read("settings.DEBUG", {}) == "False"
    assert read("settings.DEBUG", {"APK_DEV": "1"}) == "False"


def test_coordinators_and_vng_must_have_a_second_factor_unless_it_is_set_otherwise() -> None:
    required = "sorted(settings.MFA_REQUIRED_FOR)"
    assert read(required, {}) == "['coordinator', 'vng']"
    assert read(required, {"APK_MFA_REQUIRED": "vng, invuller"}) == "['invuller', 'vng']"
    assert read(required, {"APK_MFA_REQUIRED": ""}) == "[]"
    assert read(required, {"APK_DEV": "1"}) == "[]"


def test_a_session_ends_after_ten_hours_and_after_one_hour_of_silence() -> None:
    times = "settings.SESSION_HOURS, settings.IDLE_MINUTES, settings.SESSION_COOKIE_AGE"
    assert read(times, {}) == "10 60 36000"


def test_in_development_a_mail_becomes_a_file(tmp_path: Path) -> None:
    changes = {"APK_DEV": "1", "APK_VAR": str(tmp_path), "EMAIL_URL": None}
    assert "filebased" in read("settings.EMAIL_BACKEND", changes)
    assert read("settings.EMAIL_FILE_PATH", changes) == str(tmp_path / "mail")
    assert "smtp" in read("settings.EMAIL_BACKEND", {})


def test_an_older_key_still_opens_what_it_sealed() -> None:
    assert read("settings.SECRET_KEY_FALLBACKS", {"SECRET_KEY_FALLBACKS": "oud,ouder"}) == "['oud', 'ouder']"
