"""Addresses of the signals to VNG and Rijk, and of what VNG counts of them."""

from django.urls import path

from assessments.national import views, views_counts

urlpatterns = [
    path("ronde/<uuid:round_id>/signalen/", views.national_signals, name="national-signals"),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/signaal/", views.national_signal, name="national-signal"
    ),
    path("vng/signalen/", views_counts.national_counts, name="national-counts"),
]
