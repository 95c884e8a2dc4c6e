"""One draft: its check report, its files, a preview, the differences, and publishing or throwing away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import fetch_vng
from assessments.catalogue import pages
from assessments.catalogue.faults import CatalogueFaults, Fault
from assessments.catalogue.loader import catalogue_from
from assessments.constants import LEGAL_NOTICE, VngRight
from assessments.editorial import queries, sentences, services
from assessments.editorial.forms import PublishForm, VersionForm
from assessments.editorial.tables_of import faults_table
from assessments.editorial.upload import UploadRefused
from assessments.editorial.views import crumbs, difference_page, sent_texts, zip_response
from assessments.models import EditionDraft
from assessments.tables import excel_response, wants_excel


def draft_crumbs(draft: EditionDraft, *more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way to a page of a draft."""
    return crumbs((str(draft), reverse("edition-draft", args=[draft.pk]) if more else None), *more)


@require_safe
@login_required
def edition_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What the check found, what is in it, and what can be done next."""
    fetch_vng(request, VngRight.CONTENT)
    return _draft_page(request, queries.draft_or_404(draft_id))


def _draft_page(
    request: HttpRequest, draft: EditionDraft, refused: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    faults = [Fault(**fault) for fault in draft.faults]
    table = faults_table(faults, draft.files)
    if wants_excel(request):
        return excel_response([table], title=f"Fouten in {draft}", about=[sentences.ABOUT_FAULTS])
    newest = queries.newest_of(draft)
    context = {
        "draft": draft,
        "table": table,
        "counts": queries.counts_of(draft.content) if draft.content else None,
        "files": [(name, len(text.encode())) for name, text in sorted(draft.files.items())],
        "refused": refused,
        "mended": queries.mended_texts(draft),
        "behind": newest if newest is not None and newest.pk != draft.based_on_id else None,
        "needs_mapping": any((one.file, one.where) == ("was-wordt.yaml", "bestand") for one in faults),
        "result": sentences.check_result(len(faults)),
        "crumbs": draft_crumbs(draft),
    }
    return render(request, "editorial/draft.html", context, status=status)


@require_POST
@login_required
def edition_draft_files(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Put new files in the place of those in the draft, and check again."""
    person = fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    try:
        files = sent_texts(request)
        draft = services.replace_files(
            actor=person, draft_id=draft.pk, version=_version(request), files=files
        )
    except UploadRefused as refused:
        return _draft_page(request, draft, refused.reasons, status=422)
    except ValidationError as stale:
        return _draft_page(request, draft, tuple(stale.messages), status=422)
    result = sentences.check_result(len(draft.faults))
    tell = messages.warning if draft.faults else messages.success
    tell(request, sentences.REPLACED.format(files=", ".join(sorted(files)), result=result))
    return redirect("edition-draft", draft.pk)


@require_POST
@login_required
def edition_draft_renew(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Put the mended texts on top of the newest revision of the edition."""
    person = fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    try:
        version, content = _version(request), queries.content_to_mend(draft)
        renewed = services.renew_correction(actor=person, draft_id=draft.pk, version=version, content=content)
    except ValidationError as refused:
        return _draft_page(request, draft, tuple(refused.messages), status=422)
    revision = renewed.based_on.revision if renewed.based_on else 0
    messages.success(request, sentences.RENEWED.format(revision=revision))
    return redirect("edition-draft", draft.pk)


@require_POST
@login_required
def edition_draft_delete(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Throw a draft away."""
    person = fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    try:
        services.delete_draft(actor=person, draft_id=draft.pk, version=_version(request))
    except ValidationError as refused:
        return _draft_page(request, draft, tuple(refused.messages), status=422)
    messages.success(request, sentences.DELETED)
    return redirect("editorial")


@require_safe
@login_required
def edition_draft_file(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The files of a draft in a zip, exactly as they are kept."""
    fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    return zip_response(dict(sorted(draft.files.items())), f"apk-concept-{draft.name or draft.pk}")


@require_safe
@login_required
def edition_draft_diff(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What the draft changes."""
    fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    found = queries.of_draft(draft, _faultless(draft))
    if found is None:
        raise Http404("Er is geen eerdere editie om mee te vergelijken.")
    return difference_page(
        request, found, {"draft": draft, "crumbs": draft_crumbs(draft, ("Verschillen", None))}
    )


@require_safe
@login_required
def edition_preview(request: HttpRequest, draft_id: int, dossier: str = "") -> HttpResponse:
    """The catalogue as it would be: an overview, or one dossier."""
    fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    catalogue = catalogue_from(_faultless(draft))
    context: dict[str, Any] = {
        "draft": draft,
        "catalogue": catalogue,
        "groups": pages.domain_groups(catalogue),
        "dossier": dossier,
        "legal_notice": LEGAL_NOTICE,
        "preview": True,
    }
    if not dossier:
        context["crumbs"] = draft_crumbs(draft, ("Voorbeeld", None))
        return render(request, "editorial/preview.html", context)
    try:
        page = pages.build_dossier_page(catalogue, dossier)
    except KeyError:
        raise Http404("Dit dossier staat niet in het concept.") from None
    way = ("Voorbeeld", reverse("edition-preview", args=[draft.pk]))
    context |= {"page": page, "crumbs": draft_crumbs(draft, way, (page.dossier.label, None))}
    return render(request, "editorial/preview_dossier.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edition_publish(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The consequences, and publishing for ever."""
    person = fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    faults: tuple[str, ...] = ()
    form = PublishForm(
        request.POST or None, correction=draft.is_correction, initial={"versie": draft.version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            edition, moved = services.publish_draft(
                actor=person,
                draft_id=draft.pk,
                version=form.cleaned_data["versie"],
                reason=form.cleaned_data.get("reden", ""),
            )
        except CatalogueFaults as refused:
            faults = (sentences.STILL_FAULTY, *(str(fault) for fault in refused.faults))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            label = sentences.edition_label(edition.name, edition.revision)
            messages.success(request, sentences.published(label, moved))
            return redirect("editorial")
    content = draft.content
    context = {
        "draft": draft,
        "form": form,
        "faults": faults,
        "found": queries.of_draft(draft, content) if content else None,
        "next_revision": draft.based_on.revision + 1 if draft.based_on else 0,
        "running": queries.running_rounds(draft.name),
        "definitive": queries.definitive_rounds(draft.name),
        "words": sentences.KIND_WORDS,
        "means": sentences.KIND_MEANS,
        "crumbs": draft_crumbs(draft, ("Publiceren", None)),
    }
    posted = request.method == "POST"
    return render(request, "editorial/publish.html", context, status=422 if posted else 200)


def _version(request: HttpRequest) -> int:
    """The version of the draft that the page showed. Raises ValidationError when it did not come along."""
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise ValidationError(sentences.DRAFT_STALE)
    return int(form.cleaned_data["versie"])


def _faultless(draft: EditionDraft) -> dict[str, Any]:
    """The content of a draft. Raises Http404 while it has faults."""
    if draft.content is None:
        raise Http404("In dit concept staan nog fouten. Verbeter die eerst.")
    content: dict[str, Any] = draft.content
    return content
