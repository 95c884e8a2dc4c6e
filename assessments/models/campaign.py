"""A campaign of VNG: which municipalities are invited for an edition, and the reminders that were sent."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from assessments.constants import JobState, ResponseState
from assessments.models.accounts import Municipality, User
from assessments.models.catalogue import Edition


class Campaign(models.Model):
    """One call of VNG to fill in an edition, in a period; `fictional` ones invite invented municipalities."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="campaigns")
    name = models.CharField("naam", max_length=120)
    opens_on = models.DateField("begint op")
    closes_on = models.DateField("klaar op")
    reminder_subject = models.CharField("onderwerp van de herinnering", max_length=150)
    reminder_text = models.TextField("tekst van de herinnering")
    fictional = models.BooleanField("over verzonnen gemeenten", default=False)
    version = models.PositiveIntegerField("versie", default=1)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    # After this nothing is asked and nobody is reminded; what was sent stays readable.
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    ended_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    end_reason = models.CharField("waarom beëindigd", max_length=500, blank=True)

    class Meta:
        ordering = ("-opens_on", "-pk")
        verbose_name = "campagne"
        verbose_name_plural = "campagnes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "name"], name="one_campaign_per_name"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="campaign_ends_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Invitee(models.Model):
    """A municipality that is invited for a campaign; after `stopped_at` it gets no more reminders."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="invitees")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="campaign_invitations")
    added_at = models.DateTimeField("uitgenodigd op", default=timezone.now)
    stopped_at = models.DateTimeField("herinneringen gestopt op", null=True, blank=True)
    stopped_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "uitgenodigde gemeente"
        verbose_name_plural = "uitgenodigde gemeenten"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "municipality"], name="invited_once")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.municipality_id}"


class Reminder(models.Model):
    """A reminder in bulk: the text as sent, to whom, and how far it is; it can be stopped while it runs."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="reminders")
    subject = models.CharField("onderwerp", max_length=150)
    text = models.TextField("tekst")
    states = ArrayField(
        models.CharField(max_length=15, choices=ResponseState.choices), verbose_name="aan wie", default=list
    )
    state = models.CharField("stand", max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    total = models.PositiveIntegerField("berichten", default=0)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"

    def __str__(self) -> str:
        return f"Herinnering {self.pk}"


class ReminderMail(models.Model):
    """One message of a reminder: one person for one municipality, at most once."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="mails")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    person = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("verstuurd op", null=True, blank=True)
    error = models.TextField("melding", blank=True)

    class Meta:
        verbose_name = "bericht van een herinnering"
        verbose_name_plural = "berichten van een herinnering"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reminder", "municipality", "person"], name="one_mail_per_person")
        ]

    def __str__(self) -> str:
        return f"Bericht {self.pk}"
