"""Which municipalities stand side by side, and beside which group."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from assessments.comparison.named import NamedMunicipality
from assessments.comparison.published import GroupName
from assessments.constants import PeerKind
from assessments.dashboard.named_words import MOST, TOO_MANY

NOT_THERE = "Deze groep bestaat niet in deze publicatie. Kies uit de lijst."
NATIONAL = f"{PeerKind.NATIONAL.value}:"


class NamedForm(forms.Form):
    """Up to six municipalities that share by name now, and one published group.

    Any other code is left out before the form looks at it, and `dropped` says so. So the answer is the same
    for a municipality that withdrew, one that shares anonymously and one that does not exist.
    """

    use_required_attribute = False

    def __init__(
        self, data: QueryDict, places: Sequence[NamedMunicipality], groups: Sequence[GroupName]
    ) -> None:
        self.by_code = {one.code: one for one in places}
        asked = list(dict.fromkeys(data.getlist("gemeente")))
        known = [code for code in asked if code in self.by_code]
        self.dropped = len(known) < len(asked)
        super().__init__({"gemeente": known, "groep": data.get("groep") or NATIONAL})
        self.fields["gemeente"] = forms.MultipleChoiceField(
            label="Gemeenten", required=False, choices=[(one.code, one.name) for one in places]
        )
        self.fields["groep"] = forms.ChoiceField(
            label="Groep ernaast",
            choices=[
                (f"{one.kind}:{one.key}", one.label)
                for one in groups
                if one.participants is not None or one.kind == PeerKind.NATIONAL
            ],
            error_messages={"invalid_choice": NOT_THERE},
        )

    def clean_gemeente(self) -> list[str]:
        """At most six."""
        codes: list[str] = self.cleaned_data["gemeente"]
        if len(codes) > MOST:
            raise forms.ValidationError(TOO_MANY)
        return codes

    @property
    def chosen(self) -> list[NamedMunicipality]:
        """The municipalities to show, by name; none when too many were asked."""
        codes = set(self.cleaned_data.get("gemeente", []))
        return [one for code, one in self.by_code.items() if code in codes]

    @property
    def ticked(self) -> set[str]:
        """The codes that stay ticked when the form is shown again."""
        return set(self.data["gemeente"])

    @property
    def group(self) -> tuple[str, str]:
        """Kind and key of the group; all municipalities with a fault."""
        kind, _, key = str(self.cleaned_data.get("groep") or NATIONAL).partition(":")
        return kind, key
