"""What the report of a check says to do about a fault."""

from __future__ import annotations

import pytest

from assessments.catalogue.faults import Fault
from assessments.editorial.sentences import advice_for


@pytest.mark.parametrize(
    ("where", "message", "advice"),
    [
        ("BOD-KAD", "'stelling' verschilt, dus de versie moet hoger zijn dan 1.", "Zet in stellingen.yaml"),
        ("DW-3-1", "De versie ging terug, van 2 naar 1.", "Zet in dwars.yaml"),
        ("BOD-KAD", "Deze id bestond in een eerdere editie. Geef de vraag een nieuwe id.", "Geef de vraag"),
        ("BOD-KAD", "Deze stelling van editie 2026 heeft geen regel in veld 'oud'.", "Vul dit in bij"),
        (
            "bestand",
            "Dit bestand ontbreekt. Editie 2026 is al gepubliceerd.",
            "Klik op 'Vul de was-wordt in'",
        ),
    ],
)
def test_the_advice_names_where_a_fault_of_the_was_wordt_is_mended(
    where: str, message: str, advice: str
) -> None:
    assert advice_for(Fault("was-wordt.yaml", where, message)).startswith(advice)
