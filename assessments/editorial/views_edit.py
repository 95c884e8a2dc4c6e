"""Filling in a draft by form: the was-wordt of a new edition, and the texts of a correction."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.accounts.access import fetch_vng
from assessments.constants import VngRight
from assessments.editorial import queries, sentences, services
from assessments.editorial.forms import VersionForm
from assessments.editorial.mapping_rows import beside, mapping_of, typed
from assessments.editorial.texts import Item, field_name, found_in, items_of
from assessments.editorial.views_draft import draft_crumbs
from assessments.models import EditionDraft

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edition_mapping(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What became of every question that is not the same; saved as was-wordt.yaml in the draft."""
    person = fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    former, choices = queries.mapping_choices(draft)
    faults: list[str] = []
    if request.method == "POST" and former is not None and choices is not None:
        stored, choices = choices, typed(choices, request.POST)
        if request.POST.get("versie") != str(draft.version):
            choices = beside(choices, stored)
        form = VersionForm(request.POST)
        faults = [f"{row.id}: {row.fault}" for row in choices.rows if row.fault]
        if not faults:
            mapping = mapping_of(choices, edition=draft.name, before=former.name)
            try:
                if not form.is_valid():
                    raise ValidationError(sentences.DRAFT_STALE)
                draft = services.save_mapping(
                    actor=person, draft_id=draft.pk, version=form.cleaned_data["versie"], mapping=mapping
                )
            except ValidationError as refused:
                faults = refused.messages
            else:
                result = sentences.check_result(len(draft.faults))
                tell = messages.warning if draft.faults else messages.success
                tell(request, sentences.MAPPING_SAVED.format(result=result))
                return redirect("edition-draft", draft.pk)
    context = {
        "draft": draft,
        "former": former,
        "choices": choices,
        "groups": [(key, choices.of(key)) for key in ("veranderd", "weg", "nieuw")] if choices else [],
        "faults": faults,
        "means": sentences.KIND_MEANS,
        "crumbs": draft_crumbs(draft, ("Was-wordt", None)),
    }
    posted = request.method == "POST"
    return render(request, "editorial/mapping.html", context, status=422 if posted else 200)


@require_safe
@login_required
def edition_texts(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Find the text to mend: by word and by part."""
    fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    items = items_of(queries.content_to_mend(draft))
    words, part = request.GET.get("q", "")[:100], request.GET.get("onderdeel", "")
    found = found_in(items, words, part)
    held = {item.part for item in items.values()}
    context = {
        "draft": draft,
        "q": words,
        "part": part,
        "parts": [(key, word) for key, word in sentences.PART_WORDS.items() if key in held],
        "part_words": sentences.PART_WORDS,
        "mended": queries.mended_texts(draft),
        "total": len(found),
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("bladzijde")),
        "crumbs": draft_crumbs(draft, ("Teksten", None)),
    }
    return render(request, "editorial/texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edition_text(request: HttpRequest, draft_id: int, file: str, rows: str, item: str) -> HttpResponse:
    """Mend the texts of one question, risk or measure; everything else of it stays."""
    person = fetch_vng(request, VngRight.CONTENT)
    draft = queries.draft_or_404(draft_id)
    content = queries.content_to_mend(draft)
    found = items_of(content).get((file, rows, item))
    if found is None:
        raise Http404("Deze tekst staat niet in dit concept.")
    given = {field_name(place): text for place, text in found.texts.items()}
    faults: dict[str, list[str]] = {}
    is_stale = False
    if request.method == "POST":
        given = {name: _posted(request, name, text) for name, text in given.items()}
        texts = {place: given[field_name(place)] for place in found.texts}
        form = VersionForm(request.POST)
        try:
            if not form.is_valid():
                raise ValidationError(sentences.DRAFT_STALE)
            _, changed = services.save_texts(
                actor=person,
                draft_id=draft.pk,
                version=form.cleaned_data["versie"],
                content=content,
                texts=texts,
            )
        except ValidationError as refused:
            faults = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
            is_stale = request.POST.get("versie") != str(draft.version)
        else:
            messages.success(request, sentences.TEXT_SAVED if changed else sentences.TEXT_SAME)
            return redirect("edition-texts", draft.pk)
    return _text_page(request, draft, found, given, faults, is_stale=is_stale)


def _text_page(
    request: HttpRequest,
    draft: EditionDraft,
    item: Item,
    given: dict[str, str],
    faults: dict[str, list[str]],
    *,
    is_stale: bool,
) -> HttpResponse:
    """The form; after a colleague was first, what stands there now is beside what was typed."""
    fields = [
        {
            "name": name,
            "label": label,
            "text": given[name],
            "now": text if is_stale and text != given[name] else "",
            "faults": faults.get(name, []),
            "rows": max(2, min(8, len(text) // 80 + 1)),
        }
        for name, label, text in item.fields
    ]
    faulty = [f"{one['label']}: {' '.join(faults[one['name']])}" for one in fields if one["name"] in faults]
    way = ("Teksten", reverse("edition-texts", args=[draft.pk]))
    context = {
        "draft": draft,
        "item": item,
        "part": sentences.PART_WORDS[item.part],
        "fields": fields,
        "faults": faults.get("") or faulty,
        "crumbs": draft_crumbs(draft, way, (item.name if item.name != "-" else item.title, None)),
    }
    return render(request, "editorial/text.html", context, status=422 if request.method == "POST" else 200)


def _posted(request: HttpRequest, name: str, before: str) -> str:
    """What was typed, with one space between words and no sign that cannot be stored; else as it was."""
    if name not in request.POST:
        return before
    return " ".join(request.POST[name].replace("\0", "").split())
