"""Names of files and links, cleaned of what could mislead or break a header. Pure."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from assessments.evidence import sentences

MAX_STEM = 150
FORBIDDEN = re.compile(r'[<>:"|?*;%\\/]')
HOST = re.compile(r"^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?$")
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that nobody sees: controls, and those that turn the direction of text around."""


def clean_filename(name: str) -> str:
    """The name that the browser gave, without folders and without signs that hide something."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    signs = (" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", last))
    visible = "".join(sign for sign in signs if not _is_hidden(sign))
    tidy = " ".join(FORBIDDEN.sub(" ", visible).split()).strip(". ")
    path = PurePosixPath(tidy)
    return f"{path.stem[:MAX_STEM].strip() or 'bestand'}{path.suffix.lower()}"


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in HIDDEN


def clean_title(title: str) -> str:
    """A title on one line. Raises ValidationError (field `title`) when it is too long or cannot be kept."""
    if any(_is_hidden(sign) and not sign.isspace() for sign in title):
        raise ValidationError({"title": sentences.TITLE_UNREADABLE})
    tidy = " ".join(title.split())
    if len(tidy) > sentences.MAX_TITLE_LENGTH:
        raise ValidationError({"title": sentences.TITLE_TOO_LONG})
    return tidy


def clean_link(url: str) -> str:
    """An address of the web. Raises ValidationError (field `url`) for anything else."""
    url = url.strip()
    if not url:
        raise ValidationError({"url": sentences.LINK_MISSING})
    if len(url) > sentences.MAX_LINK_LENGTH:
        raise ValidationError({"url": sentences.LINK_TOO_LONG})
    if any(_is_hidden(sign) or sign.isspace() for sign in url) or "\\" in url:
        raise ValidationError({"url": sentences.LINK_FAULTY})
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValidationError({"url": sentences.LINK_FAULTY}) from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise ValidationError({"url": sentences.LINK_SCHEME})
    if "@" in parts.netloc:
        raise ValidationError({"url": sentences.LINK_PASSWORD})
    if not _is_host(parts.hostname or "") or port == 0:
        raise ValidationError({"url": sentences.LINK_FAULTY})
    return url


def _is_host(host: str) -> bool:
    """A name on the web or on the network of the municipality, also with accents, or an IP address."""
    if ":" in host:  # IPv6; urlsplit saw to the brackets
        return True
    try:
        plain = host.encode("idna").decode().lower()
    except UnicodeError:
        return False
    return bool(HOST.match(plain)) and ".." not in plain
