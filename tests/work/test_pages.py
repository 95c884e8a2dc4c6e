"""The pages of the work room: what each person sees there, and what a wrong form gives back."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import (
    Assignment,
    Comment,
    DossierWork,
    Membership,
    Mention,
    Municipality,
    Round,
    User,
)
from tests.answering.calls import save
from tests.build import fill_round, make_round, real_catalogue
from tests.work.calls import DOSSIER, OTHER, REASON, days, give, hand_in, move

pytestmark = pytest.mark.django_db
ANSWER = next(item.id for item in real_catalogue().statements_of(DOSSIER) if item.core)


def html_of(client: Client, person: User, name: str, *args: object, query: str = "") -> str:
    client.force_login(person)
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def post(client: Client, who: User, name: str, round: Round, *args: object, **data: object) -> int:
    client.force_login(who)
    return client.post(reverse(name, args=[round.pk, *args]), data).status_code


# --- Werkverdeling --------------------------------------------------------------------------------


def test_the_coordinator_divides_several_dossiers_from_the_page(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    html = html_of(client, anna, "round-work", round.pk)
    assert 'name="dossier" value="bodem" form="toewijzen"' in html
    assert "Coördinator APK" in html
    assert post(client, anna, "assign", round, dossier=[DOSSIER, OTHER], person=bram.pk, due=days(3)) == 302
    html = html_of(client, anna, "round-work", round.pk)
    assert "2 onderdelen toegewezen aan Bram." in html
    assert html.count("nog 3 dagen") == 4  # at who and at the date, for both


def test_the_team_reads_and_does_not_divide(client: Client, anna: User, carla: User, round: Round) -> None:
    give(anna, round, DOSSIER, function="Adviseur bodem", note="Begin hier.")
    html = html_of(client, carla, "round-work", round.pk)
    assert "Niemand in het team heeft deze functie." in html
    assert "Begin hier." in html
    assert [word for word in ('id="toewijzen"', "Haal weg", 'type="checkbox"') if word in html] == []


def test_a_refused_form_keeps_what_was_chosen_and_typed(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    data = {
        "dossier": [DOSSIER],
        "vraag": [ANSWER],
        "function": "Chef",
        "due": "2020-01-01",
        "note": "Let op <b>",
    }
    response = client.post(reverse("assign", args=[round.pk]), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert "De datum is al voorbij" in html
    assert "Let op &lt;b&gt;" in html
    assert 'value="Chef"' in html
    for value in (DOSSIER, ANSWER):
        tag = html[html.index(f'value="{value}" form="toewijzen"') :].split(">", 1)[0]
        assert "checked" in tag
    assert not Assignment.objects.exists()


def test_a_function_nobody_has_is_stored_with_a_warning(client: Client, anna: User, round: Round) -> None:
    assert post(client, anna, "assign", round, dossier=[DOSSIER], function="Chef") == 302
    assert "Niemand in het team heeft de functie Chef." in html_of(client, anna, "round-work", round.pk)


def test_single_questions_are_found_by_word_and_by_id(client: Client, anna: User, round: Round) -> None:
    by_id = html_of(client, anna, "round-work", round.pk, query=f"?q={ANSWER}")
    assert f'name="vraag" value="{ANSWER}"' in by_id
    by_word = html_of(client, anna, "round-work", round.pk, query="?q=bodem")
    assert by_word.count('name="vraag"') > 5
    nothing = html_of(client, anna, "round-work", round.pk, query="?q=ditbestaatniet")
    assert "Geen vraag gevonden" in nothing


def test_only_the_date_of_chosen_dossiers_changes(client: Client, anna: User, round: Round) -> None:
    assert post(client, anna, "round-due", round, voor="dossiers", dossier=[DOSSIER], due=days(4)) == 302
    assert (DossierWork.objects.get().due, Round.objects.get().due) == (days(4), None)
    assert post(client, anna, "round-due", round, voor="dossiers", due=days(4)) == 422
    assert post(client, anna, "round-due", round, due=days(8)) == 302
    assert Round.objects.get().due == days(8)
    assert post(client, anna, "round-due", round, due="gisteren") == 422
    assert post(client, anna, "round-due", round, voor="dossiers", dossier=[DOSSIER], due="2020-01-01") == 422


def test_work_is_taken_back_and_only_in_the_own_round(
    client: Client, anna: User, bram: User, bee: Municipality, dirk: User, round: Round
) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk)
    row = Assignment.objects.get()
    other = make_round(bee)
    assert post(client, dirk, "assignment-remove", other, row.pk) == 404
    assert post(client, anna, "assignment-remove", round, row.pk) == 302
    assert not Assignment.objects.exists()
    assert post(client, anna, "assignment-remove", round, row.pk) == 404


def test_per_person_shows_how_much_is_open_and_hands_all_over(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(1))
    give(anna, round, OTHER, function="Chef")
    html = html_of(client, anna, "round-work", round.pk, query="?beeld=personen")
    assert "Bodem en ondergrond" in html
    assert "Niemand in het team heeft deze functie." in html
    assert post(client, anna, "work-handover", round, source=f"persoon:{bram.pk}", person=anna.pk) == 302
    assert Assignment.objects.get(dossier=DOSSIER).person == anna
    assert post(client, anna, "work-handover", round, source=f"persoon:{bram.pk}", person=anna.pk) == 422
    assert post(client, anna, "work-handover", round) == 422


def test_a_filter_shows_only_what_it_says(client: Client, anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk)
    hand_in(bram, round)
    Round.objects.filter(pk=round.pk).update(due=days(-1))
    handed = html_of(client, anna, "round-work", round.pk, query="?toon=klaar_voor_afstemming")
    late = html_of(client, anna, "round-work", round.pk, query="?toon=laat")
    key = 'name="dossier" value="{}"'
    assert (key.format(DOSSIER) in handed, key.format(OTHER) in handed) == (True, False)
    assert (key.format(DOSSIER) in late, key.format(OTHER) in late) == (False, True)
    assert "over tijd" in late


def test_a_definitive_round_is_read_only(client: Client, anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk)
    row = Assignment.objects.get()
    Round.objects.filter(pk=round.pk).update(status="definitief")
    html = html_of(client, anna, "round-work", round.pk)
    assert 'id="toewijzen"' not in html
    assert "<form" not in html_of(client, anna, "dossier-state", round.pk, DOSSIER).split("<main")[1]
    assert post(client, anna, "assign", round, dossier=[DOSSIER], person=bram.pk) == 422
    assert post(client, anna, "round-due", round, due=days(1)) == 422
    assert post(client, anna, "assignment-remove", round, row.pk) == 302
    assert Assignment.objects.filter(pk=row.pk).exists()
    assert post(client, anna, "dossier-state", round, DOSSIER, state="mee_bezig", seen="te_doen") == 422


# --- The state of a dossier -----------------------------------------------------------------------


def test_handing_in_and_sending_back_from_the_page(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    sent = {"state": "klaar_voor_afstemming", "seen": "te_doen", "reason": "Cijfers van 2025."}
    assert post(client, bram, "dossier-state", round, DOSSIER, **sent) == 302
    html = html_of(client, anna, "dossier-state", round.pk, DOSSIER)
    assert "Cijfers van 2025." in html
    assert "Geef akkoord" in html
    back = {"state": "terug", "seen": "klaar_voor_afstemming", "reason": "kort"}
    client.force_login(anna)
    refused = client.post(reverse("dossier-state", args=[round.pk, DOSSIER]), back)
    assert refused.status_code == 422
    assert ">kort</textarea>" in refused.content.decode()
    assert post(client, anna, "dossier-state", round, DOSSIER, **back | {"reason": REASON}) == 302
    html = html_of(client, bram, "dossier-state", round.pk, DOSSIER)
    assert "Waarom dit dossier terugkwam" in html
    assert REASON in html


def test_a_stale_page_is_409_and_who_may_not_is_403(
    client: Client, anna: User, bram: User, carla: User, round: Round
) -> None:
    hand_in(bram, round)
    stale = {"state": "mee_bezig", "seen": "terug"}
    assert post(client, anna, "dossier-state", round, DOSSIER, **stale) == 409
    agree = {"state": "akkoord", "seen": "klaar_voor_afstemming", "accept_open": "1"}
    assert post(client, bram, "dossier-state", round, DOSSIER, **agree) == 403
    assert post(client, carla, "dossier-state", round, DOSSIER, **agree) == 403
    assert post(client, anna, "dossier-state", round, DOSSIER, **agree | {"accept_open": ""}) == 422
    assert post(client, anna, "dossier-state", round, DOSSIER, **agree) == 302


def test_the_page_offers_only_what_this_person_may_do(
    client: Client, anna: User, bram: User, carla: User, round: Round
) -> None:
    give(anna, round, DOSSIER, person_id=anna.pk)
    assert "Dit dossier is aan iemand anders toegewezen" in html_of(
        client, bram, "dossier-state", round.pk, DOSSIER
    )
    assert 'name="state"' not in html_of(client, carla, "dossier-state", round.pk, DOSSIER)


def test_a_dossier_outside_the_part_is_not_there(client: Client, olga: User, round: Round) -> None:
    client.force_login(olga)
    assert client.get(reverse("dossier-state", args=[round.pk, DOSSIER])).status_code == 404
    assert client.get(reverse("dossier-state", args=[round.pk, "vth"])).status_code == 200
    assert post(client, olga, "dossier-state", round, DOSSIER, state="mee_bezig", seen="te_doen") in {
        404,
        422,
    }


# --- My work --------------------------------------------------------------------------------------


def test_my_work_shows_what_is_mine_by_name_and_by_function(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(0), note="Begin hier.")
    give(anna, round, OTHER, function="VTH-ADVISEUR")
    html = html_of(client, bram, "my-work")
    assert "Er wachten 2 onderdelen op u." in html
    assert "Voor de functie VTH-adviseur." in html
    assert "(vandaag)" in html
    assert "Begin hier." in html
    assert html.index("Bodem en ondergrond") < html.index("Vergunningverlening")


def test_sent_back_stands_first_with_the_reason(client: Client, anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(1))
    give(anna, round, OTHER, person_id=bram.pk)
    hand_in(bram, round, OTHER)
    move(anna, round, "terug", "klaar_voor_afstemming", OTHER, reason=REASON)
    html = html_of(client, bram, "my-work")
    assert html.index(REASON) < html.index("Bodem en ondergrond")


def test_when_all_is_answered_the_next_step_is_handing_in(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    fill_round(round)
    give(anna, round, DOSSIER, person_id=bram.pk)
    assert "Alles ingevuld" in html_of(client, bram, "my-work")
    hand_in(bram, round)
    assert "U hebt uw deel gedaan. Bedankt." in html_of(client, bram, "my-work")
    assert "Wacht op uw akkoord" in html_of(client, anna, "my-work")


def test_remarks_and_mentions_are_shown(client: Client, anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk)
    comment = Comment.objects.create(
        round=round, subject=ANSWER, author=anna, author_name="Anna", text="Klopt <i>dit</i>?"
    )
    Mention.objects.create(comment=comment, person=bram)
    html = html_of(client, bram, "my-work")
    assert "Collega's noemen u" in html
    assert "Klopt &lt;i&gt;dit&lt;/i&gt;?" in html
    assert "1 open opmerking" in html


def test_my_work_spans_municipalities_and_leaves_out_definitive_rounds(
    client: Client, anna: User, bram: User, bee: Municipality, dirk: User, round: Round
) -> None:
    other = make_round(bee)
    Membership.objects.create(user=bram, municipality=bee, role="invuller", function="Adviseur")
    give(anna, round, DOSSIER, person_id=bram.pk)
    give(dirk, other, OTHER, function="Adviseur")
    html = html_of(client, bram, "my-work")
    assert ("Gemeente Aa" in html, "Gemeente Bee" in html) == (True, True)
    Round.objects.filter(pk=other.pk).update(status="definitief")
    assert "Gemeente Bee" not in html_of(client, bram, "my-work")


def test_nothing_assigned_says_what_to_do(
    client: Client, bram: User, carla: User, noor: User, round: Round
) -> None:
    assert "Aan u is in deze ronde nog niets toegewezen" in html_of(client, bram, "my-work")
    assert "Nog door niemand opgepakt" in html_of(client, bram, "my-work")
    assert "Als meelezer leest u mee" in html_of(client, carla, "my-work")
    assert "Er loopt nu geen ronde" in html_of(client, noor, "my-work")


def test_a_partner_sees_only_the_own_part(client: Client, anna: User, olga: User, round: Round) -> None:
    give(anna, round, DOSSIER, "vth", function="Toezichthouder omgevingsdienst")
    html = html_of(client, olga, "my-work")
    assert ("Vergunningverlening" in html, "Bodem" in html) == (True, False)


def test_a_saved_answer_moves_the_count(client: Client, anna: User, bram: User, round: Round) -> None:
    give(anna, round, questions=[ANSWER], person_id=bram.pk)
    assert "Nog open" in html_of(client, bram, "my-work")
    save(bram, round, statement=ANSWER, value="2")
    assert "Wat u al hebt gedaan (1)" in html_of(client, bram, "my-work")


def test_neither_a_person_nor_a_function_is_called_optional(
    client: Client, anna: User, aa: Municipality
) -> None:
    html = html_of(client, anna, "round-work", make_round(aa).pk)
    for label in ("Persoon", "Of een functie"):
        (text,) = re.findall(rf"<label[^>]*>\s*{label}\b(.*?)</label>", html, re.DOTALL)[:1]
        assert "niet verplicht" not in text
    assert "(niet verplicht)" in html  # the date and the note
