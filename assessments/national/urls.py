"""Addresses of the signals to VNG and Rijk, and of what VNG counts of them."""

from django.urls import path

from assessments.national import views
from assessments.national.views_counts import national_counts

urlpatterns = [
    path("ronde/<uuid:round_id>/signalen/", views.national_signals, name="national-signals"),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/signaal/", views.national_signal, name="national-signal"
    ),
    path("vng/signalen/", national_counts, name="national-counts"),
]
