"""An edition as YAML files, in one zip; read again they give the same content to the letter. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

from assessments.catalogue.revisions import in_schema_order
from assessments.catalogue.schema import FILES, file_name

WIDTH = 110
FIXED = (2026, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def yaml_text(value: Any) -> str:
    """One file; texts keep their signs, fields their order."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return str(text)


def texts_of_content(content: dict[str, Any]) -> dict[str, str]:
    """The files of an edition by name, in the order of the schema."""
    ordered = in_schema_order(content)
    return {file_name(name): yaml_text(ordered[name]) for name in FILES if name in ordered}


def zip_of(texts: Mapping[str, str]) -> bytes:
    """All files in one zip, in the order given."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, text in texts.items():
            info = ZipInfo(name, FIXED)
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, text)
    return stream.getvalue()


class _Dumper(yaml.CSafeDumper):
    """No aliases; and a text that looks like a date stays quoted, as it was a text in the stored content."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value)


def _date(dumper: _Dumper, value: dt.date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dt.date, _date)
