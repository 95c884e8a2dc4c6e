"""What a reader may choose on the page of statutory tasks."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.catalogue.spec import Catalogue
from assessments.constants import TaskKind
from assessments.dashboard.tasks import BY_ARTICLE, BY_SHARE, TaskChoice, laws_in

NOT_THERE = "Deze keuze bestaat niet in deze editie. Kies uit de lijst."
ORDERS = ((BY_SHARE, "Laagste aandeel eerst"), (BY_ARTICLE, "Volgorde van de artikelen"))


class TaskForm(forms.Form):
    """A choice of domain, dossier, kind and law, and the order of the tasks within a law."""

    use_required_attribute = False

    domein = forms.ChoiceField(label="Domein", required=False)
    dossier = forms.ChoiceField(label="Dossier", required=False)
    soort = forms.ChoiceField(
        label="Soort taak", required=False, choices=(("", "Alle soorten"), *TaskKind.choices)
    )
    wet = forms.ChoiceField(label="Wet of afspraak", required=False)
    volgorde = forms.ChoiceField(label="Volgorde", required=False, choices=ORDERS)

    def __init__(self, data: Any, catalogue: Catalogue) -> None:
        super().__init__(data)
        _offer(self.fields["domein"], "Alle domeinen", [(one.id, one.label) for one in catalogue.domains])
        _offer(self.fields["dossier"], "Alle dossiers", [(one.id, one.label) for one in catalogue.dossiers])
        _offer(self.fields["wet"], "Alle wetten en afspraken", [(name, name) for name in laws_in(catalogue)])
        for one in self.fields.values():
            one.error_messages["invalid_choice"] = NOT_THERE

    @property
    def choice(self) -> TaskChoice:
        """What was chosen; a field with a fault leaves nothing out."""
        chosen = self.cleaned_data
        return TaskChoice(
            domain=chosen.get("domein", ""),
            dossier=chosen.get("dossier", ""),
            kind=chosen.get("soort", ""),
            law=chosen.get("wet", ""),
            order=chosen.get("volgorde") or BY_SHARE,
        )


def _offer(field: forms.Field, everything: str, found: list[tuple[str, str]]) -> None:
    """Give a field its list, with "all" on top. Raises TypeError for a field that is no list."""
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"no list: {field}")
    field.choices = [("", everything), *found]
