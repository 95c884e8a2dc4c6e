"""Reading editions and drafts for the pages of VNG."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.expressions import RawSQL
from django.http import Http404

from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.files import content_of_texts
from assessments.catalogue.loader import catalogue_from
from assessments.catalogue.queries import SIMULATED, catalogue_for, changes_since
from assessments.catalogue.revisions import changed_texts
from assessments.catalogue.shape import content_struct
from assessments.constants import RoundStatus
from assessments.editorial.differences import Difference, FieldChange, Side, difference
from assessments.editorial.mapping_rows import Choices, choices_for
from assessments.editorial.sentences import edition_label
from assessments.editorial.texts import ALONE, Item, items_of
from assessments.models import AuditEntry, Edition, EditionDraft, Round

NO_ROUNDS = (0, 0, 0)
KEY = re.compile(r"(?P<name>[A-Za-z0-9_-]{1,20})(?:\.(?P<revision>[0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A published edition: how much it asks, how many rounds stand on it, and why it was corrected."""

    name: str
    revision: int
    published_at: dt.datetime
    sha256: str
    statements: int
    cross: int
    tasks: int
    running: int
    definitive: int
    fictional: int
    reason: str

    @property
    def label(self) -> str:
        return edition_label(self.name, self.revision)

    @property
    def key(self) -> str:
        return key_of(self.name, self.revision)

    @property
    def is_simulated(self) -> bool:
        return self.name.endswith(SIMULATED)


@dataclass(frozen=True, slots=True)
class MendedText:
    """A text that a correction changes, and of what it is."""

    item: Item
    change: FieldChange


def key_of(name: str, revision: int) -> str:
    """How an edition is named in an address: "2026" or "2026.1"."""
    return f"{name}.{revision}" if revision else name


def edition_lines() -> list[EditionLine]:
    """Every revision of every edition, newest first; 3 queries."""
    counted = Round.objects.values("edition_id").annotate(
        running=Count("pk", filter=Q(status=RoundStatus.PROVISIONAL)),
        definitive=Count("pk", filter=Q(status=RoundStatus.DEFINITIVE)),
        fictional=Count("pk", filter=Q(municipality__is_fictional=True)),
    )
    rounds = {
        key: (running, definitive, fictional)
        for key, running, definitive, fictional in counted.values_list(
            "edition_id", "running", "definitive", "fictional"
        )
    }
    reasons = dict(AuditEntry.objects.filter(action="editie.verbeterd").values_list("new__sha256", "reason"))
    editions = Edition.objects.defer("content").annotate(
        statements=_length("stellingen", "stellingen"),
        cross=_length("dwars", "stellingen"),
        tasks=_length("taken", "taken"),
    )
    return [
        EditionLine(
            name=one.name,
            revision=one.revision,
            published_at=one.published_at,
            sha256=one.sha256,
            statements=one.statements,
            cross=one.cross,
            tasks=one.tasks,
            running=rounds.get(one.pk, NO_ROUNDS)[0],
            definitive=rounds.get(one.pk, NO_ROUNDS)[1],
            fictional=rounds.get(one.pk, NO_ROUNDS)[2],
            reason=reasons.get(one.sha256, ""),
        )
        for one in editions
    ]


def _length(file: str, rows: str) -> RawSQL:
    """How many items a list of an edition holds, counted by the database."""
    return RawSQL("jsonb_array_length(content -> %s -> %s)", [file, rows])


def open_drafts() -> list[EditionDraft]:
    """The drafts that are not published, newest first, without their files; 1 query."""
    found = EditionDraft.objects.filter(published=None).select_related("created_by", "based_on")
    return list(found.defer("files", "content", "based_on__content"))


def draft_or_404(draft_id: int) -> EditionDraft:
    """A draft with its files and the edition it corrects. Raises Http404."""
    found = EditionDraft.objects.select_related("created_by", "based_on", "published")
    draft = found.defer("based_on__content", "published__content").filter(pk=draft_id).first()
    if draft is None:
        raise Http404("Dit concept bestaat niet meer.")
    return draft


def edition_by_key(key: str) -> Edition:
    """The edition of "2026" (first publication) or "2026.1". Raises Http404."""
    parts = KEY.fullmatch(key)
    editions = (
        Edition.objects.filter(name=parts["name"], revision=int(parts["revision"] or 0)) if parts else ()
    )
    for found in editions:
        return found
    raise Http404("Deze editie bestaat niet.")


