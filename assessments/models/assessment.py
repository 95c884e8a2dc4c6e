"""A round and all that is stored of it: answers, the frozen snapshot, the files of the report.

Statements and tasks are named by their permanent catalogue id; the edition of the round says what it means.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone

from assessments.constants import (
    AnswerChoice,
    AnswerSupport,
    ReportForm,
    RoundStatus,
    Scope,
    StepChoice,
)
from assessments.models.accounts import Municipality, User
from assessments.models.catalogue import Edition

# FOR SHARE makes a save wait for a colleague who is making the round definitive at this very moment,
# and then be refused: no answer can slip in behind the snapshot.
LOCKED_WHEN_DEFINITIVE = """
    SELECT status INTO round_status FROM assessments_round
        WHERE id = COALESCE(NEW.round_id, OLD.round_id) FOR SHARE;
    IF round_status = 'definitief' THEN
        RAISE EXCEPTION 'round % is definitive: its answers are locked', COALESCE(NEW.round_id, OLD.round_id)
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


def lock_trigger(name: str) -> pgtrigger.Trigger:
    """A trigger that refuses every change of a row once its round is definitive."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("round_status", "text")],
        func=LOCKED_WHEN_DEFINITIVE,
    )


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Round(models.Model):
    """One APK of one municipality on one edition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="rounds")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rounds")
    scope = models.CharField("omvang", max_length=10, choices=Scope.choices)
    status = models.CharField(
        "status", max_length=10, choices=RoundStatus.choices, default=RoundStatus.PROVISIONAL
    )
    # A quick scan asks two steps of the duties only; it grows into the full round by setting this to False.
    is_scan = models.BooleanField("snelle scan", default=False)
    blind = models.BooleanField("voorstellen blind", default=False)
    due = models.DateField("klaar op", null=True, blank=True)
    prefilled_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="voorgevuld uit"
    )
    created_at = models.DateTimeField("gestart op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    definitive_at = models.DateTimeField("definitief sinds", null=True, blank=True)
    definitive_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    definitive_function = models.CharField("vastgesteld door (functie)", max_length=120, blank=True)

    class Meta:
        ordering = ("-created_at",)
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "edition"], name="one_round_per_edition"),
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="round_scope_known"),
            models.CheckConstraint(
                condition=models.Q(status__in=RoundStatus.values), name="round_status_known"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="definitive_round_is_frozen",
                operation=pgtrigger.Delete
                | pgtrigger.UpdateOf("status", "scope", "edition_id", "municipality_id"),
                condition=pgtrigger.Q(old__status=RoundStatus.DEFINITIVE.value),
            )
        ]

    def __str__(self) -> str:
        return f"APK {self.edition} {self.municipality}"

    @property
    def is_definitive(self) -> bool:
        return self.status == RoundStatus.DEFINITIVE.value


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    meta={"indexes": [models.Index(fields=["round", "statement"], name="answer_history")]},
)
class Answer(models.Model):
    """The agreed answer of one statement for one role; role "" is one answer for all roles (and for dwars).

    A row for "" never stands beside rows for single roles of the same statement. Every change of any row of
    a statement gets the next number of that statement as its `version`, also when the answer is split over
    roles or joined again; no number comes back, so a stale save is always seen.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    statement = models.CharField("stelling", max_length=20)
    role = models.CharField("rol", max_length=20, blank=True)
    value = models.CharField("antwoord", max_length=10, choices=AnswerChoice.choices, blank=True)
    support = models.CharField("onderbouwing", max_length=12, choices=AnswerSupport.choices, blank=True)
    note = models.TextField("toelichting", blank=True)
    function = models.CharField("beantwoord door (functie)", max_length=120, blank=True)
    # Carried over from the last round; counts as empty until somebody confirms or changes it (method.md 10).
    to_confirm = models.BooleanField("nog bevestigen", default=False)
    version = models.PositiveIntegerField("versie", default=1)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    updated_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField("n.v.t. bevestigd op", null=True, blank=True)

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "statement", "role"], name="one_answer_per_role"),
            models.CheckConstraint(
                condition=models.Q(value__in=["", *AnswerChoice.values]), name="answer_value_known"
            ),
            models.CheckConstraint(
                condition=models.Q(support__in=["", *AnswerSupport.values]), name="answer_support_known"
            ),
        ]
        triggers: ClassVar = [lock_trigger("answer_locked_when_definitive")]

    def __str__(self) -> str:
        return f"{self.statement} {self.role}".strip()


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    meta={"indexes": [models.Index(fields=["round", "task"], name="task_history")]},
)
class TaskAnswer(models.Model):
    """The five steps of one task, or not applicable with a reason."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="task_answers")
    task = models.CharField("taak", max_length=80)
    in_beeld = models.CharField("in beeld", max_length=10, choices=StepChoice.choices, blank=True)
    belegd = models.CharField("belegd", max_length=10, choices=StepChoice.choices, blank=True)
    beleid = models.CharField("beleid actueel", max_length=10, choices=StepChoice.choices, blank=True)
    capaciteit = models.CharField("capaciteit", max_length=10, choices=StepChoice.choices, blank=True)
    besproken = models.CharField(
        "bestuurlijk besproken", max_length=10, choices=StepChoice.choices, blank=True
    )
    discussed_on = models.DateField("besproken op", null=True, blank=True)
    not_applicable = models.BooleanField("niet van toepassing", default=False)
    nvt_reason = models.TextField("reden", blank=True)
    note = models.TextField("toelichting", blank=True)
    function = models.CharField("beantwoord door (functie)", max_length=120, blank=True)
    # Carried over from the last round; counts as empty until somebody confirms or changes it (method.md 10).
    to_confirm = models.BooleanField("nog bevestigen", default=False)
    version = models.PositiveIntegerField("versie", default=1)
    updated_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    updated_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "antwoord op een taak"
        verbose_name_plural = "antwoorden op taken"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "task"], name="one_answer_per_task"),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{step}__in": ["", *StepChoice.values]}), name=f"task_{step}_known"
                )
                for step in ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
            ),
        ]
        triggers: ClassVar = [lock_trigger("task_answer_locked_when_definitive")]

    def __str__(self) -> str:
        return self.task


