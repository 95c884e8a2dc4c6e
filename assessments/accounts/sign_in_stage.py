"""The second step of logging in, as we ask it."""

from __future__ import annotations

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from assessments.accounts.second_factor import came_through_organisation


class SecondFactorStage(AuthenticateStage):
    """Not asked of who signed in at the own organisation just now: the second factor was asked there."""

    def _should_handle(self, request: HttpRequest) -> bool:
        person = self.login.user
        if person is not None and came_through_organisation(request, person):
            return False
        return bool(super()._should_handle(request))
