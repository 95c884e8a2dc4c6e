"""A was-wordt that does not tell the truth is refused, with every fault at once."""

from __future__ import annotations

import copy
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.files import content_sha256
from assessments.catalogue.loader import checked_catalogue, content_of, former_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.services import publish_edition
from assessments.models import Edition
from tests.build import CATALOGUE_FOLDER, real_content
from tests.catalogue.spoil import item
from tests.editions import second_catalogue, second_content, third_content

Content = dict[str, Any]
FIRST_SHA256 = "0e5dcf2c4d71007b08eae75351c7cb851a3187aeda9803ffa45517c96e4ae868"


@pytest.fixture
def second() -> Content:
    """A copy of the second edition."""
    return copy.deepcopy(second_content())


def faults_of(content: Content, *earlier: Content) -> list[str]:
    """The faults of an edition after 2026, or after other editions."""
    with pytest.raises(CatalogueFaults) as refused:
        checked_catalogue(content, former_of(list(earlier) or [real_content()]))
    return [str(fault) for fault in refused.value.faults]


def rule(content: Content, name: str) -> Content:
    """The rule that has this id among its new ids, or else its old ones."""
    rules: list[Content] = content["was_wordt"]["regels"]
    for side in ("nieuw", "oud"):
        for one in rules:
            if name in (one[side] if isinstance(one[side], list) else [one[side]]):
                return one
    raise KeyError(name)


def change(name: str, **fields: object) -> Callable[[Content], object]:
    return lambda content: rule(content, name).update(fields)


def drop(name: str) -> Callable[[Content], object]:
    return lambda content: content["was_wordt"]["regels"].remove(rule(content, name))


def put(file: str, name: str, **fields: object) -> Callable[[Content], object]:
    kind = "taken" if file == "taken" else "stellingen"
    return lambda content: item(content, file, name, kind).update(fields)


def test_the_first_edition_has_the_hash_it_always_had() -> None:
    assert content_sha256(real_content()) == FIRST_SHA256
    assert "was_wordt" not in real_content()


