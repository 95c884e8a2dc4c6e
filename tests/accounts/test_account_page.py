"""Mijn account."""

from __future__ import annotations

from django.test import Client

from assessments.models import User


def test_the_page_names_role_and_function_per_municipality(client: Client, bram: User) -> None:
    client.force_login(bram)
    page = client.get("/account/").content.decode()
    assert "Invuller" in page
    assert "VTH-adviseur" in page
    assert "bram@voorbeeld.nl" in page


def test_somebody_without_a_team_reads_what_to_do(client: Client, noor: User) -> None:
    client.force_login(noor)
    assert "Vraag de coördinator" in client.get("/account/").content.decode()


def test_a_visitor_is_asked_to_log_in(client: Client, db: None) -> None:
    assert client.get("/account/").headers["Location"].startswith("/inloggen/")
