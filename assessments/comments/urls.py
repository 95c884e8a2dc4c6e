"""Addresses of the room of remarks."""

from django.urls import path

from assessments.comments import views

urlpatterns = [
    path("ronde/<uuid:round_id>/opmerkingen/", views.round_comments, name="round-comments"),
    path("ronde/<uuid:round_id>/vraag/<slug:subject>/opmerkingen/", views.comment_add, name="comment-add"),
    path(
        "ronde/<uuid:round_id>/opmerking/<int:comment_id>/afhandelen/",
        views.comment_resolve,
        name="comment-resolve",
    ),
    path(
        "ronde/<uuid:round_id>/opmerking/<int:comment_id>/wijzigen/", views.comment_edit, name="comment-edit"
    ),
    path(
        "ronde/<uuid:round_id>/opmerking/<int:comment_id>/rapport/",
        views.comment_report,
        name="comment-report",
    ),
]
