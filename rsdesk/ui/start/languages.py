"""The language of the window, each offered in its own words."""

from msgspec.structs import replace
from PySide6.QtWidgets import QButtonGroup

from rsdesk.i18n import LANGUAGES, N_, Language
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, row

_NAMES: dict[Language, str] = {"de": "Deutsch", "en": "English"}


class LanguageSwitch(View):
    """Two buttons; the one of the language spoken now is pressed."""

    def __init__(self, desk: Desk, role: str = "tab") -> None:
        super().__init__()
        self._desk = desk
        self._group = QButtonGroup(self)
        self.choices: dict[Language, IconButton] = {}
        line = row(self, gap=NEAR)
        for spoken in LANGUAGES:
            button = IconButton("languages" if not role else "", role)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, to=spoken: self._choose(to))
            self._group.addButton(button)
            self.choices[spoken] = button
            line.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; the names of the languages stay in their own words."""
        for spoken, button in self.choices.items():
            button.setText(_NAMES[spoken])
            button.setAccessibleName(t(N_("Language: {name}"), name=_NAMES[spoken]))
        self.choices[language.current()].setChecked(True)

    def _choose(self, spoken: Language) -> None:
        self._desk.change_settings(replace(self._desk.settings, language=spoken))
        if language.current() != spoken:  # started in another language than the remembered one
            language.switch(spoken)
