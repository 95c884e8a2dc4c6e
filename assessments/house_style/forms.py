"""What a browser posts about the house style, as plain values; the service says what may be stored."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.house_style import wording
from assessments.house_style.logo import MAX_BYTES
from assessments.house_style.services import Choice

COLOUR_WIDGET = forms.TextInput(
    {"autocomplete": "off", "spellcheck": "false", "maxlength": "7", "placeholder": "#"}
)


class HouseStyleForm(forms.Form):
    """Logo, its description and two colours."""

    use_required_attribute = False

    logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG of SVG, hoogstens 200 kB. Een SVG is op papier het scherpst.",
        widget=forms.FileInput({"accept": ".png,.svg,image/png,image/svg+xml"}),
        error_messages={"empty": wording.EMPTY, "invalid": wording.NOT_READABLE},
    )
    remove_logo = forms.BooleanField(label="Haal het logo weg", required=False)
    logo_alt = forms.CharField(
        label="Beschrijving van het logo",
        required=False,
        max_length=200,
        help_text="Wie het logo niet ziet, hoort deze tekst. Bijvoorbeeld: Logo van de gemeente Aa.",
    )
    main = forms.CharField(
        label="Hoofdkleur",
        required=False,
        max_length=7,
        help_text="Voor koppen, links en knoppen. Bijvoorbeeld #0b4f8a.",
        widget=COLOUR_WIDGET,
        error_messages={"max_length": wording.COLOUR_FORM},
    )
    accent = forms.CharField(
        label="Steunkleur",
        required=False,
        max_length=7,
        help_text="Voor lijnen en randen.",
        widget=COLOUR_WIDGET,
        error_messages={"max_length": wording.COLOUR_FORM},
    )

    def clean_logo(self) -> bytes | None:
        """The bytes; a file that is too big is refused before it is read."""
        file = self.cleaned_data["logo"]
        if file is None:
            return None
        if file.size > MAX_BYTES:
            raise forms.ValidationError(wording.TOO_BIG)
        content: bytes = file.read()
        return content

    def clean_main(self) -> str:
        return _normal(self.cleaned_data["main"])

    def clean_accent(self) -> str:
        return _normal(self.cleaned_data["accent"])

    def choice(self) -> Choice:
        """What was chosen, for the service."""
        values: dict[str, Any] = self.cleaned_data
        return Choice(
            values["main"], values["accent"], values["logo"], values["logo_alt"], values["remove_logo"]
        )


def _normal(colour: str) -> str:
    """ "0B4F8A" as people type it becomes "#0b4f8a"."""
    plain = colour.strip().lower()
    return f"#{plain}" if plain and not plain.startswith("#") else plain
