"""A visitor over HTTP: keeps the connection and the cookies, reads the forms of a page."""

import http.client
import time
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

HEADERS = {"Accept-Encoding": "br, gzip", "Accept-Language": "nl", "Host": "localhost"}


class Forms(HTMLParser):
    """Collects the forms of a page: where each goes, and the values that it would send as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((values.get("action", ""), {}))
        elif tag == "input" and self.found and values.get("name"):
            chosen = values.get("type") not in {"radio", "checkbox"} or "checked" in values
            if chosen and values.get("type") != "submit":
                self.found[-1][1][values["name"]] = values.get("value", "")


def forms_of(page: str) -> list[tuple[str, dict[str, str]]]:
    """Every form of the page as (address, values)."""
    parser = Forms()
    parser.feed(page)
    return parser.found


KEPT_OPEN = 1.5  # seconds; gunicorn keeps an idle connection for two


class Visitor:
    """One person with one connection to the server."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = cookies
        self.used = time.monotonic()

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, **headers: str
    ) -> tuple[int, bytes, float]:
        """Status, body as it came over the line, and the milliseconds it took."""
        sent = HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            body = urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        if time.monotonic() - self.used > KEPT_OPEN:
            self.connection.close()  # the server has closed its end, as browsers know too
        began = time.perf_counter()
        self.connection.request(method, path, body=body, headers=sent)
        response = self.connection.getresponse()
        content = response.read()
        took = (time.perf_counter() - began) * 1000
        self.used = time.monotonic()
        for line in response.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, content, took

    def get(self, path: str) -> float:
        """Turn to a page that must be there; the milliseconds it took."""
        status, _, took = self.ask("GET", path)
        if status != http.client.OK:
            raise RuntimeError(f"{path} answered {status}")
        return took

    def read(self, path: str) -> str:
        """The text of a page, uncompressed."""
        status, content, _ = self.ask("GET", path, Accept_Encoding="identity")
        if status != http.client.OK:
            raise RuntimeError(f"{path} answered {status}")
        return content.decode()


def path_of(url: str) -> str:
    """The path of an address, with its question part."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
