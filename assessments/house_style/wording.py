"""What the house style says to the coordinator: faults of a logo or a colour, and what can be done."""

from __future__ import annotations

NOT_READABLE = "Wij kunnen dit bestand niet lezen. Kies een logo als PNG of SVG."
TOO_BIG = "Het logo is te groot. Het mag hoogstens 200 kB zijn."
EMPTY = "Het bestand is leeg. Kies een logo als PNG of SVG."
MOVING = "Dit is een bewegend plaatje. Kies een logo dat stilstaat."
PNG_SIZE = (
    "Het logo is {width} bij {height} beeldpunten. Elke zijde moet tussen 32 en 2.000 beeldpunten zijn."
)
TOO_LONG = "Het logo is te langgerekt. De lange zijde mag hoogstens tien keer de korte zijn."
NOTHING_TO_SEE = "In dit bestand staat niets wat wij kunnen tekenen. Kies een ander logo."
SVG_BROKEN = "Dit SVG-bestand is niet goed opgebouwd. Bewaar het opnieuw als gewone SVG."
SVG_NO_SIZE = "Dit SVG-bestand heeft geen maat (viewBox). Bewaar het opnieuw als gewone SVG."
SVG_ENTITY = "Dit SVG-bestand bevat verwijzingen in de kop (entiteiten). Bewaar het opnieuw als gewone SVG."
SVG_TOO_COMPLEX = "Dit SVG-bestand is te ingewikkeld. Bewaar het logo eenvoudiger, of kies een PNG."
SVG_TEXT = "In dit SVG-bestand staat tekst. Zet de tekst in uw tekenprogramma om in vormen."
SVG_ELEMENT = "Dit SVG-bestand bevat een onderdeel dat niet mag: {name}. Bewaar het zonder dat onderdeel."
SVG_EVENT = "Dit SVG-bestand bevat een opdracht ({name}). Een logo mag geen opdrachten bevatten."
SVG_LINK = "Dit SVG-bestand verwijst naar iets buiten het bestand. Bewaar het zonder verwijzingen."
SVG_STYLE = "De opmaak in dit SVG-bestand mag niet: {name}. Bewaar het opnieuw als gewone SVG."

COLOUR_FORM = "Schrijf de kleur als hekje en zes tekens. Bijvoorbeeld #0b4f8a."
ALT_NEEDED = "Beschrijf het logo in een paar woorden. Wie het niet ziet, hoort deze tekst."
NOTHING_CHOSEN = "Kies een logo of een kleur. Met de standaard hoeft u niets te bewaren."

SAVED = "De huisstijl is bewaard. U ziet haar op de pagina's en in nieuwe bestanden."
RESET = "De huisstijl is weer standaard."


def main_too_light(measured: float, suggestion: str) -> str:
    """The main colour is hard to read on white; with what was measured and the nearest that passes."""
    return (
        f"Deze kleur is te licht voor tekst op wit: het contrast is {ratio(measured)}. "
        f"Nodig is {ratio(4.5)}. De dichtstbijzijnde kleur die wel kan, is {suggestion}."
    )


def accent_too_light(measured: float, suggestion: str) -> str:
    """The same for lines."""
    return (
        f"Deze kleur is te licht voor lijnen op wit: het contrast is {ratio(measured)}. "
        f"Nodig is {ratio(3.0)}. De dichtstbijzijnde kleur die wel kan, is {suggestion}."
    )


def ratio(value: float) -> str:
    """A contrast as "4,5 op 1", rounded down so that what fails never looks right."""
    return f"{int(value * 10 + 1e-9) / 10:.1f}".replace(".", ",") + " op 1"
