"""Consent to be compared, and what was published about groups of municipalities (method.md 9).

Nothing here is shown as it stands: `comparison.disclosure` decides what may be seen, and only the rounded
figures of `PeerStanding` reach a report.
"""

from __future__ import annotations

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone

from assessments.constants import ConsentChoice, JobState, PeerKind
from assessments.models.accounts import User
from assessments.models.assessment import Round
from assessments.models.catalogue import Edition


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Consent(models.Model):
    """Whether the outcome of a round may count in groups; no row is `geen`."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="consent")
    choice = models.CharField(
        "toestemming", max_length=12, choices=ConsentChoice.choices, default=ConsentChoice.NONE
    )
    peer_kind = models.CharField(
        "groep in het rapport", max_length=30, choices=PeerKind.choices, default=PeerKind.SIZE
    )
    function = models.CharField("gegeven door (functie)", max_length=120)
    given_at = models.DateTimeField("gegeven op", default=timezone.now)
    given_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(choice__in=ConsentChoice.values), name="consent_choice_known"
            ),
            models.CheckConstraint(
                condition=models.Q(peer_kind__in=PeerKind.values), name="consent_peer_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Toestemming {self.round_id}: {self.choice}"


def frozen(name: str) -> pgtrigger.Trigger:
    """What was published never changes."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


class PeerPublication(models.Model):
    """The groups of one edition as they stood on one day (peildatum).

    `names` are the ids of the rounds that VNG may read by name from this publication on, as long as their
    consent stands; decided by `comparison.naming` and never changed.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="peer_publications")
    taken_on = models.DateField("peildatum")
    fictional = models.BooleanField("over verzonnen gemeenten", default=False)
    names = models.JSONField("rondes met naam te tonen", default=list, blank=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("taken_on", "pk")
        verbose_name = "publicatie van groepen"
        verbose_name_plural = "publicaties van groepen"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "taken_on", "fictional"], name="one_publication_per_day"
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="peer_publication_names_are_frozen", operation=pgtrigger.UpdateOf("names"))
        ]

    def __str__(self) -> str:
        return f"Groepen {self.edition_id} op {self.taken_on}"


class PeerValues(models.Model):
    """The values of one definitive round that groups are made of, unrounded; per measure six decimals."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="peer_values")
    values = models.JSONField("waarden per maat")

    class Meta:
        verbose_name = "waarden voor de vergelijking"
        verbose_name_plural = "waarden voor de vergelijking"
        triggers: ClassVar = [frozen("peer_values_are_frozen")]

    def __str__(self) -> str:
        return f"Waarden van {self.round_id}"


class PeerGroup(models.Model):
    """One group in one publication: its members and, per measure, what may be shown.

    `members` maps the code of a municipality to the id of its round. `basis` names per measure the
    publication whose members stand: an older one when too few changed. `withheld` lists the measures that
    are not shown.
    """

    publication = models.ForeignKey(PeerPublication, models.PROTECT, related_name="groups")
    kind = models.CharField("soort", max_length=30, choices=PeerKind.choices)
    key = models.CharField("sleutel", max_length=160, blank=True)
    label = models.CharField("naam", max_length=200)
    members = models.JSONField("leden")
    basis = models.JSONField("publicatie per maat")
    withheld = models.JSONField("niet te tonen maten")

    class Meta:
        verbose_name = "vergelijkingsgroep"
        verbose_name_plural = "vergelijkingsgroepen"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "kind", "key"], name="one_group_per_publication")
        ]
        triggers: ClassVar = [frozen("peer_group_is_frozen")]

    def __str__(self) -> str:
        return self.label


class PeerStanding(models.Model):
    """What the municipality of one round may see of its groups, in rounded figures without names."""

    publication = models.ForeignKey(PeerPublication, models.PROTECT, related_name="standings")
    round = models.ForeignKey(Round, models.PROTECT, related_name="peer_standings")
    groups = models.JSONField("groepen met cijfers")

    class Meta:
        verbose_name = "cijfers voor een gemeente"
        verbose_name_plural = "cijfers voor gemeenten"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "round"], name="one_standing_per_round")
        ]
        triggers: ClassVar = [frozen("peer_standing_is_frozen")]

    def __str__(self) -> str:
        return f"Cijfers voor {self.round_id}"


