"""What a browser posts, made into plain values. What may be stored is for the services to say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from assessments.constants import AnswerChoice, AnswerSupport, Scope, StepChoice, TaskStep

STEPS: tuple[str, ...] = tuple(TaskStep.values)
ON_SCALE: frozenset[str] = frozenset("01234")
SCAN = "snelle_scan"
VERSION_UNREADABLE = "De pagina is verouderd. Laad de pagina opnieuw."


class AnswerForm(forms.Form):
    """The answer to one statement for one role (`role` empty: one answer for all roles)."""

    use_required_attribute = False

    role = forms.CharField(required=False, max_length=20)
    value = forms.ChoiceField(required=False, choices=[("", ""), *AnswerChoice.choices])
    support = forms.ChoiceField(required=False, choices=[("", ""), *AnswerSupport.choices])
    note = forms.CharField(required=False, strip=False)
    version = forms.IntegerField(min_value=0, error_messages={"required": VERSION_UNREADABLE})
    keep_own = forms.IntegerField(required=False, min_value=0)  # the newer version that is put aside
    clear = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Keeping the own version saves on top of the newer one; only a level has support."""
        values = super().clean() or {}
        if values.get("keep_own") is not None:
            values["version"] = values["keep_own"]
        if values.get("clear"):
            values["value"] = ""
        if values.get("value") not in ON_SCALE:
            values["support"] = ""
        return values


class TaskForm(forms.Form):
    """The five steps of one task, or not applicable with a reason."""

    use_required_attribute = False

    in_beeld = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    belegd = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    beleid = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    capaciteit = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    besproken = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    discussed_on = forms.DateField(
        required=False, error_messages={"invalid": "Schrijf de datum als dag, maand en jaar: 12-03-2026."}
    )
    not_applicable = forms.BooleanField(required=False)
    nvt_reason = forms.CharField(required=False, strip=False)
    note = forms.CharField(required=False, strip=False)
    version = forms.IntegerField(min_value=0, error_messages={"required": VERSION_UNREADABLE})
    keep_own = forms.IntegerField(required=False, min_value=0)
    all_yes = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """The button "Alles ja" sets every step; a date only counts beside a discussion."""
        values = super().clean() or {}
        if values.get("keep_own") is not None:
            values["version"] = values["keep_own"]
        if values.get("all_yes"):
            values |= dict.fromkeys(STEPS, StepChoice.YES.value)
            values["not_applicable"] = False
        if values.get("besproken") not in {StepChoice.YES, StepChoice.PARTLY}:
            values["discussed_on"] = None
        return values

    def steps(self) -> dict[str, str]:
        """The five steps of a valid form, by step id; empty means not answered."""
        return {step: str(self.cleaned_data[step]) for step in STEPS}


class StartRoundForm(forms.Form):
    """Which edition and how wide a new round is; a quick scan asks two steps of the duties of the core."""

    use_required_attribute = False

    edition = forms.IntegerField(error_messages={"required": "Kies een editie."})
    scope = forms.ChoiceField(
        choices=[*Scope.choices, (SCAN, "Snelle scan")],
        error_messages={
            "required": "Kies hoe breed de ronde is: basis, volledig of een snelle scan.",
            "invalid_choice": "Kies basis, volledig of een snelle scan.",
        },
    )
    begin = forms.ChoiceField(
        required=False,
        choices=[("vorige", "Begin met de vorige antwoorden"), ("leeg", "Begin leeg")],
        error_messages={"invalid_choice": "Kies of u begint met de vorige antwoorden, of leeg."},
    )
    copy_work = forms.BooleanField(required=False)

    @property
    def begins_empty(self) -> bool:
        """Whether a valid form asks for a round without the answers of the last one."""
        return bool(self.cleaned_data["begin"] == "leeg")

    @property
    def chosen_scope(self) -> str:
        """The scope of a valid form; a quick scan looks at the core."""
        scope = str(self.cleaned_data["scope"])
        return Scope.BASIC.value if scope == SCAN else scope

    @property
    def is_scan(self) -> bool:
        """Whether a valid form asks for a quick scan."""
        return bool(self.cleaned_data["scope"] == SCAN)


class ScopeForm(forms.Form):
    """How wide a round is from now on."""

    scope = forms.ChoiceField(choices=Scope.choices)


class ScanForm(forms.Form):
    """Two steps of one duty in the quick scan, or that it does not apply."""

    use_required_attribute = False

    task = forms.CharField(max_length=80, error_messages={"required": VERSION_UNREADABLE})
    in_beeld = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    belegd = forms.ChoiceField(required=False, choices=[("", ""), *StepChoice.choices])
    not_applicable = forms.BooleanField(required=False)
    nvt_reason = forms.CharField(required=False, strip=False)
    version = forms.IntegerField(min_value=0, error_messages={"required": VERSION_UNREADABLE})


class ConfirmSignalsForm(forms.Form):
    """Which quality signals somebody confirms, and why the answers are right after all."""

    use_required_attribute = False

    kind = forms.CharField(required=False, max_length=40)
    reopen = forms.CharField(required=False, max_length=160)
    reason = forms.CharField(required=False, strip=False)

    def chosen(self) -> list[str]:
        """The keys that were ticked, as posted; the service knows which of them are open."""
        return list(self.data.getlist("keys")) if isinstance(self.data, QueryDict) else []


class SearchForm(forms.Form):
    """Words to look for in the questions of a round."""

    q = forms.CharField(required=False, max_length=100)
