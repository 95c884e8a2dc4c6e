"""The sentences of the national background. They say what the figures show, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.report.figures import capitalised, counted, listed, number_word, thousands

NO_FIGURE = "geen cijfer"
FTE_TITLE = "Lijn per soort overheid, in fte"
CHANGES_TITLE = "Verandering van de lasten per jaar, in procent"
CLAIM = (
    "De tekst van het landelijke rapport noemt dit '(meer dan) gecompenseerd' (regel 587). "
    "De cijfers laten dat niet zien. Wij tonen daarom de cijfers."
)


def background_heading(name: str, share: int, first: int, last: int) -> str:
    """The finding above the chapter: how many percent more or less than in the first year."""
    if not share:
        return f"{name} hadden in {last} evenveel fte als in {first}"
    return f"{name} hadden in {last} {abs(share)}% {'minder' if share < 0 else 'meer'} fte dan in {first}"


def _moved(name: str, change: int) -> str:
    if not change:
        return f"{name} gelijk"
    return f"{name} {thousands(abs(change))} fte {'minder' if change < 0 else 'meer'}"


def fte_heading(first: int, last: int, one: tuple[str, int], other: tuple[str, int]) -> str:
    """Two changes beside each other, in fte."""
    return f"Van {first} tot {last}: {_moved(one[0].lower(), one[1])}, {_moved(other[0].lower(), other[1])}"


def compensation(gain: int, loss: int, share: int) -> str:
    """What part of the loss the gain is."""
    return f"De groei van {thousands(gain)} fte is {share}% van de daling van {thousands(loss)} fte."


def changes_heading(name: str, falls: int, known: int) -> str:
    """In how many of the years with a figure the series fell."""
    of_all = f"{number_word(falls)} van de {number_word(known)} jaren met een cijfer"
    return f"{name}: lagere lasten in {of_all}"


def gap_sentence(years: Sequence[int], names: Sequence[str]) -> str:
    """Which years have no figure, and that nothing was filled in."""
    said = listed(str(year) for year in years)
    start = f"Voor {said} geeft de bron geen cijfer bij {listed(names)}."
    return f"{start} Daar staat een gat; wij rekenden niets bij."


def ends_sentence(last: int) -> str:
    return f"De cijfers lopen tot {last}. Wat daarna gebeurde, staat hier niet."


def terms_heading(count: int) -> str:
    return f"{capitalised(counted(count, 'woord uit 2020 heet', 'woorden uit 2020 heten'))} nu anders"
