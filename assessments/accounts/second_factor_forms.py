"""The forms around the second factor: allauth's, with Dutch labels."""

from __future__ import annotations

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "off",
    "spellcheck": "false",
}


class WithCode(forms.Form):
    """A field for six digits; spaces, as apps show them, do not matter."""

    code = forms.CharField(label="Code", max_length=20, widget=forms.TextInput(attrs=CODE_ATTRS))

    def clean_code(self) -> str:
        """Without spaces, then what allauth checks."""
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        checked: str = super().clean_code()  # type: ignore[misc]  # of allauth's form beside it
        return checked


class CodeForm(WithCode, AuthenticateForm):
    """The second step of logging in."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="De zes cijfers uit uw app, of een van uw herstelcodes.",
        widget=forms.TextInput(attrs={**CODE_ATTRS, "autofocus": True}),
    )


class CodeAgainForm(WithCode, ReauthenticateForm):
    """The same, to show once more that it is you."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="De zes cijfers uit uw app, of een van uw herstelcodes.",
        widget=forms.TextInput(attrs=CODE_ATTRS),
    )


class AppForm(WithCode, ActivateTOTPForm):
    """The first code of a new app."""

    code = forms.CharField(
        label="Code uit de app",
        max_length=20,
        help_text="De app toont zes cijfers. Elke halve minuut komen er nieuwe.",
        widget=forms.TextInput(attrs=CODE_ATTRS),
    )


class AddKeyForm(AddWebAuthnForm):
    """A new passkey, with a name to know it by."""

    name = forms.CharField(
        label="Naam",
        max_length=60,
        required=False,
        help_text="Bijvoorbeeld: laptop van het werk.",
    )
    passwordless = forms.BooleanField(
        label="Met deze sleutel wil ik ook zonder wachtwoord inloggen",
        required=False,
        initial=True,
        help_text="Werkt uw sleutel niet? Haal dan dit vinkje weg en probeer het nog een keer.",
    )


class RenameKeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label="Naam", max_length=60)
