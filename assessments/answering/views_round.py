"""The start page of a round and what belongs to the round as a whole."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import MAY_COORDINATE, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.answering.definitive import unconfirmed_core
from assessments.answering.forms import ScopeForm, SearchForm
from assessments.answering.pages import Place, find_next_open, find_places, place_of, places_in_the_way
from assessments.answering.quality import open_signals, signals_for
from assessments.answering.queries import answers_file_for, not_agreed_dossiers
from assessments.answering.round_context import OpenRound, open_round
from assessments.answering.round_tables import overview_table
from assessments.answering.services import NotReady, RoundLocked, change_scope, make_definitive
from assessments.answering.shown_answers import role_label
from assessments.answering.team_queries import decision_lines_for
from assessments.catalogue.queries import catalogue_for
from assessments.constants import Scope
from assessments.models import Snapshot
from assessments.scoring.answers_file import dump_answers
from assessments.tables import wants_excel

OPEN_FOR_OTHERS = "Er staat voor u geen vraag meer open. Wat nog openstaat, doen uw collega's."
TEXT_LINES = {"taak": "round-tasks", "stelling": "round-statements"}


def page_of(round_id: UUID, place: Place) -> str:
    """The address of a question: its page, the question unfolded, and its anchor."""
    if place.kind == "dwars":
        page = reverse("round-cross", args=[round_id])
    else:
        page = reverse(TEXT_LINES[place.kind], args=[round_id, place.dossier])
    return f"{page}?open={place.id}#{place.id}"


@login_required
@require_safe
def round_start(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Where the round stands: per dossier what is done and open, and what definitive still needs.

    `?vorm=xlsx` gives the dossiers as Excel.
    """
    opened = open_round(fetch_round(request.user, round_id, part=True), request.user.pk)
    if wants_excel(request):
        round = opened.round
        return round_excel(
            round,
            [overview_table(opened.lines(), definitive=round.is_definitive)],
            what="voortgang",
            title=f"Voortgang van de APK {round.edition.name}",
            limited=opened.access.is_limited,
        )
    core = [item for item in opened.progress.total.questions if _is_core(opened, item.kind, item.id)]
    context = opened.context() | {
        "domains": opened.lines(),
        "begun": bool(opened.touched),
        "core_done": sum(question.done for question in core),
        "core_total": len(core),
        "own_roles": [role_label(role).lower() for role in opened.access.municipal_roles],
        "next_open": find_next_open(opened.catalogue, opened.progress, skip=opened.closed_ids()),
        "unconfirmed": unconfirmed_core(opened.rows.answers, opened.catalogue),
        "other_scope": Scope.BASIC if opened.round.scope == Scope.FULL else Scope.FULL,
        "decisions": _decisions(opened),
    }
    return render(request, "answering/round.html", context)


def _decisions(opened: OpenRound) -> str:
    """How the decisions of a definitive round stand; who has a part of the round does not see them."""
    if not opened.round.is_definitive or opened.access.is_limited:
        return ""
    return decision_lines_for([opened.round]).get(opened.round.pk, "")


def _is_core(opened: OpenRound, kind: str, name: str) -> bool:
    catalogue = opened.catalogue
    return catalogue.task_by_id[name].core if kind == "taak" else catalogue.statement_by_id[name].core


@login_required
@require_POST
def round_scope(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Make a provisional round wider or narrower; nothing that was answered is lost."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    form = ScopeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies als omvang basis of volledig.")
        return redirect("round", round_id)
    try:
        changed = change_scope(actor=person_of(request), round=access.round, scope=form.cleaned_data["scope"])
    except RoundLocked as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"De omvang van de ronde is nu: {changed.get_scope_display().lower()}.")
    return redirect("round", round_id)


@login_required
@require_safe
def next_open(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Go to the next open question after `?na=`; back to the start page when all is answered."""
    opened = open_round(fetch_round(request.user, round_id, part=True), request.user.pk)
    after, closed = request.GET.get("na", ""), opened.closed_ids()
    question = find_next_open(opened.catalogue, opened.progress, after, closed)
    if question is None:
        open_elsewhere = any(name in closed for name in opened.progress.total.open_ids)
        messages.success(request, OPEN_FOR_OTHERS if open_elsewhere else "Er staat geen vraag meer open.")
        return redirect("round", round_id)
    return redirect(page_of(round_id, place_of(opened.catalogue, question)))


@login_required
@require_safe
def round_search(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Search the questions of this round: statements, tasks, laws and articles."""
    opened = open_round(fetch_round(request.user, round_id, part=True), request.user.pk)
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    places = find_places(opened.catalogue, opened.progress, words)
    context = opened.context(("Zoeken", None)) | {
        "words": words,
        "found": [(place, page_of(round_id, place)) for place in places],
    }
    return render(request, "answering/search.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def definitive(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What definitive still needs, or the confirmation; POST freezes and locks the round."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    if request.method == "POST":
        try:
            make_definitive(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue_for(access.round.edition),
                function=access.function,
            )
        except (NotReady, RoundLocked) as error:
            messages.error(request, str(error))
            return _definitive_page(request, open_round(fetch_round(request.user, round_id)), status=409)
        messages.success(request, "De ronde is definitief. De antwoorden veranderen niet meer.")
        return redirect("results", round_id)
    return _definitive_page(request, open_round(access))


def _definitive_page(request: HttpRequest, opened: OpenRound, status: int = 200) -> HttpResponse:
    round_id = opened.round.pk
    in_the_way = [
        (label, [(place, page_of(round_id, place)) for place in places])
        for label, places in places_in_the_way(opened.catalogue, opened.progress)
    ]
    statements = opened.catalogue.statement_by_id
    unconfirmed = [
        (statements[row.statement], role_label(row.role))
        for row in unconfirmed_core(opened.rows.answers, opened.catalogue)
    ]
    context = opened.context(("Definitief maken", None)) | {
        "in_the_way": in_the_way,
        "required_open": opened.progress.total.required_open,
        "unconfirmed": unconfirmed,
        "ready": not (in_the_way or unconfirmed or opened.round.is_definitive or opened.round.is_scan),
        "open_signals": len(open_signals(signals_for(opened.round, opened.catalogue, opened.rows))),
        "not_agreed": not_agreed_dossiers(opened.round, opened.catalogue),
    }
    return render(request, "answering/definitive.html", context, status=status)


@login_required
@require_safe
def answers_json(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Download the answers file `apk-antwoorden/1`; of a definitive round the very bytes that were frozen."""
    round = fetch_round(request.user, round_id).round
    if round.is_definitive:
        text = Snapshot.objects.values_list("answers", flat=True).get(round=round)
    else:
        text = dump_answers(answers_file_for(round, catalogue_for(round.edition)))
    name = f"apk-antwoorden-{round.municipality_id}-{round.edition.name}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)
