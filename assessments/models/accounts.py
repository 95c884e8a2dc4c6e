"""Municipalities, people, and what a person may do for a municipality."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from assessments.constants import MunicipalRole, TeamRole, VngRight


def valid_on(day: dt.date) -> models.Q:
    """The municipalities that exist on a day: merged ones stay in the table, with a date."""
    return (models.Q(valid_from=None) | models.Q(valid_from__lte=day)) & (
        models.Q(valid_until=None) | models.Q(valid_until__gt=day)
    )


class Municipality(models.Model):
    """A municipality of the CBS list; attributes are those of the reference file (inhabitants: persons)."""

    code = models.CharField("CBS-code", max_length=6, primary_key=True)
    name = models.CharField("naam", max_length=100)
    province_code = models.CharField("provinciecode", max_length=4)
    province = models.CharField("provincie", max_length=50)
    inhabitants = models.PositiveIntegerField("inwoners")
    inhabitants_date = models.DateField("peildatum inwoners")
    size_class = models.PositiveSmallIntegerField("CBS-grootteklasse")
    omgevingsdienst = models.CharField("omgevingsdienst", max_length=120)
    veiligheidsregio = models.CharField("veiligheidsregio", max_length=120)
    tile_row = models.PositiveSmallIntegerField("rij op de tegelkaart")
    tile_col = models.PositiveSmallIntegerField("kolom op de tegelkaart")
    is_fictional = models.BooleanField("verzonnen, voor de demo", default=False)
    # Empty: always there, as far as the list goes back; until a date: merged or split on that day.
    valid_from = models.DateField("bestaat sinds", null=True, blank=True)
    valid_until = models.DateField("bestaat tot", null=True, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.name


class MunicipalityChange(models.Model):
    """One line of the list of mergers (herindelingen): from one municipality to one other on a day.

    The old one may never have been in our list, so it is named, not linked. `applied_at` is empty until the
    day has come and rounds and teams have followed.
    """

    day = models.DateField("datum van ingang")
    old_code = models.CharField("oude code", max_length=6)
    old_name = models.CharField("oude naam", max_length=100)
    new_code = models.CharField("nieuwe code", max_length=6)
    new_name = models.CharField("nieuwe naam", max_length=100)
    note = models.CharField("opmerking", max_length=300, blank=True)
    applied_at = models.DateTimeField("verwerkt op", null=True, blank=True)

    class Meta:
        ordering = ("day", "old_code", "new_code")
        verbose_name = "herindeling"
        verbose_name_plural = "herindelingen"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "old_code", "new_code"], name="one_line_per_change")
        ]

    def __str__(self) -> str:
        return f"{self.old_name} naar {self.new_name}"


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Store a person with a lower-case e-mail address; without a password nobody can log in as them."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Store a person with every technical right (the command createsuperuser)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who logs in by e-mail; `is_vng` marks VNG staff, who belong to no municipality."""

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120)
    is_vng = models.BooleanField("medewerker van VNG", default=False)
    # What VNG staff may do; empty for everybody else.
    vng_rights = ArrayField(
        models.CharField(max_length=12, choices=VngRight.choices),
        verbose_name="rechten bij VNG",
        default=list,
        blank=True,
    )
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("technisch beheerder", default=False)
    date_joined = models.DateTimeField("aangemaakt op", default=timezone.now)
    # Part of the hash of every session: one higher, and whoever was logged in anywhere is logged out.
    session_epoch = models.PositiveIntegerField("reeks sessies", default=0)
    calendar_epoch = models.PositiveIntegerField("reeks agendalinks", default=0)  # one higher: old links end
    wants_digest = models.BooleanField("wil het dagelijkse overzicht", default=True)
    digest_sent_on = models.DateField("laatste overzicht", null=True, blank=True)
    digest_claimed_on = models.DateField("laatste poging tot een overzicht", null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email"),
            models.CheckConstraint(
                condition=models.Q(is_vng=True) | models.Q(vng_rights=[]), name="rights_for_vng_only"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Django's hash over the password, and over the epoch: raising it ends every session."""
        key_salt = "assessments.models.User.session"
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac(key_salt, value, secret=secret, algorithm="sha256").hexdigest()


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Membership(models.Model):
    """What one person may do for one municipality; reports name the function, not the person.

    A partner (omgevingsdienst, veiligheidsregio) may be limited to a part: `dossiers` and `municipal_roles`
    hold catalogue ids, empty means all. A coordinator is never limited.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="memberships")
    role = models.CharField("rol", max_length=20, choices=TeamRole.choices)
    function = models.CharField("functie", max_length=120)
    dossiers = ArrayField(models.CharField(max_length=40), verbose_name="dossiers", default=list, blank=True)
    municipal_roles = ArrayField(
        models.CharField(max_length=20, choices=MunicipalRole.choices),
        verbose_name="rollen",
        default=list,
        blank=True,
    )
    created_at = models.DateTimeField("sinds", default=timezone.now)

    class Meta:
        verbose_name = "teamlid"
        verbose_name_plural = "teamleden"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "municipality"], name="one_membership_per_municipality"),
            models.CheckConstraint(
                condition=models.Q(role__in=TeamRole.values), name="membership_role_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(role=TeamRole.COORDINATOR.value)
                | models.Q(dossiers=[], municipal_roles=[]),
                name="coordinator_sees_everything",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"

    @property
    def is_limited(self) -> bool:
        """Whether this person sees a part of the round only (deel-uitnodiging)."""
        return bool(self.dossiers or self.municipal_roles)
