"""The choice of a group above the overview."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from assessments.comparison.published import GroupName
from assessments.dashboard.overview_groups import NATIONAL, choice_of, group_choices

SELECT = "utrecht-select utrecht-select--html-select"
NO_SUCH_GROUP = "Deze groep bestaat niet in deze publicatie. Kies een groep uit de lijst."
NO_SUCH_PART = "Deze keuze bestaat niet. Kies uit de lijst."
CORE = "kern"
PARTS = (("", "Alle vragen"), (CORE, "Alleen de kern"))


class GroupForm(forms.Form):
    """Which group (one list, by kind; nothing chosen is all municipalities), and over which questions."""

    use_required_attribute = False

    def __init__(self, data: QueryDict, groups: Sequence[GroupName]) -> None:
        asked = data.copy()
        asked.setdefault("groep", NATIONAL)
        super().__init__(asked)
        self._groups = {choice_of(one): one for one in groups}
        self.fields["groep"] = forms.ChoiceField(
            label="Groep",
            required=False,
            choices=group_choices(groups),
            error_messages={"invalid_choice": NO_SUCH_GROUP},
            widget=forms.Select(attrs={"class": SELECT}),
        )
        self.fields["vragen"] = forms.ChoiceField(
            label="Scores over",
            required=False,
            choices=PARTS,
            error_messages={"invalid_choice": NO_SUCH_PART},
            widget=forms.Select(attrs={"class": SELECT}),
        )

    @property
    def chosen(self) -> GroupName | None:
        """The group that was asked for; all municipalities for an answer that is not in the list."""
        name = self.cleaned_data.get("groep", "") if self.is_valid() else ""
        return self._groups.get(name or NATIONAL)

    @property
    def core(self) -> bool:
        """Whether the scores are those on the core alone, which every municipality fills in."""
        return self.is_valid() and self.cleaned_data.get("vragen") == CORE
