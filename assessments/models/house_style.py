"""The house style of a municipality: a logo and two colours, for its report and its pages."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from assessments.models.accounts import Municipality, User

HEX = RegexValidator(r"^#[0-9a-f]{6}$")


class HouseStyle(models.Model):
    """Logo (checked, an SVG sanitised) and two colours with enough contrast; an empty field is our own look.

    The logo is small, and its bytes shape the report: they stand in the row, so that both change together.
    """

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="house_style")
    logo = models.BinaryField("logo", null=True, blank=True)
    logo_type = models.CharField(
        "soort logo", max_length=20, blank=True, choices=[("image/svg+xml", "SVG"), ("image/png", "PNG")]
    )
    logo_alt = models.CharField("beschrijving van het logo", max_length=200, blank=True)
    main_colour = models.CharField("hoofdkleur", max_length=7, blank=True, validators=[HEX])
    accent_colour = models.CharField("steunkleur", max_length=7, blank=True, validators=[HEX])
    sha256 = models.CharField("sha256 van logo en kleuren", max_length=64, blank=True)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    updated_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "huisstijl"
        verbose_name_plural = "huisstijlen"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(logo__isnull=True, logo_type="")
                | models.Q(logo__isnull=False) & ~models.Q(logo_type=""),
                name="logo_has_a_type",
            ),
        ]

    def __str__(self) -> str:
        return f"Huisstijl {self.municipality_id}"
