"""Reading editions. A built catalogue is kept per process, because a published edition never changes."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from django.db import connection
from django.http import Http404

from assessments.catalogue.loader import Former, catalogue_from, former_of
from assessments.catalogue.mapping import Change, composed
from assessments.catalogue.spec import Catalogue
from assessments.models import Edition

SIMULATED = "-simulatie"
"""The end of the name of an edition that only the simulation uses; no real edition follows from it."""

_by_sha256: dict[str, Catalogue] = {}
_sha256_by_id: dict[int, str] = {}
_building = Lock()


class EditionDamagedError(Exception):
    """The stored content of an edition no longer has the hash it was published with."""


def catalogue_for(edition: Edition) -> Catalogue:
    """The catalogue of an edition; no query when this process knows it already.

    An edition that was fetched without its content costs one query, the first time.
    Raises EditionDamagedError when the content does not have the hash of the edition.
    """
    found = _by_sha256.get(edition.sha256)
    if found is None:
        with _building:  # threads of one process build it once
            found = _by_sha256.get(edition.sha256)
            if found is None:
                found = replace(catalogue_from(edition.content), revision=edition.revision)
                if found.sha256 != edition.sha256:
                    raise EditionDamagedError(f"edition {edition.name}: {found.sha256} != {edition.sha256}")
                _by_sha256[edition.sha256] = found
    _sha256_by_id[edition.pk] = edition.sha256
    return found


def catalogue_by_id(edition_id: int) -> Catalogue:
    """The same by primary key: no query at all when warm. Raises Edition.DoesNotExist."""
    sha256 = _sha256_by_id.get(edition_id)
    if sha256 is not None and sha256 in _by_sha256:
        return _by_sha256[sha256]
    return catalogue_for(Edition.objects.get(pk=edition_id))


def latest_edition() -> Edition | None:
    """The newest edition by name, in its newest revision, without its content; None when there is none."""
    return Edition.objects.defer("content").order_by("-name", "-revision").first()


def editions_published() -> list[Edition]:
    """All editions in their newest revision, newest edition first, without their content."""
    newest: dict[str, Edition] = {}
    for edition in Edition.objects.defer("content").order_by("-name", "-revision"):
        newest.setdefault(edition.name, edition)
    return list(newest.values())


def editions_in_use() -> list[Edition]:
    """The same without those of the simulation: what a campaign, a round or a publication may be for."""
    return [edition for edition in editions_published() if not edition.name.endswith(SIMULATED)]


def edition_or_404(name: str) -> Edition:
    """The newest revision of the edition of that name, without its content. Raises Http404."""
    found = None
    if "\0" not in name:  # the database refuses to look for that
        found = Edition.objects.defer("content").filter(name=name).order_by("-revision").first()
    if found is None:
        raise Http404(f"Editie '{name}' bestaat niet.")
    return found


def newest_revision(name: str) -> Edition:
    """The newest revision of an edition, without its content; held until the transaction ends.

    Nobody publishes a next one meanwhile, so a round that is started on it never stays behind. Raises
    Edition.DoesNotExist.
    """
    hold_edition(name, alone=False)
    found = Edition.objects.defer("content").filter(name=name).order_by("-revision").first()
    if found is None:
        raise Edition.DoesNotExist(f"edition {name}")
    return found


def hold_edition(name: str, *, alone: bool) -> None:
    """Wait for whoever publishes a revision of this edition; `alone` keeps everybody else waiting as well."""
    kind = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kind}(hashtextextended(%s, 0))", [f"editie {name}"])


def hashes_of(name: str) -> frozenset[str]:
    """The sha256 of every revision of an edition: files made on any of them ask the same questions."""
    return frozenset(Edition.objects.filter(name=name).values_list("sha256", flat=True))


def former_for(name: str) -> Former:
    """What a new edition of this name answers to: the editions before it, each in its newest revision."""
    earlier = Edition.objects.filter(name__lt=name).order_by("-name", "-revision").distinct("name")
    if not name.endswith(SIMULATED):
        earlier = earlier.exclude(name__endswith=SIMULATED)
    return former_of(list(earlier.values_list("content", flat=True)))


def changes_since(catalogue: Catalogue, edition: str) -> tuple[Change, ...] | None:
    """What changed since an earlier edition, over every step between; None when it is no forebear.

    No query for the edition directly before, one per edition in between. Of an edition in between the first
    publication counts, so that a correction never alters the report of a definitive round.
    """
    if catalogue.previous_edition is None:
        return None
    if catalogue.previous_edition == edition:
        return catalogue.changes
    steps = Edition.objects.defer("content").filter(name=catalogue.previous_edition)
    step = steps.order_by("revision").first()
    earlier = changes_since(catalogue_for(step), edition) if step else None
    return None if earlier is None else composed(earlier, catalogue.changes)
