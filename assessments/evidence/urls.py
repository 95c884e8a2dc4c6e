"""Addresses of the room of evidence."""

from django.urls import path

from assessments.evidence import views, views_pieces

urlpatterns = [
    path("ronde/<uuid:round_id>/bewijs/", views_pieces.round_evidence, name="round-evidence"),
    path("ronde/<uuid:round_id>/vraag/<slug:subject>/bewijs/", views.evidence_add, name="evidence-add"),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/bewijs/gebruiken/",
        views.evidence_use,
        name="evidence-use",
    ),
    path(
        "ronde/<uuid:round_id>/vraag/<slug:subject>/bewijs/loskoppelen/",
        views.evidence_unuse,
        name="evidence-unuse",
    ),
    path(
        "ronde/<uuid:round_id>/bewijs/<uuid:evidence_id>/",
        views_pieces.evidence_change,
        name="evidence-change",
    ),
    path(
        "ronde/<uuid:round_id>/bewijs/<uuid:evidence_id>/bestand/",
        views_pieces.evidence_file,
        name="evidence-file",
    ),
    path(
        "ronde/<uuid:round_id>/bewijs/<uuid:evidence_id>/verwijderen/",
        views_pieces.evidence_remove,
        name="evidence-remove",
    ),
]
