"""What stands around the agreed answers: proposals, remarks, evidence, and confirmed quality signals.

`subject` is always the permanent id of a task, a statement or a dwars statement.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

from assessments.constants import AnswerChoice, AnswerSupport
from assessments.models.accounts import User
from assessments.models.assessment import Round, lock_trigger


class Proposal(models.Model):
    """What one person thinks the answer is, for one role ("" is all roles); never counts in a score.

    Others see the value, and the name only when `shows_name`.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    statement = models.CharField("stelling", max_length=20)
    role = models.CharField("rol", max_length=20, blank=True)
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="proposals")
    author_function = models.CharField("functie", max_length=120, blank=True)
    value = models.CharField("antwoord", max_length=10, choices=AnswerChoice.choices)
    support = models.CharField("onderbouwing", max_length=12, choices=AnswerSupport.choices, blank=True)
    note = models.TextField("toelichting", blank=True)
    shows_name = models.BooleanField("naam mag erbij", default=False)
    created_at = models.DateTimeField("gegeven op", default=timezone.now)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "statement", "role", "author"], name="one_proposal_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(value__in=AnswerChoice.values), name="proposal_value_known"
            ),
        ]
        triggers: ClassVar = [lock_trigger("proposal_locked_when_definitive")]

    def __str__(self) -> str:
        return f"Voorstel {self.statement} {self.role}".strip()


class Comment(models.Model):
    """A remark at a question, or an answer to one (`parent`); threads are one level deep.

    Resolving belongs to the first remark of a thread. `in_report`: chosen to be printed.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="comments")
    subject = models.CharField("taak of stelling", max_length=80)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="comments")
    author_name = models.CharField("naam", max_length=120)
    author_function = models.CharField("functie", max_length=120, blank=True)
    text = models.TextField("opmerking")
    created_at = models.DateTimeField("geplaatst op", default=timezone.now)
    edited_at = models.DateTimeField("gewijzigd op", null=True, blank=True)
    resolved_at = models.DateTimeField("afgehandeld op", null=True, blank=True)
    resolved_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    in_report = models.BooleanField("in het rapport", default=False)

    class Meta:
        ordering = ("created_at", "pk")
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        indexes: ClassVar = [models.Index(fields=["round", "subject"], name="comments_of_question")]

    def __str__(self) -> str:
        return f"Opmerking bij {self.subject}"


class Mention(models.Model):
    """A colleague who is named in a remark; `seen_at` once the person has opened the question."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(User, models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField("gezien op", null=True, blank=True)

    class Meta:
        verbose_name = "vermelding"
        verbose_name_plural = "vermeldingen"
        constraints: ClassVar = [models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.person} bij {self.comment_id}"


class Evidence(models.Model):
    """A file or a link that supports answers; one piece may be used at many questions of its round.

    `size` is in bytes. `content_type` is what the content was found to be, never what the browser said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="evidence")
    title = models.CharField("titel", max_length=200)
    dated = models.DateField("datum van het stuk", null=True, blank=True)
    url = models.URLField("link", max_length=1000, blank=True)
    file = models.FileField("bestand", upload_to="bewijs/%Y", blank=True)
    filename = models.CharField("bestandsnaam", max_length=200, blank=True)
    content_type = models.CharField("soort", max_length=120, blank=True)
    size = models.PositiveIntegerField("grootte in bytes", default=0)
    sha256 = models.CharField("sha256", max_length=64, blank=True)
    in_report = models.BooleanField("in het rapport", default=False)
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now)
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    added_function = models.CharField("toegevoegd door (functie)", max_length=120, blank=True)

    class Meta:
        ordering = ("title", "added_at")
        verbose_name = "bewijsstuk"
        verbose_name_plural = "bewijsstukken"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(url="") & ~models.Q(file="")) | (models.Q(file="") & ~models.Q(url="")),
                name="evidence_is_file_or_link",
            )
        ]
        triggers: ClassVar = [lock_trigger("evidence_locked_when_definitive")]

    def __str__(self) -> str:
        return self.title


class EvidenceUse(models.Model):
    """A piece of evidence at one question."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="uses")
    subject = models.CharField("taak of stelling", max_length=80)
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now)

    class Meta:
        verbose_name = "gebruik van bewijs"
        verbose_name_plural = "gebruik van bewijs"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evidence", "subject"], name="evidence_once_per_question")
        ]
        indexes: ClassVar = [models.Index(fields=["round", "subject"], name="evidence_of_question")]
        triggers: ClassVar = [lock_trigger("evidence_use_locked_when_definitive")]

    def __str__(self) -> str:
        return f"{self.evidence_id} bij {self.subject}"


class SignalConfirmation(models.Model):
    """Somebody looked at a quality signal and confirmed the answers (method.md 8).

    `signal` is the key of the signal; `answers_hash` says for which answers: others re-open it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="signal_confirmations")
    signal = models.CharField("signaal", max_length=160)
    answers_hash = models.CharField("hash van de antwoorden", max_length=64)
    reason = models.TextField("waarom het klopt")
    confirmed_at = models.DateTimeField("bevestigd op", default=timezone.now)
    confirmed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_function = models.CharField("bevestigd door (functie)", max_length=120, blank=True)

    class Meta:
        verbose_name = "bevestigd signaal"
        verbose_name_plural = "bevestigde signalen"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "signal"], name="one_confirmation_per_signal")
        ]
        triggers: ClassVar = [lock_trigger("signal_locked_when_definitive")]

    def __str__(self) -> str:
        return self.signal


class Upload(models.Model):
    """A workbook or answers file that somebody sent and has not applied yet: shown first, written after.

    `rows` is what was read, `kind` is excel or json. Removed when applied, refused, or a day old.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    uploaded_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField("ontvangen op", default=timezone.now)
    kind = models.CharField("soort", max_length=10)
    filename = models.CharField("bestandsnaam", max_length=200)
    rows = models.JSONField("gelezen regels")

    class Meta:
        ordering = ("-uploaded_at",)
        verbose_name = "ontvangen bestand"
        verbose_name_plural = "ontvangen bestanden"

    def __str__(self) -> str:
        return self.filename
