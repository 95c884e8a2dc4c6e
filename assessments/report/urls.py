"""Addresses of the report room."""

from django.urls import URLPattern, path

from assessments.report.results_views import results
from assessments.report.why_views import why

urlpatterns: list[URLPattern] = [
    path("ronde/<uuid:round_id>/resultaten/", results, name="results"),
    path("ronde/<uuid:round_id>/waarom/<str:soort>/<str:sleutel>/", why, name="why"),
]
