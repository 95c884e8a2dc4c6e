"""Single sign-on: allauth's OpenID Connect, with a provider per municipality from our own table.

allauth does the protocol (state, PKCE, tokens); who somebody is, is decided in `sign_in_services.recognise`.
"""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.http import HttpRequest
from django.shortcuts import render

from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts.sealing import unseal
from assessments.accounts.sign_in_services import SignInRefused, recognise
from assessments.models import OrganisationSignIn


def organisation_for(email: str) -> OrganisationSignIn | None:
    """The single sign-on that speaks for the domain of an address."""
    domain = email.strip().lower().rpartition("@")[2]
    return OrganisationSignIn.objects.filter(is_active=True, domains__contains=[domain]).first()


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """Providers come from OrganisationSignIn; nobody is matched or made by allauth itself."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The active providers, as the (unsaved) rows that allauth works with."""
        rows = OrganisationSignIn.objects.filter(is_active=True)
        if provider and provider != "openid_connect":
            rows = rows.filter(key=provider)
        if client_id:
            rows = rows.filter(client_id=client_id)
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=row.key,
                name=row.name[:40],
                client_id=row.client_id,
                secret=unseal(row.client_secret),
                settings={"server_url": row.server_url, "oauth_pkce_enabled": True},
            )
            for row in rows
        ]

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Never: `pre_social_login` decides."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: `pre_social_login` made the account already, or refused."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in who the provider vouches for, or show why not."""
        if sociallogin.state.get("process", "login") != "login":
            self._refuse(request, sentences.NO_CONNECTING)
        active = OrganisationSignIn.objects.select_related("municipality").filter(is_active=True)
        row = active.filter(key=sociallogin.account.provider).first()
        if row is None:  # switched off while this person was at the provider
            self._refuse(request, sentences.SWITCHED_OFF)
        claims = sociallogin.account.extra_data
        if sociallogin.account.pk:  # we keep nothing of what the provider tells about somebody
            SocialAccount.objects.filter(pk=sociallogin.account.pk).update(extra_data={})
        email, verified, name = _address(claims)
        try:
            person, account = recognise(
                row=row, uid=sociallogin.account.uid, email=email, name=name, verified=verified
            )
        except SignInRefused as refused:
            self._refuse(request, str(refused))
        sociallogin.user, sociallogin.account = person, account

    def _refuse(self, request: HttpRequest, sentence: str) -> NoReturn:
        page = render(request, "socialaccount/refused.html", {"sentence": sentence}, status=403)
        raise ImmediateHttpResponse(page)


def _address(claims: dict[str, Any]) -> tuple[str, bool, str]:
    """The address, whether it is verified, and the name, from what the provider said.

    `email_verified` is OpenID Connect's own word; Microsoft Entra says `xms_edov` instead (the owner of the
    domain is verified), in the token only. A word about one address counts for no other.
    """
    sources = [source for key in ("userinfo", "id_token") if isinstance(source := claims.get(key), dict)]
    email = next((str(source["email"]) for source in sources if source.get("email")), "")
    same = [source for source in sources if str(source.get("email", "")).lower() == email.lower()]
    verified = any(_says_yes(source.get(word)) for source in same for word in ("email_verified", "xms_edov"))
    name = next((str(source["name"]) for source in sources if source.get("name")), "")
    return email, verified, name


def _says_yes(value: object) -> bool:
    return value is True or (isinstance(value, int | str) and str(value).lower() in {"1", "true"})
