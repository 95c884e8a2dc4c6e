"""The own account: the name, the own data as a file, and deleting it without losing what was done."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.accounts.own_account import remove_account
from assessments.accounts.own_data import own_data
from assessments.audit.services import record
from assessments.constants import TeamRole
from assessments.models import (
    Answer,
    Assignment,
    AuditEntry,
    Comment,
    Evidence,
    Membership,
    Mention,
    Municipality,
    Proposal,
    Round,
    TaskAnswer,
    User,
)
from tests.answering.calls import CORE, TASK
from tests.build import make_round
from tests.people import PASSWORD, make_member


@pytest.fixture
def log_in(client: Client) -> Callable[[User], Client]:
    """Log in through the page, so that the password was typed just now."""

    def log_in(person: User) -> Client:
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        return client

    return log_in


@pytest.fixture
def worked(aa: Municipality, bram: User) -> Round:
    """A round in which Bram did something of every kind."""
    round = make_round(aa)
    Answer.objects.create(round=round, statement=CORE, value="3", function="VTH-adviseur", updated_by=bram)
    TaskAnswer.objects.create(round=round, task=TASK, in_beeld="ja", function="VTH-adviseur", updated_by=bram)
    Proposal.objects.create(round=round, statement=CORE, author=bram, value="2", shows_name=True)
    remark = Comment.objects.create(
        round=round, subject=CORE, author=bram, author_name="Bram", author_function="VTH-adviseur", text="Zo"
    )
    Mention.objects.create(comment=remark, person=bram)
    Evidence.objects.create(round=round, title="Beleid", url="https://voorbeeld.nl", added_by=bram)
    Assignment.objects.create(round=round, dossier="vth", person=bram)
    AuditEntry.objects.create(
        actor=bram, actor_name="Bram", action="antwoord.opgeslagen", municipality=aa, round_id=round.pk
    )
    return round


def test_somebody_changes_the_own_name(client: Client, bram: User) -> None:
    client.force_login(bram)
    assert client.post(reverse("account"), {"name": " Bram Bos "}).status_code == 302
    bram.refresh_from_db()
    assert bram.name == "Bram Bos"
    assert AuditEntry.objects.get(action="account.naam").old == {"naam": "Bram"}
    page = client.post(reverse("account"), {"name": " "})
    assert page.status_code == 422
    assert "Vul uw naam in" in page.content.decode()


def test_the_account_page_says_what_a_partner_sees(client: Client, olga: User) -> None:
    client.force_login(olga)
    assert "als handhaver" in client.get(reverse("account")).content.decode()


def test_the_account_page_stays_within_its_queries(
    client: Client, bram: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(bram)
    with django_assert_max_num_queries(12):
        client.get(reverse("account"))


def test_the_own_data_come_as_a_file_with_everything_in_it(
    worked: Round, bram: User, log_in: Callable[[User], Client]
) -> None:
    response = log_in(bram).get(reverse("account-data"))
    assert "attachment" in response.headers["Content-Disposition"]
    data = json.loads(response.content)
    assert data["formaat"] == "apk-mijn-gegevens/1"
    assert data["account"]["e-mailadres"] == bram.email
    assert data["gemeenten"][0]["functie"] == "VTH-adviseur"
    for kind in (
        "laatst_gewijzigde_antwoorden",
        "laatst_gewijzigde_taken",
        "voorstellen",
        "opmerkingen",
        "vermeldingen",
        "toegevoegd_bewijs",
        "toegewezen_werk",
        "logboek",
    ):
        assert data[kind], kind
    assert AuditEntry.objects.filter(action="account.gegevens").count() == 1


def test_the_own_data_hold_nothing_of_somebody_else(worked: Round, anna: User) -> None:
    found = own_data(anna)
    lists = {kind: rows for kind, rows in found.items() if isinstance(rows, list) and kind != "gemeenten"}
    assert [kind for kind, rows in lists.items() if rows] == []
    assert "Bram" not in json.dumps(found, default=str)


def test_the_own_data_take_a_fixed_number_of_queries(
    worked: Round, bram: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [Comment(round=worked, subject=CORE, author=bram, author_name="B", text="x") for _ in range(500)]
    Comment.objects.bulk_create(rows)
    with django_assert_max_num_queries(42):
        assert len(own_data(bram)["opmerkingen"]) == 501


def test_a_password_is_asked_before_data_leave_or_an_account_goes(client: Client, bram: User) -> None:
    client.force_login(bram)  # a session in which nobody typed a password
    for name in ("account-data", "account-delete"):
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("account-delete")).status_code == 200


def test_deleting_takes_a_tick(bram: User, log_in: Callable[[User], Client]) -> None:
    page = log_in(bram).post(reverse("account-delete"))
    assert page.status_code == 422
    assert "Zet een vinkje" in page.content.decode()
    assert User.objects.filter(pk=bram.pk).exists()


@pytest.mark.parametrize("definitive", [False, True])
def test_deleting_keeps_the_work_and_takes_the_person(
    worked: Round, anna: User, bram: User, log_in: Callable[[User], Client], definitive: bool
) -> None:
    if definitive:
        Round.objects.filter(pk=worked.pk).update(status="definitief", definitive_by=bram)
    history = apps.get_model("assessments", "AnswerEvent").objects.count()
    other = Client()
    other.force_login(bram)
    number = bram.pk
    response = log_in(bram).post(reverse("account-delete"), {"sure": "on"}, follow=True)
    assert "Uw account is verwijderd" in response.content.decode()
    assert other.get("/account/").status_code == 302
    assert not User.objects.filter(pk=number).exists()
    assert not Membership.objects.filter(user_id=number).exists()
    answer = Answer.objects.get(round=worked)
    assert (answer.value, answer.function, answer.updated_by_id) == ("3", "VTH-adviseur", None)
    assert TaskAnswer.objects.get(round=worked).in_beeld == "ja"
    assert Proposal.objects.get().shows_name is False
    remark = Comment.objects.get()
    assert (remark.author_name, remark.author_function) == ("Account verwijderd", "VTH-adviseur")
    assert Evidence.objects.count() == 1
    assert apps.get_model("assessments", "AnswerEvent").objects.count() == history  # no change by nobody
    entry = AuditEntry.objects.get(action="antwoord.opgeslagen")
    assert (entry.actor_name, entry.actor_id) == ("Bram", number)
    assert AuditEntry.objects.get(action="account.verwijderd").municipality_id == "GM9001"


def test_the_pages_of_the_team_still_work_after_somebody_left(worked: Round, anna: User, bram: User) -> None:
    remove_account(actor=bram)
    client = Client()
    client.force_login(anna)
    paths = [
        reverse("round", args=[worked.pk]),
        reverse("round-audit", args=[worked.pk]),
        reverse("municipality-audit", args=["GM9001"]),
        reverse("question", args=[worked.pk, CORE]),
        reverse("round-comments", args=[worked.pk]),
        reverse("round-evidence", args=[worked.pk]),
        reverse("round-changes", args=[worked.pk]),
        reverse("team", args=["GM9001"]),
        reverse("report", args=[worked.pk]),
    ]
    assert [path for path in paths if client.get(path).status_code != 200] == []
    assert "Bram" in client.get(reverse("round-audit", args=[worked.pk])).content.decode()


def test_the_history_goes_on_after_somebody_left(worked: Round, anna: User, bram: User) -> None:
    remove_account(actor=bram)
    events = apps.get_model("assessments", "AnswerEvent").objects
    before = events.count()
    answer = Answer.objects.get(round=worked)
    answer.value, answer.updated_by = "1", anna
    answer.save()
    assert events.count() == before + 1


def test_the_last_coordinator_hands_over_first(
    aa: Municipality, anna: User, bram: User, log_in: Callable[[User], Client]
) -> None:
    make_round(aa)
    client = log_in(anna)
    assert "Draag eerst de rol van coördinator over" in client.get(reverse("account-delete")).content.decode()
    page = client.post(reverse("account-delete"), {"sure": "on"})
    assert page.status_code == 422
    with pytest.raises(ValidationError, match="enige coördinator van Aa"):
        remove_account(actor=anna)
    make_member("Nieuwe", aa, TeamRole.COORDINATOR, "Coördinator")
    remove_account(actor=anna)
    assert not User.objects.filter(name="Anna").exists()


def test_somebody_without_team_or_password_can_go_too(client: Client, noor: User) -> None:
    noor.set_unusable_password()
    noor.save()
    client.force_login(noor)
    assert client.post(reverse("account-delete"), {"sure": "on"}).headers["Location"] == "/inloggen/"
    assert not User.objects.filter(name="Noor").exists()


def test_every_link_to_a_person_has_been_thought_about() -> None:
    """A new link must be in the own data, and must not stop or colour the deletion of an account."""
    links = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("assessments").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User
        if not model.__name__.endswith("Event")
    }
    assert links == {
        "AuditEntry.actor",
        "Membership.user",
        "Invitation.created_by",
        "Invitation.accepted_by",
        "Round.created_by",
        "Round.definitive_by",
        "Answer.updated_by",
        "Answer.confirmed_by",
        "TaskAnswer.updated_by",
        "ReportFile.requested_by",
        "Proposal.author",
        "Comment.author",
        "Comment.resolved_by",
        "Mention.person",
        "Evidence.added_by",
        "SignalConfirmation.confirmed_by",
        "Upload.uploaded_by",
        "Assignment.person",
        "Assignment.created_by",
        "DossierWork.changed_by",
        "BoardPaper.updated_by",
        "Decision.updated_by",
        "NationalSignal.updated_by",
        "Redaction.created_by",
        "HouseStyle.updated_by",
        "Consent.given_by",
        "PeerPublication.created_by",
        "ApiToken.created_by",
        "ApiToken.revoked_by",
        "Campaign.created_by",
        "Campaign.ended_by",
        "Invitee.stopped_by",
        "Reminder.asked_by",
        "ReminderMail.person",
        "PublicationDate.created_by",
        "EditionDraft.created_by",
        "NationalReportFile.requested_by",
    }


def test_what_others_said_stays_out_where_the_person_no_longer_looks(
    worked: Round, bram: User, anna: User
) -> None:
    remark = Comment.objects.create(
        round=worked, subject=CORE, author=anna, author_name="Anna", text="@Bram: dit blijft hier."
    )
    Mention.objects.create(comment=remark, person=bram)
    assert own_data(bram)["vermeldingen"][-1]["opmerking"] == "@Bram: dit blijft hier."
    bram.memberships.update(dossiers=["vth"])
    assert own_data(bram)["vermeldingen"][-1]["opmerking"] is None
    bram.memberships.all().delete()
    found = own_data(bram)["vermeldingen"][-1]
    assert (found["opmerking"], found["door"], found["onderwerp"]) == (None, None, CORE)


@pytest.mark.django_db(transaction=True)
def test_removing_an_account_and_a_save_of_a_colleague_do_not_wait_for_each_other(
    worked: Round, anna: User, bram: User
) -> None:
    """The save holds the answer and then writes to the log of the municipality, which the removal holds."""
    saved, removing = threading.Event(), threading.Event()
    faults: list[Exception] = []

    def save() -> None:
        try:
            with transaction.atomic():
                Answer.objects.filter(round=worked, statement=CORE).update(note="Van Anna")
                saved.set()
                removing.wait(10)
                time.sleep(0.3)
                record(actor=anna, action="antwoord.opgeslagen", round=worked, subject=CORE)
        except OperationalError as error:
            faults.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=save)
    thread.start()
    saved.wait(10)
    removing.set()
    remove_account(actor=bram)
    thread.join(20)
    assert faults == []
    assert not User.objects.filter(email="bram@voorbeeld.nl").exists()
    assert AuditEntry.objects.filter(actor_id=anna.pk, subject=CORE).exists()
