"""What goes to the board, from a provisional round to an alderman with ten minutes: one story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from assessments.models import Municipality, Round, User
from tests.browser import story
from tests.browser.board_begins import decide, follow_up, make_definitive, take_files, write
from tests.browser.board_reads import check_the_files, find_work_closed, read_the_report, walk, walk_bare
from tests.browser.story import Person
from tests.report.rounds import DEFINITIVE, demo_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(
    browser: Browser, live_server: LiveServer, aa: Municipality, anna: User, wim: User
) -> Iterator[dict[str, Person]]:
    """Anna and Wim have an account; the visitor has none."""
    people = {name: story.person(name, browser, live_server) for name in ("Anna", "Wim", "Bezoeker")}
    yield people
    for who in people.values():
        who.page.context.close()


def test_a_coordinator_brings_a_report_to_the_board(
    people: dict[str, Person], browser: Browser, aa: Municipality, tmp_path: Path
) -> None:
    round = demo_round(aa, DEFINITIVE)
    anna, wim, visitor = people.values()
    make_definitive(anna, round)
    write(anna, round)
    decide(anna)
    follow_up(anna)
    files = take_files(anna, tmp_path)
    check_the_files(visitor, files)
    walk(wim, round)
    walk_bare(wim, browser)
    read_the_report(wim)
    find_work_closed(wim, round)
    assert {who.name: who.console.errors for who in people.values() if who.console.errors} == {}
    assert Round.objects.get().is_definitive
