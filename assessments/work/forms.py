"""What a browser posts in the work room, made into plain values. What may be stored the services say."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from assessments.constants import WorkState

DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
DATE_WRONG = "Schrijf de datum als dag, maand en jaar: 12-11-2026."


def _date(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": DATE_WRONG},
    )


class PersonField(forms.TypedChoiceField):
    """A member of the team, or nobody."""

    one_of_two = True  # either this or the function: neither is marked as not needed

    def __init__(self, *, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            coerce=int,
            empty_value=None,
            error_messages={"invalid_choice": "Deze persoon zit niet in het team."},
        )


class FunctionField(forms.CharField):
    """A function of the team, or none."""

    one_of_two = True


class ReceiverForm(forms.Form):
    """Somebody who can get work, or a function; `people` are pairs of id and name."""

    use_required_attribute = False

    person = PersonField(label="Persoon")
    function = FunctionField(
        label="Of een functie",
        required=False,
        max_length=120,
        error_messages={"max_length": "De functie is langer dan 120 tekens. Maak de functie korter."},
        widget=forms.TextInput(attrs={"list": "functies", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(PersonField, self.fields["person"])
        field.choices = [("", "Kies een persoon"), *(people or [])]


class AssignForm(ReceiverForm):
    """The chosen dossiers and questions stand outside the form; a service checks them."""

    due = _date("Klaar op")
    note = forms.CharField(
        label="Opdracht", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class HandOverForm(ReceiverForm):
    """All work of one person or function goes to another."""

    source = forms.ChoiceField(
        label="Van",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies van wie het werk is."),
    )
    field_order = ("source", "person", "function")

    def __init__(self, *args: Any, sources: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["source"])
        field.choices = [("", "Kies een persoon of functie"), *(sources or [])]


class DueForm(forms.Form):
    """A deadline; empty takes it away."""

    use_required_attribute = False

    due = _date("Klaar op")


class StateForm(forms.Form):
    """Another state for a dossier; `seen` is the state that the page showed."""

    use_required_attribute = False

    state = forms.ChoiceField(
        choices=WorkState.choices,
        error_messages={"required": "Kies een stand.", "invalid_choice": "Kies een van de standen."},
    )
    seen = forms.ChoiceField(
        choices=WorkState.choices,
        error_messages={
            "required": "De pagina is verouderd. Laad de pagina opnieuw.",
            "invalid_choice": "De pagina is verouderd. Laad de pagina opnieuw.",
        },
    )
    reason = forms.CharField(required=False, strip=False)
    accept_open = forms.BooleanField(required=False)


class DigestForm(forms.Form):
    """Whether somebody wants the daily overview by mail."""

    wants_digest = forms.BooleanField(required=False)
