"""Which statutory tasks are in view least: the page of VNG, and its tables as Excel."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.comparison.picture import TaskShare
from assessments.comparison.published import picture_of
from assessments.constants import VngRight
from assessments.dashboard import tasks_words as words
from assessments.dashboard.parts import about_file, page_of, since_words, visited
from assessments.dashboard.tasks import TaskChoice, TaskPage, build_task_page, comparable_tasks
from assessments.dashboard.tasks_forms import TaskForm
from assessments.dashboard.tasks_tables import laws_table, shown_groups, shown_lines, tasks_table
from assessments.tables import excel_response, wants_excel

TITLE = "Wettelijke taken in beeld"


@require_safe
@login_required
def vng_tasks(request: HttpRequest) -> HttpResponse:
    """The share of municipalities that has each task in view, by law (`?vorm=xlsx`: the same as Excel)."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    note_vng_visit(actor=person, page=visited("Taken in beeld", chosen))
    if chosen is None:
        return render(request, "dashboard/nothing.html", {"active": "taken"})
    form = TaskForm(request.GET, chosen.publication.catalogue)
    is_sound = form.is_valid()
    page = _page_for(chosen, form.choice)
    tables = (laws_table(page), tasks_table(page, since_words(chosen)))
    if is_sound and wants_excel(request):
        return excel_response(tables, title=TITLE, about=about_file(chosen, words.HOW_COUNTED))
    context = page_of(chosen, "taken", "Taken") | {
        "form": form,
        "page": page,
        "groups": shown_groups(page),
        "least": shown_lines(page.least),
        "least_heading": words.least_heading(page),
        "heading": words.heading(page, form.choice.kind),
        "lowest": words.lowest_words(page),
        "laws": tables[0],
        "change_head": since_words(chosen) if chosen.earlier else "",
        "how": words.HOW_COUNTED,
        "nothing": words.NOTHING_CHOSEN,
    }
    return render(request, "dashboard/tasks.html", context, status=200 if is_sound else 422)


def _page_for(chosen: Chosen, choice: TaskChoice) -> TaskPage:
    """The tasks as they were published, beside those of the edition before; 2 queries."""
    catalogue = chosen.publication.catalogue
    picture = picture_of(chosen.publication)
    before: dict[str, TaskShare] = {}
    if chosen.earlier and (earlier := picture_of(chosen.earlier)):
        same = comparable_tasks(catalogue, chosen.earlier.catalogue)
        before = {new: earlier.tasks[old] for new, old in same.items() if old in earlier.tasks}
    return build_task_page(catalogue, picture.tasks if picture else {}, choice, before)
