"""What a browser posts about what is niet-openbaar, as plain values. What may be chosen the services say."""

from __future__ import annotations

from django import forms

from assessments.constants import WooGround
from assessments.publication import sentences
from assessments.report.wording_public import ground_label

CLOSE, OPEN = "sluit", "open"
GROUNDS = [(ground.value, ground_label(ground.value)) for ground in WooGround]


class PassagesField(forms.Field):
    """The ticked passages, each once: pairs of part and key."""

    def to_python(self, value: object) -> list[tuple[str, str]]:
        """The pairs. Raises ValidationError for a value that no tick of ours has."""
        found: dict[tuple[str, str], None] = {}
        for name in value if isinstance(value, list) else []:
            part, bar, key = str(name).partition("|")
            if not bar or "\x00" in key:
                raise forms.ValidationError(sentences.UNKNOWN_PASSAGE)
            found.setdefault((part, key), None)
        return list(found)

    widget = forms.SelectMultiple


class MarkForm(forms.Form):
    """The ticked passages, what to do with them, and the ground."""

    use_required_attribute = False

    passage = PassagesField(error_messages={"required": sentences.CHOOSE_PASSAGES})
    ground = forms.ChoiceField(
        choices=[("", ""), *GROUNDS],
        required=False,
        error_messages={"invalid_choice": sentences.CHOOSE_GROUND},
    )
    act = forms.ChoiceField(
        choices=[(CLOSE, CLOSE), (OPEN, OPEN)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.ACTION_UNKNOWN),
    )

    def clean(self) -> dict[str, object]:
        """A ground is needed to close, not to open."""
        given = self.cleaned_data
        if given.get("act") == CLOSE and not given.get("ground") and "ground" not in self.errors:
            self.add_error("ground", sentences.CHOOSE_GROUND)
        return given


class QuestionForm(forms.Form):
    """The ground for the note of one question; empty makes it public."""

    use_required_attribute = False

    ground = forms.ChoiceField(
        choices=[("", ""), *GROUNDS],
        required=False,
        error_messages={"invalid_choice": sentences.CHOOSE_GROUND},
    )
