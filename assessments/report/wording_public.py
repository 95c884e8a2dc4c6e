"""What the public version says in the place of what it leaves out, and about itself."""

from __future__ import annotations

from assessments.constants import WooGround

PUBLIC_TITLE = "Openbare versie"
PUBLIC_HEADING = "Dit is de openbare versie van het rapport"
NO_NOTE_FROM_BEFORE = "Niet van toepassing in de vorige ronde."
WHAT_STAYS = (
    "Op de plaats van elke weggelaten passage staat het artikel van de Wet open overheid (Woo). "
    "De cijfers zijn volledig: er is geen antwoord weggelaten."
)
WHERE_GONE = (
    "De weggelaten passages staan ook niet in de bestanden die bij deze PDF horen. "
    "Zij zijn niet zwartgemaakt, maar weg."
)
OBJECT = (
    "Wilt u een weggelaten passage toch zien? Vraag de gemeente dan om een besluit op grond van de Woo. "
    "Tegen dat besluit kunt u bezwaar maken."
)


def left_out_text(ground: str) -> str:
    """What stands in the place of a passage: "Niet openbaar (Woo, artikel 5.1, tweede lid, onder e)."."""
    return f"Niet openbaar (Woo, {WooGround(ground).article})."


def ground_label(ground: str) -> str:
    """The ground in words with its article, for a list to choose from."""
    return WooGround(ground).with_article


def public_title(title: str) -> str:
    """The title of the report as its public version: also the title in the metadata of the PDF."""
    return f"{PUBLIC_TITLE}: {title}"


def left_out_line(count: int) -> str:
    """One sentence for page 1: how much was left out."""
    if not count:
        return "Openbare versie. Er is niets weggelaten."
    noun = "passage is" if count == 1 else "passages zijn"
    return f"Openbare versie. {count} {noun} weggelaten; de verantwoording noemt de gronden."


def left_out_heading(count: int) -> str:
    """The heading in the account: the finding."""
    if not count:
        return "In deze openbare versie is niets weggelaten"
    noun = "passage is" if count == 1 else "passages zijn"
    return f"In deze openbare versie {noun.split()[1]} {count} {noun.split()[0]} weggelaten"
