"""Addresses of the answering room: the front door, a municipality, a round and its questions."""

from django.urls import path

from assessments.answering import (
    urls_changes,
    urls_talk,
    views_home,
    views_quality,
    views_questions,
    views_round,
    views_save,
    views_scan,
)

urlpatterns = [
    path("", views_home.home, name="home"),
    path("gemeente/<slug:code>/", views_home.municipality, name="municipality"),
    path("ronde/<uuid:round_id>/", views_round.round_start, name="round"),
    path("ronde/<uuid:round_id>/omvang/", views_round.round_scope, name="round-scope"),
    path("ronde/<uuid:round_id>/volgende/", views_round.next_open, name="next-open"),
    path("ronde/<uuid:round_id>/zoeken/", views_round.round_search, name="round-search"),
    path("ronde/<uuid:round_id>/vaststellen/", views_round.definitive, name="make-definitive"),
    path("ronde/<uuid:round_id>/antwoorden.json", views_round.answers_json, name="answers-json"),
    path("ronde/<uuid:round_id>/controle/", views_quality.round_signals, name="round-signals"),
    path("ronde/<uuid:round_id>/controle/bevestigen/", views_quality.confirm_signal, name="confirm-signal"),
    path("ronde/<uuid:round_id>/snelle-scan/", views_scan.round_scan, name="round-scan"),
    path("ronde/<uuid:round_id>/snelle-scan/uitslag/", views_scan.scan_result, name="scan-result"),
    path("ronde/<uuid:round_id>/snelle-scan/doorgroeien/", views_scan.scan_grow, name="scan-grow"),
    path("ronde/<uuid:round_id>/samenspel/", views_questions.cross, name="round-cross"),
    path("ronde/<uuid:round_id>/dossier/<slug:dossier>/taken/", views_questions.tasks, name="round-tasks"),
    path(
        "ronde/<uuid:round_id>/dossier/<slug:dossier>/stellingen/",
        views_questions.statements,
        name="round-statements",
    ),
    path("ronde/<uuid:round_id>/taak/<slug:task>/", views_save.save_task_view, name="save-task"),
    path("ronde/<uuid:round_id>/stelling/<slug:statement>/", views_save.save_answer_view, name="save-answer"),
    *urls_talk.urlpatterns,
    *urls_changes.urlpatterns,
]
