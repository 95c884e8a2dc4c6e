"""What a browser posts in this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from assessments.editorial import sentences

NUMBERS = {"required": sentences.DRAFT_STALE, "invalid": sentences.DRAFT_STALE}


class VersionForm(forms.Form):
    """Which version of the draft the page showed."""

    versie = forms.IntegerField(
        min_value=0, max_value=1_000_000, error_messages=NUMBERS, widget=forms.HiddenInput()
    )


class PublishForm(VersionForm):
    """The confirmation; a correction asks for a reason as well."""

    use_required_attribute = False

    reden = forms.CharField(
        label="Waarom verbetert u dit?",
        help_text="De reden staat in het logboek van elke gemeente en bij de editie.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    akkoord = forms.BooleanField(
        label="Ik heb de verschillen bekeken en wil dit publiceren.",
        error_messages={"required": sentences.CONFIRM},
    )

    def __init__(self, *args: Any, correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not correction:
            del self.fields["reden"]


def received_files(files: Any) -> list[tuple[str, bytes]]:
    """Name and bytes of every uploaded file; their sizes together were limited while they came in."""
    sent: list[UploadedFile] = files.getlist("bestanden")
    return [(str(one.name), one.read()) for one in sent]
