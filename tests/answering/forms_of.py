"""What a browser does with the forms of a round: read one from a page, fill it in, post it."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from assessments.models import Round
from tests.answering.calls import CORE, TASK

HTMX = {"HX-Request": "true"}


class _Fields(HTMLParser):
    """Collects the fields of the form with the given id; radios and boxes only when they are on."""

    def __init__(self, form_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self.form_id = form_id
        self.found: dict[str, str] = {}
        self.seen = False
        self._inside = False
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == self.form_id
            self.seen |= self._inside
        if not self._inside or not given.get("name"):
            return
        if tag == "textarea":
            self._textarea = given["name"]
            self.found[self._textarea] = ""
        elif tag == "input":
            on = given.get("type") not in {"radio", "checkbox"} or "checked" in given
            if on:
                self.found[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.found[self._textarea] += data.removeprefix("\n")


def fields_of(html: str, form_id: str) -> dict[str, str]:
    """The fields of one form. Raises LookupError when the page does not have that form."""
    parser = _Fields(form_id)
    parser.feed(html)
    if not parser.seen:
        raise LookupError(f"no form {form_id} on the page")
    return parser.found


def statements_url(round: Round) -> str:
    """The page of the statements on soil."""
    return reverse("round-statements", args=[round.pk, "bodem"])


def tasks_url(round: Round) -> str:
    """The page of the tasks on soil."""
    return reverse("round-tasks", args=[round.pk, "bodem"])


def open_form(client: Client, url: str, key: str, **query: str) -> dict[str, str]:
    """The fields of a question as the page gives them."""
    return fields_of(client.get(url, query).content.decode(), f"formulier-{key}")


def post_answer(
    client: Client, round: Round, data: Mapping[str, str], *, htmx: bool = False, subject: str = CORE
) -> HttpResponse:
    """Post a statement, as a browser without JavaScript or as htmx does it."""
    return _post(client, reverse("save-answer", args=[round.pk, subject]), data, htmx)


def post_task(client: Client, round: Round, data: Mapping[str, str], *, htmx: bool = False) -> HttpResponse:
    """Post a task, as a browser without JavaScript or as htmx does it."""
    return _post(client, reverse("save-task", args=[round.pk, TASK]), data, htmx)


def _post(client: Client, url: str, data: Mapping[str, str], htmx: bool) -> HttpResponse:
    return cast(HttpResponse, client.post(url, dict(data), headers=HTMX if htmx else None))
