"""The sentences of "Sinds vorige keer": what changed, why something is not compared, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assessments.report.figures import capitalised, counted, listed, number_word, whole
from assessments.scoring.rules import whole_half_up
from assessments.scoring.trend import SMALL_CHANGE, Trend
from assessments.scoring.trend_card import Unpaired

DIRECTIONS = {"hoger": "↑ {points} hoger", "lager": "↓ {points} lager", "gelijk": "= gelijk"}
STEP_STATES = {
    "ja": "in beeld",
    "deels": "deels in beeld",
    "nee": "niet in beeld",
    "weet_niet": "weten wij niet",
    None: "niet ingevuld",
}
QUESTION_KINDS = {"taak": "taak", "stelling": "stelling", "dwars": "stelling over samenspel"}
CHANGE_HEADINGS = {
    "nieuw": "Nieuw in deze editie: dit is geen achteruitgang",
    "inhoudelijk": "Inhoudelijk gewijzigd",
    "gesplitst": "Eén vraag werd meer vragen",
    "samengevoegd": "Meer vragen werden één vraag",
    "vervallen": "Niet meer gevraagd",
}
CROSS_BLOCK = "Samenspel beleid en uitvoering"
SCOPE_WORDS = {"basis": "basis", "volledig": "volledig"}
MATRIX_CHANGED = "De tabel die van kans en impact een niveau maakt, is gewijzigd."
NO_LINEAGE = (
    "De editie van nu sluit niet aan op die van toen. Daarom vergelijken wij geen cijfers, alleen besluiten."
)
RECALCULATED = (
    "Beide keren zijn opnieuw berekend over dezelfde stellingen, met de weging van nu. "
    "Daarom kan een cijfer anders zijn dan in het vorige rapport."
)


def since(date: str, edition: str) -> str:
    return f"Wij vergelijken deze APK met die van {date} (editie {edition})."


def based_on(paired: int, now: int) -> str:
    noun = "stelling" if now == 1 else "stellingen"
    return f"Gebaseerd op {paired} van de {now} {noun} die nu gelden."


def other_scope(before: str, now: str) -> str:
    return f"Vorige keer was de omvang {SCOPE_WORDS[before]}, nu {SCOPE_WORDS[now]}."


def signed(value: Fraction) -> str:
    """A difference in points: "+8", "−4", "0"."""
    shown = whole_half_up(value)
    return f"+{shown}" if shown > 0 else f"−{-shown}" if shown < 0 else "0"


def shift_word(direction: str, change: Fraction) -> str:
    """The direction with its arrow: "↑ 8 hoger"; less than 5 points is equal."""
    return DIRECTIONS[direction].format(points=whole(abs(change)))


def shift_said(before: str, after: str) -> str:
    return f"toen {before}, nu {after}"


def tile_said(direction: str, change: Fraction) -> str:
    if direction == "gelijk":
        return "gelijk aan vorige keer"
    return f"{_points(change)} {direction} dan vorige keer"


def _points(change: Fraction) -> str:
    shown = whole(abs(change))
    return f"{shown} punt" if shown == "1" else f"{shown} punten"


def not_compared(trend: Trend, unpaired: Unpaired) -> str:
    """Why there is no trend here."""
    if not trend.out_of:
        return "Geen vergelijking: hier gelden nu geen stellingen."
    reasons = [
        f"{number_word(count)} {word}"
        for count, word in (
            (unpaired.out_of_scope, "vorige keer niet gevraagd"),
            (unpaired.changed, "nieuw of gewijzigd"),
            (unpaired.not_applicable, "vorige keer niet van toepassing"),
            (unpaired.roles, "voor andere rollen"),
        )
        if count
    ]
    why = f" ({listed(reasons)})" if reasons else ""
    return (
        f"Geen vergelijking: {trend.based_on} van de {trend.out_of} stellingen zijn hetzelfde{why}. "
        "Dat is minder dan 70%."
    )


def heading(changed: Sequence[tuple[str, str, Fraction]], compared: int, decisions: str) -> str:
    """The finding: what moved most, and the decisions. `changed` holds (domain, direction, change)."""
    if not compared:
        finding = "De scores zijn niet te vergelijken met vorige keer"
    elif not changed:
        finding = "De scores van de domeinen zijn gelijk gebleven"
    else:
        domain, direction, change = max(changed, key=lambda item: abs(item[2]))
        finding = f"{domain} staat {_points(change)} {direction} dan vorige keer"
    return f"{finding}; {decisions}" if decisions else finding


def scores_heading(shown: int, compared: int) -> str:
    """How many domains can be compared."""
    if compared == shown:
        return "Alle onderzochte domeinen zijn te vergelijken met vorige keer"
    if not compared:
        return "Geen enkel domein is als geheel te vergelijken"
    return f"Van de {number_word(shown)} onderzochte domeinen {_are(compared)} te vergelijken"


def _are(count: int) -> str:
    return f"{'is' if count == 1 else 'zijn'} er {number_word(count)}"


def split_heading(better: Fraction, by_view: Fraction) -> str:
    """What made most of the difference: other answers or a better view; sums of absolute points."""
    if not better and not by_view:
        return "Geen enkel antwoord veranderde"
    if better > by_view:
        return "Het verschil komt vooral doordat antwoorden veranderden"
    if by_view > better:
        return "Het verschil komt vooral doordat wij meer of minder weten"
    return "Het verschil komt evenveel door andere antwoorden als door wat wij weten"


def cells_heading(up: int, down: int, compared: int) -> str:
    if not up and not down:
        return f"Geen van de {number_word(compared)} vergelijkbare onderdelen veranderde vijf punten of meer"
    parts = [f"{number_word(count)} {word}" for count, word in ((up, "hoger"), (down, "lager")) if count]
    return f"Van de {number_word(compared)} vergelijkbare onderdelen staan er {listed(parts)}"


def cells_shown(shown: int, found: int) -> str:
    if shown == found:
        return ""
    return f"De {number_word(shown)} grootste verschillen staan hieronder; het zijn er {found}."


def tasks_heading(better: int, worse: int) -> str:
    """The finding above the tasks that moved."""
    if not better and not worse:
        return "Bij de taken die hetzelfde bleven, is evenveel in beeld"
    parts = []
    if better:
        parts.append(f"{counted(better, 'taak is', 'taken zijn')} beter in beeld")
    if worse:
        parts.append(f"{counted(worse, 'taak is', 'taken zijn')} minder goed in beeld")
    return capitalised(listed(parts))


def tasks_based_on(paired: int, now: int) -> str:
    return f"Gebaseerd op {paired} van de {now} taken die nu gelden."


def changes_heading(new: int, other: int) -> str:
    parts = []
    if new:
        parts.append(f"{counted(new, 'vraag is', 'vragen zijn')} nieuw")
    if other:
        parts.append(f"{counted(other, 'vraag is', 'vragen zijn')} veranderd of vervallen")
    return capitalised(listed(parts))


def reworded(count: int) -> str:
    noun = "vraag" if count == 1 else "vragen"
    return f"Bij {number_word(count)} {noun} is alleen de tekst verduidelijkt. Die vergelijken wij wel."


def now_state(state: str) -> str:
    return f"nu {state}"


def formerly(texts: Sequence[str]) -> str:
    return "Eerst: " + "; ".join(f"'{text.removesuffix('.')}'" for text in texts) + "."


def risks_heading(lower: int, higher: int, compared: int) -> str:
    """The finding above the risks then and now."""
    if not compared:
        return "Van geen enkel risico is het niveau toen en nu bekend"
    if not lower and not higher:
        return "Geen enkel risico heeft een ander niveau dan vorige keer"
    parts = []
    if higher:
        parts.append(counted(higher, "risico is", "risico's zijn") + " hoger")
    if lower:
        parts.append(counted(lower, "risico is", "risico's zijn") + " lager")
    return f"{capitalised(listed(parts))} dan vorige keer"


RISKS_MEANING = (
    "De niveaus zijn die van de rapporten zelf. De kolom 'zelfde stellingen' laat zien wat alleen door onze "
    "antwoorden komt: daar is lager beter."
)
RISK_NOT_COMPARED = "te weinig dezelfde stellingen"
RISK_NEW = "Nieuw in deze editie."
RISK_WEIGHTS = "Let op: de weging is gewijzigd."
RISK_QUESTIONS = "Let op: een deel van de stellingen is nieuw of gewijzigd."
RISK_NOT_BY_ANSWERS = (
    "Op dezelfde stellingen bleef de kwetsbaarheid gelijk. "
    "Het andere niveau komt door taken, nieuwe vragen, omvang of weging."
)


def risk_same(before: str, after: str, change: Fraction) -> str:
    """The index on the same statements, then and now; less than 5 points is equal."""
    if abs(change) < SMALL_CHANGE:
        return f"toen {before}, nu {after}: gelijk"
    return f"toen {before}, nu {after}: {'hoger' if change > 0 else 'lager'}"


def risk_impact(before: int, now: int) -> str:
    return f"Let op: de impact ging van klasse {before} naar {now}."


DECISIONS_NONE = (
    "Van de vorige keer zijn geen besluiten vastgelegd. "
    "Of voorstellen van toen zijn uitgevoerd, is daarom niet te zeggen."
)


DECISIONS_DROPPED = "Alle besluiten van toen zijn vervallen"


def decisions_finding(done: int, total: int) -> str:
    """How many decisions of last time are done: "twee van de drie besluiten zijn klaar"."""
    if not total:
        return ""
    if total == 1:
        return "het besluit van toen is klaar" if done else "het besluit van toen is nog niet klaar"
    if not done:
        return f"van de {number_word(total)} besluiten van toen is er nog geen klaar"
    if done == total:
        return f"alle {number_word(total)} besluiten van toen zijn klaar"
    verb = "is" if done == 1 else "zijn"
    return f"{number_word(done)} van de {number_word(total)} besluiten van toen {verb} klaar"


DONE = "Uitgevoerd."
DONE_IN_TIME = "Uitgevoerd, op tijd."
DONE_LATER = "Uitgevoerd, na de afgesproken dag."
OVERDUE = "Nog niet klaar; de afgesproken dag is voorbij."
NOT_READY = "Nog niet klaar; er is geen dag afgesproken."
NOT_DONE = "Niet uitgevoerd."
DROPPED = "Vervallen: het college zag ervan af."
NOT_RECORDED = "Niet vastgelegd of het college dit besloot."


def time_left(due: str) -> str:
    return f"Nog niet klaar; er is tijd tot {due}."


def undone_question(what: str) -> str:
    return f"Wat doen wij met dit besluit van vorige keer: '{what.removesuffix('.')}'?"


def undone_reason(state: str, owner: str, due: str) -> str:
    parts = [f"Stand: {state.lower()}."]
    if owner:
        parts.append(f"Eigenaar: {owner}.")
    if due:
        parts.append(f"Afgesproken: klaar op {due}.")
    return " ".join(parts)


ABSENT_PROVISIONAL = "Deze ronde is voorlopig. U ziet hier de vergelijking zodra de ronde definitief is."
ABSENT_NO_ROUND = (
    "Er is geen eerdere definitieve APK van onze gemeente. Daarom is er nog niets te vergelijken."
)
