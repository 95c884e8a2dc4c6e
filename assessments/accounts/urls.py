"""Addresses of the accounts room; signing in and passwords are wired in `apk/urls.py`."""

from django.urls import path

from assessments.accounts import invitation_views, member_views, team_views, views, vng_visits_page

urlpatterns = [
    path("account/", views.account, name="account"),
    path("uitnodiging/<str:token>/", invitation_views.invitation, name="invitation"),
    path("gemeente/<slug:code>/team/", team_views.team, name="team"),
    path("gemeente/<slug:code>/team/uitnodigen/", team_views.invite, name="invite"),
    path(
        "gemeente/<slug:code>/uitnodiging/<uuid:invitation>/intrekken/",
        team_views.withdraw,
        name="invitation-withdraw",
    ),
    path(
        "gemeente/<slug:code>/uitnodiging/<uuid:invitation>/opnieuw/",
        team_views.resend,
        name="invitation-resend",
    ),
    path("gemeente/<slug:code>/team/<int:member>/", member_views.member, name="member"),
    path("gemeente/<slug:code>/team/<int:member>/verwijderen/", member_views.remove, name="member-remove"),
    path("gemeente/<slug:code>/team/<int:member>/overdragen/", member_views.handover, name="member-handover"),
    path("gemeente/<slug:code>/inzage-vng/", vng_visits_page.vng_visits, name="vng-visits"),
]
