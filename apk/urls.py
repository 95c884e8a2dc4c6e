"""Which address leads to which room. Each room has its own `urls.py`; signing in is allauth's, in Dutch."""

from allauth.account import views as account
from django.urls import include, path, re_path

from apk import health

sign_in = [
    path("inloggen/", account.login, name="account_login"),
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
]

urlpatterns = [
    path("gezondheid/", health.health, name="health"),
    *sign_in,
    path("", include("assessments.accounts.urls")),
    path("", include("assessments.catalogue.urls")),
    path("", include("assessments.answering.urls")),
    path("", include("assessments.report.urls")),
]
