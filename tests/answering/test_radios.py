"""The radios and the folded texts that Python writes for a page of questions."""

import datetime as dt

import pytest
from django.utils import timezone

from assessments.answering.statement_pages import Choice
from assessments.answering.task_pages import Step
from assessments.templatetags.answering import anchor_radios, step_fields, support_radios
from assessments.templatetags.apk import nl_moment


def test_a_text_of_the_catalogue_is_escaped_in_its_radio() -> None:
    choice = Choice("3", "minder dan 5 < 10 & <b>meer</b>", checked=False, number=3)
    for html in (anchor_radios([choice]), support_radios([choice])):
        assert "minder dan 5 &lt; 10 &amp; &lt;b&gt;meer&lt;/b&gt;" in html
        assert "<b>" not in html


def test_only_the_stored_answer_is_checked_and_only_the_scale_has_a_number() -> None:
    html = anchor_radios([Choice("0", "Nee", False, 0), Choice("onbekend", "Weet ik niet", True)])
    assert html.count(" checked>") == 1
    assert 'value="onbekend" checked>' in html
    assert html.count("apk-anchor__number") == 1


@pytest.mark.parametrize("value", ["", "ja", "deels", "nee", "weet_niet"])
def test_a_step_has_four_radios_with_the_stored_one_checked(value: str) -> None:
    html = step_fields([Step("in_beeld", "In beeld", value, ""), Step("belegd", "Belegd", "", "")])
    assert html.count('name="in_beeld"') == html.count('name="belegd"') == 4
    assert html.count(" checked ") == (1 if value else 0)
    assert f'value="{value}" checked' in html or not value
    assert html.count("apk-step--first") == 1


def test_a_moment_is_a_time_today_and_a_day_before() -> None:
    now = timezone.localtime().replace(hour=14, minute=2)
    assert nl_moment(now) == "14:02"
    assert nl_moment(now - dt.timedelta(days=400)).startswith("op ")
    assert nl_moment(None) == "–"
