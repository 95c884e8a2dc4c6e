"""Going through a page with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST = 150  # more presses than any page needs


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until this has the focus; fails when the keyboard never gets there."""
    wanted = target.element_handle()
    for _ in range(MOST):
        if page.evaluate("found => found === document.activeElement", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {target}")
