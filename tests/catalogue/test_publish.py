"""Publishing: once, never changed, and kept by the database itself."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.http import Http404

from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.queries import (
    EditionDamagedError,
    catalogue_by_id,
    catalogue_for,
    edition_or_404,
    editions_published,
    latest_edition,
)
from assessments.catalogue.services import EditionFrozen, publish_edition
from assessments.models import AuditEntry, Edition, User
from tests.build import CATALOGUE_FOLDER, real_catalogue

pytestmark = pytest.mark.django_db


def load(folder: Path, *options: str) -> str:
    """What the command says."""
    said = StringIO()
    call_command("load_catalogue", str(folder), *options, stdout=said)
    return said.getvalue()


def test_an_edition_is_published_and_audited(real_content: dict[str, Any], vera: User) -> None:
    edition, created = publish_edition(actor=vera, content=real_content)
    assert created
    assert edition.sha256 == real_catalogue().sha256
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.actor) == ("editie.gepubliceerd", "2026", vera)
    assert entry.new == {"sha256": edition.sha256}


def test_the_same_content_again_changes_nothing(real_content: dict[str, Any]) -> None:
    first, _ = publish_edition(actor=None, content=real_content)
    again, created = publish_edition(actor=None, content=real_content)
    assert (again.pk, created) == (first.pk, False)
    assert AuditEntry.objects.count() == 1


def test_other_content_under_the_same_name_is_refused(content: dict[str, Any]) -> None:
    edition, _ = publish_edition(actor=None, content=content)
    content["context"]["versie"] = 2
    with pytest.raises(EditionFrozen, match="Editie 2026 is al gepubliceerd met een andere inhoud"):
        publish_edition(actor=None, content=content)
    assert Edition.objects.get().sha256 == edition.sha256
    assert AuditEntry.objects.count() == 1


def test_content_with_faults_stores_nothing(content: dict[str, Any]) -> None:
    content["taken"]["taken"].pop()
    with pytest.raises(CatalogueFaults):
        publish_edition(actor=None, content=content)
    assert not Edition.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_edition SET sha256 = 'x'",
        "UPDATE assessments_edition SET content = '{}'",
        "DELETE FROM assessments_edition",
    ],
)
def test_the_database_itself_refuses_to_change_an_edition(
    real_content: dict[str, Any], statement: str
) -> None:
    publish_edition(actor=None, content=real_content)
    refusal = pytest.raises(ProgrammingError, match="Cannot update or delete rows")
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Edition.objects.get().sha256 == real_catalogue().sha256


def test_the_command_says_what_it_did_and_may_run_again() -> None:
    size = "12 dossiers, 153 taken, 120 stellingen, 11 risico's en 28 maatregelen."
    assert load(CATALOGUE_FOLDER) == f"Editie 2026 is gepubliceerd: {size}\n"
    assert load(CATALOGUE_FOLDER) == f"Editie 2026 was al gepubliceerd met deze inhoud: {size}\n"
    assert Edition.objects.count() == 1


def test_checking_stores_nothing() -> None:
    assert load(CATALOGUE_FOLDER, "--check").startswith("Editie 2026 is in orde: 12 dossiers")
    assert not Edition.objects.exists()


def test_the_command_names_every_fault_and_stores_nothing(tmp_path: Path) -> None:
    for path in CATALOGUE_FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    tasks = tmp_path / "taken.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("dossier: bodem\n", "dossier: maan\n", 2), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        load(tmp_path)
    said = str(refused.value)
    assert "heeft 2 fouten. Er is niets gewijzigd." in said
    assert (
        "taken.yaml, bodem-toelaatbare-kwaliteit: Onbekende verwijzing: dossier 'maan' bestaat niet." in said
    )
    assert "taken.yaml, bodem-functieklassen: Onbekende verwijzing" in said
    assert not Edition.objects.exists()


def test_the_command_refuses_a_changed_edition(content: dict[str, Any]) -> None:
    content["context"]["versie"] = 2
    publish_edition(actor=None, content=content)
    with pytest.raises(CommandError, match="verandert nooit meer"):
        load(CATALOGUE_FOLDER)


def test_a_warm_catalogue_costs_no_query(
    real_content: dict[str, Any], django_assert_num_queries: Any
) -> None:
    edition, _ = publish_edition(actor=None, content=real_content)
    warm = catalogue_for(edition)
    assert warm == real_catalogue()
    with django_assert_num_queries(0):
        assert catalogue_for(edition) is warm
        assert catalogue_by_id(edition.pk) is warm
    with django_assert_num_queries(1):
        again = edition_or_404("2026")
        assert catalogue_for(again) is warm


def test_an_edition_is_found_by_its_number_in_a_cold_process(
    real_content: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, _ = publish_edition(actor=None, content=real_content)
    monkeypatch.setattr("assessments.catalogue.queries._by_sha256", {})
    monkeypatch.setattr("assessments.catalogue.queries._sha256_by_id", {})
    assert catalogue_by_id(edition.pk) == real_catalogue()


def test_damaged_content_is_never_used(real_content: dict[str, Any]) -> None:
    damaged = Edition(pk=99, name="2026", content=real_content, sha256="0" * 64)
    with pytest.raises(EditionDamagedError):
        catalogue_for(damaged)


def test_the_newest_edition_comes_first(real_content: dict[str, Any]) -> None:
    assert latest_edition() is None
    Edition.objects.create(name="2027", content={}, sha256="1" * 64)
    publish_edition(actor=None, content=real_content)
    newest = latest_edition()
    assert newest is not None
    assert newest.name == "2027"
    assert [item.name for item in editions_published()] == ["2027", "2026"]


def test_an_unknown_edition_is_not_found() -> None:
    with pytest.raises(Http404):
        edition_or_404("1999")
