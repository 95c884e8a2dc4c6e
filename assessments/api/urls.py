"""Addresses of the room api. Those below /api/v1 are ninja's: `v1_urls`, read at the first question."""

from django.urls import path

from assessments.api import views

urlpatterns = [
    path("api/", views.api_home, name="api-home"),
    path("api/v1", views.api_v1, name="api-root"),
    path("api/v1/<path:rest>", views.api_v1, name="api"),
]
