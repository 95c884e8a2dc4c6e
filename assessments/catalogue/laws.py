"""The legal basis of a task as every page shows it: laws, articles, links and the reservation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assessments.catalogue.spec import LegalBasis, Task
from assessments.constants import Verification

LAWS_SITE = "https://wetten.overheid.nl/"
_PLAIN_ARTICLE = re.compile(r"^\d[\w.:]*$")


@dataclass(frozen=True, slots=True)
class Law:
    """One law of a task; `articles` as Dutch text ("artikelen 5.89i en 5.89j"), empty when none is named."""

    name: str
    articles: str
    link: str | None
    bwb: str | None

    @property
    def text(self) -> str:
        """The law with its articles: "Omgevingswet, artikel 2.4"."""
        return f"{self.name}, {self.articles}" if self.articles else self.name


def laws_of(task: Task) -> tuple[Law, ...]:
    """The laws of a task in the order of the catalogue, the articles of one law together."""
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for basis in task.legal_basis:
        articles = found.setdefault((basis.law, law_link(basis), basis.bwb), [])
        if basis.article:
            articles.append(basis.article)
    return tuple(
        Law(name=name, articles=_together(articles), link=link, bwb=bwb)
        for (name, link, bwb), articles in found.items()
    )


def law_link(basis: LegalBasis) -> str | None:
    """The law at wetten.overheid.nl when its BWB number is known, else the address of the source."""
    return f"{LAWS_SITE}{basis.bwb}" if basis.bwb else basis.url


def reservation_of(task: Task) -> str:
    """The reservation in words for a task whose legal text was not read; empty otherwise."""
    return "" if task.verification == Verification.HIGH else str(Verification(task.verification).label)


def _together(articles: list[str]) -> str:
    if not articles:
        return ""
    if not all(article[0].isdigit() for article in articles):
        return "; ".join(f"artikel {article}" if article[0].isdigit() else article for article in articles)
    if len(articles) == 1:
        return f"artikel {articles[0]}"
    if all(_PLAIN_ARTICLE.match(article) for article in articles):
        return f"artikelen {', '.join(articles[:-1])} en {articles[-1]}"
    return f"artikelen {'; '.join(articles)}"
