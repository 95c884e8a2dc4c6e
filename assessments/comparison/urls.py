"""Addresses of the comparison room."""

from django.urls import URLPattern, path

from assessments.comparison import views

urlpatterns: list[URLPattern] = [
    path("ronde/<uuid:round_id>/toestemming/", views.consent, name="consent"),
]
