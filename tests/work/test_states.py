"""How far a dossier is: who may bring it where, and that nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from assessments.constants import WorkState
from assessments.models import Answer, AuditEntry, Comment, DossierWork, Municipality, Round, User
from assessments.work.deadlines import set_dossier_due, set_round_due
from assessments.work.queries import work_of
from assessments.work.services import NotAllowedError, StateChangedError
from assessments.work.states import history_of
from assessments.work.steps import STEPS
from tests.answering.calls import save
from tests.build import fill_round, make_round, real_catalogue
from tests.people import make_member, make_municipality
from tests.work.calls import DOSSIER, OTHER, REASON, access_to, days, give, hand_in, move

pytestmark = pytest.mark.django_db
ANSWER = next(item.id for item in real_catalogue().statements_of(DOSSIER) if item.core)


def put(round: Round, state: str, dossier: str = DOSSIER) -> None:
    DossierWork.objects.update_or_create(round=round, dossier=dossier, defaults={"state": state})


@pytest.mark.parametrize("old", WorkState.values)
@pytest.mark.parametrize("new", WorkState.values)
@pytest.mark.parametrize("who", ["anna", "bram", "carla"])
def test_only_the_steps_of_the_table_are_taken_and_only_by_who_may(
    anna: User, bram: User, carla: User, round: Round, old: str, new: str, who: str
) -> None:
    put(round, old)
    person = {"anna": anna, "bram": bram, "carla": carla}[who]
    by = STEPS.get((old, new))
    allowed = by is not None and (who == "anna" or (who == "bram" and by == "eigenaar"))
    refused: type[Exception] = NotAllowedError if by else ValidationError
    if allowed:
        assert move(person, round, new, old, reason=REASON, accept_open=True).state == new
    else:
        with pytest.raises(refused):
            move(person, round, new, old, reason=REASON, accept_open=True)
        assert DossierWork.objects.get().state == old


@pytest.mark.parametrize("function", ["Adviseur bodem", "vth-adviseur"])
def test_a_dossier_of_a_function_is_handed_in_by_who_has_it(
    anna: User, bram: User, round: Round, function: str
) -> None:
    give(anna, round, DOSSIER, function=function)
    if function == "vth-adviseur":
        assert hand_in(bram, round).state == "klaar_voor_afstemming"
    else:
        with pytest.raises(NotAllowedError, match="aan iemand anders toegewezen"):
            hand_in(bram, round)


def test_a_single_question_of_somebody_else_does_not_make_the_dossier_theirs(
    anna: User, bram: User, round: Round
) -> None:
    give(anna, round, questions=[ANSWER], person_id=anna.pk)
    assert hand_in(bram, round).changed_function == "VTH-adviseur"


def test_a_partner_with_some_roles_hands_in_only_what_was_given(anna: User, olga: User, round: Round) -> None:
    with pytest.raises(NotAllowedError):
        hand_in(olga, round, "vth")
    give(anna, round, "vth", person_id=olga.pk)
    assert hand_in(olga, round, "vth").state == "klaar_voor_afstemming"
    with pytest.raises(ValidationError):
        hand_in(olga, round, DOSSIER)


@pytest.mark.parametrize("reason", ["", "te kort", "   9 tekens  "])
def test_sending_back_without_a_reason_is_refused(anna: User, round: Round, reason: str) -> None:
    put(round, "klaar_voor_afstemming")
    with pytest.raises(ValidationError, match="ten minste 10 tekens"):
        move(anna, round, "terug", "klaar_voor_afstemming", reason=reason)


def test_the_reason_stays_readable_until_the_dossier_is_handed_in_again(
    anna: User, bram: User, round: Round
) -> None:
    hand_in(bram, round)
    move(anna, round, "terug", "klaar_voor_afstemming", reason=REASON)
    assert move(bram, round, "mee_bezig", "terug").reason == REASON
    assert move(bram, round, "klaar_voor_afstemming", "mee_bezig").reason == ""
    lines = [(line.old, line.state, line.reason) for line in history_of(round, DOSSIER)]
    assert lines == [
        ("mee_bezig", "klaar_voor_afstemming", ""),
        ("terug", "mee_bezig", ""),
        ("klaar_voor_afstemming", "terug", REASON),
        ("te_doen", "klaar_voor_afstemming", ""),
    ]


def test_agreeing_with_open_questions_asks_for_a_tick(anna: User, round: Round) -> None:
    put(round, "klaar_voor_afstemming")
    with pytest.raises(ValidationError, match="vragen open"):
        move(anna, round, "akkoord", "klaar_voor_afstemming")
    assert move(anna, round, "akkoord", "klaar_voor_afstemming", accept_open=True).state == "akkoord"


def test_a_prefilled_answer_nobody_confirmed_is_open_too(anna: User, round: Round) -> None:
    fill_round(round)
    Answer.objects.filter(round=round, statement=ANSWER).update(to_confirm=True)
    put(round, "klaar_voor_afstemming")
    with pytest.raises(ValidationError, match="nog 1 vraag open, waarvan 1 alleen te bevestigen"):
        move(anna, round, "akkoord", "klaar_voor_afstemming")


def test_agreeing_with_everything_done_asks_nothing(anna: User, round: Round) -> None:
    fill_round(round)
    put(round, "klaar_voor_afstemming")
    assert move(anna, round, "akkoord", "klaar_voor_afstemming").state == "akkoord"


def test_something_answered_shows_as_busy_and_is_not_stored(anna: User, bram: User, round: Round) -> None:
    assert work_of(access_to(anna, round)).state(DOSSIER) == "te_doen"
    save(bram, round, statement=ANSWER, value="2")
    assert work_of(access_to(anna, round)).state(DOSSIER) == "mee_bezig"
    assert not DossierWork.objects.exists()
    assert move(bram, round, "klaar_voor_afstemming", "te_doen").state == "klaar_voor_afstemming"


def test_who_saw_an_older_state_is_told_and_changes_nothing(anna: User, bram: User, round: Round) -> None:
    hand_in(bram, round)
    with pytest.raises(StateChangedError, match="klaar voor afstemming"):
        move(bram, round, "mee_bezig", "terug")
    assert DossierWork.objects.get().state == "klaar_voor_afstemming"


def test_marking_for_review_wipes_no_answer_remark_or_deadline(anna: User, bram: User, round: Round) -> None:
    fill_round(round, note="Zie het jaarverslag.")
    Comment.objects.create(round=round, subject=ANSWER, author=bram, author_name="Bram", text="Klopt dit?")
    set_dossier_due(actor=anna, round=round, catalogue=real_catalogue(), dossiers=[DOSSIER], due=days(5))
    set_round_due(actor=anna, round=round, due=days(9))

    def everything() -> list[Any]:
        comments = list(Comment.objects.values())
        return [list(Answer.objects.order_by("pk").values()), comments, Round.objects.get().due]

    before = everything()
    hand_in(bram, round)
    move(anna, round, "terug", "klaar_voor_afstemming", reason=REASON)
    move(bram, round, "klaar_voor_afstemming", "terug")
    move(anna, round, "akkoord", "klaar_voor_afstemming")
    assert everything() == before
    assert DossierWork.objects.get().due == days(5)


def test_a_deadline_changes_no_state_and_no_author(anna: User, bram: User, round: Round) -> None:
    hand_in(bram, round)
    before = DossierWork.objects.values("state", "changed_at", "changed_by").get()
    set_dossier_due(
        actor=anna, round=round, catalogue=real_catalogue(), dossiers=[DOSSIER, OTHER], due=days(2)
    )
    assert DossierWork.objects.values("state", "changed_at", "changed_by").get(dossier=DOSSIER) == before
    assert DossierWork.objects.get(dossier=OTHER).state == "te_doen"
    assert history_of(round, DOSSIER)[0].what.startswith("Klaar op")


def test_a_new_round_starts_at_to_do(anna: User, round: Round) -> None:
    put(round, "klaar_voor_afstemming")
    other = make_municipality("GM9077", "Zee")
    person = make_member("Zoë", other, "coordinator", "Coördinator")  # type: ignore[arg-type]
    copied = make_round(other)
    copied.prefilled_from = round
    copied.save()
    fill_round(copied)
    Answer.objects.filter(round=copied).update(to_confirm=True)
    assert set(work_of(access_to(person, copied)).states) == set()
    assert work_of(access_to(person, copied)).part("vth").total > 0


def test_a_definitive_round_refuses_every_step(anna: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(status="definitief")
    with pytest.raises(ValidationError, match="definitief"):
        move(anna, round, "mee_bezig", "te_doen")
    with pytest.raises(ValidationError, match="definitief"):
        set_round_due(actor=anna, round=round, due=days(1))


def test_the_history_names_who_by_function_and_name(
    anna: User, bram: User, aa: Municipality, round: Round
) -> None:
    hand_in(bram, round)
    (line,) = history_of(round, DOSSIER)
    assert (line.name, line.function) == ("Bram", "VTH-adviseur")
    assert AuditEntry.objects.filter(action="werk.stand").get().new["stand"] == "klaar_voor_afstemming"
    bram.memberships.all().delete()
    bram.delete()
    assert [(one.name, one.function) for one in history_of(round, DOSSIER)] == [("", "VTH-adviseur")]


@pytest.mark.parametrize("due", [0, 1, None])
def test_a_deadline_lies_today_or_later_or_is_taken_away(anna: User, round: Round, due: int | None) -> None:
    wanted = None if due is None else days(due)
    assert set_round_due(actor=anna, round=round, due=wanted).due == wanted


def test_a_deadline_that_passed_may_stay_and_no_new_one_may_lie_there(anna: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(due=days(-3))
    assert set_round_due(actor=anna, round=round, due=days(-3)).due == days(-3)
    with pytest.raises(ValidationError, match="al voorbij"):
        set_round_due(actor=anna, round=round, due=days(-1))