def former_of_draft(name: str) -> Edition | None:
    """The edition that a new one of this name follows: the newest revision of the last one before it."""
    earlier = Edition.objects.filter(name__lt=name).exclude(name__endswith=SIMULATED)
    return earlier.order_by("-name", "-revision").first()


def running_rounds(name: str) -> int:
    """How many rounds run on an edition, over all its revisions: those move along with a correction."""
    return Round.objects.filter(edition__name=name, status=RoundStatus.PROVISIONAL).count()


def definitive_rounds(name: str) -> int:
    """How many rounds are definitive on any revision of an edition: those never change."""
    return Round.objects.filter(edition__name=name, status=RoundStatus.DEFINITIVE).count()


def side_of(edition: Edition) -> Side:
    """A published edition as one side of a comparison."""
    label = edition_label(edition.name, edition.revision)
    return Side(label, catalogue_for(edition), edition.content)


def between_editions(old: Edition, new: Edition) -> Difference:
    """What differs between two published editions, the older one first."""
    one, other = side_of(old), side_of(new)
    changes = None if old.name == new.name else changes_since(other.catalogue, old.name)
    return difference(one, other, changes)


def of_draft(draft: EditionDraft, content: dict[str, Any]) -> Difference | None:
    """What a faultless draft changes: against the edition it corrects, or the one it follows."""
    base = Edition.objects.get(pk=draft.based_on_id) if draft.based_on_id else former_of_draft(draft.name)
    if base is None:
        return None
    catalogue = catalogue_from(content)
    changes = None if draft.based_on_id else changes_since(catalogue, base.name)
    return difference(side_of(base), Side(f"concept {draft.name}", catalogue, content), changes)


def counts_of(content: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    """How much a faultless draft holds, as label and number."""
    return (
        ("stellingen", len(content["stellingen"]["stellingen"])),
        ("stellingen over samenspel", len(content["dwars"]["stellingen"])),
        ("taken", len(content["taken"]["taken"])),
        ("risico's", len(content["risicos"]["risicos"])),
        ("maatregelen", len(content["maatregelen"]["maatregelen"])),
    )


def newest_of(draft: EditionDraft) -> Edition | None:
    """The newest revision of the edition that a draft corrects, without its content."""
    if draft.based_on_id is None:
        return None
    return Edition.objects.defer("content").filter(name=draft.name).order_by("-revision").first()


def content_to_mend(draft: EditionDraft) -> dict[str, Any]:
    """What a correction holds now, also while it has faults. Raises Http404 for what is no correction."""
    if draft.based_on_id is None or draft.published_id is not None:
        raise Http404("Teksten verbeteren kan alleen in een open redactionele versie.")
    content, unread = (draft.content, []) if draft.content else content_of_texts(draft.files)
    if unread or content is None:
        raise Http404("Dit concept heeft bestanden die niet te lezen zijn.")
    return dict(content)


def mended_texts(draft: EditionDraft) -> list[MendedText]:
    """What a faultless correction changes, with what it was; nothing for a new edition."""
    if draft.based_on_id is None or draft.content is None:
        return []
    base = Edition.objects.get(pk=draft.based_on_id)
    items = items_of(draft.content)
    found = []
    for place, (was, now) in changed_texts(base.content, draft.content).items():
        keys = [(place[0], place[1], place[2]) if len(place) > 2 else None, (place[0], ALONE, ALONE)]
        item = next((items[key] for key in keys if key in items), None)
        if item is not None:
            found.append(MendedText(item, FieldChange(item.label_of(place), was, now)))
    return found


def mapping_choices(draft: EditionDraft) -> tuple[Edition | None, Choices | None]:
    """The edition that a draft follows, and what VNG must choose; None where that cannot be told yet."""
    if draft.based_on_id is not None or not draft.name or draft.published_id is not None:
        raise Http404("Dit concept heeft geen was-wordt.")
    former = former_of_draft(draft.name)
    content, unread = content_of_texts(draft.files)
    given = content.pop("was_wordt", None)
    if former is None or any(fault.file != "was-wordt.yaml" for fault in unread):
        return former, None
    try:
        return former, choices_for(content_struct(former.content), content_struct(content), given)
    except CatalogueFaults:
        return former, None
