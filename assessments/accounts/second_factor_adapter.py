"""How allauth's second factors behave here: our names, our Dutch, and sealed secrets."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts.sealing import seal, unseal


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes of an app, passkeys and recovery codes."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": sentences.CODE_WRONG,
        "cannot_delete_authenticator": sentences.CANNOT_REMOVE,
        "cannot_generate_recovery_codes": sentences.NO_CODES_WITHOUT_FACTOR,
    }

    def encrypt(self, text: str) -> str:
        """What goes into the database."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What comes out of it."""
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """The name that a new passkey gets when its owner types none."""
        present = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return sentences.NEXT_KEY.format(number=present + 1) if present else sentences.FIRST_KEY

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host of APK_URL, whatever name a request came in by."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": settings.MFA_TOTP_ISSUER}
