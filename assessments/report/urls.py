"""Addresses of the report room."""

from django.urls import URLPattern, path

from assessments.report import file_views, part_views, views
from assessments.report.results_views import results
from assessments.report.verify_views import verify
from assessments.report.why_views import why

urlpatterns: list[URLPattern] = [
    path("controleer/", verify, name="verify"),
    path("ronde/<uuid:round_id>/rapport/", views.report, name="report"),
    path("ronde/<uuid:round_id>/rapport/pdf/", file_views.report_pdf, name="report-pdf"),
    path("ronde/<uuid:round_id>/rapport/bestand/", file_views.report_file, name="report-file"),
    path("ronde/<uuid:round_id>/rapport/vorm/<slug:form>/", file_views.report_form, name="report-form"),
    path(
        "ronde/<uuid:round_id>/rapport/vorm/<slug:form>/bestand/",
        file_views.report_form_file,
        name="report-form-file",
    ),
    path("ronde/<uuid:round_id>/uitslag.json", views.result_json, name="result-json"),
    path("ronde/<uuid:round_id>/uitslag.xlsx", views.result_xlsx, name="result-xlsx"),
    path("ronde/<uuid:round_id>/resultaten/", results, name="results"),
    path("ronde/<uuid:round_id>/vorige-keer/", part_views.trend, name="trend"),
    path("ronde/<uuid:round_id>/samenspel-uitkomst/", part_views.cross_outcome, name="cross-outcome"),
    path("ronde/<uuid:round_id>/waarom/<str:soort>/<str:sleutel>/", why, name="why"),
]
