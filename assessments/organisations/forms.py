"""What a browser posts or asks about organisations, as plain values; the services say what is stored."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.comparison.peers import LARGEST, SIZE_CLASSES
from assessments.constants import ApiScope, VngRight
from assessments.organisations import sentences
from assessments.organisations.place_queries import (
    ENDED,
    FICTIONAL,
    THERE,
    WITH,
    WITHOUT,
    PlaceChoices,
    PlaceFilter,
)
from assessments.organisations.reasons import LONGEST

SIZES = [(key, label.capitalize()) for _, key, label in SIZE_CLASSES] + [(LARGEST[0], LARGEST[1])]


class PlaceFilterForm(forms.Form):
    """The filters of the list; what is not understood filters nothing."""

    use_required_attribute = False

    q = forms.CharField(label="Naam of code", required=False, max_length=100)
    stand = forms.ChoiceField(
        label="Welke gemeenten",
        required=False,
        choices=[
            (THERE, "Bestaande gemeenten"),
            (ENDED, "Opgeheven gemeenten"),
            (FICTIONAL, "Verzonnen gemeenten"),
        ],
    )
    provincie = forms.ChoiceField(label="Provincie", required=False)
    grootte = forms.ChoiceField(label="Grootte", required=False, choices=[("", "Alle"), *SIZES])
    dienst = forms.ChoiceField(label="Omgevingsdienst", required=False)
    coordinator = forms.ChoiceField(
        label="Coördinator",
        required=False,
        choices=[("", "Alle"), (WITH, "Met coördinator"), (WITHOUT, "Zonder coördinator")],
    )
    inloggen = forms.ChoiceField(
        label="Inloggen via de gemeente",
        required=False,
        choices=[("", "Alle"), (WITH, "Ingesteld"), (WITHOUT, "Niet ingesteld")],
    )

    def __init__(self, *args: Any, choices: PlaceChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in (
            ("provincie", choices.provinces),
            ("dienst", [(service, service) for service in choices.services]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
            field.choices = [("", "Alle"), *options]

    def wanted(self) -> PlaceFilter:
        """What is looked for."""
        self.is_valid()
        values = self.cleaned_data
        return PlaceFilter(
            q=values.get("q", ""),
            stand=values.get("stand") or THERE,
            province=values.get("provincie", ""),
            size=values.get("grootte", ""),
            service=values.get("dienst", ""),
            coordinator=values.get("coordinator", ""),
            sign_in=values.get("inloggen", ""),
        )


class ReasonForm(forms.Form):
    """Why VNG does something; `required` false leaves the length to the service."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        help_text="Het logboek bewaart wat u hier schrijft.",
    )


class CoordinatorForm(ReasonForm):
    """Invite a coordinator."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"required": sentences.EMAIL_MISSING},
    )
    name = forms.CharField(
        label="Naam", required=False, max_length=120, widget=forms.TextInput({"autocomplete": "off"})
    )
    field_order = ("email", "name", "reason")


class AppointForm(ReasonForm):
    """Choose a member of the team as coordinator."""

    member = forms.TypedChoiceField(
        label="Wie wordt coördinator?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": sentences.CHOOSE_SOMEBODY,
            "invalid_choice": sentences.NOT_IN_TEAM,
        },
    )
    field_order = ("member", "reason")

    def __init__(self, *args: Any, members: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = members


class RightsForm(forms.Form):
    """The rights of somebody of VNG; `seen` holds those that the page showed, with spaces between."""

    use_required_attribute = False

    rights = forms.MultipleChoiceField(
        label="Wat mag deze persoon?",
        required=False,
        choices=VngRight.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": sentences.RIGHT_UNKNOWN},
    )
    seen = forms.CharField(required=False, max_length=200)

    def lines(self) -> list[tuple[str, str, str, bool]]:
        """The rights for the template: value, label, what it opens, and whether it is chosen."""
        chosen = set(self["rights"].value() or [])
        return [
            (right.value, str(right.label), sentences.RIGHT_HELP[right.value], right.value in chosen)
            for right in VngRight
        ]

    def expected(self) -> list[str]:
        """The rights as the page showed them."""
        return str(self.cleaned_data["seen"]).split()

    def clean(self) -> dict[str, Any]:
        """A page that does not say what it showed cannot be trusted to change anything."""
        if "seen" not in self.data:
            raise forms.ValidationError(sentences.PAGE_STALE)
        return super().clean() or {}


class StaffForm(RightsForm):
    """Somebody new at VNG."""

    name = forms.CharField(
        label="Naam",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": sentences.NAME_MISSING},
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        help_text="Een eigen adres van deze persoon bij VNG, geen gedeelde postbus.",
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"required": sentences.EMAIL_MISSING},
    )
    field_order = ("name", "email", "rights")

    def clean(self) -> dict[str, Any]:
        """Somebody new had no rights that anybody could have seen."""
        return self.cleaned_data


class TokenForm(forms.Form):
    """A key to be made; `scopes` offers those of one organisation."""

    use_required_attribute = False

    name = forms.CharField(
        label="Waarvoor is de sleutel?",
        max_length=120,
        help_text="Bijvoorbeeld: dashboard van de afdeling.",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": sentences.KEY_NAME_MISSING},
    )
    scopes = forms.MultipleChoiceField(
        label="Wat mag de sleutel lezen?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": sentences.SCOPE_MISSING, "invalid_choice": sentences.SCOPE_UNKNOWN},
    )
    expires_on = forms.DateField(
        label="Werkt tot en met",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": sentences.END_MISSING, "invalid": sentences.END_UNREADABLE},
    )

    def __init__(self, *args: Any, offered: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [(scope, ApiScope(scope).label) for scope in offered]

    def lines(self) -> list[tuple[str, str, str, bool]]:
        """The scopes for the template: value, label, what it opens, and whether it is chosen."""
        chosen = set(self["scopes"].value() or [])
        return [
            (scope, str(ApiScope(scope).label), sentences.SCOPE_HELP[scope], scope in chosen)
            for scope in self.offered
        ]
