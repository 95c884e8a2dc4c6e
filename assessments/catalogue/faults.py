"""What is wrong with a file of the catalogue or of reference data, said in Dutch with file and id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: the file, the id (or place) in it, and a sentence that says what to mend."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, {self.where}: {self.message}"


class FaultListError(Exception):
    """All faults of one read at once; its text has one line per fault."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class CatalogueFaults(FaultListError):
    """The catalogue does not hold what it promises; nothing is stored."""


class MunicipalityFaults(FaultListError):
    """The list of municipalities cannot be used; nothing is stored."""


def fault_count(refused: FaultListError) -> str:
    """ "1 fout" or "12 fouten"."""
    number = len(refused.faults)
    return "1 fout" if number == 1 else f"{number} fouten"


def unreadable(refused: OSError) -> str:
    """Why a file cannot be opened, and what to look at."""
    if isinstance(refused, FileNotFoundError):
        return "Dit bestand bestaat niet."
    if isinstance(refused, IsADirectoryError):
        return "Dit is een map. Geef de naam van een bestand."
    if isinstance(refused, PermissionError):
        return "Dit bestand mag niet worden gelezen. Kijk naar de rechten van het bestand."
    return f"Dit bestand is niet te lezen ({refused.strerror})."


def other_separator(header: Sequence[str]) -> str:
    """A sentence when the columns of a CSV stand between semicolons or tabs; "" otherwise."""
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return "Tussen de kolommen hoort een komma te staan. Sla het bestand op als CSV met komma's."
    return ""
