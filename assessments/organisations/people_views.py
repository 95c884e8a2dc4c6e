"""The people of VNG with their rights, and the account of anybody: stopping it and opening it again."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from assessments.accounts.access import fetch_vng
from assessments.accounts.password_link import DAYS
from assessments.accounts.team_views import add_errors
from assessments.accounts.vng_visits import PLACE, note_vng_visit
from assessments.constants import VngRight
from assessments.models import User
from assessments.organisations import sentences
from assessments.organisations.errors import RightsChanged
from assessments.organisations.forms import ReasonForm, RightsForm, StaffForm
from assessments.organisations.people_queries import (
    LEAST_LETTERS,
    MOST_FOUND,
    find_people,
    history_of,
    person_or_404,
    staff,
    teams_of,
)
from assessments.organisations.people_services import (
    add_vng_person,
    open_account,
    save_rights,
    send_link_again,
    stop_account,
)
from assessments.organisations.people_tables import (
    found_table,
    history_table,
    rights_in_words,
    staff_table,
    team_table,
)
from assessments.tables import excel_response, wants_excel

RIGHT = VngRight.ORGANISATIONS
GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
LIST_CRUMB = "Mensen"
SEARCH_PAGE, PERSON_PAGE = "Zoeken naar een account", "Account van iemand uit het team"
ABOUT = ("Accounts van medewerkers van VNG, en wat is gezocht.", "Gebruik dit alleen voor het beheer.")


@login_required
@GET_OR_POST
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of VNG, a search among all accounts, and (POST) somebody new."""
    person = fetch_vng(request, RIGHT)
    if request.method != "POST":
        return _list_page(request, person, StaffForm())
    form = StaffForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            made = add_vng_person(
                actor=person, email=values["email"], name=values["name"], rights=values["rights"]
            )
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, sentences.ADDED.format(person=made))
            return redirect("vng-person", made.pk)
    return _list_page(request, person, form, status=422)


def _list_page(request: HttpRequest, person: User, form: StaffForm, status: int = 200) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "").strip()[:254]
    found = find_people(text)
    if found.codes:
        note_vng_visit(actor=person, page=SEARCH_PAGE, municipalities=found.codes, action=PLACE)
    everybody = list(staff())
    with_factor = Authenticator.objects.filter(user__in=everybody).values_list("user_id", flat=True)
    table = staff_table(everybody, set(with_factor))
    hits = found_table(found.people) if found.people else None
    if wants_excel(request):
        return excel_response([table, *([hits] if hits else [])], title="Mensen", about=ABOUT)
    context = {
        "form": form,
        "table": table,
        "hits": hits,
        "q": text,
        "least": LEAST_LETTERS,
        "most": MOST_FOUND,
        "more": found.more,
        "days": DAYS,
        "crumbs": [("Start", "/"), (LIST_CRUMB, None)],
    }
    return render(request, "organisations/people.html", context, status=status)


@login_required
@GET_OR_POST
def one(request: HttpRequest, person_id: int) -> HttpResponse:
    """One account; POST saves the rights of somebody of VNG."""
    actor = fetch_vng(request, RIGHT)
    person = person_or_404(person_id)
    if request.method != "POST":
        return _person_page(request, actor, person)
    if not person.is_vng:
        raise Http404("Deze persoon heeft geen rechten bij VNG.")
    form = RightsForm(request.POST)
    if form.is_valid():
        try:
            changed = save_rights(
                actor=actor, person=person, rights=form.cleaned_data["rights"], expected=form.expected()
            )
        except RightsChanged as newer:
            messages.error(request, sentences.RIGHTS_CHANGED)
            return _person_page(request, actor, newer.person, status=409)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            sentence = sentences.RIGHTS_SAVED if changed else sentences.RIGHTS_SAME
            messages.success(request, sentence.format(person=person))
            return redirect("vng-person", person.pk)
    return _person_page(request, actor, person, form=form, status=422)


def _person_page(
    request: HttpRequest,
    actor: User,
    person: User,
    *,
    form: RightsForm | None = None,
    reason: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    teams = teams_of(person)
    codes = [member.municipality_id for member in teams]
    if codes:
        note_vng_visit(actor=actor, page=PERSON_PAGE, municipalities=codes, action=PLACE)
    context = {
        "person": person,
        "is_self": person.pk == actor.pk,
        "organises": RIGHT.value,
        "is_technical": person.is_staff or person.is_superuser,
        "form": form or RightsForm(initial={"rights": person.vng_rights}),
        "seen": " ".join(person.vng_rights),
        "rights": rights_in_words(person),
        "reason": reason or ReasonForm(),
        "has_factor": Authenticator.objects.filter(user=person).exists(),
        "teams": team_table(teams) if teams else None,
        "history": history_table(history_of(person)),
        "days": DAYS,
        "crumbs": [("Start", "/"), (LIST_CRUMB, reverse("vng-people")), (person.name or person.email, None)],
    }
    if wants_excel(request):
        tables = [table for table in (context["teams"], context["history"]) if table]
        return excel_response(tables, title=f"Account {person.name}", about=ABOUT[1:])
    return render(request, "organisations/person.html", context, status=status)


@require_POST
@login_required
def stop(request: HttpRequest, person_id: int) -> HttpResponse:
    """Nobody can log in with this account any more; with a reason."""
    return _change_access(request, person_id, stops=True)


@require_POST
@login_required
def reopen(request: HttpRequest, person_id: int) -> HttpResponse:
    """Let somebody log in again; with a reason."""
    return _change_access(request, person_id, stops=False)


def _change_access(request: HttpRequest, person_id: int, *, stops: bool) -> HttpResponse:
    actor = fetch_vng(request, RIGHT)
    person = person_or_404(person_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        service = stop_account if stops else open_account
        try:
            changed = service(actor=actor, person=person, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            opened = sentences.REOPENED_VNG if changed.is_vng else sentences.REOPENED
            messages.success(request, (sentences.STOPPED if stops else opened).format(person=changed))
            return redirect("vng-person", person.pk)
    return _person_page(request, actor, person, reason=form, status=422)


@require_POST
@login_required
def link(request: HttpRequest, person_id: int) -> HttpResponse:
    """Mail somebody of VNG another link to choose a password."""
    actor = fetch_vng(request, RIGHT)
    person = person_or_404(person_id)
    try:
        send_link_again(actor=actor, person=person)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, sentences.LINK_SENT.format(person=person, days=DAYS))
    return redirect("vng-person", person.pk)
