"""Addresses around one question and the talk: the question page, proposals, undo, blind mode, Bespreken."""

from django.urls import path

from assessments.answering import views_question, views_talk

QUESTION = "ronde/<uuid:round_id>/vraag/<slug:subject>/"

urlpatterns = [
    path(QUESTION, views_question.question, name="question"),
    path(f"{QUESTION}voorstel/", views_question.save_proposal_view, name="save-proposal"),
    path(f"{QUESTION}voorstel/intrekken/", views_question.withdraw_proposal_view, name="withdraw-proposal"),
    path(f"{QUESTION}vaststellen/", views_question.agree_view, name="agree-answer"),
    path(f"{QUESTION}terugzetten/", views_question.undo_view, name="undo-answer"),
    path("ronde/<uuid:round_id>/bespreken/", views_talk.round_talk, name="round-talk"),
    path("ronde/<uuid:round_id>/blind/", views_talk.round_blind, name="round-blind"),
]
