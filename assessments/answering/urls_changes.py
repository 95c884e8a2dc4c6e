"""Addresses around a new edition: what changed, and confirming what came along from the last round."""

from django.urls import path

from assessments.answering import views_changes

urlpatterns = [
    path("ronde/<uuid:round_id>/veranderingen/", views_changes.round_changes, name="round-changes"),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/bevestigen/",
        views_changes.confirm_prefilled_view,
        name="confirm-prefilled",
    ),
]
