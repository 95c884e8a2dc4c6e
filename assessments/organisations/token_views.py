"""The keys of the API: of a municipality (its coordinator) and of VNG (right organisaties)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import MAY_COORDINATE, fetch_municipality, fetch_vng, person_of
from assessments.accounts.team_views import add_errors
from assessments.accounts.trail import Crumb, municipality_crumb
from assessments.constants import VngRight
from assessments.models import ApiToken, Municipality, User
from assessments.organisations import sentences
from assessments.organisations.errors import FormUsed
from assessments.organisations.forms import ReasonForm, TokenForm
from assessments.organisations.token_seeds import is_seed, new_seed
from assessments.organisations.token_services import (
    LONGEST_DAYS,
    issue_token,
    last_day,
    revoke_token,
    scopes_for,
    tokens_of,
)
from assessments.organisations.token_tables import token_table, works
from assessments.tables import excel_response, wants_excel

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = "Sleutels van de API"
USUAL_DAYS = 365


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose keys these are and who looks; `place` None is VNG."""

    person: User
    place: Municipality | None

    @property
    def args(self) -> list[str]:
        return [self.place.pk] if self.place else []

    @property
    def list_name(self) -> str:
        return "municipality-tokens" if self.place else "api-tokens"

    @property
    def url(self) -> str:
        return reverse(self.list_name, args=self.args)

    def crumbs(self, last: str = "") -> list[Crumb]:
        """The way here; `last` is a page below the list."""
        head: list[Crumb] = [municipality_crumb(self.place)] if self.place else [("Start", "/")]
        return [*head, (CRUMB, self.url), (last, None)] if last else [*head, (CRUMB, None)]


@sensitive_post_parameters("formulier")
@login_required
@GET_OR_POST
def municipality_tokens(request: HttpRequest, code: str) -> HttpResponse:
    """The keys of a municipality; POST makes one."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    return _tokens(request, Owner(person_of(request), place))


@sensitive_post_parameters("formulier")
@login_required
@GET_OR_POST
def vng_tokens(request: HttpRequest) -> HttpResponse:
    """The keys of VNG; POST makes one."""
    return _tokens(request, Owner(fetch_vng(request, VngRight.ORGANISATIONS), None))


@login_required
@GET_OR_POST
def municipality_revoke(request: HttpRequest, code: str, token: int) -> HttpResponse:
    """Revoke a key of a municipality; GET says what happens."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    return _revoke(request, Owner(person_of(request), place), token)


@login_required
@GET_OR_POST
def vng_revoke(request: HttpRequest, token: int) -> HttpResponse:
    """Revoke a key of VNG; GET says what happens."""
    return _revoke(request, Owner(fetch_vng(request, VngRight.ORGANISATIONS), None), token)


@sensitive_variables("text")
def _tokens(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The list; a new key is shown in the answer to its own POST, and nowhere else."""
    offered = scopes_for(owner.place)
    if request.method != "POST":
        if wants_excel(request):
            title = f"Sleutels {owner.place.name}" if owner.place else "Sleutels VNG"
            about = ("De sleutels zelf staan hier niet in. Niemand kan ze terugzien.",)
            return excel_response([token_table(tokens_of(owner.place))], title=title, about=about)
        usual = timezone.localdate() + dt.timedelta(days=USUAL_DAYS)
        form = TokenForm(offered=offered, initial={"expires_on": usual, "scopes": ["groepen"]})
        return _list_page(request, owner, form)
    form = TokenForm(request.POST, offered=offered)
    seed = request.POST.get("formulier", "")
    if not is_seed(seed, owner.person, owner.place):
        form.add_error(None, sentences.PAGE_STALE)
    if form.is_valid():
        try:
            token, text = issue_token(
                actor=owner.person, municipality=owner.place, seed=seed, **form.cleaned_data
            )
        except FormUsed as used:
            return _list_page(request, owner, form, status=409, used=used.token)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            return _shown_once(request, owner, token, text)
    return _list_page(request, owner, form, status=422)


@sensitive_variables("text", "context")
def _shown_once(request: HttpRequest, owner: Owner, token: ApiToken, text: str) -> HttpResponse:
    """No redirect, because then the key would have to wait somewhere; no browser may keep this page."""
    context = {"owner": owner, "token": token, "text": text, "crumbs": owner.crumbs("Uw nieuwe sleutel")}
    response = render(request, "organisations/token_once.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _list_page(
    request: HttpRequest, owner: Owner, form: TokenForm, status: int = 200, used: ApiToken | None = None
) -> HttpResponse:
    """The list with a fresh form; `used` is the key that the form which was sent made before."""
    tokens = list(tokens_of(owner.place))
    context = {
        "owner": owner,
        "municipality": owner.place,
        "form": form,
        "seed": new_seed(owner.person, owner.place),
        "used": used,
        "used_says": sentences.KEY_FORM_USED.format(name=used.name) if used else "",
        "used_reason": sentences.KEY_NOT_KEPT,
        "working": [token for token in tokens if works(token)],
        "table": token_table(tokens) if tokens else None,
        "last": last_day(),
        "longest": LONGEST_DAYS,
        "today": timezone.localdate(),
        "crumbs": owner.crumbs(),
    }
    return render(request, "organisations/tokens.html", context, status=status)


def _revoke(request: HttpRequest, owner: Owner, pk: int) -> HttpResponse:
    return revoke_page(
        request,
        token_or_404(owner.place, pk),
        actor=owner.person,
        back=("de sleutels", owner.url),
        crumbs=owner.crumbs("Sleutel intrekken"),
    )


def token_or_404(place: Municipality | None, pk: int) -> ApiToken:
    """A key of this municipality, or (None) of VNG. Raises Http404."""
    token = tokens_of(place).filter(pk=pk).first()
    if token is None:
        raise Http404("Deze sleutel bestaat niet.")
    return token


def revoke_page(
    request: HttpRequest, token: ApiToken, *, actor: User, back: tuple[str, str], crumbs: list[Crumb]
) -> HttpResponse:
    """Ask why, and revoke; `back` is the name and address of the page to return to."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_token(actor=actor, token=token, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, sentences.KEY_REVOKED.format(name=token.name))
            return redirect(back[1])
    context = {
        "place": token.municipality,
        "municipality": None if actor.is_vng else token.municipality,  # its house style, for itself only
        "by_vng": actor.is_vng,
        "token": token,
        "is_over": token.revoked_at is not None,
        "form": form,
        "back_name": back[0],
        "back": back[1],
        "crumbs": crumbs,
    }
    return render(request, "organisations/token_revoke.html", context, status=422 if form.errors else 200)
