"""Version 1 of the API: the doors to what was published of groups. Imported at the first question only.

ninja checks what is asked and what is answered against `schemas`; who asks was settled before (`views`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from assessments.api import schemas as shapes
from assessments.api.edge import VERSION
from assessments.api.operations import Reads, Utf8Json, wrong_fields
from assessments.api.own import router as own
from assessments.api.paging import Place, page_of
from assessments.api.problems import NO_EDITION, NO_PUBLICATION, Problem, problem_response
from assessments.catalogue.queries import SIMULATED, catalogue_for, editions_published
from assessments.comparison.published import Publication, publications
from assessments.models import Edition
from assessments.open_data import wording
from assessments.open_data.sets import Row, Wanted, count_of_figures, measure_rows, name_of, rows_of

api = NinjaAPI(
    title="APK beleid en wettelijk kader",
    version=VERSION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
    renderer=Utf8Json(),
)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, found: Problem) -> HttpResponse:
    return problem_response(found, request.path)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, found: Http404) -> HttpResponse:
    return problem_response(Problem(404), request.path)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, found: ValidationError) -> HttpResponse:
    return problem_response(wrong_fields(found.errors), request.path)


@api.exception_handler(Exception)
def _failed(request: HttpRequest, found: Exception) -> NoReturn:
    raise found  # Django logs it; the middleware makes the answer


def publication_of(one: Publication) -> dict[str, Any]:
    """A publication as the API names it."""
    name = name_of(one)
    return {
        "publicatie": name,
        "editie": one.edition,
        "peildatum": one.taken_on,
        "fictief": one.fictional,
        "naam": wording.title(one),
        "licentie": wording.LICENCE,
        "naamsvermelding": wording.attribution(one),
        "openData": f"{settings.SITE_URL}{reverse('open-data')}?publicatie={name}",
    }


def _found(asked: shapes.WhichPublication) -> Publication:
    """The newest publication that fits, in one of the two worlds; 1 query. Raises Problem 404."""
    for one in publications(fictional=asked.fictief):
        fits = (
            asked.publicatie in {"", name_of(one)},
            asked.editie in {"", one.edition},
            asked.peildatum in {None, one.taken_on},
        )
        if all(fits):
            return one
    raise Problem(404, NO_PUBLICATION)


def _place(asked: shapes.Paging) -> Place:
    return Place(asked.pagina, asked.paginagrootte)


def _rows(
    request: HttpRequest, response: HttpResponse, key: str, asked: shapes.WhichPublication, wanted: Wanted
) -> dict[str, Any]:
    """One page of a set of open data; the same rows as in its files."""
    publication = _found(asked)
    total = count_of_figures(publication, wanted) if key == "groepscijfers" else None
    rows: Iterable[Row] = rows_of(key, publication, wanted)
    page = page_of(request, response, rows, _place(asked), total)
    return {**page, "publicatie": publication_of(publication)}


def _wanted(given: Mapping[str, Any]) -> Wanted:
    """The filters of a question; an absent one asks for everything."""
    names = {
        "soort": "kinds",
        "groep": "groups",
        "maat": "measures",
        "maatSoort": "measure_kinds",
        "domein": "domains",
        "taak": "tasks",
    }
    return Wanted(**{names[name]: frozenset(value) for name, value in given.items() if name in names})


PUBLISHED, ABOUT = "Gepubliceerde cijfers", "Wat er is"


@api.get(
    "/edities",
    response=shapes.EditionsPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.World),
    operation_id="edities",
    summary="De edities van de APK",
    tags=[ABOUT],
)
def editions(request: HttpRequest, response: HttpResponse, asked: Query[shapes.World]) -> Any:
    return page_of(request, response, map(_edition, _editions(asked.fictief)), _place(asked))


def _editions(fictional: bool) -> list[Edition]:
    published = {one.edition for one in publications(fictional=fictional)}
    return [
        one
        for one in editions_published()
        if one.name in published or not (fictional or one.name.endswith(SIMULATED))
    ]


def _edition(one: Edition) -> dict[str, Any]:
    return {
        "editie": one.name,
        "redactioneleVersie": one.revision,
        "gepubliceerdOp": timezone.localdate(one.published_at),
    }


@api.get(
    "/publicaties",
    response=shapes.PublicationsPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichPublications),
    operation_id="publicaties",
    summary="De publicaties van groepscijfers, nieuwste eerst",
    tags=[ABOUT],
)
def publication_list(
    request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichPublications]
) -> Any:
    found = [one for one in publications(fictional=asked.fictief) if asked.editie in {"", one.edition}]
    return page_of(request, response, map(publication_of, found), _place(asked))


@api.get(
    "/publicaties/{publicatie}",
    response=shapes.Publicatie,
    auth=Reads(),
    operation_id="publicatie",
    summary="Eén publicatie",
    tags=[ABOUT],
)
def one_publication(request: HttpRequest, publicatie: str) -> Any:
    for one in publications():
        if name_of(one) == publicatie:
            return publication_of(one)
    raise Problem(404, NO_PUBLICATION)


@api.get(
    "/maten",
    response=shapes.MeasuresPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichMeasures),
    operation_id="maten",
    summary="De maten van een editie en hun betekenis",
    tags=[ABOUT],
)
def measures(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichMeasures]) -> Any:
    known = [one for one in editions_published() if asked.editie or not one.name.endswith(SIMULATED)]
    chosen = next((one for one in known if asked.editie in {"", one.name}), None)
    if chosen is None:
        raise Problem(404, NO_EDITION)
    rows = measure_rows(catalogue_for(chosen), _wanted(asked.dict()))
    return page_of(request, response, rows, _place(asked))


@api.get(
    "/groepen",
    response=shapes.GroupsPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichGroups),
    operation_id="groepen",
    summary="De groepen gemeenten van een publicatie",
    tags=[ABOUT],
)
def groups(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichGroups]) -> Any:
    return _rows(request, response, "groepen", asked, _wanted(asked.dict()))


@api.get(
    "/groepscijfers",
    response=shapes.FiguresPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichFigures),
    operation_id="groepscijfers",
    summary="Mediaan en kwartielen per groep en maat",
    tags=[PUBLISHED],
)
def figures(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichFigures]) -> Any:
    return _rows(request, response, "groepscijfers", asked, _wanted(asked.dict()))


@api.get(
    "/verdelingen",
    response=shapes.SpreadsPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichSpreads),
    operation_id="verdelingen",
    summary="Hoe alle gemeenten verdeeld zijn per maat",
    tags=[PUBLISHED],
)
def spreads(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichSpreads]) -> Any:
    return _rows(request, response, "verdelingen", asked, _wanted(asked.dict()))


@api.get(
    "/taken-in-beeld",
    response=shapes.TasksPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichTasks),
    operation_id="takenInBeeld",
    summary="Welk deel van de gemeenten een taak in beeld heeft",
    tags=[PUBLISHED],
)
def tasks(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichTasks]) -> Any:
    return _rows(request, response, "taken-in-beeld", asked, _wanted(asked.dict()))


@api.get(
    "/signalen",
    response=shapes.SignalsPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichSignals),
    operation_id="signalen",
    summary="Signalen aan VNG en Rijk per oorzaak en domein",
    tags=[PUBLISHED],
)
def signals(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichSignals]) -> Any:
    return _rows(request, response, "signalen", asked, _wanted(asked.dict()))


@api.get(
    "/werklast",
    response=shapes.BurdenPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichPublication),
    operation_id="werklast",
    summary="Hoe lang een ronde duurt en hoeveel mensen eraan werken",
    tags=[PUBLISHED],
)
def burden(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichPublication]) -> Any:
    return _rows(request, response, "werklast", asked, _wanted(asked.dict()))


api.add_router("", own)
