"""Published editions of the catalogue: inserted once, never changed."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone


class Edition(models.Model):
    """The whole catalogue of one edition as it was published.

    `content` holds the parsed YAML per file name ("taken", "stellingen", …); `sha256` is the hash of its
    canonical JSON. The dataclasses of `catalogue.spec` are built from it and kept per process.
    A corrected typo makes a next revision (redactionele versie) of the same name: same ids, same weights.
    """

    name = models.CharField("editie", max_length=20)
    revision = models.PositiveSmallIntegerField("redactionele versie", default=0)
    content = models.JSONField("inhoud")
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    published_at = models.DateTimeField("gepubliceerd op", default=timezone.now)

    class Meta:
        ordering = ("-name", "-revision")
        verbose_name = "editie"
        verbose_name_plural = "edities"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "revision"], name="one_edition_per_revision")
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="edition_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.name


class EditionDraft(models.Model):
    """An edition that VNG is preparing: the YAML files as uploaded, and what the check said of them.

    `files` maps a file name to its text, so nothing that was uploaded is lost, also when it is faulty.
    `content` is filled when the check found no fault; `faults` lists file, place and problem. `based_on` is
    the edition that a correction corrects. Every change raises `version`, so a stale page is always seen.
    """

    name = models.CharField("editie", max_length=20, blank=True)
    files = models.JSONField("bestanden")
    content = models.JSONField("inhoud", null=True, blank=True)
    faults = models.JSONField("fouten", default=list, blank=True)
    is_correction = models.BooleanField("redactionele versie", default=False)
    based_on = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="verbetert"
    )
    version = models.PositiveIntegerField("versie", default=1)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    created_by = models.ForeignKey(
        "assessments.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    published = models.OneToOneField(
        Edition, models.PROTECT, null=True, blank=True, related_name="draft", verbose_name="gepubliceerd als"
    )

    class Meta:
        ordering = ("-created_at",)
        verbose_name = "concept van een editie"
        verbose_name_plural = "concepten van edities"

    def __str__(self) -> str:
        return f"Concept {self.name}".strip()
