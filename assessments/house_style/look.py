"""The house style of a municipality as finished values: colours, style rules and the logo. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.house_style.colours import (
    LINE_RATIO,
    SURFACE,
    TEXT_RATIO,
    WHITE,
    contrast,
    darkened_to,
    mixed,
)

RULED = ".apk-report .apk-r-head,.apk-r-chapter,.apk-r-chapter--flow,.apk-p-head"
TINT_SHARE, DARK_SHARE = 0.08, 0.72


@dataclass(frozen=True, slots=True)
class Look:
    """What a municipality chose; "" and None stand for our own look. `sha256` changes with each choice."""

    logo: bytes | None
    logo_type: str
    logo_alt: str
    main: str
    accent: str
    sha256: str

    @property
    def line(self) -> str:
        """The colour of rules and edges."""
        return self.accent or self.main

    @property
    def action(self) -> str:
        """The main colour for links and buttons; a shade darker where our light grey would swallow it."""
        return darkened_to(self.main, TEXT_RATIO, SURFACE)

    def page_css(self) -> str:
        """The style sheet of the pages: our own names set again, and the report on screen.

        The four colours of the states (groen, geel, oranje, rood) are never among them.
        """
        rules = []
        if self.main:
            dark = mixed(self.action, "#000000", DARK_SHARE)
            tint = mixed(self.action, WHITE, TINT_SHARE)
            rules.append(
                f".apk-theme{{--apk-action:{self.action};--apk-action-dark:{dark};"
                f"--apk-action-tint:{tint};--apk-focus:{dark}}}"
            )
        if self.line:
            rules.append(f".apk-header{{border-block-start-color:{self.line}}}")
        return "\n".join([*rules, self.report_css()])

    def report_css(self) -> str:
        """The style rules of the report, on screen and on paper: headings and rules."""
        rules = []
        if self.main:
            rules.append(
                f".apk-report h2,.apk-report h3,.apk-report h3.apk-r-aside,.apk-report .apk-r-subject,"
                f".apk-report .apk-r-heat .apk-r-group th,.apk-p-title{{color:{self.main}}}"
            )
        if self.line:
            rules.append(f"{RULED}{{border-color:{self.line}}}")
        return "\n".join(rules)


OWN_LOOK = Look(None, "", "", "", "", "")
"""The look of a municipality that chose nothing."""


def reads_as_text(colour: str) -> bool:
    """Whether a colour may be text on white, and white text may stand on it."""
    return contrast(colour, WHITE) >= TEXT_RATIO


def reads_as_line(colour: str) -> bool:
    """Whether a colour may be a line on white."""
    return contrast(colour, WHITE) >= LINE_RATIO
