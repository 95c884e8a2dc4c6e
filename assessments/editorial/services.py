"""Everything that VNG does with a draft: take in, replace, choose, correct, publish, throw away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.catalogue.revisions import (
    Place,
    changed_texts,
    in_words,
    leaves_of,
    publish_revision,
    with_texts,
)
from assessments.catalogue.services import EditionFrozen, publish_edition
from assessments.editorial import sentences
from assessments.editorial.checking import Checked, check_files
from assessments.editorial.yaml_files import texts_of_content, yaml_text
from assessments.models import Edition, EditionDraft, User

MAPPING = "was-wordt.yaml"
MAX_TEXT = 5_000
PRESSED_TWICE = dt.timedelta(minutes=10)
"""Within this time the same files of the same person are one draft."""


@transaction.atomic
def receive_draft(*, actor: User, files: Mapping[str, str]) -> EditionDraft:
    """Keep the files of a new edition with all that the check finds, faulty or not; twice is one draft."""
    same = _just_made(actor, files)
    if same is not None:
        return same
    draft = EditionDraft(created_by=actor, files=dict(files))
    _store(draft, check_files(files))
    record(
        actor=actor,
        action="concept.ingelezen",
        subject=_called(draft),
        new={"bestanden": sorted(files), "fouten": len(draft.faults)},
    )
    return draft


@transaction.atomic
def replace_files(*, actor: User, draft_id: int, version: int, files: Mapping[str, str]) -> EditionDraft:
    """Put these files in the place of those with the same name, and check all again.

    Raises ValidationError when a colleague changed the draft, or it is published.
    """
    draft = _held(draft_id, version)
    return _changed(actor, draft, {**draft.files, **files}, sorted(files))


@transaction.atomic
def save_mapping(*, actor: User, draft_id: int, version: int, mapping: dict[str, Any]) -> EditionDraft:
    """Write was-wordt.yaml in a draft and check all again. Raises ValidationError like `replace_files`."""
    draft = _held(draft_id, version)
    return _changed(actor, draft, {**draft.files, MAPPING: yaml_text(mapping)}, [MAPPING])


@transaction.atomic
def start_correction(*, actor: User, name: str) -> EditionDraft:
    """A draft with the newest revision of an edition, to mend texts in; untouched, the same one again.

    Raises Edition.DoesNotExist.
    """
    newest = Edition.objects.filter(name=name).order_by("-revision").first()
    if newest is None:
        raise Edition.DoesNotExist(f"edition {name}")
    files = texts_of_content(newest.content)
    same = _just_made(actor, files)
    if same is not None:
        return same
    draft = EditionDraft(created_by=actor, files=files)
    _store(draft, check_files(files, newest))
    record(actor=actor, action="concept.ingelezen", subject=_called(draft), new={"verbetert": str(newest)})
    return draft


@transaction.atomic
def save_texts(
    *, actor: User, draft_id: int, version: int, content: dict[str, Any], texts: Mapping[Place, str]
) -> tuple[EditionDraft, int]:
    """Put these texts into a correction; how many of them differ from what stood there.

    `content` is what the draft holds. Every version goes up once, however often a text is mended. Raises
    ValidationError for an empty or too long text, and like `replace_files`.
    """
    draft = _held(draft_id, version)
    faults = {"__".join(place): _text_fault(text) for place, text in texts.items() if _text_fault(text)}
    if faults:
        raise ValidationError(faults)
    base, known = _base_of(draft), leaves_of(content)
    changed = [place for place, text in texts.items() if known[place].value != text]
    if changed:
        now = changed_texts(base.content, with_texts(content, texts))
        mended = with_texts(base.content, {place: new for place, (_, new) in now.items()})
        _changed(actor, draft, texts_of_content(mended), [in_words(place) for place in changed])
    return draft, len(changed)


@transaction.atomic
def renew_correction(*, actor: User, draft_id: int, version: int, content: dict[str, Any]) -> EditionDraft:
    """Put the mended texts of a draft on top of the newest revision, after a colleague published one.

    Raises ValidationError when both mended the same text, and like `replace_files`.
    """
    draft = _held(draft_id, version)
    base = _base_of(draft)
    newest = Edition.objects.filter(name=base.name).order_by("-revision")[0]
    mine, theirs = changed_texts(base.content, content), changed_texts(base.content, newest.content)
    both = [place for place in mine if place in theirs and mine[place] != theirs[place]]
    if both:
        places = "; ".join(in_words(place) for place in both[:5])
        raise ValidationError(sentences.CONFLICT.format(places=places))
    mended = with_texts(newest.content, {place: new for place, (_, new) in mine.items()})
    draft.based_on = newest
    return _changed(
        actor, draft, texts_of_content(mended), [sentences.edition_label(str(newest), newest.revision)]
    )


@transaction.atomic
def publish_draft(*, actor: User, draft_id: int, version: int, reason: str) -> tuple[Edition, int]:
    """Publish a faultless draft for ever; how many running rounds moved to it (only with a correction).

    Raises ValidationError in Dutch: stale, published already, faulty, no reason for a correction, or an
    edition of that name already; and CatalogueFaults when the catalogue refuses it after all.
    """
    draft = _held(draft_id, version)
    if draft.content is None:
        raise ValidationError(sentences.DRAFT_FAULTY)
    moved = 0
    if draft.based_on_id:
        edition, moved = publish_revision(
            actor=actor, content=draft.content, based_on=_base_of(draft), reason=reason
        )
    else:
        try:
            edition, is_new = publish_edition(actor=actor, content=draft.content)
        except EditionFrozen as frozen:
            raise ValidationError(str(frozen)) from frozen
        if not is_new:  # another draft with the same files was first
            raise ValidationError(sentences.ALREADY_THERE.format(name=edition.name))
    draft.published = edition
    draft.version += 1
    draft.save(update_fields=["published", "version"])
    return edition, moved


@transaction.atomic
def delete_draft(*, actor: User, draft_id: int, version: int) -> None:
    """Throw a draft away; a published one stays. Raises ValidationError like `replace_files`."""
    draft = _held(draft_id, version)
    record(
        actor=actor,
        action="concept.weggegooid",
        subject=_called(draft),
        old={"bestanden": sorted(draft.files)},
    )
    draft.delete()


def _just_made(actor: User, files: Mapping[str, str]) -> EditionDraft | None:
    """The draft of these very files that nobody touched since: its button was pressed twice."""
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)  # the second press waits for the first
    mine = EditionDraft.objects.filter(
        created_by=actor, published=None, version=1, updated_at__gt=timezone.now() - PRESSED_TWICE
    )
    return next((draft for draft in mine.order_by("-pk")[:5] if draft.files == dict(files)), None)


def _held(draft_id: int, version: int) -> EditionDraft:
    """The draft, for this transaction alone, as the page showed it. Raises ValidationError otherwise."""
    draft = EditionDraft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is not None and draft.published_id:
        edition = Edition.objects.defer("content").get(pk=draft.published_id)
        label = sentences.edition_label(edition.name, edition.revision)
        raise ValidationError(sentences.DRAFT_PUBLISHED.format(edition=label))
    if draft is None or draft.version != version:
        raise ValidationError(sentences.DRAFT_STALE)
    return draft


def _base_of(draft: EditionDraft) -> Edition:
    """The edition that a correction corrects, with its content. Raises ValidationError for a new edition."""
    if draft.based_on_id is None:
        raise ValidationError(sentences.ONLY_CORRECTIONS)
    return Edition.objects.get(pk=draft.based_on_id)


def _changed(actor: User, draft: EditionDraft, files: dict[str, str], what: list[str]) -> EditionDraft:
    draft.files = files
    draft.version += 1
    _store(draft, check_files(files, draft.based_on))
    record(
        actor=actor,
        action="concept.gewijzigd",
        subject=_called(draft),
        new={"gewijzigd": what, "fouten": len(draft.faults)},
    )
    return draft


def _store(draft: EditionDraft, checked: Checked) -> None:
    draft.name, draft.content = checked.name, checked.content
    draft.faults = [
        {"file": fault.file, "where": fault.where, "message": fault.message} for fault in checked.faults
    ]
    draft.based_on = checked.based_on
    draft.is_correction = checked.based_on is not None
    draft.updated_at = timezone.now()
    draft.save()


def _called(draft: EditionDraft) -> str:
    return draft.name or f"concept {draft.pk or ''}".strip()


def _text_fault(text: str) -> str:
    if not text.strip():
        return sentences.TEXT_EMPTY
    return sentences.TEXT_LONG.format(most=MAX_TEXT) if len(text) > MAX_TEXT else ""
