"""How allauth behaves here: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignUpAdapter(DefaultAccountAdapter):
    """Accounts are made by a coordinator or with `add_member`; the sign-up page says so."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no."""
        return False
