"""A corrected typo: same ids, same weights, running rounds move along, definitive ones never change."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from assessments.answering.definitive import make_definitive
from assessments.answering.importing import import_round
from assessments.answering.queries import answers_file_for, find_round
from assessments.answering.rounds import start_round
from assessments.catalogue.queries import (
    catalogue_for,
    changes_since,
    editions_published,
    former_for,
    hashes_of,
    latest_edition,
    newest_revision,
)
from assessments.catalogue.revisions import changed_texts, publish_revision, with_texts
from assessments.catalogue.services import publish_edition
from assessments.models import AuditEntry, Edition, Municipality, Round, User
from assessments.national.counts import figures_for
from assessments.report.queries import outcome_for
from assessments.report.rendering import Material, build_material
from assessments.scoring.answers_file import dump_answers
from tests.build import fill_round, make_edition, make_round, real_catalogue, real_content

PLACE = ("stellingen", "stellingen", "BOD-KAD", "stelling")
pytestmark = pytest.mark.django_db


def corrected(text: str = "Wij hebben al onze bodemtaken in beeld.") -> dict[str, Any]:
    return with_texts(real_content(), {PLACE: text})


def report_of(round: Round) -> Material:
    """Everything a report is made of, as it is now in the database."""
    round = Round.objects.select_related("municipality", "edition").get(pk=round.pk)
    catalogue = catalogue_for(round.edition)
    return build_material(round, catalogue, outcome_for(round, catalogue))


def publish(text: str = "Wij hebben al onze bodemtaken in beeld.") -> tuple[Edition, int]:
    return publish_revision(actor=None, content=corrected(text), based_on=make_edition(), reason="Typefout.")


def test_a_mended_text_raises_the_version_of_its_question_and_file_only() -> None:
    content = corrected()
    found = next(row for row in content["stellingen"]["stellingen"] if row["id"] == "BOD-KAD")
    assert (found["versie"], content["stellingen"]["versie"], content["taken"]["versie"]) == (2, 2, 1)
    assert changed_texts(real_content(), content) == {
        PLACE: (real_catalogue().statement_by_id["BOD-KAD"].text, "Wij hebben al onze bodemtaken in beeld.")
    }


@pytest.mark.parametrize(
    ("file", "rows", "field", "value"),
    [
        ("stellingen", "stellingen", "risicos", [{"id": "R-MM-1", "gewicht": 3}]),
        ("stellingen", "stellingen", "kern", False),
        ("stellingen", "stellingen", "rollen", ["handhaver"]),
        ("taken", "taken", "aard", "bestuurlijke-afspraak"),
        ("taken", "taken", "id", "een-andere-id"),
        ("risicos", "risicos", "impact", 1),
        ("stellingen", "stellingen", "versie", 0),
    ],
)
def test_a_correction_that_changes_more_than_texts_is_refused(
    file: str, rows: str, field: str, value: object
) -> None:
    make_edition()
    content = corrected()
    content[file][rows][0][field] = value
    with pytest.raises(ValidationError, match="verandert alleen teksten"):
        publish_revision(actor=None, content=content, based_on=make_edition(), reason="Typefout.")
    assert Edition.objects.count() == 1


def test_questions_in_another_order_are_no_correction() -> None:
    content = copy.deepcopy(corrected())
    content["taken"]["taken"].reverse()
    with pytest.raises(ValidationError, match="verandert alleen teksten"):
        changed_texts(real_content(), content)


def test_what_the_database_gives_back_is_the_same_content() -> None:
    stored = Edition.objects.get(pk=make_edition().pk).content
    assert changed_texts(stored, corrected()) == changed_texts(real_content(), corrected())


def test_running_rounds_move_and_a_definitive_round_does_not_change_a_byte(
    aa: Municipality, bee: Municipality, vera: User
) -> None:
    running, frozen = make_round(aa), make_round(bee)
    fill_round(frozen)
    make_definitive(actor=None, round=frozen, catalogue=real_catalogue(), function="Secretaris")
    before = report_of(frozen)
    edition, moved = publish_revision(
        actor=vera, content=corrected(), based_on=frozen.edition, reason="Typefout in de stelling."
    )
    running, frozen = Round.objects.get(pk=running.pk), Round.objects.get(pk=frozen.pk)
    assert (moved, running.edition, frozen.edition.revision) == (1, edition, 0)
    after = report_of(frozen)
    assert (after.document, after.attachments, after.content_key) == (
        before.document,
        before.attachments,
        before.content_key,
    )
    assert ("Editie van de catalogus", "2026") in after.document.account.proof
    assert ("Editie van de catalogus", "2026, redactionele versie 1") in report_of(
        running
    ).document.account.proof
    entry = AuditEntry.objects.get(action="ronde.redactionele_versie")
    assert (entry.round_id, entry.new) == (running.pk, {"redactionele_versie": 1})
    told = AuditEntry.objects.get(action="editie.verbeterd")
    assert told.reason == "Typefout in de stelling."
    assert "Wij hebben al onze bodemtaken in beeld." in told.new.values()


def test_the_catalogue_of_a_revision_knows_which_one_it_is() -> None:
    edition, _ = publish()
    assert (catalogue_for(edition).edition, catalogue_for(edition).revision) == ("2026", 1)
    assert [one.revision for one in editions_published()] == [1]
    assert latest_edition() == edition
    assert hashes_of("2026") == {edition.sha256, real_catalogue().sha256}


def test_a_typo_can_be_put_back() -> None:
    first, _ = publish()
    content = with_texts(first.content, {PLACE: real_catalogue().statement_by_id["BOD-KAD"].text})
    second, _ = publish_revision(actor=None, content=content, based_on=first, reason="Toch goed.")
    assert second.revision == 2


def test_what_was_published_before_to_the_letter_is_refused_in_words() -> None:
    content = corrected()
    for one in (content["stellingen"], *content["stellingen"]["stellingen"]):
        one["versie"] = 1
    first, _ = publish_revision(actor=None, content=content, based_on=make_edition(), reason="Typefout.")
    with pytest.raises(ValidationError, match="als versie 0 van editie 2026"):
        publish_revision(actor=None, content=real_content(), based_on=first, reason="Toch niet.")


def test_who_comes_second_is_told_which_revision_came_first() -> None:
    base = make_edition()
    publish()
    with pytest.raises(ValidationError, match="Intussen is redactionele versie 1 van editie 2026"):
        publish_revision(actor=None, content=corrected("Anders."), based_on=base, reason="Typefout.")


@pytest.mark.parametrize(("text", "reason"), [("Anders.", " "), (None, "Typefout.")])
def test_without_a_reason_or_a_change_nothing_is_published(text: str | None, reason: str) -> None:
    content = corrected(text) if text else real_content()
    with pytest.raises(ValidationError):
        publish_revision(actor=None, content=content, based_on=make_edition(), reason=reason)
    assert Edition.objects.count() == 1


def test_a_municipality_has_one_round_on_all_revisions_together(aa: Municipality, anna: User) -> None:
    old = make_edition()
    round = make_round(aa)
    fill_round(round)
    make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="")
    edition, _ = publish()
    for asked in (old, edition):
        with pytest.raises(ValidationError, match="al een ronde voor editie 2026"):
            start_round(actor=anna, municipality=aa, edition=asked, scope="basis")


def test_a_round_begins_on_the_newest_revision_whatever_was_asked(aa: Municipality, anna: User) -> None:
    old = make_edition()
    edition, _ = publish()
    assert start_round(actor=anna, municipality=aa, edition=old, scope="basis").edition == edition
    assert newest_revision("2026") == edition


def test_an_answers_file_finds_its_round_on_any_revision(aa: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    data = json.loads(dump_answers(answers_file_for(round, real_catalogue())))
    edition, _ = publish()
    again = import_round(actor=None, data=data, catalogue=catalogue_for(edition))
    assert (again.pk, again.edition) == (round.pk, edition)
    found = find_round(aa.pk, "2026")
    assert found is not None
    assert found.pk == round.pk


def test_a_round_of_before_the_correction_still_becomes_definitive(aa: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    edition, _ = publish()
    snapshot = make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="")
    assert snapshot.catalogue_sha256 == edition.sha256


def test_signals_are_counted_over_all_revisions(bee: Municipality) -> None:
    round = make_round(bee)
    fill_round(round)
    make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="")
    edition, _ = publish()
    assert figures_for(edition) == figures_for(make_edition())
    assert figures_for(edition).definitive == 1


def test_the_file_of_the_first_publication_is_still_known() -> None:
    base = make_edition()
    publish()
    assert publish_edition(actor=None, content=real_content()) == (base, False)


def test_a_new_edition_answers_to_the_newest_revision_and_never_to_the_simulation() -> None:
    edition, _ = publish()
    simulated = with_texts(real_content(), {PLACE: "Verzonnen."})
    simulated["stellingen"]["editie"] = simulated["taken"]["editie"] = "2026-simulatie"
    Edition.objects.create(name="2026-simulatie", content=simulated, sha256="s" * 64)
    former = former_for("2027").content
    assert former is not None
    assert (
        former.stellingen.stellingen[0].stelling == edition.content["stellingen"]["stellingen"][0]["stelling"]
    )


def test_revisions_of_one_edition_are_no_trend() -> None:
    edition, _ = publish()
    assert changes_since(catalogue_for(edition), "2026") is None
