"""Addresses of the board room."""

from django.urls import URLPattern, path

from assessments.board import views, views_edit, views_follow

urlpatterns: list[URLPattern] = [
    path("gemeente/<str:code>/bestuur/", views.board_home, name="board-home"),
    path("ronde/<uuid:round_id>/bestuur/", views.board, name="board"),
    path("ronde/<uuid:round_id>/besluit/", views_edit.board_edit, name="board-edit"),
    path("ronde/<uuid:round_id>/besluit/opvolging/", views_follow.follow_up, name="board-follow-up"),
]
