"""Colours are measured against WCAG 2.2 AA: text 4.5:1, edges of controls and icons 3:1."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor

from rsdesk import paths
from rsdesk.settings import TYPE_SIZES
from rsdesk.ui import theme
from rsdesk.ui.theme import DARK, LIGHT, Colours

THEMES = pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "surface", "raised", "hover", "accent_soft")
TONES = ("stop", "flag", "gap", "done")


def contrast(one: str, other: str) -> float:
    """Relative luminance of two colours compared (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def test_black_on_white_has_the_contrast_that_the_standard_gives() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
def test_text_can_be_read_on_every_ground(worn: Colours, ground: str, ink: str) -> None:
    assert contrast(getattr(worn, ink), getattr(worn, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("tone", TONES)
def test_effects_can_be_read_on_their_own_ground_and_on_a_card(worn: Colours, tone: str) -> None:
    for ground in (f"{tone}_soft", "surface", "window", "raised"):
        assert contrast(getattr(worn, tone), getattr(worn, ground)) >= 4.5, ground
    assert contrast(worn.ink, getattr(worn, f"{tone}_soft")) >= 4.5


@THEMES
def test_words_on_filled_grounds_can_be_read(worn: Colours) -> None:
    assert contrast(worn.on_accent, worn.accent) >= 4.5
    assert contrast(worn.on_practice, worn.practice) >= 4.5
    assert contrast(worn.surface, worn.ink) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_edges_of_controls_stand_out(worn: Colours, ground: str) -> None:
    assert contrast(worn.edge, getattr(worn, ground)) >= 3
    assert contrast(worn.accent, getattr(worn, ground)) >= 3


def test_the_style_sheet_names_only_colours_that_exist() -> None:
    text = (paths.resources() / "window.qss").read_text(encoding="utf-8")
    named = set(re.findall(r"@(\w+)", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)))
    assert named <= {*asdict(LIGHT), "tick", "down", "up"}
    assert "@" not in re.sub(r"/\*.*?\*/", "", theme.style_sheet(DARK), flags=re.DOTALL)


@pytest.mark.parametrize("size", TYPE_SIZES)
def test_a_radio_button_is_round_at_every_type_size(size: int) -> None:
    try:
        theme._Worn.type_size = size
        sheet = theme.style_sheet(LIGHT)
    finally:
        theme._Worn.type_size = 100
    drawn = r"QRadioButton::indicator, .*width: (\d+)px;.*border: (\d+)px"
    width, border = map(int, re.search(drawn, sheet).groups())  # type: ignore[union-attr]
    radius = int(re.search(r"QRadioButton::indicator {.*radius: (\d+)px", sheet)[1])  # type: ignore[index]
    assert 0 <= (width + 2 * border) / 2 - radius <= 1


def test_lengths_follow_the_type_size(qapp: object) -> None:
    try:
        theme._Worn.type_size = 200
        assert "font-size: 28px" in theme.style_sheet(LIGHT)
    finally:
        theme._Worn.type_size = 100
    assert "font-size: 14px" in theme.style_sheet(LIGHT)
