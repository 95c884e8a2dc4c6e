"""Which domain the trend of signals is about."""

from __future__ import annotations

from typing import Any

from django import forms

NOT_THERE = "Dit domein bestaat niet in deze editie. Kies uit de lijst."


class SignalsForm(forms.Form):
    """All domains, or one of them."""

    use_required_attribute = False

    def __init__(self, data: Any, domains: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.labels = dict(domains)
        self.fields["domein"] = forms.ChoiceField(
            label="Domein",
            required=False,
            choices=[("", "Alle domeinen"), *domains],
            error_messages={"invalid_choice": NOT_THERE},
        )

    @property
    def domain(self) -> str:
        """The domain that was chosen; empty for all, also with a fault."""
        return str(self.cleaned_data.get("domein", ""))

    @property
    def domain_label(self) -> str:
        return self.labels.get(self.domain, "")
