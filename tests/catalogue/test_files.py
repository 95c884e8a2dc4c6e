"""Folders with files that cannot be read: a fault with file and line, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.files import content_of
from assessments.catalogue.loader import load_catalogue
from tests.build import CATALOGUE_FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the folder of the edition."""
    return Path(shutil.copytree(CATALOGUE_FOLDER, tmp_path / "editie"))


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(CatalogueFaults) as refused:
        load_catalogue(folder)
    return [str(fault) for fault in refused.value.faults]


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "Deze map bestaat niet of is geen map." in faults_of(tmp_path / "weg")[0]


def test_every_missing_file_is_named(folder: Path) -> None:
    (folder / "taken.yaml").unlink()
    (folder / "risicos.yaml").unlink()
    assert faults_of(folder) == [
        "taken.yaml, bestand: Dit bestand ontbreekt.",
        "risicos.yaml, bestand: Dit bestand ontbreekt.",
    ]


def test_a_strange_file_is_named(folder: Path) -> None:
    (folder / "taken-oud.yaml").write_text("versie: 1\n", encoding="utf-8")
    assert faults_of(folder) == ["taken-oud.yaml, bestand: Dit bestand hoort niet bij een editie."]


def test_broken_yaml_is_named_with_its_line_and_so_is_the_next_file(folder: Path) -> None:
    spoil(folder, "domeinen.yaml", "    code: MM\n", "    code: [MM\n")
    (folder / "context.yaml").write_text("versie: 1\n\tfte: 2\n", encoding="utf-8")
    found = faults_of(folder)
    assert len(found) == 2
    said = "Dit is geen geldige YAML ("
    assert found[0].startswith(f"domeinen.yaml, regel 7: {said}hier ontbreekt een komma of een ]")
    assert found[1].startswith(f"context.yaml, regel 2: {said}een tab")


def test_a_key_given_twice_is_named_with_its_line(folder: Path) -> None:
    spoil(folder, "domeinen.yaml", "    code: MM\n", "    code: MM\n    code: XX\n")
    assert faults_of(folder) == [
        "domeinen.yaml, regel 7: Dit is geen geldige YAML ('code' staat er twee keer)."
    ]


def test_a_date_that_does_not_exist_is_named_with_its_line(folder: Path) -> None:
    spoil(folder, "taken.yaml", "peildatum: 2026-11-22", "peildatum: 2026-13-45")
    assert faults_of(folder) == [
        "taken.yaml, regel 7: Dit is geen geldige YAML ('2026-13-45' is geen bestaande datum of getal)."
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"versie: \xff\xfe", "Dit is geen geldige YAML"),
        (b"versie: !!python/object/apply:os.system [ls]\n", "Dit is geen geldige YAML"),
        (b"a: &a [*a]\n", "te diep genest of verwijst naar zichzelf"),
        (b'bron: "een \\0 nul"\n', "Niet op te slaan teken"),
        (b"? [1, 2]\n: lijst\n", "Dit is geen geldige YAML"),
        (b"versie: 1\n---\nversie: 2\n", "Dit is geen geldige YAML"),
    ],
    ids=["no utf-8", "python object", "points at itself", "null character", "list as key", "two documents"],
)
def test_hostile_files_are_refused(folder: Path, content: bytes, expected: str) -> None:
    (folder / "context.yaml").write_bytes(content)
    found = faults_of(folder)
    assert len(found) == 1
    assert found[0].startswith("context.yaml, ")
    assert expected in found[0]


@pytest.mark.parametrize("content", [b"", b"- een\n- lijst\n", b"zomaar tekst\n", b".nan\n"])
def test_a_file_that_is_no_mapping_is_refused(folder: Path, content: bytes) -> None:
    (folder / "context.yaml").write_bytes(content)
    assert faults_of(folder)[0].startswith("context.yaml, bestand: De inhoud moet velden met een naam hebben")


def test_a_figure_that_is_not_a_number_is_refused(folder: Path) -> None:
    spoil(folder, "context.yaml", "waarden: [2.3, 2.5", "waarden: [.nan, 2.5")
    assert faults_of(folder) == [
        "context.yaml, lasten.reeksen 3: Veld 'waarden 1' moet een getal zijn, gevonden: 'nan'."
    ]


def test_dates_are_kept_as_text_that_json_can_hold() -> None:
    content = content_of(CATALOGUE_FOLDER)
    assert content["taken"]["peildatum"] == "2026-11-22"
    assert sorted(content["risicos"]["niveaumatrix"]) == ["1", "2", "3", "4", "5"]


def test_reading_an_edition_leaves_the_memory_of_the_process_sound(project: Path) -> None:
    """With Python's own checks on memory switched on; a broken type of the schema ends in a crash there."""
    program = (
        "from pathlib import Path\n"
        "from assessments.catalogue.loader import load_catalogue\n"
        "load_catalogue(Path('fixtures/catalogue/2026'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program],
        cwd=project,
        env=os.environ | {"PYTHONMALLOC": "debug"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
