"""How allauth behaves here: nobody signs up by themselves, and it speaks to people with "u"."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as current
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts import sign_in_session
from assessments.accounts.sign_in_mail import send_letter
from assessments.audit.services import record
from assessments.models import User

# What changes how somebody signs in is told to the owner by mail (allauth) and stands in the log (here).
AUDITED: dict[str, str] = {
    "account/email/password_changed": "account.wachtwoord",
    "account/email/password_set": "account.wachtwoord",
    "account/email/password_reset": "account.wachtwoord",
    "mfa/email/totp_activated": "tweede_stap.ingesteld",
    "mfa/email/totp_deactivated": "tweede_stap.verwijderd",
    "mfa/email/webauthn_added": "tweede_stap.ingesteld",
    "mfa/email/webauthn_removed": "tweede_stap.verwijderd",
    "mfa/email/recovery_codes_generated": "tweede_stap.herstelcodes",
}
REAUTHENTICATION = {
    "reauthenticate": sentences.TYPE_IT_AGAIN,
    "mfa_reauthenticate": sentences.BY_CODE,
    "mfa_reauthenticate:webauthn": sentences.BY_KEY,
}


class ClosedSignUpAdapter(DefaultAccountAdapter):
    """Accounts are made by a coordinator or with `add_member`; the sign-up page says so."""

    # Only what our pages can show; allauth's own Dutch says "je".
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": (
            "Dit account is gesloten. Vraag de coördinator van uw gemeente om hulp, of een beheerder bij VNG."
        ),
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Probeer het nog een keer.",
        "enter_current_password": "Vul uw huidige wachtwoord in.",
        "incorrect_code": sentences.CODE_WRONG,
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het nog een keer.",
        "invalid_login": "Inloggen lukt zo niet. Probeer het nog een keer.",
        "invalid_password_reset": "Deze link is verlopen of al gebruikt. Vraag een nieuwe aan.",
        "rate_limited": "U probeert het te vaak. Wacht een paar minuten.",
        "too_many_login_attempts": "U probeert het te vaak. Wacht vijf minuten en probeer het dan opnieuw.",
        "unknown_email": "Dit e-mailadres kennen wij niet.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Log in, and start the clocks of the session."""
        super().login(request, user)
        sign_in_session.begin(request.session)

    def get_login_stages(self) -> list[str]:
        """The steps of logging in; the second one is skipped after signing in at the organisation."""
        own = {"allauth.mfa.stages.AuthenticateStage": "assessments.accounts.sign_in_stage.SecondFactorStage"}
        return [own.get(stage, stage) for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within five minutes of logging in: who just typed a password need not type it again."""
        request = current.request
        records = get_authentication_records(request, request.user) if request else []
        if records and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """The ways to show that it is you, in our words."""
        return [
            {**method, "description": REAUTHENTICATION.get(method["id"], method["description"])}
            for method in super().get_reauthentication_methods(user)
        ]

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner of an account by mail what changed in signing in, and write it in the log."""
        action = AUDITED.get(template_prefix)
        if action:
            record(actor=user, action=action, subject=user.email[:120])
        super().send_notification_mail(template_prefix, user, context, email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the letter now and let the worker send it: the page does not wait for the mail server."""
        written = {"request": current.request, "email": email, **context}
        letter = self.render_mail(template_prefix, email, written)
        send_letter(to=list(letter.to), subject=str(letter.subject), body=str(letter.body))
