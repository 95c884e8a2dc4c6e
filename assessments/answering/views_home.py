"""The front door and the page of a municipality: its rounds, its team, starting a round."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.accounts.access import (
    ANY_ROLE,
    MAY_COORDINATE,
    can_see_national_figures,
    fetch_municipality,
    memberships_for,
    person_of,
)
from assessments.accounts.table_file import municipality_excel
from assessments.accounts.trail import municipality_crumb
from assessments.answering.forms import StartRoundForm
from assessments.answering.previous import prefill_source
from assessments.answering.round_tables import municipality_tables
from assessments.answering.services import start_round
from assessments.answering.shown_answers import role_label
from assessments.answering.team_queries import RoundLine, rounds_for, team_of
from assessments.answering.wording_changes import started_sentence
from assessments.catalogue.queries import SIMULATED, catalogue_for, editions_published
from assessments.constants import Scope, TaskKind, TeamRole
from assessments.models import Edition, Membership, Municipality, Round
from assessments.tables import wants_excel


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Welcome for visitors; after log-in the own municipality, a choice, the overview of VNG or advice."""
    user = request.user
    if isinstance(user, AnonymousUser):
        return render(request, "answering/welcome.html")
    if can_see_national_figures(user):
        return redirect("vng-home")
    if user.is_vng:
        return render(request, "answering/national.html")
    teams = memberships_for(user)
    if len(teams) == 1:
        reads = teams[0].role == TeamRole.BOARD
        return redirect("board-home" if reads else "municipality", teams[0].municipality_id)
    return render(request, "answering/choose.html", {"teams": teams})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """The rounds and the team of a municipality; `?vorm=xlsx` gives both; POST starts a round."""
    roles = MAY_COORDINATE if request.method == "POST" else ANY_ROLE
    place, membership = fetch_municipality(request.user, code, roles, part=True)
    if request.method != "POST":
        if wants_excel(request):
            rounds = rounds_for(place, membership.dossiers, membership.municipal_roles)
            tables = municipality_tables(rounds, [] if membership.is_limited else team_of(place))
            return municipality_excel(place, tables, what="rondes", title=f"Rondes van gemeente {place.name}")
        return _municipality_page(request, place, membership, StartRoundForm())
    form = StartRoundForm(request.POST)
    edition = _edition_of(form)
    if edition is not None:
        try:
            round = start_round(
                actor=person_of(request),
                municipality=place,
                edition=edition,
                scope=form.chosen_scope,
                scan=form.is_scan,
                prefill=not form.begins_empty,
                copy_work=form.cleaned_data["copy_work"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, started_sentence(round))
            return redirect("round-scan" if form.is_scan else "round", round.pk)
    return _municipality_page(request, place, membership, form, status=422)


def _edition_of(form: StartRoundForm) -> Edition | None:
    """The edition of a valid form; otherwise None, with the reason in the form."""
    if not form.is_valid():
        return None
    found = Edition.objects.defer("content").filter(pk=form.cleaned_data["edition"]).first()
    if found is None or found.name.endswith(SIMULATED):
        form.add_error("edition", "Deze editie bestaat niet. Laad de pagina opnieuw.")
    return found


def _municipality_page(
    request: HttpRequest,
    place: Municipality,
    membership: Membership,
    form: StartRoundForm,
    status: int = 200,
) -> HttpResponse:
    lines = rounds_for(place, membership.dossiers, membership.municipal_roles)
    used = {line.round.edition.name for line in lines}
    startable = [
        edition
        for edition in editions_published()
        if edition.name not in used and not edition.name.endswith(SIMULATED)
    ]
    context = {
        "municipality": place,
        "rounds": lines,
        "team": [] if membership.is_limited else team_of(place),
        "own_part": _own_part(membership, lines) if membership.is_limited else None,
        "may_coordinate": membership.role in MAY_COORDINATE,
        "editions": startable,
        "sizes": _sizes(startable[0]) if startable else None,
        "source": _source(place, membership, startable),
        "form": form,
        "scopes": Scope.choices,
        "crumbs": [(municipality_crumb(place)[0], None)],
    }
    return render(request, "answering/municipality.html", context, status=status)


def _source(place: Municipality, membership: Membership, startable: Sequence[Edition]) -> Round | None:
    """The definitive round whose answers a new round may begin with; only for who starts one."""
    if membership.role not in MAY_COORDINATE or not startable:
        return None
    return prefill_source(place, startable[0])


def _own_part(membership: Membership, lines: Sequence[RoundLine]) -> dict[str, list[str]]:
    """The dossiers and roles that a partner was given, in words."""
    labels = {item.id: item.label for item in catalogue_for(lines[0].round.edition).dossiers} if lines else {}
    return {
        "dossiers": [labels.get(name, name) for name in membership.dossiers],
        "roles": [role_label(role) for role in membership.municipal_roles],
    }


def _sizes(edition: Edition) -> dict[str, int]:
    """How many questions each scope asks."""
    catalogue = catalogue_for(edition)
    return {
        "core_duties": sum(task.core and task.kind == TaskKind.DUTY for task in catalogue.tasks),
        "core_tasks": sum(task.core for task in catalogue.tasks),
        "core_statements": sum(statement.core for statement in catalogue.statements),
        "tasks": len(catalogue.tasks),
        "statements": len(catalogue.statements),
    }
