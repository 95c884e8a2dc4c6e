"""What a browser would post: the fields of one form on a page, as they stand there."""

from __future__ import annotations

from html.parser import HTMLParser


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
