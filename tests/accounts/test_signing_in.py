"""Signing in with e-mail and password: who may, what is said, and where it stops."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessments.models import User
from tests.people import PASSWORD


def sign_in(client: Client, email: str, password: str) -> str:
    """Post the form; the page that comes back, or the address it leads to."""
    response = client.post(reverse("account_login"), {"login": email, "password": password})
    return response.headers.get("Location") or response.content.decode()


def test_a_person_signs_in_with_e_mail_and_password(client: Client, anna: User) -> None:
    assert sign_in(client, anna.email, PASSWORD) == reverse("home")
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_capitals_in_the_e_mail_address_do_not_matter(client: Client, anna: User) -> None:
    assert sign_in(client, anna.email.upper(), PASSWORD) == reverse("home")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client, anna: User) -> None:
    explained = "Het e-mailadres of het wachtwoord klopt niet"
    assert explained in sign_in(client, anna.email, "een-heel-ander-wachtwoord")
    assert explained in sign_in(client, "niemand@voorbeeld.nl", PASSWORD)
    assert "_auth_user_id" not in client.session


def test_a_closed_account_does_not_get_in(client: Client, anna: User) -> None:
    anna.is_active = False
    anna.save(update_fields=["is_active"])
    sign_in(client, anna.email, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_guessing_stops_after_five_wrong_passwords(client: Client, anna: User) -> None:
    for _ in range(5):
        sign_in(client, anna.email, "een-heel-ander-wachtwoord")
    assert "te vaak" in sign_in(client, anna.email, PASSWORD)
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_nobody_signs_up_by_themselves(client: Client) -> None:
    form = {"email": "indringer@voorbeeld.nl", "password1": PASSWORD, "password2": PASSWORD}
    for response in (client.get("/aanmelden/"), client.post("/aanmelden/", form)):
        assert "U kunt zich hier niet aanmelden" in response.content.decode()
    assert not User.objects.exists()


def test_a_forgotten_password_is_replaced_by_a_link_in_the_mail(
    client: Client, anna: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_reset_password"), {"email": anna.email})
    (letter,) = mail.outbox
    assert letter.to == [anna.email]
    link = next(word for word in str(letter.body).split() if "/wachtwoord/nieuw/" in word)
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "een-nieuw-lang-wachtwoord-7"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(client, anna.email, new) == reverse("home")


@pytest.mark.django_db
def test_an_unknown_address_gets_no_different_page_when_a_password_is_asked_for(client: Client) -> None:
    response = client.post(reverse("account_reset_password"), {"email": "niemand@voorbeeld.nl"})
    assert response.headers["Location"] == reverse("account_reset_password_done")


def test_signing_out_takes_a_post(client: Client, anna: User) -> None:
    client.force_login(anna)
    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session
