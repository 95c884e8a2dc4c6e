"""What the board gets and decides: a covering text, decisions with their follow-up, points to discuss.

The coordinator edits these once a round is definitive; they never change a figure.
"""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.db import models
from django.utils import timezone

from assessments.constants import CostClass, DecisionStatus
from assessments.models.accounts import User
from assessments.models.assessment import Round


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class BoardPaper(models.Model):
    """What goes to the board with a round: the covering text and the recorded dates.

    `decisions_edited` and `points_edited` say that the rows of Decision and TalkPoint stand in place of the
    proposals that follow from the data. `incidents` answers per risk id: was there an incident in the last
    24 months ("ja", "nee"; no key is not known).
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="board_paper")
    covering_text = models.TextField("begeleidende tekst", blank=True)
    decisions_edited = models.BooleanField("besluiten bewerkt", default=False)
    points_edited = models.BooleanField("bespreekpunten bewerkt", default=False)
    incidents = models.JSONField("incidenten per risico", default=dict, blank=True)
    discussed_on = models.DateField("besproken in het college op", null=True, blank=True)
    council_informed_on = models.DateField("raad geïnformeerd op", null=True, blank=True)
    version = models.PositiveIntegerField("versie", default=1)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    updated_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "bestuurlijk stuk"
        verbose_name_plural = "bestuurlijke stukken"

    def __str__(self) -> str:
        return f"Bestuurlijk stuk {self.round_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Decision(models.Model):
    """One decision that is asked of the board, and what became of it.

    `origin` names where the proposal came from ("taken", "risico:R-MM-2", "onbekend", "herhalen"); empty for
    one that the coordinator added.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField("nummer")
    origin = models.CharField("herkomst", max_length=40, blank=True)
    what = models.TextField("besluit")
    owner = models.CharField("eigenaar (functie)", max_length=120)
    due = models.DateField("klaar op", null=True, blank=True)
    cost = models.CharField("kosten", max_length=10, choices=CostClass.choices, default=CostClass.UNKNOWN)
    otherwise = models.TextField("als wij niets doen", blank=True)
    status = models.CharField(
        "stand", max_length=12, choices=DecisionStatus.choices, default=DecisionStatus.PROPOSED
    )
    status_note = models.TextField("toelichting bij de stand", blank=True)
    status_on = models.DateField("stand sinds", null=True, blank=True)
    version = models.PositiveIntegerField("versie", default=1)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    updated_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("number",)
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="one_decision_per_number"),
            models.CheckConstraint(
                condition=models.Q(status__in=DecisionStatus.values), name="decision_status_known"
            ),
            models.CheckConstraint(condition=models.Q(cost__in=CostClass.values), name="decision_cost_known"),
        ]

    def __str__(self) -> str:
        return f"Besluit {self.number} van {self.round_id}"


class TalkPoint(models.Model):
    """One point to discuss at the board's table, as the coordinator wrote it."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="talk_points")
    number = models.PositiveSmallIntegerField("nummer")
    question = models.TextField("vraag")
    reason = models.TextField("aanleiding", blank=True)

    class Meta:
        ordering = ("number",)
        verbose_name = "bespreekpunt"
        verbose_name_plural = "bespreekpunten"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="one_talk_point_per_number"),
        ]

    def __str__(self) -> str:
        return f"Bespreekpunt {self.number} van {self.round_id}"
