"""What somebody hands over to be checked: a file or a number."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.report import wording_verify as wording
from assessments.report.verify_upload import MAX_MEGABYTES

HEXADECIMALS = frozenset("0123456789abcdef")


class VerifyForm(forms.Form):
    """A file, or a sha256 as it was copied: spaces, line ends and capitals do no harm."""

    use_required_attribute = False

    file = forms.FileField(
        required=False,
        label="Het bestand",
        help_text=f"Een rapport, openbare versie, collegenota of stoplicht. Hooguit {MAX_MEGABYTES} MB.",
        error_messages={"empty": wording.EMPTY_FILE},
    )
    number = forms.CharField(
        required=False,
        label="Of het controlegetal",
        max_length=400,
        help_text="64 tekens. U vindt het op de laatste bladzijde van de verantwoording.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": wording.NOT_A_NUMBER},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean_number(self) -> str:
        """Sixty-four lower hexadecimals, or nothing."""
        number = "".join(self.cleaned_data["number"].split()).lower()
        if number and not (len(number) == 64 and set(number) <= HEXADECIMALS):
            raise forms.ValidationError(wording.NOT_A_NUMBER)
        return number

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        given = self.cleaned_data
        if self.too_large:
            self.add_error("file", wording.too_large(MAX_MEGABYTES))
        elif not self.errors and not given.get("file") and not given.get("number"):
            raise forms.ValidationError(wording.NOTHING_GIVEN)
        elif given.get("file") and given.get("number"):
            raise forms.ValidationError(wording.ONE_ONLY)
        return given
