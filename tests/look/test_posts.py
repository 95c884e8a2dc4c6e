"""Posts that go elsewhere: back to the page after logging in, and words for a wrong verb."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Municipality, User
from tests.build import make_round


@pytest.fixture
def address(aa: Municipality) -> str:
    return reverse("comment-add", args=[make_round(aa).pk, "BOD-KAD"])


def test_logging_in_during_a_post_leads_back_to_the_page(client: Client, address: str) -> None:
    page = address.removesuffix("opmerkingen/")
    reply = client.post(address, {"text": "Hallo"}, headers={"Referer": f"http://testserver{page}"})
    assert reply["Location"] == f"{reverse('account_login')}?next={page}"


@pytest.mark.parametrize("referer", ["", "https://elders.voorbeeld.nl/ronde/", "javascript:alert(1)"])
def test_without_a_page_of_ours_it_leads_to_the_start(client: Client, address: str, referer: str) -> None:
    reply = client.post(address, {"text": "Hallo"}, headers={"Referer": referer})
    assert reply["Location"] == f"{reverse('account_login')}?next=/"


def test_an_address_that_only_takes_posts_says_so_in_words(client: Client, anna: User, address: str) -> None:
    client.force_login(anna)
    reply = client.get(address)
    assert reply.status_code == 405
    assert reply["Allow"] == "POST"
    assert "Deze pagina is niet los te openen" in reply.content.decode()


def test_logging_out_leads_nobody_back(client: Client, anna: User) -> None:
    client.force_login(anna)
    reply = client.post(reverse("account_logout"), headers={"Referer": "http://testserver/mijn-werk/"})
    assert reply["Location"] == reverse("account_login")
