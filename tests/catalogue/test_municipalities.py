"""The list of municipalities: in, up to date, never out; and every fault of a wrong list at once."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments.catalogue.faults import MunicipalityFaults
from assessments.catalogue.municipalities import COLUMNS, PROVINCES, load_municipality_rows
from assessments.models import AuditEntry, Municipality
from tests.build import CATALOGUE_FOLDER

REAL_LIST = CATALOGUE_FOLDER.parents[1] / "reference" / "gemeenten.csv"
GOOD = {
    "code": "GM0344",
    "name": "Utrecht",
    "province_code": "PV26",
    "province": "Utrecht",
    "inhabitants": "376435",
    "inhabitants_date": "2026-01-01",
    "size_class": "8",
    "omgevingsdienst": "Omgevingsdienst regio Utrecht",
    "veiligheidsregio": "Utrecht",
    "tile_row": "1",
    "tile_col": "1",
}
WriteList = Callable[..., Path]


@pytest.fixture
def write_list(tmp_path: Path) -> WriteList:
    """Write a list; each row gives only the values that differ from a good one."""

    def write_list(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
        path = tmp_path / "lijst.csv"
        lines = [",".join(columns)]
        lines += [",".join((GOOD | row).get(name, "x") for name in columns) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write_list


def load(path: Path) -> str:
    said = StringIO()
    call_command("load_municipalities", str(path), stdout=said)
    return said.getvalue()


def faults_of(path: Path) -> list[str]:
    with pytest.raises(MunicipalityFaults) as refused:
        load_municipality_rows(path)
    return [str(fault) for fault in refused.value.faults]


def test_the_real_list_has_342_municipalities_in_twelve_provinces() -> None:
    rows = load_municipality_rows(REAL_LIST)
    assert len(rows) == 342
    assert {row.province_code for row in rows} == set(PROVINCES)


@pytest.mark.django_db
def test_loading_the_real_list_twice_changes_nothing() -> None:
    assert load(REAL_LIST) == "Gemeenten: 342 nieuw, 0 gewijzigd, 0 ongewijzigd.\n"
    assert load(REAL_LIST) == "Gemeenten: 0 nieuw, 0 gewijzigd, 342 ongewijzigd.\n"
    assert Municipality.objects.count() == 342
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == ("gemeenten.geladen", "gemeenten.csv")
    assert entry.new == {"nieuw": 342, "gewijzigd": 0, "ongewijzigd": 0}


@pytest.mark.django_db
def test_a_changed_row_is_updated_and_one_left_out_stays(write_list: WriteList) -> None:
    load(write_list({}, {"code": "GM0014", "name": "Groningen", "tile_col": "2"}))
    said = load(write_list({"inhabitants": "380000"}))
    assert said == "Gemeenten: 0 nieuw, 1 gewijzigd, 0 ongewijzigd.\n"
    assert Municipality.objects.get(code="GM0344").inhabitants == 380000
    assert Municipality.objects.filter(code="GM0014").exists()


@pytest.mark.django_db
def test_a_list_with_faults_changes_nothing_at_all(write_list: WriteList) -> None:
    path = write_list({}, {"code": "GM14"}, {"code": "GM0014", "inhabitants": "veel"})
    with pytest.raises(CommandError) as refused:
        load(path)
    assert "heeft 2 fouten. Er is niets gewijzigd." in str(refused.value)
    assert not Municipality.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"code": "GM14"},
            "lijst.csv, regel 2: code 'GM14' is niet geldig: verwacht een CBS-code zoals GM0344.",
        ),
        ({"name": " "}, "regel 2: name '' is niet geldig: verwacht een naam."),
        ({"inhabitants": "veel"}, "inhabitants 'veel' is niet geldig: verwacht een aantal inwoners"),
        ({"inhabitants": "0"}, "inhabitants '0' is niet geldig"),
        ({"inhabitants": "1e5"}, "inhabitants '1e5' is niet geldig"),
        ({"inhabitants_date": "1-1-2026"}, "inhabitants_date '1-1-2026' is niet geldig: verwacht een datum"),
        ({"inhabitants_date": "2026-02-30"}, "inhabitants_date '2026-02-30' is niet geldig"),
        ({"size_class": "9"}, "size_class '9' is niet geldig: verwacht een grootteklasse"),
        ({"tile_row": "-1"}, "tile_row '-1' is niet geldig"),
        ({"province_code": "PV99"}, "Provincie 'Utrecht' met code 'PV99' bestaat niet."),
        ({"province": "Holland"}, "Provincie 'Holland' met code 'PV26' bestaat niet."),
        ({"omgevingsdienst": "a" * 121}, "omgevingsdienst 'aaa"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(
    write_list: WriteList, row: dict[str, str], expected: str
) -> None:
    found = faults_of(write_list(row))
    assert len(found) == 1
    assert expected in found[0]


def test_a_code_given_twice_and_a_tile_given_twice_are_named(write_list: WriteList) -> None:
    found = faults_of(write_list({}, {"name": "Stad"}))
    assert found == [
        "lijst.csv, regel 3: Code GM0344 staat ook op regel 2.",
        "lijst.csv, regel 3: Stad heeft dezelfde plek op de tegelkaart als Utrecht.",
    ]


def test_missing_and_strange_columns_are_named(write_list: WriteList) -> None:
    columns = (*[name for name in COLUMNS if name != "inhabitants"], "burgemeester", "name")
    assert faults_of(write_list({}, columns=columns)) == [
        "lijst.csv, regel 1: Kolom 'name' staat er meer dan eens.",
        "lijst.csv, regel 1: Kolom 'inhabitants' ontbreekt.",
        "lijst.csv, regel 1: Onbekende kolom 'burgemeester'.",
    ]


def test_a_row_with_too_few_columns_is_named(write_list: WriteList) -> None:
    path = write_list({})
    path.write_text(path.read_text() + "GM0014,Groningen\n")
    assert faults_of(path) == ["lijst.csv, regel 3: Verwacht 11 kolommen, gevonden 2."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "Kolom 'code' ontbreekt."),
        (",".join(COLUMNS).encode(), "Er staat geen enkele gemeente in."),
        (b"code\xff", "Het bestand is geen UTF-8."),
        (b'code,"name\n', "Dit is geen geldige CSV"),
        (b"code;name;province\n", "regel 1: Tussen de kolommen hoort een komma"),
    ],
)
def test_an_unusable_file_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    assert expected in faults_of(path)[0]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "weg.csv") == ["weg.csv, bestand: Dit bestand bestaat niet."]
    assert faults_of(tmp_path)[0].endswith("Dit is een map. Geef de naam van een bestand.")
