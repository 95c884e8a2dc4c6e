"""Signals to VNG and Rijk: what is not up to the municipality (niet aan ons)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from assessments.constants import NationalCause
from assessments.models.accounts import User
from assessments.models.assessment import Round, lock_trigger


class NationalSignal(models.Model):
    """A team says of one question that the cause lies outside the municipality; never changes a score.

    `subject` is the permanent id of a task, a statement or a dwars statement.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="national_signals")
    subject = models.CharField("taak of stelling", max_length=80)
    cause = models.CharField("oorzaak", max_length=20, choices=NationalCause.choices)
    note = models.TextField("toelichting")
    function = models.CharField("gegeven door (functie)", max_length=120, blank=True)
    version = models.PositiveIntegerField("versie", default=1)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    updated_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("subject",)
        verbose_name = "signaal aan VNG en Rijk"
        verbose_name_plural = "signalen aan VNG en Rijk"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "subject"], name="one_national_signal_per_question"),
            models.CheckConstraint(
                condition=models.Q(cause__in=NationalCause.values), name="national_cause_known"
            ),
        ]
        triggers: ClassVar = [lock_trigger("national_signal_locked_when_definitive")]

    def __str__(self) -> str:
        return f"Signaal {self.subject}"
