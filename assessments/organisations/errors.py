"""What makes a change of people impossible, beside faulty values."""

from __future__ import annotations

from assessments.models import ApiToken, User


class RightsChanged(Exception):
    """Somebody else changed the rights meanwhile; `person` is as it is now. Nothing was written."""

    def __init__(self, person: User) -> None:
        super().__init__("the rights are not those that the page showed")
        self.person = person


class FormUsed(Exception):
    """This form made a key before, which is shown no more; `token` is that key. Nothing was written."""

    def __init__(self, token: ApiToken) -> None:
        super().__init__("the form made a key before")
        self.token = token
