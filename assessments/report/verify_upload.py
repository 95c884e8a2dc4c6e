"""A file that is only looked at: it stays in memory and is gone with the request."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024


class MemoryOnly(FileUploadHandler):
    """Keeps a file in memory, never on disk; one that is too large is dropped while it comes in.

    `too_large` says afterwards whether that happened.
    """

    too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start with nothing."""
        super().new_file(*args, **kwargs)
        self.body = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep the bytes. Raises SkipFile past the limit."""
        if self.body.tell() + len(raw_data) > MAX_BYTES:
            self.too_large, self.body = True, BytesIO()
            raise SkipFile
        self.body.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file in memory."""
        self.body.seek(0)
        return InMemoryUploadedFile(
            file=self.body,
            field_name=self.field_name,
            name=self.file_name or "bestand",
            content_type=self.content_type or "application/octet-stream",
            size=file_size,
            charset=None,
        )
