"""Editions as VNG manages them: the list, the differences, an upload and a download."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import fetch_vng
from assessments.catalogue.queries import SIMULATED, edition_or_404
from assessments.constants import VngRight
from assessments.editorial import queries, sentences, services
from assessments.editorial.diff_table import diff_table
from assessments.editorial.differences import Difference
from assessments.editorial.forms import received_files
from assessments.editorial.tables_of import editions_table
from assessments.editorial.upload import UploadRefused, texts_of
from assessments.editorial.yaml_files import texts_of_content, zip_of
from assessments.tables import excel_response, wants_excel

HOME = "Inhoud"
PER_PAGE = 40


def crumbs(*more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way to a page of this room."""
    return [("Start", "/"), (HOME, reverse("editorial") if more else None), *more]


@require_safe
@login_required
def editorial(request: HttpRequest) -> HttpResponse:
    """All editions with their revisions, and the drafts under way."""
    fetch_vng(request, VngRight.CONTENT)
    lines = queries.edition_lines()
    table = editions_table(lines)
    if wants_excel(request):
        return excel_response([table], title="Edities van de APK", about=[table.note])
    context = {
        "table": table,
        "drafts": queries.open_drafts(),
        "comparable": len(lines) > 1,
        "names": list(dict.fromkeys(line.name for line in lines if not line.is_simulated)),
        "crumbs": crumbs(),
    }
    return render(request, "editorial/home.html", context)


@require_safe
@login_required
def edition_diff(request: HttpRequest) -> HttpResponse:
    """What differs between `?van=` and `?naar=`; without them the two newest that follow each other."""
    fetch_vng(request, VngRight.CONTENT)
    lines = queries.edition_lines()
    real = [line for line in lines if not line.name.endswith(SIMULATED)]
    real = real if len(real) > 1 else lines
    if not real:
        messages.info(request, sentences.NO_EDITION_YET)
        return redirect("editorial")
    new = queries.edition_by_key(request.GET.get("naar") or real[0].key)
    old = queries.edition_by_key(request.GET.get("van") or real[min(1, len(real) - 1)].key)
    if (old.name, old.revision) > (new.name, new.revision):
        old, new = new, old
    extra = {
        "choices": [(line.key, line.label) for line in lines],
        "old_key": queries.key_of(old.name, old.revision),
        "new_key": queries.key_of(new.name, new.revision),
        "crumbs": crumbs(("Verschillen", None)),
    }
    return difference_page(request, queries.between_editions(old, new), extra)


def difference_page(request: HttpRequest, found: Difference, extra: dict[str, Any]) -> HttpResponse:
    """A comparison as a page with filters, or as Excel (`?vorm=xlsx`)."""
    asked = {name: request.GET.get(name, "") for name in ("soort", "onderdeel", "dossier")}
    rows = found.chosen(asked["soort"], asked["onderdeel"], asked["dossier"])
    dossiers = found.dossiers
    if wants_excel(request):
        title = f"Verschillen APK {found.old} en {found.new}"
        table = diff_table(rows, dossiers, f"Van editie {found.old} naar {found.new}")
        return excel_response([table], title=title, about=[sentences.ABOUT_DIFFERENCE])
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("bladzijde"))
    kinds, parts, places = found.counts("kind"), found.counts("part"), found.counts("dossier")
    context = {
        "found": found,
        "asked": asked,
        "page_obj": page,
        "total": len(rows),
        "kinds": [(key, word, kinds[key]) for key, word in sentences.KIND_WORDS.items() if kinds[key]],
        "parts": [(key, word, parts[key]) for key, word in sentences.PART_WORDS.items() if parts[key]],
        "dossiers": [(key, word, places[key]) for key, word in dossiers.items() if places[key]],
        "dossier_names": dossiers,
        "words": sentences.KIND_WORDS,
        "means": sentences.KIND_MEANS,
        "part_words": sentences.PART_WORDS,
        **extra,
    }
    return render(request, "editorial/diff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edition_upload(request: HttpRequest) -> HttpResponse:
    """Take in the files of a new edition; the draft shows what the check found."""
    person = fetch_vng(request, VngRight.CONTENT)
    faults: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            files = sent_texts(request)
        except UploadRefused as refused:
            faults = refused.reasons
        else:
            draft = services.receive_draft(actor=person, files=files)
            result = sentences.check_result(len(draft.faults))
            tell = messages.warning if draft.faults else messages.success
            tell(request, sentences.RECEIVED.format(result=result))
            return redirect("edition-draft", draft.pk)
    context = {"faults": faults, "crumbs": crumbs(("Nieuwe editie", None))}
    return render(request, "editorial/upload.html", context, status=422 if faults else 200)


def sent_texts(request: HttpRequest) -> dict[str, str]:
    """The uploaded files as texts. Raises UploadRefused."""
    if getattr(request, "too_large", None):
        raise UploadRefused([sentences.TOO_LARGE_TO_RECEIVE])
    return texts_of(received_files(request.FILES))


@require_safe
@login_required
def edition_file(request: HttpRequest, key: str) -> HttpResponse:
    """A published edition as YAML files in a zip: where a next edition begins."""
    fetch_vng(request, VngRight.CONTENT)
    edition = queries.edition_by_key(key)
    return zip_response(texts_of_content(edition.content), f"apk-editie-{key}")


def zip_response(texts: dict[str, str], stem: str) -> HttpResponse:
    """Files as a zip to download."""
    response = HttpResponse(zip_of(texts), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{stem}.zip"'
    return response


@require_POST
@login_required
def edition_correct(request: HttpRequest) -> HttpResponse:
    """Begin a redactionele versie of an edition: a draft in which texts can be mended."""
    person = fetch_vng(request, VngRight.CONTENT)
    edition = edition_or_404(request.POST.get("editie", ""))
    draft = services.start_correction(actor=person, name=edition.name)
    return redirect("edition-texts", draft.pk)
