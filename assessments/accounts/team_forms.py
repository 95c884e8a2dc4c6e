"""What a browser posts about a team, as plain values. What may be stored is for the services to say."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.accounts import sentences
from assessments.accounts.addresses import Address, read_addresses
from assessments.accounts.team_parts import Part
from assessments.catalogue.spec import Catalogue
from assessments.constants import MunicipalRole, TeamRole

ROLE_HELP = (
    ("coordinator", "Start de ronde, beheert het team, verdeelt het werk en maakt de ronde definitief."),
    ("invuller", "Beantwoordt vragen en doet voorstellen."),
    ("meelezer", "Leest mee en vult niets in."),
    (
        "bestuurder",
        "Voor een wethouder of burgemeester. Ziet de uitkomst, het rapport en de gevraagde besluiten. "
        "Ziet geen antwoorden waar het team nog aan werkt.",
    ),
)
FUNCTION_HELP = "Het rapport noemt de functie, niet de naam."
AFTER_CHOICES = [
    ("invuller", "Ik word invuller"),
    ("coordinator", "Ik blijf ook coördinator"),
]


class PartForm(forms.Form):
    """Role, function and, for a partner, the part of the round; the dossiers come from an edition."""

    use_required_attribute = False

    role = forms.ChoiceField(
        label="Rol",
        choices=TeamRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een rol.", "invalid_choice": sentences.ROLE_UNKNOWN},
    )
    function = forms.CharField(
        label="Functie", max_length=120, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    dossiers = forms.MultipleChoiceField(label="Dossiers", required=False)
    municipal_roles = forms.MultipleChoiceField(
        label="Rollen van de gemeente",
        required=False,
        choices=MunicipalRole.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kiest u niets, dan gaat het om alle rollen.",
    )

    def __init__(self, *args: Any, catalogue: Catalogue | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = catalogue
        dossiers = self.fields["dossiers"]
        assert isinstance(dossiers, forms.MultipleChoiceField)  # noqa: S101  (for the type checker)
        dossiers.choices = [(item.id, item.label) for item in catalogue.dossiers] if catalogue else []

    def domains(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The dossiers per domain for the template: id, label, and whether it is chosen."""
        if self.catalogue is None:
            return []
        chosen = set(self["dossiers"].value() or [])
        return [
            (
                domain.label,
                [
                    (item.id, item.label, item.id in chosen)
                    for item in self.catalogue.dossiers
                    if item.domain == domain.id
                ],
            )
            for domain in self.catalogue.domains
        ]

    def roles_with_help(self) -> list[tuple[str, str, str, bool]]:
        """The roles for the template: value, label, what it may do, and whether it is chosen."""
        chosen = self["role"].value()
        return [(value, TeamRole(value).label, text, value == chosen) for value, text in ROLE_HELP]

    def has_part(self) -> bool:
        """Whether a part is chosen: then its fields are shown unfolded."""
        fields = self["dossiers"], self["municipal_roles"]
        return any(field.value() or field.errors for field in fields)

    def part(self) -> Part:
        """The chosen part of a valid form."""
        values = self.cleaned_data
        return Part(tuple(values["dossiers"]), tuple(values["municipal_roles"]))


class InviteForm(PartForm):
    """Invite several people at once with the same role, function and part."""

    addresses = forms.CharField(
        label="E-mailadressen",
        widget=forms.Textarea({"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
        max_length=20_000,
        help_text="Eén adres per regel. Met een naam mag ook: Jan de Vries &lt;jan@voorbeeld.nl&gt;.",
        error_messages={"required": sentences.NO_ADDRESS},
    )
    skip_known = forms.BooleanField(required=False)
    field_order = ("addresses", "role", "function")

    def clean_addresses(self) -> tuple[Address, ...]:
        """The addresses, each once. Raises ValidationError that names every faulty one."""
        found = read_addresses(self.cleaned_data["addresses"])
        if found.faulty:
            shown = ", ".join(f"“{piece[:80]}”" for piece in found.faulty)
            raise forms.ValidationError(sentences.ADDRESSES_FAULTY.format(addresses=shown))
        return found.good


class MemberForm(PartForm):
    """Another role, function or part for a member of the team."""


class AcceptForm(forms.Form):
    """Take up an invitation with an account that exists; the function only when nobody gave one."""

    use_required_attribute = False

    function = forms.CharField(
        label="Uw functie",
        max_length=120,
        help_text=f"Bijvoorbeeld: adviseur milieu. {FUNCTION_HELP}",
        widget=forms.TextInput({"autocomplete": "organization-title"}),
        error_messages={"required": sentences.OWN_FUNCTION_MISSING},
    )

    def __init__(self, *args: Any, function: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if function:
            del self.fields["function"]


class NewAccountForm(AcceptForm):
    """Take up an invitation and make the account with it."""

    name = forms.CharField(
        label="Uw naam",
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": sentences.NAME_MISSING},
    )
    password1 = forms.CharField(
        label="Kies een wachtwoord",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text="Minstens 12 tekens, en niet alleen cijfers. Een zin is goed te onthouden.",
        error_messages={"required": "Kies een wachtwoord."},
    )
    password2 = forms.CharField(
        label="Typ het wachtwoord nog een keer",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Typ het wachtwoord nog een keer."},
    )
    field_order = ("name", "function", "password1", "password2")

    def clean(self) -> dict[str, Any]:
        """Both passwords must be the same."""
        values = super().clean() or {}
        one, two = values.get("password1"), values.get("password2")
        if one and two and one != two:
            self.add_error("password2", sentences.PASSWORDS_DIFFER)
        return values


class HandOverForm(forms.Form):
    """What the coordinator becomes after handing over."""

    use_required_attribute = False

    after = forms.ChoiceField(
        label="Wat wordt u zelf?",
        choices=AFTER_CHOICES,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies wat u zelf wordt.",
            "invalid_choice": "Kies invuller of coördinator.",
        },
    )
