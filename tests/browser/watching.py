"""What a browser test watches besides the words on a page: the console, and what axe finds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Error, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# The rules: WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The browser reports these answers as errors too.
EXPECTED = re.compile(r"status of (403|404|409|422)")


class Console:
    """The errors that a page wrote to its console, without those that belong to a refusal."""

    def __init__(self, page: Page) -> None:
        self.errors: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", self._failed)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.errors.append(message.text)

    def _failed(self, error: Error) -> None:
        self.errors.append(str(error))


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is now: a list of sentences, empty when all is well."""
    page.evaluate(_axe())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", AXE_RULES
    )
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
