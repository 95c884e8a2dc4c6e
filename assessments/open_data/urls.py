"""Addresses of the room open_data."""

from django.urls import path

from assessments.open_data import views

urlpatterns = [
    path("open-data/", views.open_data, name="open-data"),
    path("open-data/<str:publication>/<str:file>", views.open_data_file, name="open-data-file"),
]
