"""What is installed is said once: scripts, container, pins and the page for administrators agree."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
SETTINGS = (PROJECT / "apk" / "settings.py").read_text()
SCRIPTS = ["bin/start", "bin/test", "bin/_setup", ".ci/run"]


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def pins_of(name: str) -> dict[str, str]:
    """Package -> version of one file in requirements/."""
    return dict(
        re.findall(
            r"^([a-z0-9][\w.-]*)(?:\[[\w,]+\])?==(\S+)", read(f"requirements/{name}.txt"), re.MULTILINE
        )
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_is_sound_bash(name: str) -> None:
    done = subprocess.run(["bash", "-n", name], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["start", "production"])
def test_what_runs_is_what_was_tested(name: str) -> None:
    tested = pins_of("test")
    assert len(pins_of(name)) > 20
    assert {
        package: version for package, version in pins_of(name).items() if tested.get(package) != version
    } == {}


def test_every_range_of_the_project_has_a_pin() -> None:
    ranges = re.findall(r'^    "([a-z0-9-]+)(?:\[[\w,]+\])?[><=]', read("pyproject.toml"), re.MULTILINE)
    assert "django" in ranges
    assert [package for package in ranges if package.lower() not in pins_of("test")] == []


def test_the_container_has_the_same_pdf_libraries_as_the_scripts() -> None:
    wanted = re.search(r"PDF_LIBRARIES=\((.+)\)", read("bin/_setup"))
    assert wanted is not None
    for library in wanted[1].split():
        assert library in read("Dockerfile")
        assert library in read("docs/beheer.md")


def test_the_compose_file_sets_only_what_the_settings_read() -> None:
    compose = yaml.safe_load(read("docker-compose.yml"))
    assert set(compose["services"]) == {"web", "worker", "digest", "migrate", "db"}
    assert compose["services"]["db"]["image"] == "postgres:18"
    assert compose["services"]["db"]["volumes"] == ["database:/var/lib/postgresql"]
    for name in compose["services"]["web"]["environment"]:
        assert f'"{name.removesuffix("_FILE")}"' in SETTINGS, f"{name} is not a setting"


def test_every_setting_is_explained_to_administrators() -> None:
    known = set(re.findall(r'(?:env\.\w+|\bflag|\bcount|\bfolder|\bwords)\(\s*"([A-Z_]+)"', SETTINGS))
    known -= {"APK_ENV_FILE", "APK_VAR", "APK_COLLECTED"}  # for scripts and tests of our own
    assert {"SECRET_KEY", "DATABASE_URL", "APK_PROXIES"} <= known
    assert [name for name in sorted(known) if f"`{name}`" not in read("docs/beheer.md")] == []
    assert [name for name in sorted(known) if name not in read(".env.example")] == []


def test_front_end_packages_are_pinned_to_one_version_with_a_hash() -> None:
    package = json.loads(read("package.json"))
    wanted = package["dependencies"] | package.get("devDependencies", {})
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    locked = {
        name: entry for name, entry in json.loads(read("package-lock.json"))["packages"].items() if name
    }
    assert [
        name for name, entry in locked.items() if not entry.get("integrity", "").startswith("sha512-")
    ] == []
