"""The pages of VNG, and those on which a municipality sees what VNG does: no faults, and a telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from assessments.accounts.vng_visits import note_vng_visit
from assessments.models import (
    Campaign,
    Consent,
    Municipality,
    PeerPublication,
    PeerStanding,
    PublicationDate,
    Round,
    User,
)
from tests.build import fill_round, make_round, real_catalogue
from tests.editions import make_second_edition
from tests.national_report.build import figures, publish
from tests.report.two_rounds import freeze

OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
FIGURES = (
    ("vng-home", ()),
    ("vng-measure", ("domein--milieu-mobiliteit",)),
    ("vng-map", ()),
    ("vng-tasks", ()),
    ("vng-services", ()),
    ("national-counts", ()),
    ("vng-burden", ()),
    ("vng-named", ()),
    ("national-report", ()),
    ("open-data", ()),
    ("api-home", ()),
)
MANAGEMENT = (
    ("campaigns", ()),
    ("campaign-new", ()),
    ("campaign", ("{campaign}",)),
    ("campaign-invitees", ("{campaign}",)),
    ("campaign-remind", ("{campaign}",)),
    ("publications", ()),
    ("editorial", ()),
    ("edition-diff", ()),
    ("edition-upload", ()),
    ("vng-municipalities", ()),
    ("vng-municipality", ("GM9001",)),
    ("vng-people", ()),
    ("vng-person", ("{vera}",)),
    ("api-tokens", ()),
)
OWN = (
    ("comparison", ("{round}",)),
    ("consent", ("{round}",)),
    ("vng-visits", ("GM9001",)),
    ("municipality-tokens", ("GM9001",)),
)


@pytest.fixture
def published(transactional_db: None) -> PeerPublication:
    return publish()


@pytest.fixture
def round(aa: Municipality, anna: User, published: PeerPublication) -> Round:
    """A definitive round of Aa that shares by name, with what it may see of two groups."""
    found = make_round(aa, "volledig")
    fill_round(found)
    found = freeze(found, real_catalogue(), anna)
    Consent.objects.create(round=found, choice="herkenbaar", function="Gemeentesecretaris")
    numbers = {
        name: [one.others, one.median, one.lower_quartile, one.upper_quartile]
        for name, one in figures().items()
    }
    groups = [
        {"soort": "landelijk", "naam": "alle gemeenten", "maten": numbers},
        {"soort": "provincie", "naam": "gemeenten in Utrecht", "maten": {}},
    ]
    PeerStanding.objects.create(publication=published, round=found, groups=groups)
    return found


@pytest.fixture
def campaign(round: Round, bee: Municipality, dirk: User, vera: User) -> Campaign:
    """Aa is ready and Bee has not begun."""
    found = Campaign.objects.create(
        edition=round.edition, name="APK 2026", opens_on=dt.date(2026, 10, 1), closes_on=dt.date(2027, 1, 31),
        reminder_subject="De APK van {gemeente}", reminder_text="Maak de APK af voor {einddatum}: {link}",
    )  # fmt: skip
    for place in (round.municipality, bee):
        found.invitees.create(municipality=place)
    PublicationDate.objects.create(edition=round.edition, day=dt.date(2027, 2, 1))
    make_second_edition()
    note_vng_visit(actor=vera, page="Herkenbaar", municipalities=["GM9001"], action="vng.herkenbaar")
    return found


def look_at(page: Page, live_server: LiveServer, faults: Callable[[], list[str]], pages: list[str]) -> None:
    """Every page has one heading, no faults for axe, and nothing that runs off the screen."""
    for path in pages:
        answer = page.goto(f"{live_server.url}{path}")
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("h1").count() == 1, path
        assert faults() == [], path
        assert page.evaluate(OVERFLOW) <= 0, path


def paths(pages: tuple[tuple[str, tuple[str, ...]], ...], **made: object) -> list[str]:
    return [reverse(name, args=[arg.format(**made) for arg in args]) for name, args in pages]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_figures_of_vng(
    page: Page, live_server: LiveServer, round: Round, vera: User, sign_in: Callable[[User], None],
    faults: Callable[[], list[str]], width: int,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(vera)
    look_at(page, live_server, faults, paths(FIGURES))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_on_which_vng_manages(
    page: Page, live_server: LiveServer, campaign: Campaign, vera: User, sign_in: Callable[[User], None],
    faults: Callable[[], list[str]], width: int,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(vera)
    look_at(page, live_server, faults, paths(MANAGEMENT, campaign=campaign.pk, vera=vera.pk))


@pytest.mark.parametrize("width", [360, 1280])
def test_what_a_municipality_sees_of_all_this(
    page: Page, live_server: LiveServer, campaign: Campaign, round: Round, anna: User,
    sign_in: Callable[[User], None], faults: Callable[[], list[str]], width: int,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(anna)
    look_at(page, live_server, faults, paths(OWN, round=round.pk))
    assert "Herkenbaar" in page.goto(f"{live_server.url}{reverse('vng-visits', args=['GM9001'])}").text()  # type: ignore[union-attr]
