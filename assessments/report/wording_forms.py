"""What the page with all files says of each form: its name, what it is for, and who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.constants import ReportForm


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words of one form. `the` and `a_new` stand inside sentences: "Maak het rapport"."""

    heading: str
    the: str
    a_new: str
    purpose: str
    reader: str
    kind: str

    @property
    def again(self) -> str:
        return f"Maak {self.the} opnieuw"


FORM_WORDS: Mapping[str, FormWords] = {
    ReportForm.REPORT.value: FormWords(
        "Het hele rapport",
        "het rapport",
        "een nieuw rapport",
        "Alles op een rij, van het beslisblad tot de bijlage. "
        "De antwoorden en de uitslag zitten erin als bijlage.",
        "Voor het college, de organisatie en het archief.",
        "PDF",
    ),
    ReportForm.BOARD_NOTE.value: FormWords(
        "De collegenota",
        "de collegenota",
        "een nieuwe collegenota",
        "Een nota die u in Word verder bewerkt. De cijfers en de besluittekst staan er al in.",
        "Voor wie het collegevoorstel schrijft.",
        "Word",
    ),
    ReportForm.POSTER.value: FormWords(
        "Het stoplicht op A3",
        "het stoplicht",
        "een nieuw stoplicht",
        "Eén blad met alle scores, om op te hangen of op tafel te leggen.",
        "Voor een werksessie of een gesprek met de raad.",
        "PDF",
    ),
    ReportForm.PUBLIC.value: FormWords(
        "De openbare versie",
        "de openbare versie",
        "een nieuwe openbare versie",
        "Het rapport zonder de passages die u niet openbaar maakt.",
        "Voor de raad, de pers en een verzoek op grond van de Woo.",
        "PDF",
    ),
}


def poster_title(title: str) -> str:
    """The title of the page on A3, for who reads the file without seeing it."""
    return f"{title}: het stoplicht"


def file_line(kind: str, pages: int | None, size: int | None) -> str:
    """What a reader wants to know before downloading: "PDF, 24 bladzijden, 310 kB"."""
    parts = [kind]
    if pages is not None:
        parts.append(f"{pages} {'bladzijde' if pages == 1 else 'bladzijden'}")
    parts.append(f"{max(1, round((size or 0) / 1000))} kB")
    return ", ".join(parts)


PROGRESS_WORDS = (
    (95, "{} wordt opgeslagen"),
    (85, "{} wordt gecontroleerd"),
    (30, "De bladzijden worden opgemaakt"),
    (15, "De cijfers worden berekend"),
    (1, "De antwoorden worden gelezen"),
)


def progress_line(the: str, percent: int) -> str:
    """What is being done at this point of making a file."""
    name = the[:1].upper() + the[1:]
    line = next((line for lowest, line in PROGRESS_WORDS if percent >= lowest), "{} staat in de wachtrij")
    return line.format(name)


def failed(form: str) -> str:
    """What is said when a fault of ours stopped the making."""
    the = FORM_WORDS[form].the
    return f"{the[:1].upper()}{the[1:]} is niet gemaakt door een fout in de toepassing. Probeer het opnieuw."


def needs_definitive(form: str) -> str:
    """Why a form cannot be made of a provisional round."""
    the = FORM_WORDS[form].the
    return f"U kunt {the} maken als de ronde definitief is. Een voorlopige versie verandert nog."


CHOICES_CHANGED = "De keuzes over openbaarheid zijn veranderd. Maak de openbare versie opnieuw."


def changed(form: str) -> str:
    """What is said when answers were changed while the file was being made."""
    return f"De antwoorden zijn intussen gewijzigd. Maak {FORM_WORDS[form].the} opnieuw."
