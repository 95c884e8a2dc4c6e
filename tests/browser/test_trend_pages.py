"""What changed since last time, and samenspel, in a real browser: no faults for axe, and a telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Decision, Municipality, Round, User
from tests.build import fill_round, make_round, real_catalogue
from tests.editions import make_second_edition, second_catalogue
from tests.report.two_rounds import freeze, later_round

OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def round(aa: Municipality, anna: User, wim: User, sign_in: Callable[[User], None]) -> Round:
    """The second definitive round of Aa, with samenspel filled in and an alderman signed in."""
    first = make_round(aa)
    fill_round(first)
    Decision.objects.create(
        round=freeze(first, real_catalogue(), anna), number=1, what="Wijs een eigenaar aan.",
        owner="gemeentesecretaris", due=dt.date(2027, 1, 1), status="loopt",
    )  # fmt: skip
    found = later_round(aa, make_second_edition(), second_catalogue())
    Answer.objects.bulk_create(
        Answer(round=found, statement=item.id, value=str(place % 5))
        for place, item in enumerate(second_catalogue().cross_statements)
    )
    sign_in(wim)
    return freeze(found, second_catalogue(), anna)


@pytest.mark.parametrize("width", [360, 1280])
def test_both_pages_have_no_faults_and_fit(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in ("vorige-keer", "samenspel-uitkomst"):
        page.goto(f"{live_server.url}/ronde/{round.pk}/{name}/")
        assert page.locator("article.apk-report h2").count() == 1, name
        assert faults() == [], name
        assert page.evaluate(OVERFLOW) <= 0, name
