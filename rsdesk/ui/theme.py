"""The look of the window: colours of the light and the dark theme, type, and the style sheet."""

import re
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from rsdesk import paths
from rsdesk.settings import Theme

_FACES = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Italic.ttf")
FAMILY = "IBM Plex Sans"
_LENGTH = re.compile(r"\b(\d+)u\b")
_RADIUS = re.compile(r"(border-radius: )(\d+)u\b")
BODY = 14  # logical pixels at a type size of 100 per cent


@dataclass(frozen=True)
class Colours:
    """A theme. Each pair of text and ground reaches 4.5:1, each edge of a control 3:1.

    tests/ui/test_theme.py measures them (WCAG 2.2, 1.4.3 and 1.4.11).
    """

    window: str
    surface: str
    raised: str
    ink: str
    soft: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_soft: str
    hover: str
    stop: str
    stop_soft: str
    flag: str
    flag_soft: str
    gap: str
    gap_soft: str
    done: str
    done_soft: str
    practice: str
    on_practice: str


LIGHT = Colours(
    window="#F4F3F0",
    surface="#FFFFFF",
    raised="#FAF9F7",
    ink="#17191C",
    soft="#4C545B",
    line="#DDDAD4",
    edge="#7A838B",
    accent="#0F4A6B",
    on_accent="#FFFFFF",
    accent_soft="#E1EDF4",
    hover="#EAE8E3",
    stop="#9B1B1B",
    stop_soft="#FBE9E7",
    flag="#8A4600",
    flag_soft="#FCEFDC",
    gap="#66560A",
    gap_soft="#F8F2D3",
    done="#1C5D39",
    done_soft="#E4F2E9",
    practice="#6B2A7A",
    on_practice="#FFFFFF",
)
DARK = Colours(
    window="#14171A",
    surface="#1C2024",
    raised="#22272B",
    ink="#ECEAE6",
    soft="#B3BAC1",
    line="#363C42",
    edge="#808A93",
    accent="#86C4EA",
    on_accent="#0A1922",
    accent_soft="#1B3343",
    hover="#2A3036",
    stop="#FFA9A0",
    stop_soft="#3B1F1E",
    flag="#F4B768",
    flag_soft="#38290F",
    gap="#DDCC6E",
    gap_soft="#302C12",
    done="#8ED2A8",
    done_soft="#172F22",
    practice="#E2B4EC",
    on_practice="#2A0F31",
)


class _Worn:
    colours: Colours = LIGHT
    type_size: int = 100


def colours() -> Colours:
    """Return the colours of the theme that is worn now."""
    return _Worn.colours


def scaled(pixels: float) -> int:
    """Return a length at the present type size, in logical pixels."""
    return round(pixels * _Worn.type_size / 100)


def dress(application: QApplication, theme: Theme, type_size: int) -> None:
    """Give the whole program a look; open windows change at once."""
    _load_fonts()
    _Worn.colours = DARK if _is_dark(theme) else LIGHT
    _Worn.type_size = type_size
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    font = QFont(FAMILY)
    font.setPixelSize(scaled(BODY))
    application.setFont(font)
    application.setStyleSheet(style_sheet(_Worn.colours))
    application.setPalette(palette(_Worn.colours))


def palette(worn: Colours) -> QPalette:
    """Return the colours in Qt's roles, for all that the style sheet does not name."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, worn.window),
        (roles.WindowText, worn.ink),
        (roles.Base, worn.surface),
        (roles.AlternateBase, worn.raised),
        (roles.Text, worn.ink),
        (roles.Button, worn.surface),
        (roles.ButtonText, worn.ink),
        (roles.PlaceholderText, worn.soft),
        (roles.Highlight, worn.accent),
        (roles.HighlightedText, worn.on_accent),
        (roles.ToolTipBase, worn.surface),
        (roles.ToolTipText, worn.ink),
        (roles.Link, worn.accent),
        (roles.LinkVisited, worn.accent),
        (roles.Accent, worn.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(worn.soft))
    return made


def style_sheet(worn: Colours) -> str:
    """Return the style sheet with colours and lengths filled in."""
    text = (paths.resources() / "window.qss").read_text(encoding="utf-8")
    for field in sorted((f.name for f in fields(worn)), key=len, reverse=True):
        text = text.replace(f"@{field}", getattr(worn, field))
    shade = "dark" if worn is DARK else "light"
    for drawing in ("tick", "down", "up"):
        file = paths.resources() / "icons" / f"{drawing}-{shade}.svg"
        text = text.replace(f"@{drawing}", file.as_posix())
    return _with_lengths(text)


def _with_lengths(text: str) -> str:
    """Lengths are written 14u in the style sheet and follow the type size.

    Radii are rounded down: Qt draws a corner whose radius is more than half a side as square.
    """
    text = _RADIUS.sub(lambda found: f"{found[1]}{int(found[2]) * _Worn.type_size // 100}px", text)
    return _LENGTH.sub(lambda found: f"{scaled(int(found[1]))}px", text)


def _is_dark(theme: Theme) -> bool:
    if theme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark"


def _load_fonts() -> None:
    if FAMILY in QFontDatabase.families():
        return
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / face))
