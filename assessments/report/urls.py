"""Addresses of the report room."""

from django.urls import URLPattern, path

from assessments.report import views
from assessments.report.results_views import results
from assessments.report.why_views import why

urlpatterns: list[URLPattern] = [
    path("ronde/<uuid:round_id>/rapport/", views.report, name="report"),
    path("ronde/<uuid:round_id>/rapport/pdf/", views.report_pdf, name="report-pdf"),
    path("ronde/<uuid:round_id>/rapport/bestand/", views.report_file, name="report-file"),
    path("ronde/<uuid:round_id>/uitslag.json", views.result_json, name="result-json"),
    path("ronde/<uuid:round_id>/resultaten/", results, name="results"),
    path("ronde/<uuid:round_id>/waarom/<str:soort>/<str:sleutel>/", why, name="why"),
]
