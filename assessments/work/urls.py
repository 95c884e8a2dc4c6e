"""Addresses of the work room: the own work, the work of a round, the agenda and the daily mail."""

from django.urls import path

from assessments.work import views_law, views_own, views_round, views_state

urlpatterns = [
    path("mijn-werk/", views_own.my_work, name="my-work"),
    path("ronde/<uuid:round_id>/werkverdeling/", views_round.round_work, name="round-work"),
    path("ronde/<uuid:round_id>/toewijzen/", views_round.assign_view, name="assign"),
    path(
        "ronde/<uuid:round_id>/toewijzing/<int:assignment_id>/verwijderen/",
        views_round.assignment_remove,
        name="assignment-remove",
    ),
    path("ronde/<uuid:round_id>/werk-overdragen/", views_round.hand_over, name="work-handover"),
    path("ronde/<uuid:round_id>/klaar-op/", views_round.round_due, name="round-due"),
    path(
        "ronde/<uuid:round_id>/dossier/<slug:dossier>/stand/", views_state.dossier_state, name="dossier-state"
    ),
    path("agenda/nieuwe-link/", views_own.calendar_renew, name="calendar-renew"),
    path("agenda/<str:token>/deadlines.ics", views_own.calendar, name="calendar"),
    path("agenda/<str:token>/wetskalender.ics", views_law.own_law_calendar, name="law-calendar-own"),
    path("ronde/<uuid:round_id>/wetskalender/", views_law.round_law_calendar, name="round-law-calendar"),
    path("mail/stop/<str:token>/", views_own.digest_stop, name="digest-stop"),
    path("account/mail/", views_own.digest_choice, name="digest-choice"),
]
