"""What the page sends: the whole trial, because the trial lives in the form alone."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from assessments.constants import AnswerChoice, StepChoice, TaskStep
from assessments.scoring.types import StepValue
from assessments.scoring.what_if import Trial
from assessments.what_if import sentences
from assessments.what_if.start import Start

LEVEL, STEP = "niveau.", "stap."
LEVELS = [(value, f"{value} · {AnswerChoice(value).label}") for value in ("0", "1", "2", "3", "4")]
STEP_CHOICES = [(item.value, str(item.label)) for item in StepChoice if item != StepChoice.UNKNOWN]
SEARCH_LENGTH = 100
WRONG = {"invalid_choice": sentences.UNKNOWN_CHOICE, "invalid_list": sentences.UNKNOWN_CHOICE}


def level_field(statement: str) -> str:
    """The name of the field for the level of one statement."""
    return f"{LEVEL}{statement}"


def step_field(task: str, step: str) -> str:
    """The name of the field for one step of a task."""
    return f"{STEP}{task}.{step}"


def _many(choices: Iterable[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(required=False, choices=list(choices), error_messages=WRONG)


def _one(choices: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, choices=[("", ""), *choices], error_messages=WRONG)


class TrialForm(forms.Form):
    """Measures, suggested steps, and a field for each statement and task step that was posted."""

    use_required_attribute = False

    zoek = forms.CharField(
        required=False,
        max_length=SEARCH_LENGTH,
        error_messages={"max_length": sentences.SEARCH_TOO_LONG},
    )

    def __init__(self, data: QueryDict | None, start: Start) -> None:
        super().__init__(data)
        self.unknown: list[str] = []
        self.fields |= {
            "maatregel": _many((item.id, item.label) for item in start.measures),
            "tip": _many((item.id, item.text) for item in start.statements),
            "dossier": _one((item.id, item.label) for item in start.catalogue.dossiers),
        }
        levels = {level_field(item.id) for item in start.statements}
        steps = {step_field(item.id, step) for item in start.tasks for step in TaskStep.values}
        self._add(data or (), levels, LEVEL, LEVELS)
        self._add(data or (), steps, STEP, STEP_CHOICES)

    def _add(
        self, posted: Iterable[str], known: set[str], prefix: str, choices: list[tuple[str, str]]
    ) -> None:
        """A field for each posted name with this prefix; a name that the round lacks is remembered."""
        for name in posted:
            if name.startswith(prefix):
                if name in known:
                    self.fields[name] = _one(choices)
                else:
                    self.unknown.append(name)

    def clean(self) -> None:
        super().clean()
        if self.unknown:
            raise ValidationError(sentences.UNKNOWN_CHOICE)

    @property
    def faults(self) -> list[str]:
        """What is wrong, each sentence once."""
        found = [str(fault) for faults in self.errors.values() for fault in faults]
        return list(dict.fromkeys(found))

    def trial(self) -> Trial:
        """The trial as far as it is valid; call after validation."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return Trial(
            levels={
                name.removeprefix(LEVEL): int(value)
                for name, value in chosen.items()
                if name.startswith(LEVEL)
            },
            steps={
                _task_and_step(name): _step(value) for name, value in chosen.items() if name.startswith(STEP)
            },
            measures=frozenset(chosen.get("maatregel", ())),
            lifted=frozenset(chosen.get("tip", ())),
        )


def _task_and_step(name: str) -> tuple[str, str]:
    task, _, step = name.removeprefix(STEP).rpartition(".")
    return task, step


def _step(value: str) -> StepValue:
    given: dict[str, StepValue] = {"ja": "ja", "deels": "deels", "nee": "nee"}
    return given[value]
