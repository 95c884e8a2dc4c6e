"""How allauth behaves here: nobody signs up by themselves, and it speaks to people with "u"."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignUpAdapter(DefaultAccountAdapter):
    """Accounts are made by a coordinator or with `add_member`; the sign-up page says so."""

    # Only what our pages can show; allauth's own Dutch says "je".
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is gesloten. Vraag de coördinator van uw gemeente om hulp.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Probeer het nog een keer.",
        "enter_current_password": "Vul uw huidige wachtwoord in.",
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
