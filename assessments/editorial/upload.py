"""What somebody uploads, as texts by file name: loose YAML files, or one zip. Refuses before it unpacks.

Nothing is written to disk and no name leads anywhere: a name is only a key.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from assessments.catalogue.schema import FILES, file_name
from assessments.editorial import sentences

KILOBYTE = 1024
MAX_FILE = 2 * KILOBYTE * KILOBYTE
"""Bytes of one file once unpacked; the largest of edition 2026 has a ninth of it."""
MAX_TOGETHER = 6 * KILOBYTE * KILOBYTE
MAX_FILES = 20
MAX_RATIO = 100
"""How many times larger than its packed form a file may become; YAML packs to a fifth."""
ENCRYPTED = 0x1
MEASURED = (ZIP_STORED, ZIP_DEFLATED)
"""Ways of packing that come out piece by piece; any other unpacks a bomb whole before it can be measured."""
KNOWN = frozenset(file_name(name) for name in FILES)
Sent = tuple[str, bytes]


class UploadRefused(Exception):
    """Why an upload cannot be taken in: every reason at once, in Dutch."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(dict.fromkeys(reasons))
        super().__init__("\n".join(self.reasons))


def texts_of(sent: Sequence[Sent]) -> dict[str, str]:
    """The texts by file name. Raises UploadRefused with every reason at once."""
    if not sent:
        raise UploadRefused([sentences.NO_FILES])
    packed = [one for one in sent if _is_zip(one)]
    if packed and len(sent) > 1:
        raise UploadRefused([sentences.ONE_ZIP])
    files = _unpacked(packed[0][1]) if packed else list(sent)
    reasons = [] if len(files) <= MAX_FILES else [sentences.TOO_MANY_FILES.format(most=MAX_FILES)]
    found: dict[str, str] = {}
    for name, raw in files[:MAX_FILES]:
        reasons += _name_faults(name, found)
        if len(raw) > MAX_FILE:
            reasons.append(sentences.FILE_TOO_LARGE.format(file=_shown(name), most=_megabytes(MAX_FILE)))
            continue
        try:
            found[name] = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as wrong:
            line = raw[: wrong.start].count(b"\n") + 1
            reasons.append(sentences.NOT_UTF8.format(file=_shown(name), line=line))
    if sum(len(raw) for _, raw in files) > MAX_TOGETHER:
        reasons.append(sentences.TOGETHER_TOO_LARGE.format(most=_megabytes(MAX_TOGETHER)))
    reasons += [sentences.NULL_IN_FILE.format(file=name) for name, text in found.items() if "\0" in text]
    if reasons:
        raise UploadRefused(reasons)
    return found


def _is_zip(one: Sent) -> bool:
    return one[1].startswith(b"PK") or one[0].lower().endswith(".zip")


def _unpacked(raw: bytes) -> list[Sent]:
    """The files of a zip. Raises UploadRefused for what is no sound zip, or one that grows too large."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            inside = [info for info in packed.infolist() if not info.is_dir()]
            _check_sizes(inside)
            return [(_plain_name(info.filename), _read(packed, info)) for info in inside]
    except (
        BadZipFile,
        LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as wrong:
        # ValueError: also a name that is no UTF-8 though the zip says so
        raise UploadRefused([sentences.DAMAGED_ZIP]) from wrong


def _check_sizes(inside: Sequence[ZipInfo]) -> None:
    """By what the zip says of itself; what it really holds is watched while it is read."""
    reasons = []
    if not inside:
        reasons.append(sentences.EMPTY_ZIP)
    if len(inside) > MAX_FILES:
        reasons.append(sentences.TOO_MANY_FILES.format(most=MAX_FILES))
    if sum(info.file_size for info in inside) > MAX_TOGETHER:
        reasons.append(sentences.TOGETHER_TOO_LARGE.format(most=_megabytes(MAX_TOGETHER)))
    for info in inside[:MAX_FILES]:
        name = _shown(info.filename)
        if info.flag_bits & ENCRYPTED:
            reasons.append(sentences.LOCKED_FILE.format(file=name))
        if info.compress_type not in MEASURED:
            reasons.append(sentences.OTHER_PACKING.format(file=name))
        if info.file_size > MAX_RATIO * max(info.compress_size, KILOBYTE):
            reasons.append(sentences.GROWS_TOO_MUCH.format(file=name))
    if reasons:
        raise UploadRefused(reasons)


def _read(packed: ZipFile, info: ZipInfo) -> bytes:
    with packed.open(info) as stream:
        raw = stream.read(MAX_FILE + 1)
    if len(raw) > MAX_FILE:
        reason = sentences.FILE_TOO_LARGE.format(file=_shown(info.filename), most=_megabytes(MAX_FILE))
        raise UploadRefused([reason])
    return raw


def _plain_name(name: str) -> str:
    """The name without the one folder that a file manager packs around everything."""
    folder, slash, rest = name.partition("/")
    return rest if slash and "/" not in rest and folder not in ("", ".", "..") else name


def _name_faults(name: str, found: dict[str, str]) -> list[str]:
    if "/" in name or "\\" in name or name.startswith("."):
        return [sentences.PATH_IN_NAME.format(file=_shown(name))]
    if name not in KNOWN:
        return [sentences.UNKNOWN_FILE.format(file=_shown(name), known=", ".join(sorted(KNOWN)))]
    return [sentences.FILE_TWICE.format(file=name)] if name in found else []


def _shown(name: str) -> str:
    """A name as it may stand on a page: short, and printable."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:60] or "zonder naam"


def _megabytes(size: int) -> int:
    return size // (KILOBYTE * KILOBYTE)
