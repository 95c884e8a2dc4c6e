"""How large a file somebody may send: watched while it comes in, before anything is written."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers; drops what makes the files together exceed EVIDENCE_MAX_BYTES.

    The rest of the form is read on, so the page can say what happened: `request.too_large` holds the names
    of the dropped files.
    """

    received = 0  # of all files of this request: a form with more files gets no more room

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on. Raises SkipFile past the limit."""
        self.received += len(raw_data)
        if self.received > settings.EVIDENCE_MAX_BYTES:
            dropped = [*getattr(self.request, "too_large", []), str(self.file_name)]
            setattr(self.request, "too_large", dropped)  # noqa: B010 - not an attribute that Django knows
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The handlers after this one keep the file."""
        return None
