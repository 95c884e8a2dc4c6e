"""What the front-end build gives: small enough, only what is used, and readable colours."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def build() -> Path:
    """The folder that `npm run build` writes."""
    return Path(__file__).resolve().parents[2] / "build" / "frontend" / "build"


@pytest.fixture(scope="module")
def theme() -> dict[str, str]:
    """Our own custom properties, name to value."""
    source = Path(__file__).resolve().parents[2] / "frontend" / "css" / "20-theme.css"
    return dict(re.findall(r"(--apk-[\w-]+):\s*([^;]+);", source.read_text().split("@media")[0]))


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb or #rgb, WCAG 2.2."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_style_sheet_stays_small_on_the_line(build: Path) -> None:
    assert len(zlib.compress((build / "apk.css").read_bytes(), 9)) <= 24 * 1024


def test_the_style_sheet_points_at_fonts_that_are_there(build: Path) -> None:
    css = (build / "apk.css").read_text()
    names = re.findall(r'url\("(fonts/[^"]+)"\)', css)
    assert len(names) == 8
    assert all((build / name).is_file() for name in names)
    assert "http://" not in css.replace("http://www.w3.org/", "")


def test_the_test_tool_for_accessibility_is_not_served(build: Path) -> None:
    assert not list(build.parent.rglob("*axe*"))


def test_the_lock_file_names_no_address(project: Path) -> None:
    text = (project / "package-lock.json").read_text()
    assert "://" not in re.sub(r'"(url|funding)": "[^"]*"', "", text)
    assert '"resolved"' not in text


def test_front_end_packages_are_pinned(project: Path) -> None:
    package = json.loads((project / "package.json").read_text())
    for version in [*package["dependencies"].values(), *package["devDependencies"].values()]:
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


@pytest.mark.parametrize(
    "ground", ["paper", "surface", "action-tint", *[f"tint-{c}" for c in ("groen", "geel", "oranje", "rood")]]
)
def test_ink_reads_on_every_ground(theme: dict[str, str], ground: str) -> None:
    assert contrast(theme["--apk-ink"], theme[f"--apk-{ground}"]) >= 7


@pytest.mark.parametrize("ink", ["muted", "action", "edge-rood"])
def test_secondary_ink_reads_on_paper_and_on_grey(theme: dict[str, str], ink: str) -> None:
    for ground in ("paper", "surface"):
        assert contrast(theme[f"--apk-{ink}"], theme[f"--apk-{ground}"]) >= 4.5


@pytest.mark.parametrize("colour", ["groen", "geel", "oranje", "rood"])
def test_a_mark_stands_out_on_its_own_tint(theme: dict[str, str], colour: str) -> None:
    assert contrast(theme[f"--apk-edge-{colour}"], theme[f"--apk-tint-{colour}"]) >= 3
