"""The sheet Uitleg: what to do with the workbook, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.constants import INVENTED_MORE, INVENTED_NOTICE
from assessments.exchange.cell_words import STEP_WORDS, SUPPORT_WORDS, VALUE_WORDS

Line = tuple[str, bool]
"""A sentence, and whether it is a heading."""

STEPS = (
    "1. Vul de lichtblauwe cellen in. Kies een antwoord uit de lijst die verschijnt.",
    "2. Sla het bestand op als Excel-werkmap (.xlsx).",
    "3. Lees het bestand in bij de ronde: Bestanden, Lees in.",
    "4. U ziet eerst wat er verandert. Pas daarna verwerkt u het.",
)
RULES = (
    "Stond er een antwoord en maakt u de cel leeg? Dan wordt het antwoord leeg. U ziet dat vooraf.",
    "Haalt u een hele rij weg? Dan verandert er niets aan dat antwoord.",
    "Veranderde een collega het antwoord na uw download? Dan ziet u beide en kiest u.",
    "U mag rijen sorteren en filteren, en kolommen verplaatsen. Laat het id en de rol staan.",
    "De vragen zijn op slot, zonder wachtwoord. Een veranderde vraag lezen wij niet in.",
    "Een nieuwe regel in een cel maakt u met Alt en Enter.",
)
ROLE_RULES = (
    "Een stelling over meer rollen heeft een rij “Alle rollen” en een rij per rol.",
    "Is het antwoord voor iedereen gelijk? Vul dan alleen de rij “Alle rollen” in.",
    "Verschilt het per rol? Vul dan de rij van die rol in. Die rij gaat voor.",
    "Een rol zonder eigen antwoord volgt de rij “Alle rollen”.",
)
TASK_RULES = (
    "Geldt een taak niet voor uw gemeente? Leg dat uit in “Niet van toepassing, omdat”. Minstens 20 tekens.",
    "“Besproken op” hoort bij stap 5. Schrijf de datum als 12-03-2026.",
    "Bij een stelling legt u “Niet van toepassing” uit in de toelichting. Minstens 20 tekens.",
)
BEFORE_RULES = (
    "De gele cellen tonen het antwoord van de vorige ronde. Dat telt nog niet.",
    "Klopt het nog? Neem het dan over in de lichtblauwe cellen.",
)
FUNCTION_RULE = "Functie: schrijf wie antwoordt als functie, nooit als naam. Leeg betekent: uw eigen functie."


def guide_lines(facts: tuple[str, ...], *, has_before: bool) -> Iterator[Line]:
    """The sheet from top to bottom; `facts` say which round this is."""
    yield from ((fact, False) for fact in facts)
    parts = [
        ("Zo werkt het", STEPS),
        ("Wat uw wijziging betekent", RULES),
        ("Stellingen: één antwoord, of een antwoord per rol", ROLE_RULES),
        ("Niet van toepassing, en datums", TASK_RULES),
    ]
    if has_before:
        parts.append(("Antwoorden van de vorige ronde", BEFORE_RULES))
    parts.append(
        (
            "De woorden in de lijsten",
            (
                f"Antwoord: {', '.join(VALUE_WORDS.values())}.",
                f"Stap van een taak: {', '.join(STEP_WORDS.values())}.",
                f"Onderbouwing: {', '.join(SUPPORT_WORDS.values())}.",
                FUNCTION_RULE,
            ),
        )
    )
    for heading, sentences in parts:
        yield heading, True
        yield from ((sentence, False) for sentence in sentences)


def round_facts(
    *, dossiers: Sequence[str], whole: bool, scope: str, made: str, definitive: bool, invented: bool = False
) -> tuple[str, ...]:
    """The first lines: which part of which round this is, from when, and what to be careful with."""
    about = "De hele ronde." if whole else f"Dossier: {', '.join(dossiers)}."
    return (
        *((f"{INVENTED_NOTICE}. {INVENTED_MORE}",) if invented else ()),
        f"{about} Omvang: {scope}.",
        f"Opgehaald op {made}.",
        "Deze ronde is definitief. U kunt dit bestand lezen, maar niet meer inlezen."
        if definitive
        else "Deel dit bestand alleen met mensen die de antwoorden mogen zien.",
    )
