"""Addresses of the exchange room: files out of a round and back in."""

from django.urls import path

from assessments.exchange import views

urlpatterns = [
    path("ronde/<uuid:round_id>/bestanden/", views.files, name="round-files"),
    path("ronde/<uuid:round_id>/werkmap.xlsx", views.workbook, name="workbook"),
    path("ronde/<uuid:round_id>/inlezen/", views.upload, name="upload"),
    path("ronde/<uuid:round_id>/inlezen/<uuid:upload_id>/", views.upload_check, name="upload-check"),
    path(
        "ronde/<uuid:round_id>/inlezen/<uuid:upload_id>/annuleren/", views.upload_cancel, name="upload-cancel"
    ),
]
