"""The filters of a log, as they come in the address."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.audit import labels
from assessments.audit.queries import Choices, Filters


class FilterForm(forms.Form):
    """Person, kind of act, dossier, question and period; everything may stay empty."""

    use_required_attribute = False

    wie = forms.ChoiceField(label="Wie", required=False)
    wat = forms.ChoiceField(label="Wat", required=False)
    dossier = forms.ChoiceField(label="Dossier", required=False)
    vraag = forms.CharField(label="Vraag", required=False, max_length=200)
    van = forms.DateField(
        label="Van",
        required=False,
        error_messages={"invalid": labels.DATE_UNREADABLE},
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    tot = forms.DateField(
        label="Tot en met",
        required=False,
        error_messages={"invalid": labels.DATE_UNREADABLE},
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, everything, options in (
            ("wie", "Iedereen", choices.people),
            ("wat", "Alles", choices.actions),
            ("dossier", "Alles", choices.dossiers),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", everything), *options]

    def clean(self) -> dict[str, Any]:
        """A period runs forward."""
        values = super().clean() or {}
        since, until = values.get("van"), values.get("tot")
        if since and until and until < since:
            self.add_error("tot", labels.PERIOD_REVERSED)
        return values

    def filters(self) -> Filters:
        """What somebody looks for, from a valid form."""
        values = self.cleaned_data
        return Filters(
            person=values["wie"],
            action=values["wat"],
            dossier=values["dossier"],
            question=values["vraag"].replace("\x00", ""),
            since=values["van"],
            until=values["tot"],
        )
