"""Which dossier the page of omgevingsdiensten shows."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.catalogue.spec import Catalogue
from assessments.dashboard.services_page import FIRST_CHOICE, dossiers_of_services

NOT_THERE = "Dit dossier heeft geen taken van een omgevingsdienst. Kies uit de lijst."


class ServiceForm(forms.Form):
    """A dossier with tasks that an omgevingsdienst may carry out."""

    use_required_attribute = False

    def __init__(self, data: Any, catalogue: Catalogue) -> None:
        self.offered = dossiers_of_services(catalogue)
        known = [name for name, _ in self.offered]
        self.first = FIRST_CHOICE if FIRST_CHOICE in known else known[0]
        super().__init__({"dossier": data.get("dossier") or self.first})
        self.fields["dossier"] = forms.ChoiceField(
            label="Dossier",
            required=False,
            choices=self.offered,
            error_messages={"invalid_choice": NOT_THERE},
        )

    @property
    def dossier_id(self) -> str:
        """The dossier that was chosen; with a fault, or without a choice, the first one."""
        return str(self.cleaned_data.get("dossier") or self.first)
