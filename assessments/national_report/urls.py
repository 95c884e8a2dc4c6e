"""Addresses of the national report."""

from django.urls import URLPattern, path

from assessments.national_report import views

urlpatterns: list[URLPattern] = [
    path("vng/rapport/", views.national_report, name="national-report"),
    path("vng/rapport/bestand/<int:report_id>/", views.national_report_file, name="national-report-file"),
]
