"""Drafts of VNG: kept with all their faults, chosen, mended, published once."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.catalogue.files import content_sha256
from assessments.editorial.checking import check_files
from assessments.editorial.services import (
    publish_draft,
    receive_draft,
    renew_correction,
    replace_files,
    save_texts,
    start_correction,
)
from assessments.editorial.yaml_files import texts_of_content, zip_of
from assessments.models import AuditEntry, Edition, EditionDraft, Round, User
from tests.build import make_edition, make_round, real_content
from tests.editions import second_content

PLACE = ("stellingen", "stellingen", "BOD-KAD", "stelling")
pytestmark = pytest.mark.django_db
Files = dict[str, str]


@pytest.fixture(scope="module")
def good() -> Files:
    """The files of the edition 2027 of the tests."""
    return texts_of_content(second_content())


@pytest.fixture
def site(client: Client, vera: User) -> Client:
    make_edition()
    client.force_login(vera)
    return client


def without_mapping(files: Files) -> Files:
    return {name: text for name, text in files.items() if name != "was-wordt.yaml"}


def test_five_faults_in_five_places_are_named_at_once(good: Files) -> None:
    make_edition()
    content: dict[str, Any] = copy.deepcopy(second_content())
    content["stellingen"]["stellingen"][3]["risicos"][0]["gewicht"] = 7
    content["taken"]["taken"][2]["titel"] = ""
    content["maatregelen"]["maatregelen"][0]["wie"] = "onbekend"
    content["risicos"]["risicos"][0]["impact"] = "hoog"
    files = texts_of_content(content) | {"context.yaml": "versie: 1\n- kapot: ["}
    found = {(fault.file, fault.where) for fault in check_files(files).faults}
    assert {
        ("stellingen.yaml", content["stellingen"]["stellingen"][3]["id"]),
        ("taken.yaml", content["taken"]["taken"][2]["id"]),
        ("risicos.yaml", content["risicos"]["risicos"][0]["id"]),
        ("context.yaml", "regel 2"),
    } <= found
    mended = files | {"context.yaml": good["context.yaml"]}
    assert any(fault.file == "maatregelen.yaml" for fault in check_files(mended).faults)


def test_a_faulty_upload_is_kept_and_its_report_says_what_to_do(site: Client, good: Files) -> None:
    files = without_mapping(good)
    response = site.post(
        reverse("edition-upload"), {"bestanden": SimpleUploadedFile("editie.zip", zip_of(files))}, follow=True
    )
    draft = EditionDraft.objects.get()
    assert (draft.files, draft.name, draft.content) == (files, "2027", None)
    page = response.content.decode()
    assert f"Editie 2027 heeft {len(draft.faults)} fouten" in page
    assert "Begin met de was-wordt" in page
    assert "was-wordt.yaml" in page
    assert "of voeg het bestand toe" in page
    assert AuditEntry.objects.get(action="concept.ingelezen").new["fouten"] == len(draft.faults)


def test_an_upload_that_is_refused_stores_nothing(site: Client) -> None:
    sent = {"bestanden": SimpleUploadedFile("taken.yaml", b"\xff\xfe")}
    response = site.post(reverse("edition-upload"), sent)
    assert response.status_code == 422
    assert "geen UTF-8" in response.content.decode()
    assert not EditionDraft.objects.exists()


def test_the_form_asks_only_for_what_changed_and_makes_the_was_wordt(
    site: Client, vera: User, good: Files
) -> None:
    draft = receive_draft(actor=vera, files=without_mapping(good))
    address = reverse("edition-mapping", args=[draft.pk])
    page = site.get(address).content.decode()
    assert "273 vragen zijn gelijk" in page
    given: dict[str, str] = {"versie": "1"}
    for rule in second_content()["was_wordt"]["regels"]:
        olds = rule["oud"] if isinstance(rule["oud"], list) else [rule["oud"]]
        news = rule["nieuw"] if isinstance(rule["nieuw"], list) else [rule["nieuw"]]
        for name in [one for one in olds if one] or news:
            given |= {f"soort-{name}": rule["soort"], f"waarom-{name}": rule.get("toelichting", "")}
            if rule["oud"] != rule["nieuw"] and rule["oud"]:
                given[f"wordt-{name}"] = ", ".join(one for one in news if one)
    assert site.post(address, given).status_code == 302
    draft.refresh_from_db()
    assert (draft.faults, draft.version) == ([], 2)
    edition, moved = publish_draft(actor=vera, draft_id=draft.pk, version=2, reason="")
    assert (edition.name, edition.revision, moved) == ("2027", 0, 0)
    made = {
        (rule["soort"], str(rule["oud"]), str(rule["nieuw"]))
        for rule in edition.content["was_wordt"]["regels"]
    }
    meant = {
        (rule["soort"], str(rule["oud"]), str(rule["nieuw"]))
        for rule in second_content()["was_wordt"]["regels"]
    }
    assert made == meant


def test_a_choice_without_a_reason_comes_back_with_what_was_typed(
    site: Client, vera: User, good: Files
) -> None:
    draft = receive_draft(actor=vera, files=without_mapping(good))
    given = {"versie": "1", "soort-BOD-BED": "inhoudelijk", "waarom-BOD-KEN": "Zonder keuze getypt."}
    response = site.post(reverse("edition-mapping", args=[draft.pk]), given)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Zonder keuze getypt." in page
    assert "BOD-BED: Schrijf op waarom" in page
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_colleague_who_was_first_is_never_overwritten(vera: User, good: Files) -> None:
    make_edition()
    draft = receive_draft(actor=vera, files=good)
    replace_files(actor=vera, draft_id=draft.pk, version=1, files={"context.yaml": good["context.yaml"]})
    with pytest.raises(ValidationError, match="Een collega veranderde dit concept intussen"):
        publish_draft(actor=vera, draft_id=draft.pk, version=1, reason="")
    publish_draft(actor=vera, draft_id=draft.pk, version=2, reason="")
    with pytest.raises(ValidationError, match="al gepubliceerd als editie 2027"):
        publish_draft(actor=vera, draft_id=draft.pk, version=3, reason="")


def test_two_drafts_of_one_edition_are_published_once(vera: User, yara: User, good: Files) -> None:
    make_edition()
    first, second = (receive_draft(actor=person, files=good) for person in (vera, yara))
    mended = good | {"context.yaml": good["context.yaml"].replace("versie: 1", "versie: 2", 1)}
    second = replace_files(actor=vera, draft_id=second.pk, version=1, files=mended)
    publish_draft(actor=vera, draft_id=first.pk, version=1, reason="")
    with pytest.raises(ValidationError, match="al gepubliceerd met een andere inhoud"):
        publish_draft(actor=vera, draft_id=second.pk, version=2, reason="")
    assert Edition.objects.filter(name="2027").count() == 1


def test_the_same_files_of_two_people_are_published_once(vera: User, yara: User, good: Files) -> None:
    make_edition()
    drafts = [receive_draft(actor=person, files=good) for person in (vera, yara)]
    publish_draft(actor=vera, draft_id=drafts[0].pk, version=1, reason="")
    with pytest.raises(ValidationError, match="Precies deze inhoud is al gepubliceerd als editie 2027"):
        publish_draft(actor=yara, draft_id=drafts[1].pk, version=1, reason="")


def test_a_name_that_no_edition_can_have_is_not_found(site: Client) -> None:
    for key in ("2026.99999", "a\0b", "1999", "x" * 30):
        assert site.get(reverse("edition-diff"), {"van": key}).status_code == 404
        assert site.get(reverse("edition-file", args=[key])).status_code == 404
        assert site.post(reverse("edition-correct"), {"editie": key}).status_code == 404


def test_without_an_edition_the_way_to_the_first_one_is_shown(client: Client, vera: User) -> None:
    client.force_login(vera)
    response = client.get(reverse("edition-diff"), follow=True)
    assert response.redirect_chain == [(reverse("editorial"), 302)]
    assert "er valt niets te vergelijken" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [("2025", "Editie 2025 komt voor editie 2026"), ("2027-simulatie", "voor de simulatie")],
)
def test_a_name_that_cannot_follow_is_refused(good: Files, name: str, words: str) -> None:
    make_edition()
    files = {key: text.replace("'2027'", f"'{name}'") for key, text in good.items()}
    assert any(words in fault.message for fault in check_files(files).faults)


def test_an_upload_with_the_name_of_an_edition_may_change_texts_only(good: Files) -> None:
    make_edition()
    content = copy.deepcopy(real_content())
    same = check_files(texts_of_content(content))
    assert "Precies deze inhoud is al gepubliceerd" in same.faults[0].message
    content["stellingen"]["stellingen"][0]["risicos"][0]["gewicht"] = 3
    refused = check_files(texts_of_content(content))
    assert any("BOD-KAD, risicos R-MM-1 gewicht" in fault.message for fault in refused.faults)


def test_what_a_colleague_saved_meanwhile_stands_beside_what_was_typed(
    site: Client, vera: User, good: Files
) -> None:
    draft = start_correction(actor=vera, name="2026")
    save_texts(
        actor=vera, draft_id=draft.pk, version=1, content=draft.content or {}, texts={PLACE: "Van haar."}
    )
    address = reverse("edition-text", args=[draft.pk, "stellingen", "stellingen", "BOD-KAD"])
    page = site.post(address, {"versie": "1", "__".join(PLACE): "Van mij."}).content.decode()
    assert "Zo staat het nu in het concept: Van haar." in page
    assert ">Van mij.</textarea>" in page

    draft = receive_draft(actor=vera, files=good)
    EditionDraft.objects.filter(pk=draft.pk).update(version=2)
    address = reverse("edition-mapping", args=[draft.pk])
    page = site.post(address, {"versie": "1", "soort-BOD-BED": "redactioneel"}).content.decode()
    assert "Zo staat het nu in het concept: Andere vraag · De ankers vragen" in page


def test_a_text_is_mended_in_a_form_and_published_with_a_reason(site: Client, vera: User, aa: Any) -> None:
    round = make_round(aa)
    site.post(reverse("edition-correct"), {"editie": "2026"})
    draft = EditionDraft.objects.get()
    assert content_sha256(draft.content or {}) == content_sha256(real_content())
    address = reverse("edition-text", args=[draft.pk, "stellingen", "stellingen", "BOD-KAD"])
    name = "__".join(PLACE)
    refused = site.post(address, {"versie": "1", name: " "})
    assert refused.status_code == 422
    assert "Deze tekst mag niet leeg zijn." in refused.content.decode()
    site.post(address, {"versie": "1", name: "Wij hebben al onze bodemtaken in beeld."})
    publish = reverse("edition-publish", args=[draft.pk])
    page = site.get(publish).content.decode()
    assert "1 lopende ronde gaat verder" in page
    assert site.post(publish, {"versie": "2", "akkoord": "on", "reden": ""}).status_code == 422
    done = site.post(publish, {"versie": "2", "akkoord": "on", "reden": "Typefout."}, follow=True)
    assert "Editie 2026, redactionele versie 1 is gepubliceerd." in done.content.decode()
    edition = Edition.objects.get(revision=1)
    assert Round.objects.get(pk=round.pk).edition == edition
    assert "redactionele versie 1: Typefout." in site.get(reverse("editorial")).content.decode()


def test_a_text_mended_twice_and_put_back_raises_its_version_once(vera: User) -> None:
    make_edition()
    draft = start_correction(actor=vera, name="2026")
    was = next(
        row["stelling"] for row in real_content()["stellingen"]["stellingen"] if row["id"] == "BOD-KAD"
    )
    for number, text in enumerate(("Eerst.", "Daarna."), start=1):
        assert draft.content is not None
        draft, _ = save_texts(
            actor=vera, draft_id=draft.pk, version=number, content=draft.content, texts={PLACE: text}
        )
    assert draft.content is not None
    assert (
        next(row for row in draft.content["stellingen"]["stellingen"] if row["id"] == "BOD-KAD")["versie"]
        == 2
    )
    draft, _ = save_texts(actor=vera, draft_id=draft.pk, version=3, content=draft.content, texts={PLACE: was})
    assert content_sha256(draft.content or {}) == content_sha256(real_content())


def test_two_corrections_at_once_are_put_on_top_of_each_other(vera: User) -> None:
    make_edition()
    other, drafts = ("stellingen", "stellingen", "BOD-KEN", "stelling"), []
    for place, text in ((PLACE, "Een."), (other, "Twee."), (PLACE, "Drie.")):
        drafts.append(draft := start_correction(actor=vera, name="2026"))
        assert start_correction(actor=vera, name="2026") == draft, "untouched, so the same one"
        save_texts(actor=vera, draft_id=draft.pk, version=1, content=draft.content or {}, texts={place: text})
    publish_draft(actor=vera, draft_id=drafts[0].pk, version=2, reason="Typefout.")
    with pytest.raises(ValidationError, match="Intussen is redactionele versie 1"):
        publish_draft(actor=vera, draft_id=drafts[1].pk, version=2, reason="Typefout.")
    second, third = (EditionDraft.objects.get(pk=one.pk) for one in drafts[1:])
    renew_correction(actor=vera, draft_id=second.pk, version=2, content=second.content or {})
    edition, _ = publish_draft(actor=vera, draft_id=second.pk, version=3, reason="Typefout.")
    texts = {row["id"]: row["stelling"] for row in edition.content["stellingen"]["stellingen"]}
    assert (edition.revision, texts["BOD-KAD"], texts["BOD-KEN"]) == (2, "Een.", "Twee.")
    with pytest.raises(ValidationError, match="verbeterde dezelfde tekst"):
        renew_correction(actor=vera, draft_id=third.pk, version=2, content=third.content or {})


def test_a_draft_can_be_fetched_replaced_and_thrown_away(site: Client, vera: User, good: Files) -> None:
    draft = receive_draft(actor=vera, files=good)
    raw = site.get(reverse("edition-draft-file", args=[draft.pk])).content
    assert raw == zip_of(dict(sorted(good.items())))
    sent = {"versie": "1", "bestanden": SimpleUploadedFile("taken.yaml", b"versie: 1")}
    site.post(reverse("edition-draft-files", args=[draft.pk]), sent)
    draft.refresh_from_db()
    assert draft.files["taken.yaml"] == "versie: 1"
    assert draft.files["dwars.yaml"] == good["dwars.yaml"]
    assert draft.content is None
    site.post(reverse("edition-draft-delete", args=[draft.pk]), {"versie": "2"})
    assert not EditionDraft.objects.exists()
    assert AuditEntry.objects.filter(action="concept.weggegooid").exists()


def test_the_preview_reads_as_the_catalogue_and_says_that_it_is_a_draft(
    site: Client, vera: User, good: Files
) -> None:
    draft = receive_draft(actor=vera, files=good)
    page = site.get(reverse("edition-preview-dossier", args=[draft.pk, "vth"])).content.decode()
    assert "Onze toezichthouders kunnen werken met drones en sensoren." in page
    assert "Concept" in page
    assert site.get(reverse("edition-preview-dossier", args=[draft.pk, "bestaat-niet"])).status_code == 404


def test_each_page_takes_few_queries(site: Client, vera: User, good: Files) -> None:
    draft = receive_draft(actor=vera, files=good)
    pages = [
        reverse("editorial"),
        *(
            reverse(name, args=[draft.pk])
            for name in ("edition-draft", "edition-draft-diff", "edition-mapping", "edition-publish")
        ),
    ]
    for page in pages:
        site.get(page)
        with CaptureQueriesContext(connection) as seen:
            assert site.get(page).status_code == 200
        assert len(seen) <= 12, (page, len(seen))
