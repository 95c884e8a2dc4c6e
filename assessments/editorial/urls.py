"""Addresses of the content that VNG manages."""

from __future__ import annotations

from django.urls import path

from assessments.editorial import views, views_draft, views_edit

DRAFT = "vng/inhoud/concept/<int:draft_id>/"

urlpatterns = [
    path("vng/inhoud/", views.editorial, name="editorial"),
    path("vng/inhoud/verschillen/", views.edition_diff, name="edition-diff"),
    path("vng/inhoud/inlezen/", views.edition_upload, name="edition-upload"),
    path("vng/inhoud/verbeteren/", views.edition_correct, name="edition-correct"),
    path("vng/inhoud/editie/<str:key>/zip/", views.edition_file, name="edition-file"),
    path(DRAFT, views_draft.edition_draft, name="edition-draft"),
    path(f"{DRAFT}bestanden/", views_draft.edition_draft_files, name="edition-draft-files"),
    path(f"{DRAFT}bijwerken/", views_draft.edition_draft_renew, name="edition-draft-renew"),
    path(f"{DRAFT}weggooien/", views_draft.edition_draft_delete, name="edition-draft-delete"),
    path(f"{DRAFT}zip/", views_draft.edition_draft_file, name="edition-draft-file"),
    path(f"{DRAFT}verschillen/", views_draft.edition_draft_diff, name="edition-draft-diff"),
    path(f"{DRAFT}voorbeeld/", views_draft.edition_preview, name="edition-preview"),
    path(f"{DRAFT}voorbeeld/<slug:dossier>/", views_draft.edition_preview, name="edition-preview-dossier"),
    path(f"{DRAFT}was-wordt/", views_edit.edition_mapping, name="edition-mapping"),
    path(f"{DRAFT}teksten/", views_edit.edition_texts, name="edition-texts"),
    path(
        f"{DRAFT}teksten/<slug:file>/<slug:rows>/<slug:item>/", views_edit.edition_text, name="edition-text"
    ),
    path(f"{DRAFT}publiceren/", views_draft.edition_publish, name="edition-publish"),
]