class GroupFigures(models.Model):
    """What everybody may see of one group in one publication: rounded figures of the whole group.

    The dashboard of VNG, the national report, the open data and the API read this table and `NationalPicture`
    only, so a figure that may not be shown is nowhere to be found. `figures` maps a measure to
    [number of municipalities, median, lower quartile, upper quartile]; a measure that is withheld is not in
    it. `participants` is the number of members, null when there are fewer than five.
    """

    publication = models.ForeignKey(PeerPublication, models.PROTECT, related_name="figures")
    kind = models.CharField("soort", max_length=30, choices=PeerKind.choices)
    key = models.CharField("sleutel", max_length=160, blank=True)
    label = models.CharField("naam", max_length=200)
    participants = models.PositiveSmallIntegerField("deelnemers", null=True)
    figures = models.JSONField("cijfers per maat")

    class Meta:
        ordering = ("publication", "kind", "key")
        verbose_name = "cijfers van een groep"
        verbose_name_plural = "cijfers van groepen"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "kind", "key"], name="one_figures_per_group")
        ]
        triggers: ClassVar = [frozen("group_figures_are_frozen")]

    def __str__(self) -> str:
        return self.label


class NationalPicture(models.Model):
    """What everybody may see of all municipalities together, besides medians: frozen with its publication.

    `spreads` maps a measure to classes [[from, to, share], …], shares in multiples of 5; `tasks` maps a task
    to [municipalities for which it applies, share in view]; `burden` holds how long a round took and how many
    people worked on it; `signals` the counts per cause and domain. Shapes: `comparison.picture`.
    """

    publication = models.OneToOneField(PeerPublication, models.PROTECT, related_name="picture")
    spreads = models.JSONField("verdelingen")
    tasks = models.JSONField("taken in beeld")
    burden = models.JSONField("werklast")
    signals = models.JSONField("signalen")

    class Meta:
        verbose_name = "landelijk beeld"
        verbose_name_plural = "landelijke beelden"
        triggers: ClassVar = [frozen("national_picture_is_frozen")]

    def __str__(self) -> str:
        return f"Landelijk beeld {self.publication_id}"


class PublicationDate(models.Model):
    """A day on which the groups of an edition are published (peildatum), fixed beforehand."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="publication_dates")
    day = models.DateField("peildatum")
    fictional = models.BooleanField("over verzonnen gemeenten", default=False)
    state = models.CharField("stand", max_length=10, choices=JobState.choices, blank=True)  # empty: planned
    error = models.TextField("melding", blank=True)
    publication = models.OneToOneField(
        PeerPublication, models.PROTECT, null=True, blank=True, related_name="planned"
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("day", "pk")
        verbose_name = "publicatiedatum"
        verbose_name_plural = "publicatiedata"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "day", "fictional"], name="one_date_per_edition")
        ]

    def __str__(self) -> str:
        return f"{self.edition} op {self.day}"


class NationalReportFile(models.Model):
    """The national report of one publication, as a file (PDF or Excel with every table)."""

    publication = models.ForeignKey(PeerPublication, models.PROTECT, related_name="reports")
    content_key = models.CharField("sleutel", max_length=64, unique=True)
    state = models.CharField("stand", max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    file = models.FileField("bestand", upload_to="landelijk/%Y", blank=True)
    sha256 = models.CharField("sha256 van het bestand", max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField("bladzijden", null=True, blank=True)
    size = models.PositiveIntegerField("grootte in bytes", null=True, blank=True)
    error = models.TextField("melding", blank=True)
    requested_at = models.DateTimeField("gevraagd op", default=timezone.now)
    requested_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        ordering = ("-requested_at",)
        verbose_name = "landelijk rapport"
        verbose_name_plural = "landelijke rapporten"

    def __str__(self) -> str:
        return f"Landelijk rapport {self.publication_id}"
