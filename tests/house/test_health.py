"""The page for monitoring."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_health_page_says_that_the_database_answers(client: Client) -> None:
    response = client.get("/gezondheid/")
    assert response.status_code == 200
    assert response.json() == {"status": "in orde"}


@pytest.mark.django_db
def test_every_answer_carries_the_security_headers(client: Client) -> None:
    headers = client.get("/gezondheid/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
