"""The audit trail: who did what, when and why; entries outlive what they speak of."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone

from assessments.models.accounts import Municipality, User


class AuditEntry(models.Model):
    """One act. `subject` names the thing by its stable id; `old` and `new` hold only what changed."""

    at = models.DateTimeField("wanneer", default=timezone.now)
    # DO_NOTHING without a constraint: removing a person must not touch, nor be stopped by, a frozen entry.
    actor = models.ForeignKey(
        User, models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False
    )
    actor_name = models.CharField("wie", max_length=120)
    action = models.CharField("wat", max_length=60)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    round_id = models.UUIDField("ronde", null=True, blank=True)
    subject = models.CharField("onderwerp", max_length=120, blank=True)
    old = models.JSONField("oud", default=dict)
    new = models.JSONField("nieuw", default=dict)
    reason = models.TextField("waarom", blank=True)

    class Meta:
        ordering = ("-at", "-id")
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        indexes: ClassVar = [
            models.Index(fields=["round_id", "-at"], name="audit_by_round"),
            models.Index(fields=["municipality", "-at"], name="audit_by_municipality"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="audit_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action}"
