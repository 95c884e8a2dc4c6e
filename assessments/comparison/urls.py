"""Addresses of the comparison room."""

from django.urls import URLPattern, path

from assessments.comparison import views
from assessments.comparison.views_page import comparison

urlpatterns: list[URLPattern] = [
    path("ronde/<uuid:round_id>/toestemming/", views.consent, name="consent"),
    path("ronde/<uuid:round_id>/vergelijking/", comparison, name="comparison"),
]
