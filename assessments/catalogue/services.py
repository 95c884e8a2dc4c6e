"""Publishing an edition and keeping the list of municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from assessments.audit.services import record
from assessments.catalogue.files import content_sha256
from assessments.catalogue.loader import Former, checked_catalogue
from assessments.catalogue.municipalities import MunicipalityRow
from assessments.catalogue.queries import former_for, hold_edition
from assessments.models import Edition, Municipality, User


class EditionFrozen(Exception):
    """An edition of that name is published with other content; it can never change."""

    def __init__(self, edition: Edition, sha256: str) -> None:
        self.edition = edition
        super().__init__(
            f"Editie {edition.name} is al gepubliceerd met een andere inhoud en verandert nooit meer. "
            f"Gepubliceerd: {edition.sha256[:12]}, aangeboden: {sha256[:12]}. "
            "Geef de gewijzigde inhoud een nieuwe editienaam."
        )


@dataclass(frozen=True, slots=True)
class MunicipalityCounts:
    """How many municipalities a list added, changed and left as they were."""

    new: int
    changed: int
    unchanged: int


def _former(content: dict[str, Any]) -> Former | None:
    """The published editions that this one follows; None when one of that name is published already."""
    statements = content.get("stellingen")
    name = statements.get("editie") if isinstance(statements, dict) else None
    if not isinstance(name, str) or Edition.objects.filter(name=name).exists():
        return None  # refused anyway: for its shape, or because an edition never changes
    return former_for(name)


@transaction.atomic
def publish_edition(*, actor: User | None, content: dict[str, Any]) -> tuple[Edition, bool]:
    """Store the content as a new edition; True when it was new, False when exactly this was there already.

    `content` is what `loader.content_of` returns. Its was-wordt is held against the newest edition before it,
    as that was published. Raises CatalogueFaults, or EditionFrozen when the edition exists
    with other content. A corrected typo goes through `revisions.publish_revision`.
    """
    known = Edition.objects.filter(sha256=content_sha256(content)).defer("content").first()
    if known is not None:
        return known, False
    catalogue = checked_catalogue(content, _former(content))
    hold_edition(catalogue.edition, alone=True)
    # Two processes that start together both arrive here; get_or_create lets one of them win.
    edition, created = Edition.objects.defer("content").get_or_create(
        name=catalogue.edition, revision=0, defaults={"content": content, "sha256": catalogue.sha256}
    )
    if created:
        record(
            actor=actor, action="editie.gepubliceerd", subject=edition.name, new={"sha256": edition.sha256}
        )
    if edition.sha256 != catalogue.sha256:
        raise EditionFrozen(edition, catalogue.sha256)
    return edition, created


@transaction.atomic
def save_municipalities(
    *, actor: User | None, rows: list[MunicipalityRow], source: str
) -> MunicipalityCounts:
    """Insert or update municipalities by CBS code; those not in the list stay. `source` names the file."""
    stored = {item.code: item for item in Municipality.objects.select_for_update()}
    new: list[Municipality] = []
    changed: list[Municipality] = []
    fields = [name for name in MunicipalityRow.__struct_fields__ if name != "code"]
    for row in rows:
        found = stored.get(row.code)
        values = {name: getattr(row, name) for name in fields}
        if found is None:
            new.append(Municipality(code=row.code, **values))
        elif any(getattr(found, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(found, name, value)
            changed.append(found)
    Municipality.objects.bulk_create(new)
    Municipality.objects.bulk_update(changed, fields, batch_size=200)
    counts = MunicipalityCounts(len(new), len(changed), len(rows) - len(new) - len(changed))
    if new or changed:
        record(
            actor=actor,
            action="gemeenten.geladen",
            subject=source[:120],
            new={"nieuw": counts.new, "gewijzigd": counts.changed, "ongewijzigd": counts.unchanged},
        )
    return counts
