"""The words and the radios of a question. A page holds hundreds of radios, so Python writes them (0077)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.answering.statement_pages import Choice, StatementCard
from assessments.answering.task_pages import SHORT, Step, TaskRow
from assessments.catalogue.spec import Source, Task
from assessments.constants import StepChoice, TaskStep
from assessments.scoring.progress import PartProgress

register = template.Library()

RADIO = (
    '<input class="utrecht-radio-button utrecht-radio-button--html-input" type="radio" '
    'name="{}" value="{}"{}>'
)
STEP = (
    '<label class="apk-steps__option"><input type="radio" name="{}" value="{}"{} aria-label="{}">'
    "<span>{}</span></label>"
)
FIELD = '<fieldset class="apk-step{}"><legend>{}</legend><div class="apk-steps">{}</div></fieldset>'
CHECKED = SafeString(" checked")


@cache  # the values are a fixed few
def _radio(name: str, value: str, checked: bool) -> SafeString:
    return format_html(RADIO, name, value, CHECKED if checked else "")


@register.filter
def done_of(part: PartProgress) -> str:
    """How far a part is, in words: "18 van 23 klaar"."""
    return f"{part.done} van {part.total} klaar"


@register.simple_tag
def anchor_radios(choices: Iterable[Choice]) -> SafeString:
    """The possible answers to a statement in words, with their number behind them on the scale."""
    return SafeString("\n".join(map(_anchor, choices)))


def _anchor(choice: Choice) -> str:
    number = "" if choice.number is None else f'<span class="apk-anchor__number">{choice.number}</span>'
    return (
        f'<label class="apk-anchor">{_radio("value", choice.value, choice.checked)}'
        f'<span class="apk-anchor__text">{escape(choice.label)}</span>{number}</label>'
    )


@register.simple_tag
def support_radios(choices: Iterable[Choice]) -> SafeString:
    """What an answer rests on."""
    return SafeString("\n".join(map(_support, choices)))


def _support(choice: Choice) -> str:
    radio = _radio("support", choice.value, choice.checked)
    return f'<label class="apk-support__option">{radio}<span>{escape(choice.label)}</span></label>'


@register.simple_tag
def step_fields(steps: Iterable[Step]) -> SafeString:
    """The five steps of a task, each with its radios."""
    return SafeString("\n".join(_step_field(step.name, step.value) for step in steps))


@cache  # five steps with five answers each
def _step_field(name: str, value: str) -> SafeString:
    step = TaskStep(name)
    radios = (
        (name, choice, CHECKED if choice == value else "", label, SHORT[choice])
        for choice, label in StepChoice.choices
    )
    return format_html(
        FIELD,
        " apk-step--first" if step is TaskStep.IN_VIEW else "",
        step.label,
        format_html_join("", STEP, radios),
    )


@register.simple_tag
def why_asked(card: StatementCard) -> SafeString:
    """Why a statement is asked: what the catalogue says about it, folded."""
    return _why_asked(
        card.id,
        card.heading,
        card.explanation,
        card.role_labels,
        card.source,
        card.evidence,
        card.risks,
        card.core,
    )


@lru_cache(maxsize=1024)  # every page of a dossier shows the same; what is shown is the key, so it never ages
def _why_asked(
    name: str,
    heading: str,
    explanation: str,
    role_labels: tuple[str, ...],
    source: Source,
    evidence: str,
    risks: tuple[tuple[str, int], ...],
    core: bool,
) -> SafeString:
    card = {
        "id": name,
        "heading": heading,
        "explanation": explanation,
        "role_labels": role_labels,
        "source": source,
        "evidence": evidence,
        "risks": risks,
        "core": core,
    }
    return render_to_string("answering/_why.html", {"card": card})


@register.simple_tag
def about_task(row: TaskRow) -> SafeString:
    """What the catalogue says about a task, folded."""
    return _about_task(row.task, row.role_label)


@lru_cache(maxsize=1024)  # the same as with the statements
def _about_task(task: Task, role_label: str) -> SafeString:
    return render_to_string("answering/_task_details.html", {"row": {"task": task, "role_label": role_label}})
