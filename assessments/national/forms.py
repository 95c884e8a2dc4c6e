"""What a browser posts and asks about signals to VNG and Rijk."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.constants import NationalCause
from assessments.national import sentences

ANY_CAUSE = ("", "Alle oorzaken")


class SignalForm(forms.Form):
    """A signal; `keep_own` puts a newer version aside, `verwijder` takes the signal away."""

    use_required_attribute = False

    cause = forms.ChoiceField(
        choices=NationalCause.choices,
        error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.CAUSE_MISSING),
    )
    note = forms.CharField(required=False, strip=False)
    version = forms.IntegerField(
        min_value=0,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), sentences.VERSION_UNREADABLE),
    )
    keep_own = forms.IntegerField(required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        """Keeping the own text saves on top of the newer version."""
        values = super().clean() or {}
        if values.get("keep_own") is not None:
            values["version"] = values["keep_own"]
        return values


class RemoveForm(forms.Form):
    """Which version of a signal is taken away."""

    version = forms.IntegerField(
        min_value=0,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), sentences.VERSION_UNREADABLE),
    )


class FilterForm(forms.Form):
    """Which signals the list shows; what is not understood filters nothing."""

    use_required_attribute = False

    oorzaak = forms.ChoiceField(choices=[ANY_CAUSE, *NationalCause.choices], required=False)
    dossier = forms.CharField(required=False, max_length=40)
