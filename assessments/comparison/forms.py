"""The form in which a coordinator says whether the outcome may count."""

from __future__ import annotations

from django import forms

from assessments.comparison import sentences
from assessments.constants import ConsentChoice, PeerKind


class ConsentForm(forms.Form):
    """Choice, group for the report, and the function of who decided."""

    use_required_attribute = False

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)  # what the page showed
    choice = forms.ChoiceField(
        label="Mag onze uitkomst meetellen?",
        choices=ConsentChoice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": sentences.NO_CHOICE, "invalid_choice": sentences.NO_CHOICE},
    )
    peer_kind = forms.ChoiceField(
        label="Met welke groep vergelijken wij ons in het rapport?",
        choices=PeerKind.choices,
        help_text="Deelt u niets, dan staat in het rapport alleen de vergelijking met alle gemeenten.",
    )
    function = forms.CharField(
        label="Wie besluit dit? Vul de functie in.",
        max_length=120,
        help_text="Bijvoorbeeld: gemeentesecretaris. Vul geen naam in.",
        error_messages={"required": sentences.FUNCTION_NEEDED},
    )
