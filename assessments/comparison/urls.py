"""Addresses of the comparison room."""

from django.urls import URLPattern, path

from assessments.comparison import views, views_publications
from assessments.comparison.views_page import comparison

urlpatterns: list[URLPattern] = [
    path("ronde/<uuid:round_id>/toestemming/", views.consent, name="consent"),
    path("ronde/<uuid:round_id>/vergelijking/", comparison, name="comparison"),
    path("vng/publicaties/", views_publications.publications, name="publications"),
    path("vng/publicaties/plannen/", views_publications.publication_plan, name="publication-plan"),
    path(
        "vng/publicaties/<int:planned_id>/schrappen/",
        views_publications.publication_drop,
        name="publication-drop",
    ),
    path(
        "vng/publicaties/<int:planned_id>/publiceren/",
        views_publications.publication_now,
        name="publication-now",
    ),
]
