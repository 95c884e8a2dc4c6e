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
    """

    name = models.CharField("editie", max_length=20, unique=True)
    content = models.JSONField("inhoud")
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    published_at = models.DateTimeField("gepubliceerd op", default=timezone.now)

    class Meta:
        ordering = ("-name",)
        verbose_name = "editie"
        verbose_name_plural = "edities"
        triggers: ClassVar = [
            pgtrigger.Protect(name="edition_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.name
