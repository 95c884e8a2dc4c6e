"""The terms of the method in plain words (method.md 14): one home for screen and report."""

from __future__ import annotations

GLOSSARY: dict[str, str] = {
    "APK": "Een periodieke controle: hebben wij al onze taken in beeld en kunnen wij ze uitvoeren?",
    "Uitvoeringskracht": "Het vermogen om wettelijke en eigen taken goed uit te voeren.",
    "Hulpbronnen": "Regels, kennis, geld, mensen en ondersteuning die nodig zijn voor een taak.",
    "Motivatie": "De wil om te handelen, het volhouden en het goede voorbeeld.",
    "Samenwerking": "Hoe wij werken met inwoners en partners, en met andere overheden.",
    "Kern": (
        "Milieu en vergunningen, toezicht en handhaving. "
        "Hier vraagt het landelijke rapport als eerste aandacht voor."
    ),
    "Op piep": "Wij doen pas iets als er een incident, klacht of vraag is.",
    "Geborgd": "Het is geregeld, wij controleren het elk jaar en het bestuur praat erover.",
    "Weet ik niet": "Wij hebben dit nog niet uitgezocht. Het telt als niet geregeld, totdat u het weet.",
    "Niet van toepassing": (
        "Deze taak of stelling geldt niet voor onze gemeente. Leg kort uit waarom. Het telt nergens mee."
    ),
    "Dekking": "Welk deel van de vragen is ingevuld.",
    "Onbekend": 'Welk deel van de vragen met "weet ik niet" of niet is beantwoord.',
    "Zekerheid": "Hoe goed de antwoorden zijn onderbouwd: eigen inschatting, toelichting of document.",
    "Kwetsbaarheid": (
        "Hoe sterk de oorzaken van een risico bij ons aanwezig zijn. Het is geen berekende kans."
    ),
    "Bandbreedte": "Het cijfer als alles wat wij niet weten meevalt, en als het tegenvalt.",
    "Zwakke schakel": (
        "Minstens de helft van de belangrijkste voorwaarden ontbreekt. Dan telt het risico zwaarder."
    ),
    "Rolverschil": "Twee rollen geven een heel ander antwoord. Dat is een goed onderwerp voor een gesprek.",
    "Meer sterren": ("De maatregel is ingewikkelder om door te voeren. Meer sterren is dus niet beter."),
    "Voorlopig": "Nog niet alles is ingevuld. De cijfers kunnen veranderen.",
    "Definitief": "De gemeente heeft de antwoorden vastgesteld. Ze veranderen niet meer.",
    "Vergelijking": (
        "Hoe wij scoren naast andere gemeenten. "
        "Alleen als er genoeg gemeenten meedoen en u toestemming geeft."
    ),
}
