"""Addresses of the signals to VNG and Rijk."""

from django.urls import path

from assessments.national import views

urlpatterns = [
    path("ronde/<uuid:round_id>/signalen/", views.national_signals, name="national-signals"),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/signaal/", views.national_signal, name="national-signal"
    ),
]
