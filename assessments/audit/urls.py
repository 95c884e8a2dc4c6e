"""Addresses of the logs."""

from django.urls import path

from assessments.audit import views

urlpatterns = [
    path("ronde/<uuid:round_id>/logboek/", views.round_log, name="round-audit"),
    path("gemeente/<slug:code>/logboek/", views.municipality_log, name="municipality-audit"),
]