def test_the_mapping_is_part_of_the_hash(second: Content) -> None:
    before = content_sha256(second)
    rule(second, "BOD-BED")["toelichting"] = "Een andere reden."
    assert content_sha256(second) != before


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (change("BOD-BED", toelichting=None), "BOD-BED: Soort 'inhoudelijk' vraagt een toelichting"),
        (change("LUC-STK", toelichting=None), "LUC-STK: Soort 'vervallen' vraagt een toelichting"),
        (change("VTH-STK-1", nieuw="VTH-STK-1"), "Bij soort 'gesplitst' hoort in veld 'nieuw' minstens twee"),
        (change("LUC-CON-1", oud="LUC-CON"), "Bij soort 'samengevoegd' hoort in veld 'oud' minstens twee"),
        (change("LUC-STK", nieuw="LUC-STK"), "Bij soort 'vervallen' hoort in veld 'nieuw' geen id"),
        (change("VTH-KEN-1", oud="VTH-KEN"), "Bij soort 'nieuw' hoort in veld 'oud' geen id"),
        (change("BOD-KEN", oud=None), "Bij soort 'redactioneel' hoort in veld 'oud' één id, gevonden: 0"),
        (change("BOD-KEN", nieuw="BOD-BED"), "BOD-BED: Deze id staat 2 keer in veld 'nieuw'"),
        (change("BOD-KEN", nieuw="BOD-XXX"), "BOD-XXX: Onbekende verwijzing: deze nieuwe id staat niet"),
        (
            change("LUC-STK", oud="LUC-XXX"),
            "LUC-XXX: Onbekende verwijzing: deze oude id staat niet in editie",
        ),
        (drop("LUC-STK"), "LUC-STK: Deze stelling van editie 2026 heeft geen regel in veld 'oud'"),
        (drop("VTH-KEN-1"), "VTH-KEN-1: Deze stelling staat niet in editie 2026; 'rest: gelijk' geldt er"),
        (
            drop("BOD-KEN"),
            "BOD-KEN: Soort 'gelijk' klopt niet: 'stelling' verschilt. Geef deze vraag een eigen",
        ),
        (drop("bodem-toevalsvondst"), "bodem-toevalsvondst: Soort 'gelijk' klopt niet: 'titel' verschilt"),
        (
            change("BOD-KEN", soort="gelijk"),
            "BOD-KEN: Soort 'gelijk' klopt niet: de versie ging van 1 naar 2",
        ),
        (put("stellingen", "BOD-KEN", versie=1), "BOD-KEN: 'stelling' verschilt, dus de versie moet hoger"),
        (change("EXV-BED", toelichting=None), "EXV-BED: Een verandering van 'ankers' is inhoudelijk, tenzij"),
        (change("VTH-KAD", toelichting=None), "VTH-KAD: Een verandering van 'rollen' is inhoudelijk, tenzij"),
        (
            change("lucht-geluidgevoelige-gebouwen", toelichting=None),
            "Een verandering van 'dossier' is inhoudelijk, tenzij",
        ),
        (
            change("VTH-KEN-1", oud="bodem-toevalsvondst", soort="inhoudelijk"),
            "Een regel gaat over één soort vraag, gevonden: stelling en taak",
        ),
        (
            change("LUC-STK", soort="inhoudelijk", nieuw="VTH-STK"),
            "VTH-STK: Onbekende verwijzing: deze nieuwe id",
        ),
        (
            lambda content: content["was_wordt"].pop("rest"),
            "was-wordt.yaml, BOD-KAD: Deze stelling heeft geen regel in veld 'nieuw'",
        ),
        (
            lambda content: content["was_wordt"].update(editie="2030"),
            "was-wordt.yaml, editie: Editie '2030' verschilt van '2027' in stellingen.yaml",
        ),
        (
            lambda content: content["was_wordt"].update(van="2025"),
            "was-wordt.yaml, van: Veld 'van' is '2025', maar de editie hiervoor is '2026'",
        ),
        (
            lambda content: content["was_wordt"].update(van="2027"),
            "was-wordt.yaml, van: Veld 'van' noemt de editie zelf",
        ),
        (
            lambda content: content["was_wordt"].update(formaat="apk-was-wordt/2"),
            "was-wordt.yaml, bestand: Veld 'formaat' moet een van: apk-was-wordt/1",
        ),
        (
            lambda content: content["was_wordt"]["regels"][0].update(soort="anders"),
            "was-wordt.yaml, regels 1: Veld 'soort' moet een van: gelijk, redactioneel",
        ),
        (
            lambda content: content["was_wordt"]["regels"][0].update(oud=["BOD-KEN", ""]),
            "was-wordt.yaml, regels 1: Veld 'oud 2' moet een id",
        ),
        (
            lambda content: content.pop("was_wordt"),
            "was-wordt.yaml, bestand: Dit bestand ontbreekt. Editie 2026 is al gepubliceerd.",
        ),
    ],
)
def test_every_untruth_is_named(second: Content, spoil: Callable[[Content], object], fault: str) -> None:
    spoil(second)
    found = faults_of(second)
    assert any(fault in line for line in found), found


def test_all_faults_are_named_at_once(second: Content) -> None:
    for spoil in (drop("LUC-STK"), drop("VTH-KEN-1"), change("BOD-BED", toelichting=None)):
        spoil(second)
    second["taken"]["taken"][0]["dossier"] = "maan"
    found = faults_of(second)
    assert {line.split(":")[0].split(", ")[1] for line in found} >= {
        "LUC-STK",
        "VTH-KEN-1",
        "BOD-BED",
        second["taken"]["taken"][0]["id"],
    }


def test_a_field_that_does_not_fit_hides_no_fault_of_the_mapping(second: Content) -> None:
    second["taken"]["taken"][0]["kern"] = "misschien"
    drop("LUC-STK")(second)
    found = faults_of(second)
    assert any("Veld 'kern'" in line for line in found)
    assert any("LUC-STK: Deze stelling van editie 2026" in line for line in found)


def test_an_id_is_never_used_for_another_question(second: Content) -> None:
    """Dropping a question and using its id for a new one at once is the trap."""
    item(second, "stellingen", "VTH-KEN-1").update(id="LUC-STK", dossier="luchtkwaliteit")
    rule(second, "VTH-KEN-1")["nieuw"] = "LUC-STK"
    found = faults_of(second)
    assert "was-wordt.yaml, LUC-STK: Deze id bestond al in editie 2026. Geef de vraag een nieuwe id." in found


