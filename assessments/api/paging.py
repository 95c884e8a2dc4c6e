"""A long list in pages: a part of the rows, and links to the others in the body (HAL) and the header Link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from assessments.api.problems import NO_PAGE, Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of how many rows each."""

    page: int
    size: int

    @property
    def start(self) -> int:
        return (self.page - 1) * self.size


def page_of(
    request: HttpRequest, response: HttpResponse, rows: Iterable[Any], place: Place, total: int | None = None
) -> dict[str, Any]:
    """The answer for one page; `total` saves making all rows when it is known. Raises Problem 404."""
    if total is None:
        rows = list(rows)
        total = len(rows)
    last = max(1, -(-total // place.size))
    if place.page > last:
        raise Problem(404, NO_PAGE)
    links = _links(request, place.page, last)
    response.headers["Link"] = ", ".join(f'<{href}>; rel="{name}"' for name, href in links.items())
    return {
        "_links": {name: {"href": href} for name, href in links.items()},
        "aantal": total,
        "pagina": place.page,
        "paginagrootte": place.size,
        "resultaten": list(islice(rows, place.start, place.start + place.size)),
    }


def _links(request: HttpRequest, page: int, last: int) -> dict[str, str]:
    found = {"self": page, "first": 1, "last": last}
    found |= {"prev": page - 1} if page > 1 else {}
    found |= {"next": page + 1} if page < last else {}
    return {name: _address(request, number) for name, number in found.items()}


def _address(request: HttpRequest, page: int) -> str:
    asked = QueryDict(request.GET.urlencode(), mutable=True)
    asked["pagina"] = str(page)
    return f"{settings.SITE_URL}{request.path}?{asked.urlencode()}"
