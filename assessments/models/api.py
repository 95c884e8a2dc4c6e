"""Tokens of the API (never stored themselves), and how often each caller asked in the running minute."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from assessments.constants import ApiScope
from assessments.models.accounts import Municipality, User


class ApiToken(models.Model):
    """A key to the API. Without a municipality it is of VNG. `hash` is the sha256 of the whole token."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="api_tokens"
    )
    name = models.CharField("waarvoor", max_length=120)
    prefix = models.CharField("begin van de sleutel", max_length=12)
    hash = models.CharField("sha256 van de sleutel", max_length=64, unique=True)
    scopes = ArrayField(
        models.CharField(max_length=20, choices=ApiScope.choices), verbose_name="mag lezen", default=list
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    expires_on = models.DateField("geldig tot en met")
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    revoked_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    last_used_at = models.DateTimeField("laatst gebruikt op", null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        verbose_name = "sleutel van de API"
        verbose_name_plural = "sleutels van de API"

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class ApiCount(models.Model):
    """How many questions a caller asked in the last minute that it asked any; counted by one statement."""

    who = models.CharField("wie", max_length=60, primary_key=True)  # a key, or the hash of an address
    minute = models.BigIntegerField("minuut", db_index=True)  # since 1970
    used = models.PositiveIntegerField("vragen", default=0)

    class Meta:
        verbose_name = "telling van de API"
        verbose_name_plural = "tellingen van de API"

    def __str__(self) -> str:
        return f"{self.who}: {self.used}"
