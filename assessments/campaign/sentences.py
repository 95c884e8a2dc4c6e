"""What the campaign room says to people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format

DEFAULT_SUBJECT = "APK: herinnering voor gemeente {gemeente}"
DEFAULT_TEXT = """Uw gemeente doet mee aan de APK beleid en wettelijk kader.
Wilt u de ronde van gemeente {gemeente} uiterlijk {einddatum} definitief maken?

Ga naar de ronde: {link}

Is iets niet duidelijk, of past de datum niet? Beantwoord dan deze mail."""

NAME_NEEDED = "Geef de campagne een naam."
NAME_TAKEN = "Er is al een campagne met deze naam voor deze editie."
EDITION_NEEDED = "Kies een editie uit de lijst."
DAY_NEEDED = "Vul de dag in als dag-maand-jaar, bijvoorbeeld 31-1-2027."
ENDS_TOO_EARLY = "De laatste dag ligt voor de eerste dag."
SUBJECT_NEEDED = "Vul het onderwerp van de herinnering in."
TEXT_NEEDED = "Vul de tekst van de herinnering in."
SUBJECT_ONE_LINE = "Zet het onderwerp op één regel."
LOOSE_BRACE = "Er staat een losse accolade. Gebruik { en } alleen om een veld, zoals {gemeente}."
LINK_NEEDED = "Zet {link} in de tekst. Anders vindt de lezer de ronde niet."
NO_LINK_IN_SUBJECT = "Zet {link} in de tekst en niet in het onderwerp."
UNREADABLE = "De tekst bevat een teken dat geen mail kan tonen. Typ de tekst opnieuw."
WORLD_FIXED = "Er zijn al gemeenten uitgenodigd. Daarom blijft het soort gemeenten zoals het is."
EDITION_FIXED = "Er zijn al herinneringen verstuurd. Daarom blijft de editie zoals zij is."
ENDED = "Deze campagne is beëindigd. Heropen haar eerst."
GONE = "Deze campagne is intussen verwijderd. Er is niets verstuurd."
ENDED_ALREADY = "Deze campagne is al beëindigd."
OPEN_ALREADY = "Deze campagne is niet beëindigd."
REASON_NEEDED = "Schrijf in ten minste {count} tekens op waarom. Het logboek bewaart dit."
NOT_A_DRAFT = "Voor deze campagne is al een herinnering gevraagd. U kunt haar beëindigen, niet verwijderen."
STALE = "Iemand anders heeft deze campagne intussen gewijzigd. Er is nog niets bewaard."
CREATED = "De campagne is gemaakt."
CHOOSE_INVITEES = "De campagne is gemaakt. Kies nu wie u uitnodigt."
SAVED = "De campagne is bewaard."
UNKNOWN_PLACES = "Een gekozen gemeente bestaat niet meer. Laad de pagina opnieuw."
GROUP_NEEDED = "Kies een groep uit de lijst."
NOTHING_CHANGED = "Er is niets veranderd."

STATES_NEEDED = "Kies aan wie u de herinnering stuurt."
NOBODY = "Deze herinnering gaat nu naar niemand. Er is niets verstuurd."
AUDIENCE_CHANGED = "De ontvangers zijn veranderd. Kijk nog één keer en verstuur dan."
ASKED_TWICE = "Deze herinnering was al gevraagd. Er is niets dubbel verstuurd."
NOT_OPEN = "Deze campagne loopt nog niet. Herinneren kan vanaf de eerste dag."
UNDER_WAY = "Er wordt nu al een herinnering verstuurd. Wacht tot die klaar is, of stop die eerst."
NOTHING_TO_STOP = "Er wordt nu niets verstuurd."
STOPPED = "Het versturen is gestopt. Wat al weg was, komt niet terug."
NOTHING_TO_RESUME = "Er is niets om verder te versturen."
RESUMED = "Het versturen gaat verder. Laad deze pagina straks opnieuw."

# What stands with a message that did not go out.
INTERRUPTED = "Het versturen brak af. Vraag na of dit bericht is aangekomen."
REFUSED = "De mailserver van de ontvanger weigert dit adres."
BAD_ADDRESS = "Dit e-mailadres klopt niet."
SERVER_FAILED = "De mailserver gaf een fout."
NO_PERSON = "Niet verstuurd: dit account bestaat niet meer."
KEPT_APART = "Niet verstuurd: deze persoon werkt ook voor een echte gemeente."
NOT_NEEDED = "Niet verstuurd: intussen definitief, gestopt of niet meer uitgenodigd."

BY_MAIL = "Met de link in de mail, zonder inloggen."
MAIL_STOPPED = "VNG stuurt uw gemeente geen herinneringen meer voor deze campagne."
MAIL_AGAIN = "Uw gemeente krijgt de herinneringen van deze campagne weer."
WORLD = " (simulatie)"


INVENTED_SUBJECT = "[Simulatie] "
INVENTED_TEXT = "Dit is een simulatie met verzonnen gemeenten. U hoeft niets te doen."


def in_words(day: dt.date) -> str:
    """A day as "31 januari 2027"."""
    return date_format(day, "j F Y")


def day_of(moment: dt.datetime) -> str:
    """The day of a moment, in Dutch time."""
    return in_words(timezone.localdate(moment))


def moment_in_words(moment: dt.datetime) -> str:
    """A moment as "31 januari 2027, 14:02"."""
    return f"{day_of(moment)}, {timezone.localtime(moment):%H:%M}"


def unknown_field(name: str) -> str:
    """A field in the text that does not exist."""
    return f"Het veld {{{name}}} bestaat niet. Kies uit {{gemeente}}, {{einddatum}} en {{link}}."


def counted(number: int, one: str, more: str) -> str:
    """ "1 gemeente", "1.204 gemeenten"."""
    return f"{number:,} {one if number == 1 else more}".replace(",", ".")


def places(number: int) -> str:
    return counted(number, "gemeente", "gemeenten")


def joined(names: Iterable[str]) -> str:
    """ "Aa", "Aa en Bee", "Aa, Bee en Cee"."""
    found = list(names)
    return " en ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def invited(added: int, removed: int) -> str:
    """What a change of the invited municipalities did."""
    parts = [f"{places(added)} uitgenodigd"] if added else []
    parts += [f"{places(removed)} weggehaald"] if removed else []
    return f"{joined(parts)}." if parts else NOTHING_CHANGED


def queued(messages: int, municipalities: int) -> str:
    """A reminder that is on its way."""
    text = counted(messages, "bericht gaat", "berichten gaan")
    return f"{text} naar {places(municipalities)}. Laad deze pagina straks opnieuw."


def deleted(name: str) -> str:
    return f"De campagne “{name}” is verwijderd."


def ended(name: str) -> str:
    return f"De campagne “{name}” is beëindigd. Er gaan geen herinneringen meer uit."


def reopened(name: str) -> str:
    return f"De campagne “{name}” is weer open."


def reminders_off(name: str) -> str:
    return f"Gemeente {name} krijgt geen herinneringen meer van deze campagne."


def reminders_on(name: str) -> str:
    return f"Gemeente {name} krijgt de herinneringen van deze campagne weer."