class Snapshot(models.Model):
    """A definitive round, frozen: the exact bytes of its answers file and result file, and what made them.

    `annex` is what else the report prints: open quality signals, and the evidence and remarks that were
    chosen.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="snapshot")
    answers = models.TextField("antwoordenbestand (apk-antwoorden/1)")
    result = models.TextField("uitslagbestand (apk-uitslag/1)")
    annex = models.TextField("bijlage (apk-bijlage/1)", blank=True)
    catalogue_sha256 = models.CharField("sha256 van de catalogus", max_length=64)
    scoring_version = models.CharField("versie van de rekenregels", max_length=10)
    sha256 = models.CharField("sha256 van antwoorden en uitslag", max_length=64)
    created_at = models.DateTimeField("bevroren op", default=timezone.now)

    class Meta:
        verbose_name = "momentopname"
        verbose_name_plural = "momentopnames"
        triggers: ClassVar = [
            pgtrigger.Protect(name="snapshot_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Momentopname {self.round_id}"


class ReportFile(models.Model):
    """A report that was asked for: waiting, being made, ready (then served again as it is) or failed.

    `content_key` is the hash of everything that shapes the report, so equal content is made only once.
    `proof_sha256` is the number printed in a file of a definitive round, to check it by; empty before that.
    """

    class State(models.TextChoices):
        QUEUED = "wacht", "Staat in de wachtrij"
        RUNNING = "bezig", "Wordt gemaakt"
        DONE = "klaar", "Klaar"
        FAILED = "mislukt", "Niet gelukt"

    round = models.ForeignKey(Round, models.CASCADE, related_name="reports")
    form = models.CharField("vorm", max_length=12, choices=ReportForm.choices, default=ReportForm.REPORT)
    content_key = models.CharField("sleutel", max_length=64, unique=True)
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField("voortgang in procenten", default=0)
    file = models.FileField("bestand", upload_to="rapporten/%Y", blank=True)
    sha256 = models.CharField("sha256 van het bestand", max_length=64, blank=True, db_index=True)
    proof_sha256 = models.CharField("controlegetal in het bestand", max_length=64, blank=True, db_index=True)
    pages = models.PositiveSmallIntegerField("bladzijden", null=True, blank=True)
    size = models.PositiveIntegerField("grootte in bytes", null=True, blank=True)
    error = models.TextField("melding", blank=True)
    requested_at = models.DateTimeField("gevraagd op", default=timezone.now)
    requested_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        ordering = ("-requested_at",)
        verbose_name = "rapportbestand"
        verbose_name_plural = "rapportbestanden"

    def __str__(self) -> str:
        return f"Rapport {self.round_id} ({self.get_state_display()})"
