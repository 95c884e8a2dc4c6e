"""What stays out of the public version of a report."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from assessments.constants import RedactedPart
from assessments.models.accounts import User
from assessments.models.assessment import Round


class Redaction(models.Model):
    """One passage that is not public (niet-openbaar), with the ground of the Woo; it may be undone.

    It changes no answer and no figure, so it may be made before and after a round is definitive. `key` names
    the passage within its part: "VTH-KAD" or "VTH-KAD:handhaver" for a statement, the id of a task, the id of
    a piece of evidence, of a remark, of a decision or point; empty for the covering text.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="redactions")
    part = models.CharField("onderdeel", max_length=12, choices=RedactedPart.choices)
    key = models.CharField("sleutel", max_length=120, blank=True)
    ground = models.CharField("grond van de Woo", max_length=40)
    created_at = models.DateTimeField("gekozen op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "niet-openbare passage"
        verbose_name_plural = "niet-openbare passages"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "part", "key"], name="one_redaction_per_passage"),
            models.CheckConstraint(
                condition=models.Q(part__in=RedactedPart.values), name="redacted_part_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Niet openbaar: {self.part} {self.key}".strip()
