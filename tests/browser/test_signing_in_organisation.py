"""Signing in through the organisation, at a real OpenID Connect provider that runs on this machine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from assessments.accounts.sign_in_services import save_sign_in, switch_off
from assessments.models import AuditEntry, Membership, Municipality, OrganisationSignIn, User
from tests.people import make_member, make_person

PROVIDER = Path(__file__).parent / "oidc" / "provider.mjs"


@pytest.fixture
def provider(live_server: LiveServer) -> Iterator[str]:
    """The issuer of a provider that knows our address, for as long as the test lasts."""
    back = live_server.url + reverse("openid_connect_callback", args=["gemeente-aa"])
    running = subprocess.Popen(["node", str(PROVIDER), back], stdout=subprocess.PIPE, text=True)
    assert running.stdout
    issuer = running.stdout.readline().strip()
    assert issuer.startswith("http://127.0.0.1:"), "the provider did not start"
    yield issuer
    running.kill()
    running.wait()


@pytest.fixture
def sign_on(aa: Municipality, provider: str) -> OrganisationSignIn:
    """Aa signs on at that provider, for two domains."""
    return save_sign_in(
        actor=None,
        municipality=aa,
        key="gemeente-aa",
        name="Gemeente Aa",
        server=provider,
        client_id="apk",
        secret="een-geheim-van-de-test",
        domains=["aa.voorbeeld.nl", "voorbeeld.nl"],
    )


@pytest.fixture
def come_in(page: Page, live_server: LiveServer) -> Callable[[str], None]:
    """Log in with a work address, and be somebody at the provider."""

    def come_in(who: str, email: str = "naam@aa.voorbeeld.nl") -> None:
        page.goto(f"{live_server.url}/inloggen/")
        page.get_by_role("link", name="Log in met uw organisatie").click()
        page.get_by_label("Uw e-mailadres van het werk").fill(email)
        page.get_by_role("button", name="Zoek mijn organisatie").click()
        page.get_by_role("link", name="Ga naar Gemeente Aa").click()
        page.get_by_role("link", name=who, exact=True).click()
        page.wait_for_url(f"{live_server.url}/**")

    return come_in


def test_somebody_new_gets_an_account_and_no_right_at_all(
    page: Page, sign_on: OrganisationSignIn, come_in: Callable[[str], None], faults: Callable[[], list[str]]
) -> None:
    come_in("nieuw")
    page.get_by_text("Vraag de coördinator van uw gemeente").first.wait_for()
    assert faults() == []
    person = User.objects.get(email="nieuw@aa.voorbeeld.nl")
    assert person.name == "Nina Nieuw"
    assert [person.is_vng, person.is_staff, person.is_superuser] == [False] * 3
    assert not person.has_usable_password()
    assert not Membership.objects.filter(user=person).exists()


def test_a_member_of_the_team_comes_to_the_own_municipality_also_the_second_time(
    page: Page, sign_on: OrganisationSignIn, bram: User, come_in: Callable[[str], None]
) -> None:
    for _ in range(2):
        come_in("bram")
        page.get_by_role("heading", level=1).wait_for()
        assert "/gemeente/GM9001/" in page.url
        page.context.clear_cookies()
    assert User.objects.filter(email=bram.email).count() == 1
    assert AuditEntry.objects.filter(action="aanmelding.gekoppeld").count() == 1
    assert bram.socialaccount_set.get().extra_data == {}  # type: ignore[attr-defined]


def test_a_coordinator_who_came_through_the_organisation_needs_no_second_factor_here(
    page: Page,
    aa: Municipality,
    sign_on: OrganisationSignIn,
    come_in: Callable[[str], None],
    settings: Settings,
) -> None:
    make_member("Bram", aa, "coordinator", "Coördinator APK")  # type: ignore[arg-type]
    settings.MFA_REQUIRED_FOR = frozenset({"coordinator"})
    come_in("bram")
    assert "/gemeente/GM9001/" in page.url


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("vreemd", "hoort niet bij Gemeente Aa"),
        ("ongezien", "zegt niet dat uw e-mailadres is gecontroleerd"),
        ("vera", "kunt u niet via een organisatie inloggen"),
    ],
)
def test_who_the_provider_may_not_speak_for_is_refused(
    page: Page,
    sign_on: OrganisationSignIn,
    vera: User,
    come_in: Callable[[str], None],
    faults: Callable[[], list[str]],
    who: str,
    sentence: str,
) -> None:
    before = User.objects.count()
    come_in(who)
    page.get_by_text(sentence).wait_for()
    assert faults() == []
    assert User.objects.count() == before
    page.goto(page.url.split("/inloggen/")[0] + "/account/")
    assert "/inloggen/" in page.url


def test_an_address_that_was_given_to_a_successor_does_not_give_away_the_account(
    page: Page, sign_on: OrganisationSignIn, bram: User, come_in: Callable[[str], None]
) -> None:
    come_in("bram")
    page.context.clear_cookies()
    come_in("opvolger")
    page.get_by_text("hoort bij een andere aanmelding").wait_for()


def test_who_stops_at_the_provider_reads_so(
    page: Page, sign_on: OrganisationSignIn, come_in: Callable[[str], None]
) -> None:
    come_in("stop")
    page.get_by_role("heading", name="U bent gestopt met inloggen").wait_for()


def test_a_provider_that_is_switched_off_is_not_there(
    page: Page, live_server: LiveServer, aa: Municipality, sign_on: OrganisationSignIn
) -> None:
    switch_off(actor=None, municipality=aa)
    answer = page.goto(f"{live_server.url}/inloggen/organisatie/gemeente-aa/")
    assert answer
    assert answer.status == 404


def test_an_account_without_a_team_meets_no_fault_on_the_way_out(
    page: Page, live_server: LiveServer, sign_on: OrganisationSignIn, come_in: Callable[[str], None]
) -> None:
    make_person("Buiten")
    come_in("nieuw")
    page.goto(f"{live_server.url}/account/")
    page.get_by_text("U kunt ook inloggen via Gemeente Aa").wait_for()
