"""Addresses of the room where passages are marked as niet-openbaar."""

from django.urls import path

from assessments.publication import views

urlpatterns = [
    path("ronde/<uuid:round_id>/openbaar/", views.publication, name="publication"),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/openbaar/",
        views.publication_mark,
        name="publication-mark",
    ),
]
