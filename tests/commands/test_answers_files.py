"""import_answers and export_answers: all or nothing, every fault at once, and there and back again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from assessments.models import Answer, AuditEntry, Municipality, Round, Snapshot, TaskAnswer, User
from tests.answering.calls import CORE, NOT_CORE, save, stored
from tests.build import make_edition, make_round, real_catalogue
from tests.commands.files import REASON, demo_file, run, small_file, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def edition(aa: Municipality) -> None:
    make_edition()


def test_a_file_starts_the_round_of_its_municipality(aa: Municipality, tmp_path: Path) -> None:
    said = run("import_answers", write(tmp_path, small_file()))

    round = Round.objects.get(municipality=aa)
    assert (round.scope, round.status) == ("basis", "voorlopig")
    assert stored(round) == {"": "3"}
    assert Answer.objects.get(statement=CORE).function == "Adviseur bodem"
    assert TaskAnswer.objects.get().in_beeld == "ja"
    assert "Aa (editie 2026, omvang basis) is ingelezen en voorlopig." in said
    assert "taken 1, stellingen 1, samenspel 1" in said
    entry = AuditEntry.objects.get(action="ronde.ingelezen")
    assert (entry.actor_name, entry.new["antwoorden"], entry.new["taken"]) == ("Systeem", 2, 1)


@pytest.mark.parametrize("code", ["GM9001", "GM9002", "GM9003"])
def test_import_after_export_gives_the_same_file_byte_for_byte(
    aa: Municipality, tmp_path: Path, code: str
) -> None:
    run("import_answers", write(tmp_path, demo_file(code, gemeente="GM9001")))
    first = run("export_answers", "GM9001")
    (tmp_path / "export.json").write_text(first, encoding="utf-8")

    run("import_answers", str(tmp_path / "export.json"))

    assert run("export_answers", "GM9001", "--edition", "2026") == first
    assert json.loads(first)["stellingen"], "an empty export proves nothing"


def test_reading_in_the_same_file_again_changes_no_row(aa: Municipality, tmp_path: Path) -> None:
    path = write(tmp_path, demo_file("GM9002", gemeente="GM9001"))
    run("import_answers", path)
    rows = list(Answer.objects.order_by("pk").values())
    tasks = list(TaskAnswer.objects.order_by("pk").values())

    run("import_answers", path)

    assert list(Answer.objects.order_by("pk").values()) == rows
    assert list(TaskAnswer.objects.order_by("pk").values()) == tasks


def test_a_provisional_round_is_replaced_as_a_whole_and_versions_only_rise(
    aa: Municipality, anna: User, tmp_path: Path
) -> None:
    round = make_round(aa)
    save(anna, round, value="1")
    save(anna, round, statement="BOD-KEN", value="4")
    save(anna, round, statement="BOD-BUD", value="4")

    run("import_answers", write(tmp_path, small_file()))

    assert [stored(round, name) for name in (CORE, "BOD-KEN", "BOD-BUD")] == [{"": "3"}, {"": ""}, {"": ""}]
    assert dict(Answer.objects.values_list("statement", "version")) == {
        CORE: 2,
        "BOD-KEN": 2,
        "BOD-BUD": 2,
        "DW-1-1": 1,
    }
    exported = json.loads(run("export_answers", "GM9001"))
    assert [row["id"] for row in exported["stellingen"]] == [CORE]


def test_answers_out_of_the_scope_of_the_file_stay_stored(
    aa: Municipality, anna: User, tmp_path: Path
) -> None:
    round = make_round(aa, scope="volledig")
    save(anna, round, statement=NOT_CORE)
    run("import_answers", write(tmp_path, small_file()))
    round.refresh_from_db()
    assert round.scope == "basis"
    assert stored(round, NOT_CORE) == {"": "3"}
    assert NOT_CORE not in run("export_answers", "GM9001")


def test_a_definitive_file_makes_the_round_definitive(aa: Municipality, tmp_path: Path) -> None:
    data = demo_file("GM9001")
    core = {item.id for item in real_catalogue().statements if item.core}
    position = next(i for i, row in enumerate(data["stellingen"]) if row["id"] in core)
    data["stellingen"][position] |= {"antwoord": "nvt", "toelichting": REASON}

    said = run("import_answers", write(tmp_path, data))

    round = Round.objects.get(municipality=aa)
    assert round.is_definitive
    assert "ingelezen en definitief" in said
    assert Snapshot.objects.get().answers == run("export_answers", "GM9001")
    assert not Answer.objects.filter(statement__in=core, value="nvt", confirmed_at=None).exists()


def test_a_definitive_round_takes_the_same_file_and_no_other(aa: Municipality, tmp_path: Path) -> None:
    path = write(tmp_path, demo_file("GM9001"))
    run("import_answers", path)
    audited = AuditEntry.objects.count()

    assert "was al definitief met precies deze antwoorden" in run("import_answers", path)

    with pytest.raises(CommandError, match="U kunt er geen ander bestand in lezen"):
        run("import_answers", write(tmp_path, small_file()))
    assert AuditEntry.objects.count() == audited


def test_a_failure_halfway_leaves_nothing_of_the_file(
    aa: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**named: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("assessments.answering.importing.make_definitive", broken)
    with pytest.raises(RuntimeError):
        run("import_answers", write(tmp_path, demo_file("GM9001")))
    assert not Round.objects.exists()
    assert not AuditEntry.objects.exists()


def change(part: str, **values: Any) -> Callable[[], dict[str, Any]]:
    """A small file with other values in the first row of a part."""

    def build() -> dict[str, Any]:
        data = small_file()
        data[part][0] |= values
        return data

    return build


FAULTY: dict[str, tuple[Callable[[], Any], str]] = {
    "not an object": (lambda: [1, 2], "editie: het bestand noemt geen editie"),
    "other format": (lambda: small_file(formaat="apk-antwoorden/9"), "formaat: Het formaat moet"),
    "malformed code": (lambda: small_file(gemeente="Utrecht"), "gemeente: De gemeentecode moet"),
    "unknown code": (lambda: small_file(gemeente="GM0000"), "GM0000 staat niet in de lijst"),
    "other edition": (lambda: small_file(editie="2031"), "editie 2031 is hier niet gepubliceerd"),
    "strange scope": (lambda: small_file(scope="alles"), "scope: Kies basis of volledig"),
    "strange status": (lambda: small_file(status="klaar"), "status: Kies voorlopig of definitief"),
    "no list": (lambda: small_file(taken={}), "taken: Hier hoort een lijst"),
    "unknown field": (lambda: small_file(stelling=[]), "kennen wij niet"),
    "unknown statement": (change("stellingen", id="BOD-XXX"), "BOD-XXX"),
    "unknown task": (change("taken", id="bodem-xxx"), "bodem-xxx"),
    "unknown dwars": (change("dwars", id="DW-9-9"), "DW-9-9"),
    "role that does not fit": (change("stellingen", rol="raad"), "hoort niet bij deze stelling"),
    "value off the scale": (change("stellingen", antwoord=5), "0 tot en met 4"),
    "step off the scale": (change("taken", stappen={"belegd": "soms"}), "belegd"),
    "strange support": (change("stellingen", onderbouwing="gevoel"), "inschatting, toelichting"),
    "nvt without reason": (change("stellingen", antwoord="nvt"), "reden van minstens 20 tekens"),
    "task nvt without reason": (change("taken", nvt="te kort"), "reden van minstens 20 tekens"),
    "statement out of scope": (change("stellingen", id=NOT_CORE), "hoort niet bij scope basis"),
    "twice the same": (
        lambda: small_file(stellingen=[{"id": CORE, "rol": None, "antwoord": 1}] * 2),
        "staat twee keer",
    ),
    "all roles beside one role": (
        lambda: small_file(
            stellingen=[{"id": CORE, "antwoord": 1}, {"id": CORE, "rol": "handhaver", "antwoord": 2}]
        ),
        "Kies één manier",
    ),
    "definitive too early": (lambda: small_file(status="definitief"), "Definitief kan pas als"),
    "note too long": (change("stellingen", toelichting="x" * 10_001), "Maak de tekst korter"),
    "no date": (change("taken", besproken_op="1 maart"), "Schrijf de datum als"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_file_is_refused_with_what_to_do_and_changes_nothing(tmp_path: Path, case: str) -> None:
    build, words = FAULTY[case]
    with pytest.raises(CommandError) as refused:
        run("import_answers", write(tmp_path, build()))
    assert words in str(refused.value)
    assert "Er is niets gewijzigd." in str(refused.value)
    assert not Round.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("case", [case for case in FAULTY if case not in {"unknown code", "other edition"}])
def test_scoring_refuses_the_same_faulty_files(tmp_path: Path, case: str) -> None:
    build, words = FAULTY[case]
    with pytest.raises(CommandError) as refused:
        run("score", "--file", write(tmp_path, build()))
    assert words in str(refused.value)


def test_all_faults_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    data = small_file(gemeente="GM0000", scope="alles")
    data["stellingen"] = [{"id": "BOD-XXX"}, {"id": CORE, "antwoord": 9, "onderbouwing": "gevoel"}]
    data["taken"] = [{"id": "bodem-xxx"}]
    with pytest.raises(CommandError) as refused:
        run("import_answers", write(tmp_path, data))
    head, *faults = str(refused.value).splitlines()
    assert "heeft 6 fouten" in head
    assert len(faults) == 6
    assert "stellingen[1].antwoord (BOD-KAD)" in str(refused.value)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xff\xfe{", "geen UTF-8"),
        (b'{"editie": "2026",\n oeps}', "regel 2, teken 2"),
        (b'{"editie": "2026", "editie": "2026"}', "staat twee keer in hetzelfde object"),
        (b'{"editie": NaN}', "NaN is geen getal"),
        (b"[" * 100_000, "niet te lezen als JSON"),
        (b'{"editie": ' + b"9" * 5000 + b"}", "niet te lezen als JSON"),
        (b"", "regel 1, teken 1"),
        (b'{"editie": "../2026"}', "is hier niet gepubliceerd"),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "kapot.json"
    path.write_bytes(raw)
    for command in (["import_answers", str(path)], ["score", "--file", str(path)]):
        with pytest.raises(CommandError) as refused:
            run(*command)
        assert words in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"weg\.json bestaat niet"):
        run("import_answers", str(tmp_path / "weg.json"))
    with pytest.raises(CommandError, match="is niet te lezen"):
        run("import_answers", str(tmp_path))


def test_exporting_what_is_not_there_says_so(aa: Municipality) -> None:
    with pytest.raises(CommandError, match="GM0000 staat niet in de lijst"):
        run("export_answers", "GM0000")
    with pytest.raises(CommandError, match="heeft geen ronde voor editie 2031"):
        run("export_answers", "GM9001", "--edition", "2031")
