"""Language, theme and type size; they hold for every vault on this computer."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from rsdesk.i18n import LANGUAGES, N_, Language
from rsdesk.settings import THEMES, TYPE_SIZES, Theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import current, t
from rsdesk.ui.settings.group import Group
from rsdesk.ui.widgets.boxes import ROOM, row

# each language in its own words, so that nobody has to read the other one to find it
LANGUAGE_NAMES: dict[Language, str] = {"de": "Deutsch", "en": "English"}
_THEMES: dict[Theme, str] = {
    "system": N_("as set on this computer"),
    "light": N_("light"),
    "dark": N_("dark"),
}


class LanguageGroup(Group):
    """Chooses the language of the window, which follows at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Language"),
            N_(
                "What you have written stays as it is. The language of a record "
                "is chosen separately."
            ),
        )
        self._desk = desk
        self._choices = _Choices([*LANGUAGES], lambda name: LANGUAGE_NAMES[_language(name)])
        self._choices.chosen.idClicked.connect(self._choose)
        self.add(self._choices)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._choices.show_choice(current(), t(N_("Language")))

    def _choose(self, place: int) -> None:
        self._desk.change_settings(replace(self._desk.settings, language=LANGUAGES[place]))


class ThemeGroup(Group):
    """Chooses light or dark."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(N_("Theme"), N_("Light or dark; both have the same contrast."))
        self._desk = desk
        self._choices = _Choices([*THEMES], lambda name: t(_THEMES[_theme(name)]))
        self._choices.chosen.idClicked.connect(self._choose)
        self.add(self._choices)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._choices.show_choice(self._desk.settings.theme, t(N_("Theme")))

    def _choose(self, place: int) -> None:
        self._desk.change_settings(replace(self._desk.settings, theme=THEMES[place]))


class TypeSizeGroup(Group):
    """Chooses how large everything is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(N_("Type size"), N_("For tired eyes, and for the wall of a seminar room."))
        self._desk = desk
        self._sizes = QComboBox()
        self._sizes.addItems([""] * len(TYPE_SIZES))
        self._sizes.setCurrentIndex(_nearest(desk.settings.type_size))
        self._sizes.activated.connect(self._choose)
        self.add(self._sizes)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._sizes.setAccessibleName(t(N_("Type size")))
        for place, size in enumerate(TYPE_SIZES):
            self._sizes.setItemText(place, t(N_("{size} %"), size=size))

    def _choose(self, place: int) -> None:
        self._desk.change_settings(replace(self._desk.settings, type_size=TYPE_SIZES[place]))


class _Choices(QWidget):
    """Radio buttons in one line."""

    def __init__(self, names: list[str], words: Callable[[str], str]) -> None:
        super().__init__()
        self._names, self._words = names, words
        self.chosen = QButtonGroup(self)
        line = row(self, gap=ROOM)
        for place, _ in enumerate(names):
            button = QRadioButton()
            self.chosen.addButton(button, place)
            line.addWidget(button)
        line.addStretch(1)

    def show_choice(self, name: str, group: str) -> None:
        """Set words, and mark the one that is chosen."""
        for place, candidate in enumerate(self._names):
            button = self.chosen.button(place)
            button.setText(self._words(candidate))
            button.setAccessibleDescription(group)
            button.setChecked(candidate == name)


def _language(name: str) -> Language:
    return next(language for language in LANGUAGES if language == name)


def _theme(name: str) -> Theme:
    return next(theme for theme in THEMES if theme == name)


def _nearest(size: int) -> int:
    return min(range(len(TYPE_SIZES)), key=lambda place: abs(TYPE_SIZES[place] - size))
