"""What a browser posts around proposals, the agreed answer after them, the history and the blind mode."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.answering.forms import ON_SCALE, VERSION_UNREADABLE
from assessments.constants import AnswerChoice, AnswerSupport

CHOOSE_FIRST = "Kies eerst een antwoord."


class ProposalForm(forms.Form):
    """The proposal of one person for one role (`role` empty: for all roles)."""

    use_required_attribute = False

    role = forms.CharField(required=False, max_length=20)
    value = forms.ChoiceField(choices=AnswerChoice.choices, error_messages={"required": CHOOSE_FIRST})
    support = forms.ChoiceField(required=False, choices=[("", ""), *AnswerSupport.choices])
    note = forms.CharField(required=False, strip=False)
    shows_name = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Only a level has support."""
        values = super().clean() or {}
        if values.get("value") not in ON_SCALE:
            values["support"] = ""
        return values


class WithdrawForm(forms.Form):
    """Which of the own proposals is withdrawn."""

    role = forms.CharField(required=False, max_length=20)


class AgreeForm(forms.Form):
    """The answer that is agreed after the proposals; `keep_own` puts a newer version aside."""

    use_required_attribute = False

    role = forms.CharField(required=False, max_length=20)
    value = forms.ChoiceField(choices=AnswerChoice.choices, error_messages={"required": CHOOSE_FIRST})
    support = forms.ChoiceField(required=False, choices=[("", ""), *AnswerSupport.choices])
    note = forms.CharField(required=False, strip=False)
    version = forms.IntegerField(min_value=0, error_messages={"required": VERSION_UNREADABLE})
    keep_own = forms.IntegerField(required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        """Keeping the own version saves on top of the newer one; only a level has support."""
        values = super().clean() or {}
        if values.get("keep_own") is not None:
            values["version"] = values["keep_own"]
        if values.get("value") not in ON_SCALE:
            values["support"] = ""
        return values


class UndoForm(forms.Form):
    """Which stored state comes back, over which version, and why."""

    use_required_attribute = False

    moment = forms.IntegerField(min_value=1)
    version = forms.IntegerField(min_value=0, error_messages={"required": VERSION_UNREADABLE})
    reason = forms.CharField(required=False, max_length=1000)


class BlindForm(forms.Form):
    """Whether proposals are given blind from now on."""

    blind = forms.TypedChoiceField(
        choices=[("aan", "aan"), ("uit", "uit")], coerce=lambda text: text == "aan"
    )
