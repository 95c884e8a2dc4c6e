"""What a browser posts in the board room, made into plain values. What may be stored the services say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from assessments.board import sentences
from assessments.board.queries import AskedRisk
from assessments.board.typed import TypedDecision, TypedPoint
from assessments.constants import CostClass, DecisionStatus

FieldType = TypeVar("FieldType", bound=forms.Field)
DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
INCIDENT_LABELS = [("ja", "Ja"), ("nee", "Nee"), ("weet_niet", "Weet ik niet")]


def _text(label: str, rows: int, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, required=False, strip=False, widget=widget, help_text=help_text)


def _date(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DATE_FORMATS,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": sentences.DATE_FAULTY},
    )


def _needed(field: FieldType) -> FieldType:
    """A field that must be filled as soon as its row is used: not marked as not needed."""
    field.one_of_two = True  # type: ignore[attr-defined]  # read by the template of the fields
    return field


class BoardForm(forms.Form):
    """Nothing is required by the browser: what is missing the services say, in whole sentences."""

    use_required_attribute = False

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed in a visible field that is not a choice."""
        shown = (
            self[name] for name, field in self.fields.items() if not isinstance(field, forms.ChoiceField)
        )
        return any(str(field.value() or "").strip() for field in shown if not field.is_hidden)

    def take_faults(self, error: ValidationError, place: int | None = None) -> None:
        """Show what a service refused at the fields; `place` picks the faults of one row ("what-1")."""
        if not hasattr(error, "error_dict"):
            if place is None:
                self.add_error(None, error)
            return
        for name, lines in error.message_dict.items():
            field, _, number = name.rpartition("-")
            if place is None and name in self.fields:
                self.add_error(name, lines)
            elif place is not None and number == str(place):
                self.add_error(field, lines)


class CoveringForm(BoardForm):
    """The covering text."""

    text = _needed(_text("Begeleidende tekst", 10))


class DecisionForm(BoardForm):
    """One place for a decision."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    origin = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)
    what = _needed(_text("Besluit", 3))
    owner = _needed(
        forms.CharField(
            label="Wie voert het uit (functie)",
            required=False,
            strip=False,
            widget=forms.TextInput({"autocomplete": "off"}),
        )
    )
    due = _date("Klaar op")
    cost = _needed(
        forms.ChoiceField(
            label="Kosten",
            required=False,
            choices=CostClass.choices,
            error_messages={"invalid_choice": sentences.COST_UNKNOWN},
        )
    )
    otherwise = _text("Als wij niets doen", 3)

    names: ClassVar = ("key", "origin", "what", "owner", "due", "cost", "otherwise")

    def typed(self) -> TypedDecision:
        """The values of a valid form."""
        values = self.cleaned_data
        cost = values["cost"] or CostClass.UNKNOWN.value
        return TypedDecision(**{**{name: values[name] for name in self.names}, "cost": cost})


class PointForm(BoardForm):
    """One place for a point to discuss."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    question = _needed(_text("Vraag", 2))
    reason = _text("Aanleiding", 2)

    def typed(self) -> TypedPoint:
        values = self.cleaned_data
        return TypedPoint(values["key"], values["question"], values["reason"])


class IncidentForm(BoardForm):
    """Per high or very high risk: was there an incident?"""

    def __init__(self, *args: Any, risks: Sequence[AskedRisk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for risk in risks:
            self.fields[risk.id] = forms.ChoiceField(
                label=risk.label,
                choices=INCIDENT_LABELS,
                initial=risk.answer,
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.INCIDENT_UNKNOWN),
            )

    def answers(self) -> Mapping[str, str]:
        return dict(self.cleaned_data)


class StatusForm(BoardForm):
    """How one decision stands."""

    besluit = forms.IntegerField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label="Stand",
        choices=DecisionStatus.choices,
        error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.STATUS_UNKNOWN),
    )
    on = _date("Sinds", "Leeg betekent: vandaag.")
    note = _text("Toelichting", 2)


class DatesForm(BoardForm):
    """When the board discussed the report, and when the council heard of it."""

    discussed_on = _date("Besproken in het college op")
    council_informed_on = _date("Raad geïnformeerd op")


def whole_faults(error: ValidationError) -> list[str]:
    """The sentences that belong to no field."""
    if hasattr(error, "error_dict"):
        return list(error.message_dict.get(NON_FIELD_ERRORS, []))
    return list(error.messages)
