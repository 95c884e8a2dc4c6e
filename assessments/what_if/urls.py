"""Address of the page "Wat als"."""

from django.urls import URLPattern, path

from assessments.what_if.views import what_if

urlpatterns: list[URLPattern] = [
    path("ronde/<uuid:round_id>/wat-als/", what_if, name="what-if"),
]
