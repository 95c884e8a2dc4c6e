"""What is not public: the own rounds of a municipality, and for VNG how far the municipalities are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from assessments.api import schemas as shapes
from assessments.api.callers import Caller
from assessments.api.operations import Reads
from assessments.api.paging import Place, page_of
from assessments.api.problems import (
    KEY_OF_VNG,
    NO_EDITION,
    NO_ROUND,
    NO_STANDING,
    ONLY_VNG,
    Problem,
)
from assessments.api.response import Progress, progress_of, summary_of
from assessments.catalogue.queries import SIMULATED, catalogue_for, editions_published
from assessments.comparison.groups import position_of
from assessments.comparison.measure_names import measure_names
from assessments.comparison.measures import values_of
from assessments.comparison.own import comparison_for
from assessments.constants import ApiScope, RoundStatus
from assessments.models import Municipality, Round, Snapshot
from assessments.report.figures import whole
from assessments.report.queries import outcome_for
from assessments.scoring.answers_file import answers_of
from assessments.scoring.units import sheet_of

router = Router()
OWN, RESPONSE = "Eigen rondes (met sleutel)", "Respons (met sleutel van VNG)"
OWN_ROUNDS = Reads(shapes.Paging, ApiScope.OWN_ROUNDS)
ONE_ROUND = Reads(None, ApiScope.OWN_ROUNDS)


def _municipality(request: HttpRequest) -> Municipality:
    """The municipality of the key. Raises Problem 403 for a key of VNG: it has no rounds."""
    caller: Caller = request.auth  # type: ignore[attr-defined]  # what `Reads` gave ninja
    if caller.token is None or caller.token.municipality is None:
        raise Problem(403, KEY_OF_VNG)
    return caller.token.municipality


def _rounds(municipality: Municipality) -> list[Round]:
    found = Round.objects.filter(
        municipality=municipality, status=RoundStatus.DEFINITIVE, is_scan=False
    ).select_related("municipality", "edition")
    return list(found.defer("edition__content").order_by("-edition__name", "pk"))


def _round(request: HttpRequest, round_id: UUID) -> Round:
    """The definitive round, of the own municipality only; of another it does not exist (404)."""
    for round in _rounds(_municipality(request)):
        if round.pk == round_id:
            return round
    raise Problem(404, NO_ROUND)


def _described(request: HttpRequest, round: Round) -> dict[str, Any]:
    address = f"{settings.SITE_URL}/api/v1/rondes/{round.pk}"
    return {
        "ronde": round.pk,
        "gemeente": round.municipality_id,
        "editie": round.edition.name,
        "omvang": round.scope,
        "definitiefOp": timezone.localdate(round.definitive_at or round.created_at),
        "fictief": round.municipality.is_fictional,
        "uitslag": f"{address}/uitslag",
        "vergelijking": f"{address}/vergelijking",
    }


@router.get(
    "/rondes",
    response=shapes.RoundsPage,
    by_alias=True,
    exclude_unset=True,
    auth=OWN_ROUNDS,
    operation_id="rondes",
    summary="De definitieve rondes van uw gemeente",
    tags=[OWN],
)
def rounds(request: HttpRequest, response: HttpResponse, asked: Query[shapes.Paging]) -> Any:
    found = [_described(request, one) for one in _rounds(_municipality(request))]
    return page_of(request, response, found, Place(asked.pagina, asked.paginagrootte))


@router.get(
    "/rondes/{uuid:ronde}",
    response=shapes.Ronde,
    auth=ONE_ROUND,
    operation_id="ronde",
    summary="Eén ronde van uw gemeente",
    tags=[OWN],
)
def one_round(request: HttpRequest, ronde: UUID) -> Any:
    return _described(request, _round(request, ronde))


@router.get(
    "/rondes/{uuid:ronde}/uitslag",
    response=shapes.Uitslag,
    auth=ONE_ROUND,
    operation_id="uitslag",
    summary="De uitslag van een ronde als bestand apk-uitslag/1",
    tags=[OWN],
)
def result(request: HttpRequest, ronde: UUID) -> HttpResponse:
    text = Snapshot.objects.values_list("result", flat=True).get(round=_round(request, ronde))
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@router.get(
    "/rondes/{uuid:ronde}/vergelijking",
    response=shapes.Vergelijking,
    auth=ONE_ROUND,
    operation_id="vergelijking",
    summary="Uw gemeente naast de groepen waar zij bij hoort",
    tags=[OWN],
)
def comparison(request: HttpRequest, ronde: UUID) -> Any:
    round = _round(request, ronde)
    found = comparison_for(round)
    if found.taken_on is None:
        raise Problem(404, NO_STANDING)
    catalogue = catalogue_for(round.edition)
    outcome = outcome_for(round, catalogue)
    own = values_of(sheet_of(catalogue.scoring_model, answers_of(outcome.answers)), outcome.card)
    names = measure_names(catalogue)
    return {
        "ronde": round.pk,
        "editie": round.edition.name,
        "peildatum": found.taken_on,
        "fictief": found.fictional,
        "deelt": found.shares,
        "groepen": [
            {
                "soort": group.kind,
                "groepNaam": group.label,
                "maten": [
                    {
                        "maat": name,
                        "maatNaam": names[name].label,
                        "eigen": int(whole(own[name])),
                        "anderen": figures.others,
                        "mediaan": figures.median,
                        "kwartielLaag": figures.lower_quartile,
                        "kwartielHoog": figures.upper_quartile,
                        "ligging": position_of(own[name], figures),
                    }
                    for name, figures in group.figures.items()
                    if name in own and name in names
                ],
            }
            for group in found.standings
        ],
    }


def _progress(request: HttpRequest, asked: shapes.WhichResponse) -> tuple[str, list[Progress]]:
    """Edition and state per municipality. Raises Problem 403 for a key of a municipality, 404."""
    caller: Caller = request.auth  # type: ignore[attr-defined]  # what `Reads` gave ninja
    if caller.token is None or caller.token.municipality_id is not None:
        raise Problem(403, ONLY_VNG)
    names = [one.name for one in editions_published()]
    edition = asked.editie or next((name for name in names if not name.endswith(SIMULATED)), "")
    if edition not in names:
        raise Problem(404, NO_EDITION)
    return edition, progress_of(edition, fictional=asked.fictief)


@router.get(
    "/respons",
    response=shapes.Respons,
    auth=Reads(shapes.WhichResponse, ApiScope.RESPONSE),
    operation_id="respons",
    summary="Hoeveel gemeenten hoe ver zijn, zonder antwoorden",
    tags=[RESPONSE],
)
def response_summary(request: HttpRequest, asked: Query[shapes.WhichResponse]) -> Any:
    edition, found = _progress(request, asked)
    return {"editie": edition, "fictief": asked.fictief, **summary_of(found)}


@router.get(
    "/respons/gemeenten",
    response=shapes.StatesPage,
    by_alias=True,
    exclude_unset=True,
    auth=Reads(shapes.WhichStates, ApiScope.RESPONSE),
    operation_id="responsGemeenten",
    summary="Hoe ver elke gemeente is, zonder antwoorden",
    tags=[RESPONSE],
)
def response_states(request: HttpRequest, response: HttpResponse, asked: Query[shapes.WhichStates]) -> Any:
    _, found = _progress(request, asked)
    rows = [
        one.described
        for one in found
        if (not asked.stand or one.state in asked.stand)
        and (not asked.provincie or one.province_code in asked.provincie)
    ]
    return page_of(request, response, rows, Place(asked.pagina, asked.paginagrootte))
