"""Why saving a signal was refused, besides faults in a field."""

from __future__ import annotations

from assessments.models import NationalSignal


class StaleSignal(Exception):
    """Somebody saved in between: nothing was written. `current` is None when the signal was taken away."""

    def __init__(self, current: NationalSignal | None) -> None:
        super().__init__("stale save of a signal to VNG and Rijk")
        self.current = current

    @property
    def version(self) -> int:
        """The version to send with the next save; 0 is: there is none."""
        return self.current.version if self.current else 0
