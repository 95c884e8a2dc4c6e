"""Our own static files, the only ones that a PDF may use."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage


class PdfFailedError(Exception):
    """The PDF could not be made, or is not what it must be."""


def static_bytes(name: str) -> bytes:
    """One of our static files, by its name without hash. Raises PdfFailedError when it is missing."""
    found = finders.find(name)
    if isinstance(found, str):
        return Path(found).read_bytes()
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    raise PdfFailedError(f"static file {name} is missing: run the front-end build")
