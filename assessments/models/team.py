"""Invitations to a team, and the single sign-on of a municipality."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from assessments.constants import MunicipalRole, TeamRole
from assessments.models.accounts import Municipality, User


class Invitation(models.Model):
    """An invitation by e-mail: works once, until `expires_at`, unless withdrawn.

    Only the sha256 of the secret in the link is stored. `dossiers` and `municipal_roles` limit a partner to a
    part of the round (deel-uitnodiging); empty means all.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="invitations")
    email = models.EmailField("e-mailadres")
    name = models.CharField("naam", max_length=120, blank=True)  # as typed: "Naam <adres>"
    role = models.CharField("rol", max_length=20, choices=TeamRole.choices)
    function = models.CharField("functie", max_length=120, blank=True)
    dossiers = ArrayField(models.CharField(max_length=40), verbose_name="dossiers", default=list, blank=True)
    municipal_roles = ArrayField(
        models.CharField(max_length=20, choices=MunicipalRole.choices),
        verbose_name="rollen",
        default=list,
        blank=True,
    )
    token_sha256 = models.CharField("sha256 van de link", max_length=64, unique=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("verstuurd op", null=True, blank=True)
    expires_at = models.DateTimeField("verloopt op")
    accepted_at = models.DateTimeField("aangenomen op", null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role__in=TeamRole.values), name="invitation_role_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(role=TeamRole.COORDINATOR.value)
                | models.Q(dossiers=[], municipal_roles=[]),
                name="invited_coordinator_sees_everything",
            ),
            models.UniqueConstraint(
                fields=["municipality", "email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.get_role_display()})"

    @property
    def is_open(self) -> bool:
        """Whether the link still works."""
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > timezone.now()


class OrganisationSignIn(models.Model):
    """Single sign-on of one municipality (OpenID Connect); who comes in this way gets no right by it.

    `key` is the provider id of allauth. Only addresses at `domains` are believed: another organisation's
    provider must never be able to speak for somebody of this one.
    """

    key = models.SlugField("sleutel", max_length=40, unique=True)
    municipality = models.OneToOneField(Municipality, models.PROTECT, related_name="sign_in")
    name = models.CharField("naam op de knop", max_length=80)
    server_url = models.URLField("adres van de aanbieder")
    client_id = models.CharField("client-id", max_length=200)
    client_secret = models.CharField("geheim", max_length=400)
    domains = ArrayField(models.CharField(max_length=120), verbose_name="e-maildomeinen")
    is_active = models.BooleanField("in gebruik", default=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name = "inloggen bij de organisatie"
        verbose_name_plural = "inloggen bij organisaties"

    def __str__(self) -> str:
        return self.name
