"""The report in a real browser: no faults for axe, no sliding sideways, the PDF without JavaScript too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from assessments.models import Municipality, ReportFile, Round, User
from assessments.report import services
from tests.build import fill_round, make_round


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa with every question answered."""
    found = make_round(aa)
    fill_round(found)
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_the_report_have_no_faults(
    page: Page,
    live_server: LiveServer,
    faults: Callable[[], list[str]],
    sign_in: Callable[[User], None],
    round: Round,
    anna: User,
    width: int,
) -> None:
    sign_in(anna)
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("rapport/", "rapport/pdf/"):
        page.goto(f"{live_server.url}/ronde/{round.pk}/{path}")
        assert faults() == [], path
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_contents_lead_to_each_chapter(
    page: Page, live_server: LiveServer, sign_in: Callable[[User], None], round: Round, anna: User
) -> None:
    sign_in(anna)
    page.goto(f"{live_server.url}/ronde/{round.pk}/rapport/")
    page.get_by_role("navigation", name="Inhoud van het rapport").get_by_role(
        "link", name="Stoplicht"
    ).click()
    assert page.url.endswith("#stoplicht")
    for link in page.locator(".apk-r-side li a").all():
        target = link.get_attribute("href")
        assert target
        assert page.locator(target).count() == 1


def test_the_progress_of_the_pdf_moves_by_itself(
    page: Page, live_server: LiveServer, sign_in: Callable[[User], None], round: Round, anna: User
) -> None:
    sign_in(anna)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "enqueue", lambda *args, **kwargs: None)
        page.goto(f"{live_server.url}/ronde/{round.pk}/rapport/pdf/")
        page.get_by_role("button", name="Maak het rapport").click()
    page.get_by_text("Het rapport staat in de wachtrij").wait_for()
    ReportFile.objects.update(state=ReportFile.State.RUNNING, progress=30)
    page.get_by_text("De bladzijden worden opgemaakt").wait_for()
    ReportFile.objects.update(
        state=ReportFile.State.DONE, progress=100, pages=24, size=310_000, finished_at=round.created_at
    )
    page.get_by_role("link", name="Download het rapport (PDF, 24 bladzijden, 310 kB)").wait_for()


def test_the_pdf_can_be_asked_for_without_javascript(
    without_scripts: Callable[[], Page],
    sign_in: Callable[[User], None],
    live_server: LiveServer,
    round: Round,
    anna: User,
) -> None:
    sign_in(anna)
    page = without_scripts()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "enqueue", lambda *args, **kwargs: None)
        page.goto(f"{live_server.url}/ronde/{round.pk}/rapport/pdf/")
        page.get_by_role("button", name="Maak het rapport").click()
        page.get_by_role("link", name="Kijk hoe ver het rapport is").click()
    page.get_by_text("Het rapport staat in de wachtrij").wait_for()
