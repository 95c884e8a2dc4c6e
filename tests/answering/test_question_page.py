"""The page of one question: what it shows to whom, and that nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.catalogue.questions import questions_of
from assessments.models import (
    Answer,
    Assignment,
    Comment,
    DossierWork,
    Evidence,
    EvidenceUse,
    Municipality,
    Proposal,
    Round,
    User,
)
from tests.answering.calls import CORE, CROSS, NOT_CORE, ROLES, TASK, save, save_steps, stored
from tests.answering.forms_of import fields_of
from tests.answering.talk_calls import given, post_as, propose, question_url, seen_by
from tests.build import make_round, real_catalogue
from tests.people import make_member, make_person

BUDGET = 12
STATEMENT = real_catalogue().statement_by_id[CORE]


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def test_the_page_shows_the_answer_in_words_with_who_gave_it(bram: User, carla: User, round: Round) -> None:
    save(bram, round, value="2", note="Zie het jaarverslag.")
    page = seen_by(carla, question_url(round))
    for text in (STATEMENT.text, STATEMENT.anchors[2], "Zie het jaarverslag.", "Bram", "VTH-adviseur"):
        assert text in page
    assert "Antwoord wijzigen" not in page


@pytest.mark.parametrize("subject", [CORE, CROSS, TASK])
def test_every_kind_of_question_has_its_sections(anna: User, round: Round, subject: str) -> None:
    page = seen_by(anna, question_url(round, subject))
    shown = [name for name in ("opmerkingen", "bewijs", "geschiedenis") if f'id="{name}"' in page]
    assert shown == ["opmerkingen", "bewijs", "geschiedenis"]
    assert ('id="voorstellen"' in page) is (subject != TASK)


def test_a_task_takes_no_proposal(anna: User, round: Round) -> None:
    assert post_as(anna, "save-proposal", round, {"value": "3"}, TASK).status_code == 404


def test_an_unknown_question_is_404(anna: User, client: Client, round: Round) -> None:
    client.force_login(anna)
    assert client.get(question_url(round, "BOD-XYZ")).status_code == 404


def test_a_question_out_of_scope_says_so_and_takes_nothing(anna: User, round: Round) -> None:
    page = seen_by(anna, question_url(round, NOT_CORE))
    assert "hoort niet bij deze ronde" in page
    assert reverse("save-proposal", args=[round.pk, NOT_CORE]) not in page


def test_the_next_question_is_one_of_the_same_dossier(anna: User, round: Round) -> None:
    page = seen_by(anna, question_url(round))
    linked = set(re.findall(rf"/ronde/{round.pk}/vraag/([\w-]+)/\"", page)) - {CORE}
    known = {item.id for item in questions_of(real_catalogue()) if item.dossier == "bodem"}
    assert linked
    assert linked <= known


def test_a_partner_sees_the_own_role_only(anna: User, olga: User, round: Round) -> None:
    for version, (role, note) in enumerate(
        [("medeoverheid", "Van de beleidskant."), ("handhaver", "Van de toezichtkant.")]
    ):
        save(anna, round, statement="VTH-OVH", role=role, value="3", note=note, expected_version=0)
        propose(anna, round, statement="VTH-OVH", role=role, value=str(version), note=f"Voorstel {note}")
    page = seen_by(olga, question_url(round, "VTH-OVH"))
    assert "Van de toezichtkant." in page
    assert "Van de beleidskant." not in page
    assert "Medeoverheid" not in page


def test_a_proposal_from_the_page_is_stored_and_shown(bram: User, round: Round) -> None:
    page = seen_by(bram, question_url(round))
    data = fields_of(page, "formulier-voorstel-alle") | {"value": "3", "note": "Mijn oordeel."}
    response = post_as(bram, "save-proposal", round, data)
    assert (response.status_code, given(round, bram)) == (303, {"": "3"})
    assert response.url.endswith("#voorstellen")
    assert "Mijn oordeel." in seen_by(bram, question_url(round))


def test_a_refused_proposal_keeps_what_was_typed(bram: User, round: Round) -> None:
    data = {"role": "", "value": "nvt", "note": "Te kort.", "shows_name": "1"}
    response = post_as(bram, "save-proposal", round, data)
    fields = fields_of(response.content.decode(), "formulier-voorstel-alle")
    assert response.status_code == 422
    assert (fields["value"], fields["note"], fields["shows_name"]) == ("nvt", "Te kort.", "1")
    assert "ten minste 20 tekens uit waarom" in response.content.decode()


def test_a_refused_proposal_of_one_role_leaves_the_others(bram: User, round: Round) -> None:
    propose(bram, round, role="handhaver", value="1", note="Van handhaving.")
    data = {"role": "medeoverheid", "value": "", "note": "Nog kiezen."}
    page = post_as(bram, "save-proposal", round, data).content.decode()
    assert fields_of(page, "formulier-voorstel-medeoverheid")["note"] == "Nog kiezen."
    assert fields_of(page, "formulier-voorstel-handhaver")["note"] == "Van handhaving."


def test_a_proposal_on_an_agreed_dossier_is_409_and_keeps_the_text(bram: User, round: Round) -> None:
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    response = post_as(bram, "save-proposal", round, {"value": "3", "note": "Mijn oordeel."})
    assert response.status_code == 409
    assert "stand akkoord" in response.content.decode()
    assert "Mijn oordeel." in response.content.decode()


def test_the_coordinator_sees_the_spread_without_names(anna: User, bram: User, round: Round) -> None:
    propose(bram, round, value="1", note="Er is niets geregeld.", function="Toezichthouder bodem")
    page = seen_by(anna, question_url(round))
    assert "1 voorstel" in page
    assert "Er is niets geregeld." in page
    spread = page[page.index("question-spread") : page.index('id="opmerkingen"')]
    assert "Bram" not in spread
    assert "Toezichthouder bodem" not in spread


def test_a_name_is_shown_only_of_who_agreed(anna: User, bram: User, round: Round) -> None:
    propose(bram, round, value="1", shows_name=True, function="Toezichthouder bodem")
    assert "Bram, Toezichthouder bodem" in seen_by(anna, question_url(round))


def test_the_page_names_no_key_or_time_of_a_proposal(anna: User, bram: User, round: Round) -> None:
    row = propose(bram, round, value="1", note="Een mening.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assessments_proposal SET id = 987654 WHERE id = %s", [row.pk])
    Proposal.objects.update(updated_at="2024-02-03T04:05:00Z", created_at="2024-02-03T04:05:00Z")
    page = seen_by(anna, question_url(round))
    spread = page[page.index("question-spread") : page.index('id="opmerkingen"')]
    assert "Een mening." in spread
    assert "2024" not in spread
    assert "987654" not in page


def test_others_see_their_own_proposal_and_a_number(
    anna: User, bram: User, carla: User, round: Round
) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    propose(anna, round, value="0", note="Oordeel van de coordinator.")
    propose(bram, round, value="3", note="Oordeel van Bram.")
    for person, sees_own in ((bram, True), (carla, False)):
        page = seen_by(person, question_url(round))
        assert "2 mensen gaven een voorstel" in page
        assert "Oordeel van de coordinator." not in page
        assert ("Oordeel van Bram." in page) is sees_own
        assert "question-spread" not in page


def test_the_owner_by_function_sees_the_spread(anna: User, bram: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="bodem", assigned_function="vth-adviseur")
    propose(anna, round, value="0", note="Oordeel van de coordinator.")
    assert "Oordeel van de coordinator." in seen_by(bram, question_url(round))


def test_taking_over_a_level_fills_the_form_and_stores_on_posting(
    anna: User, bram: User, round: Round
) -> None:
    propose(bram, round, value="1", support="document", note="Zie het rapport.")
    page = seen_by(anna, question_url(round) + "?rol=&neem=1")
    fields = fields_of(page, "formulier-vaststellen-alle")
    assert (fields["value"], fields["support"], fields["note"]) == ("1", "document", "Zie het rapport.")
    assert stored(round) == {}
    assert post_as(anna, "agree-answer", round, fields).status_code == 303
    assert stored(round) == {"": "1"}


def test_agreeing_over_a_newer_answer_shows_both_and_can_be_kept(
    anna: User, bram: User, round: Round
) -> None:
    propose(bram, round, value="1")
    fields = fields_of(seen_by(anna, question_url(round) + "?rol=&neem=1"), "formulier-vaststellen-alle")
    save(bram, round, value="4", note="Intussen gewijzigd.")
    response = post_as(anna, "agree-answer", round, fields)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Er zijn twee versies" in page
    assert "Intussen gewijzigd." in page
    assert stored(round) == {"": "4"}
    keep = re.search(r'name="keep_own" value="(\d+)"', page)
    assert keep
    post_as(anna, "agree-answer", round, fields | {"keep_own": keep[1]})
    assert stored(round) == {"": "1"}


def test_who_does_not_own_the_question_does_not_agree(anna: User, bram: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    propose(bram, round, value="1")
    assert post_as(bram, "agree-answer", round, {"value": "1", "version": "0"}).status_code == 403
    assert stored(round) == {}


def test_withdrawing_takes_the_own_proposal_away(bram: User, round: Round) -> None:
    propose(bram, round)
    assert post_as(bram, "withdraw-proposal", round, {"role": ""}).status_code == 303
    assert given(round, bram) == {}


def fill_with_talk(round: Round, aa: Municipality, people: int, remarks: int, saves: int) -> None:
    """Colleagues with proposals, remarks with mentions, evidence, and many earlier versions."""
    team = [
        make_member(f"Lid{number}", aa, "invuller", f"Functie {number}")  # type: ignore[arg-type]
        for number in range(people)
    ]
    for number, person in enumerate(team):
        for role in ROLES:
            Proposal.objects.create(
                round=round, statement=CORE, role=role, author=person, value=str(number % 5), note="Mening."
            )
    for subject in (CORE, TASK):
        Comment.objects.bulk_create(
            Comment(round=round, subject=subject, author=team[0], author_name="Lid0", text=f"Opmerking {n}")
            for n in range(remarks)
        )
        for number in range(5):
            piece = Evidence.objects.create(
                round=round, title=f"Stuk {number}", url="https://aa.voorbeeld.nl/"
            )
            EvidenceUse.objects.create(round=round, evidence=piece, subject=subject)
    for number in range(saves):
        for role in ROLES:
            Answer.objects.update_or_create(
                round=round,
                statement=CORE,
                role=role,
                defaults={"value": str(number % 5), "updated_by": team[0], "note": f"Versie {number}"},
            )
        save_steps(team[0], round, note=f"Versie {number}", expected_version=number)


@pytest.mark.parametrize("subject", [CORE, TASK])
@pytest.mark.parametrize("who", ["anna", "bram"])
def test_the_page_stays_within_its_budget_whatever_is_stored(
    anna: User, bram: User, aa: Municipality, round: Round, who: str, subject: str
) -> None:
    make_person("Los")
    client = Client()
    client.force_login({"anna": anna, "bram": bram}[who])
    counts = []
    for people, remarks, saves in ((1, 1, 1), (29, 500, 60)):
        Proposal.objects.all().delete()
        User.objects.filter(name__startswith="Lid").delete()
        Answer.objects.all().delete()
        round.task_answers.all().delete()
        fill_with_talk(round, aa, people, remarks, saves)
        client.get(question_url(round, subject))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(question_url(round, subject)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= BUDGET, "\n".join(query["sql"][:150] for query in seen)


def test_a_role_that_no_database_can_hold_is_refused_not_broken(anna: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(blind=True)
    propose(anna, round)
    reply = post_as(anna, "agree-answer", round, {"role": "\x00", "value": "2", "version": "0"})
    assert reply.status_code == 422
