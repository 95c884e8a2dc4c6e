"""The addresses of signing in: allauth's views under Dutch paths, by the names that allauth gives them."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as key
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect.views import callback
from django.urls import path, re_path

from assessments.accounts import sign_in_views

sign_in = [
    path("inloggen/", sign_in_views.log_in, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    # Signing up is closed: the adapter says so, and the page explains who makes accounts.
    path("aanmelden/", account.signup, name="account_signup"),
    path("account-gesloten/", account.account_inactive, name="account_inactive"),
    path("opnieuw-inloggen/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/wijzigen/", account.password_change, name="account_change_password"),
    path("wachtwoord/instellen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # The second factor.
    path("inloggen/tweede-stap/", factor.authenticate, name="mfa_authenticate"),
    path("inloggen/toegangssleutel/", key.login_webauthn, name="mfa_login_webauthn"),
    path("account/tweede-stap/", factor.index, name="mfa_index"),
    path("account/tweede-stap/bevestigen/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/tweede-stap/app/", app.activate_totp, name="mfa_activate_totp"),
    path("account/tweede-stap/app/verwijderen/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/tweede-stap/herstelcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/tweede-stap/herstelcodes/nieuw/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/tweede-stap/herstelcodes/bestand/",
        sign_in_views.recovery_codes_file,
        name="mfa_download_recovery_codes",
    ),
    path("account/tweede-stap/sleutels/", key.list_webauthn, name="mfa_list_webauthn"),
    path("account/tweede-stap/sleutels/toevoegen/", key.add_webauthn, name="mfa_add_webauthn"),
    path(
        "account/tweede-stap/sleutels/bevestigen/",
        key.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/tweede-stap/sleutels/<int:pk>/naam/", key.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "account/tweede-stap/sleutels/<int:pk>/verwijderen/", key.remove_webauthn, name="mfa_remove_webauthn"
    ),
    # Single sign-on; `provider_id` is the key of an OrganisationSignIn.
    path("inloggen/organisatie/", sign_in_views.organisation, name="organisation-sign-in"),
    path("inloggen/organisatie/gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("inloggen/organisatie/mislukt/", social.login_error, name="socialaccount_login_error"),
    path(
        "inloggen/organisatie/<slug:provider_id>/",
        sign_in_views.start_at_organisation,
        name="openid_connect_login",
    ),
    path("inloggen/organisatie/<slug:provider_id>/terug/", callback, name="openid_connect_callback"),
]
