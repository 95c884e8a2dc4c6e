"""The length of a password, in Dutch: Django's own sentence about it has no translation."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator

from assessments.accounts.sentences import PASSWORD_HELP, PASSWORD_SHORT


class LengthValidator(MinimumLengthValidator):
    """Django's rule with our sentences; OPTIONS takes `min_length`."""

    def get_error_message(self) -> str:
        """What is wrong and what to do."""
        return PASSWORD_SHORT.format(count=self.min_length)

    def get_help_text(self) -> str:
        """The rule beforehand."""
        return PASSWORD_HELP.format(count=self.min_length)
