"""Who does what, and how far it is: assignments and the state of each dossier."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models
from django.utils import timezone

from assessments.constants import WorkState
from assessments.models.accounts import User
from assessments.models.assessment import Round


class Assignment(models.Model):
    """A dossier, or one task or statement of it (`subject`), given to a person or to a function.

    Exactly one of `person` and `assigned_function` is filled; a function stands for everybody who has it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="assignments")
    dossier = models.CharField("dossier", max_length=40)  # "" for dwars
    subject = models.CharField("taak of stelling", max_length=80, blank=True)
    person = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="assignments")
    assigned_function = models.CharField("functie", max_length=120, blank=True)
    due = models.DateField("klaar op", null=True, blank=True)
    note = models.TextField("opdracht", blank=True)
    created_at = models.DateTimeField("toegewezen op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("dossier", "subject", "pk")
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, assigned_function="")
                | (models.Q(person__isnull=True) & ~models.Q(assigned_function="")),
                name="assigned_to_person_or_function",
            ),
            models.UniqueConstraint(
                fields=["round", "dossier", "subject", "person", "assigned_function"],
                nulls_distinct=False,
                name="assigned_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject or self.dossier}: {self.person or self.assigned_function}"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    meta={"indexes": [models.Index(fields=["round", "dossier"], name="dossier_history")]},
)
class DossierWork(models.Model):
    """How far the work on one dossier is, with its deadline; no row means te doen without a deadline.

    `akkoord` locks the answers of the dossier until the coordinator gives it back.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="dossier_work")
    dossier = models.CharField("dossier", max_length=40)
    state = models.CharField("stand", max_length=24, choices=WorkState.choices, default=WorkState.TO_DO)
    reason = models.TextField("waarom", blank=True)
    due = models.DateField("klaar op", null=True, blank=True)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    changed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_function = models.CharField("gewijzigd door (functie)", max_length=120, blank=True)

    class Meta:
        verbose_name = "stand van een dossier"
        verbose_name_plural = "standen van dossiers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "dossier"], name="one_state_per_dossier"),
            models.CheckConstraint(
                condition=models.Q(state__in=WorkState.values), name="dossier_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.get_state_display()}"