def test_an_id_of_a_still_earlier_edition_does_not_come_back() -> None:
    third = copy.deepcopy(third_content())
    item(third, "stellingen", "LUC-CON-2")["id"] = "LUC-CON"
    rule(third, "LUC-CON-2")["nieuw"] = ["LUC-CON", "LUC-CON-3"]
    found = faults_of(third, second_content(), real_content())
    assert found == [
        "was-wordt.yaml, LUC-CON: Deze id bestond in een eerdere editie. Geef de vraag een nieuwe id."
    ]


def test_a_later_edition_still_has_a_statement_for_every_score(second: Content) -> None:
    second["stellingen"]["stellingen"] = [
        row for row in second["stellingen"]["stellingen"] if row["factor"] != "kennis"
    ]
    found = faults_of(second)
    assert any("Domein milieu-mobiliteit heeft geen enkele stelling over kennis" in line for line in found)


def test_without_the_edition_before_only_the_file_itself_is_checked(second: Content) -> None:
    assert checked_catalogue(second).previous_edition == "2026"
    second["was_wordt"]["van"] = "2025"
    assert checked_catalogue(second).previous_edition == "2025"


# --- publishing


@pytest.mark.django_db
def test_a_second_edition_is_published_after_the_first_and_knows_its_changes(second: Content) -> None:
    publish_edition(actor=None, content=real_content())
    edition, created = publish_edition(actor=None, content=second)
    assert created
    catalogue = catalogue_for(Edition.objects.get(pk=edition.pk))
    assert (catalogue.previous_edition, catalogue.changes) == ("2026", second_catalogue().changes)
    assert publish_edition(actor=None, content=second) == (edition, False)


@pytest.mark.django_db
def test_a_second_edition_without_a_mapping_is_refused(second: Content) -> None:
    publish_edition(actor=None, content=real_content())
    del second["was_wordt"]
    with pytest.raises(CatalogueFaults, match="Zeg per vraag wat er sindsdien veranderde"):
        publish_edition(actor=None, content=second)
    assert list(Edition.objects.values_list("name", flat=True)) == ["2026"]


@pytest.mark.django_db
def test_an_edition_does_not_follow_one_that_is_not_published(second: Content) -> None:
    with pytest.raises(CatalogueFaults, match="Editie '2026' is hier niet gepubliceerd"):
        publish_edition(actor=None, content=second)


@pytest.mark.django_db
def test_publishing_compares_with_what_was_really_published(second: Content) -> None:
    """The files of 2026 may say what they like by now; the published rows count."""
    first = copy.deepcopy(real_content())
    item(first, "stellingen", "BOD-OVH")["stelling"] = "Een andere stelling."
    publish_edition(actor=None, content=first)
    with pytest.raises(CatalogueFaults, match="BOD-OVH: Soort 'gelijk' klopt niet: 'stelling' verschilt"):
        publish_edition(actor=None, content=second)


def write(folder: Path, content: Content) -> Path:
    folder.mkdir()
    for key, value in content.items():
        name = "was-wordt" if key == "was_wordt" else key
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return folder


def test_the_folder_of_an_edition_may_hold_a_mapping(second: Content, tmp_path: Path) -> None:
    assert content_of(write(tmp_path / "2027", second)) == second


def test_an_empty_mapping_is_a_fault(tmp_path: Path) -> None:
    folder = write(tmp_path / "2026", dict(real_content()))
    (folder / "was-wordt.yaml").write_text("# niets\n", encoding="utf-8")
    with pytest.raises(CatalogueFaults, match="bestand: Dit bestand is leeg"):
        content_of(folder)


def test_checking_compares_with_the_folder_beside_it(second: Content, tmp_path: Path) -> None:
    (tmp_path / "2026").symlink_to(CATALOGUE_FOLDER)
    folder = write(tmp_path / "2027", second)
    said = StringIO()
    call_command("load_catalogue", str(folder), "--check", stdout=said)
    assert said.getvalue().startswith("Editie 2027 is in orde: 12 dossiers, 153 taken, 120 stellingen")
    drop("LUC-STK")(second)
    (folder / "was-wordt.yaml").write_text(yaml.safe_dump(second["was_wordt"]), encoding="utf-8")
    with pytest.raises(CommandError, match="heeft 1 fout"):
        call_command("load_catalogue", str(folder), "--check")
