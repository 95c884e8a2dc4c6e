"""Addresses of the room organisations: municipalities and people for VNG, and the keys of the API."""

from django.urls import path

from assessments.organisations import leak_views, people_views, place_views, token_views

urlpatterns = [
    path("vng/gemeenten/", place_views.places, name="vng-municipalities"),
    path("vng/gemeenten/<slug:code>/", place_views.place, name="vng-municipality"),
    path("vng/gemeenten/<slug:code>/uitnodigen/", place_views.invite, name="vng-coordinator-invite"),
    path("vng/gemeenten/<slug:code>/aanwijzen/", place_views.appoint, name="vng-coordinator-appoint"),
    path(
        "vng/gemeenten/<slug:code>/uitnodiging/<uuid:invitation>/intrekken/",
        place_views.withdraw,
        name="vng-coordinator-withdraw",
    ),
    path(
        "vng/gemeenten/<slug:code>/uitnodiging/<uuid:invitation>/opnieuw/",
        place_views.resend,
        name="vng-coordinator-resend",
    ),
    path("vng/mensen/", people_views.people, name="vng-people"),
    path("vng/mensen/<int:person_id>/", people_views.one, name="vng-person"),
    path("vng/mensen/<int:person_id>/stoppen/", people_views.stop, name="vng-person-stop"),
    path("vng/mensen/<int:person_id>/openen/", people_views.reopen, name="vng-person-reopen"),
    path("vng/mensen/<int:person_id>/link/", people_views.link, name="vng-person-link"),
    path("vng/sleutels/", token_views.vng_tokens, name="api-tokens"),
    path("vng/sleutels/gevonden/", leak_views.find, name="vng-token-find"),
    path("vng/gemeenten/<slug:code>/sleutels/<int:token>/", leak_views.revoke, name="vng-token-revoke"),
    path("vng/sleutels/<int:token>/intrekken/", token_views.vng_revoke, name="api-token-revoke"),
    path("gemeente/<slug:code>/sleutels/", token_views.municipality_tokens, name="municipality-tokens"),
    path(
        "gemeente/<slug:code>/sleutels/<int:token>/intrekken/",
        token_views.municipality_revoke,
        name="municipality-token-revoke",
    ),
]
