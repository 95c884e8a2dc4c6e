"""The frame of every page, and the pages for when something goes wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from assessments.models import User
from tests.people import PASSWORD

ERROR_PAGES = {
    "403.html": "Fout 403",
    "403_csrf.html": "Fout 403",
    "404.html": "Fout 404",
    "429.html": "Fout 429",
}


def page(template: str, user: User | AnonymousUser | None = None) -> str:
    """A page as a person sees it; without a person as a visitor who did not log in."""
    request = RequestFactory().get("/catalogus/")
    request.user = user or AnonymousUser()
    return render_to_string(template, request=request)


def test_every_page_says_its_language_and_has_a_way_past_the_menu() -> None:
    html = page("404.html")
    assert '<html lang="nl"' in html
    assert 'href="#inhoud"' in html
    assert 'id="inhoud"' in html
    assert html.index('href="#inhoud"') < html.index("<header")


@pytest.mark.parametrize("template", [*ERROR_PAGES, "500.html"])
def test_a_page_has_one_heading_of_the_first_rank_and_a_title(template: str) -> None:
    html = page(template) if template in ERROR_PAGES else render_to_string(template)
    assert html.count("<h1") == 1
    heading = re.search(r"<h1>(.+)</h1>", html)
    assert heading
    assert f"<title>{heading[1]} · APK beleid en wettelijk kader</title>" in html


@pytest.mark.parametrize(("template", "kicker"), ERROR_PAGES.items())
def test_an_error_page_names_the_error_and_offers_a_way_on(template: str, kicker: str) -> None:
    html = page(template)
    assert kicker in html
    main = html[html.index("<main") : html.index("</main")]
    assert "<a href=" in main


def test_the_page_for_our_own_fault_needs_no_context_and_no_database() -> None:
    html = render_to_string("500.html")  # pytest-django refuses a database here
    assert "Er ging bij ons iets mis" in html
    assert "Uitloggen" not in html


def test_a_person_sees_their_name_and_logs_out_by_post(anna: User) -> None:
    html = page("404.html", anna)
    assert anna.name in html
    form = html[html.index('<form method="post"') :]
    assert "csrfmiddlewaretoken" in form
    assert "Uitloggen" in form
    assert ">Inloggen<" not in html


def test_a_visitor_is_offered_to_log_in_and_to_read_the_catalogue() -> None:
    html = page("404.html")
    assert 'href="/catalogus/"' in html
    assert ">Inloggen<" in html
    assert "Uitloggen" not in html


def test_no_template_of_a_screen_page_breaks_the_content_policy(project: Path) -> None:
    for path in sorted((project / "templates").rglob("*.html")):
        parts = path.relative_to(project / "templates").parts
        if parts[0] == "report" or "mail" in parts:
            continue  # paper and mail have their own rules
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text), path
        # JSON for a script of ours is data: a browser does not run it.
        assert not re.search(r"<script(?![^>]*\s(src=|type=\"application/json\"))", text), path


@pytest.mark.django_db
def test_the_sign_in_page_is_dutch_and_complete(client: Client) -> None:
    html = client.get("/inloggen/").content.decode()
    assert "E-mailadres" in html
    assert "Wachtwoord" in html
    assert "/wachtwoord/vergeten/" in html
    assert "Sign" not in html


@pytest.mark.django_db
def test_a_wrong_password_is_said_on_top_of_the_form(client: Client, anna: User) -> None:
    html = client.post("/inloggen/", {"login": anna.email, "password": "verkeerd"}).content.decode()
    assert 'role="alert"' in html
    assert "Pas dit nog aan" in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/wachtwoord/vergeten/",
        "/wachtwoord/vergeten/verstuurd/",
        "/wachtwoord/nieuw/abc-def/",
        "/wachtwoord/nieuw/klaar/",
        "/aanmelden/",
        "/account-gesloten/",
    ],
)
def test_the_pages_around_signing_in_are_in_the_house(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    assert "apk-header" in html
    assert html.count("<h1") == 1
    assert not re.search(r"\b(Password|Sign In|Email address|Reset)\b", html)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/wachtwoord/wijzigen/", "/uitloggen/"])
def test_the_pages_of_a_signed_in_person_are_in_the_house(client: Client, anna: User, address: str) -> None:
    client.force_login(anna)
    html = client.get(address).content.decode()
    assert "apk-header" in html
    assert html.count("<h1") == 1


@pytest.mark.django_db
def test_the_mail_for_a_new_password_is_dutch_and_its_link_works(
    client: Client, anna: User, mailoutbox: list, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # the worker sends it
        client.post("/wachtwoord/vergeten/", {"email": anna.email})
    (mail,) = mailoutbox
    assert mail.subject == "APK: Kies een nieuw wachtwoord"
    assert "Hello" not in mail.body
    link = re.search(r"https?://[^/]+(/wachtwoord/nieuw/\S+)", mail.body)
    assert link
    html = client.get(link[1], follow=True).content.decode()
    assert "Nieuw wachtwoord kiezen" in html
    assert "Bewaar het nieuwe wachtwoord" in html


@pytest.mark.django_db
def test_logging_in_leads_to_the_page_that_was_asked(client: Client, anna: User) -> None:
    answer = client.post(
        "/inloggen/?next=/catalogus/", {"login": anna.email, "password": PASSWORD, "next": "/catalogus/"}
    )
    assert answer.status_code == 302
    assert answer["Location"] == "/catalogus/"
