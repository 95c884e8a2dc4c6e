"""What a browser posts in this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from assessments.exchange import sentences
from assessments.exchange.compare import Change
from assessments.exchange.preview import field_of
from assessments.exchange.rows import Key
from assessments.exchange.workbook_safety import MAX_FILE

STORED, OWN = "huidige", "eigen"


class UploadForm(forms.Form):
    """One file: a workbook or an answers file."""

    use_required_attribute = False

    bestand = forms.FileField(
        max_length=1_000,
        error_messages={
            "required": sentences.NO_FILE,
            "missing": sentences.NO_FILE,
            "invalid": sentences.NO_FILE,
            "empty": sentences.EMPTY_FILE,
        },
    )

    def clean_bestand(self) -> object:
        """Too big is known before a byte is read."""
        file = self.cleaned_data["bestand"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(sentences.TOO_BIG)
        return file


class ApplyForm(forms.Form):
    """What to do with a file: per conflict whose answer stays, and which preview was looked at."""

    gezien = forms.CharField(max_length=64)

    def __init__(self, *args: Any, conflicts: Sequence[Change], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts = {field_of(change): change.key for change in conflicts}
        for name in self.conflicts:
            self.fields[name] = forms.ChoiceField(
                choices=[(STORED, "De versie die er staat"), (OWN, "De versie uit het bestand")],
                required=False,
            )

    def own(self) -> set[Key]:
        """The conflicts of which the version in the file was chosen; no choice leaves what is stored."""
        return {key for name, key in self.conflicts.items() if self.cleaned_data.get(name) == OWN}
