"""Choosing what kind of file a case becomes, in which language, and whether people are named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from rsdesk.i18n import N_, Language
from rsdesk.services.export_kinds import KINDS, Kind
from rsdesk.ui.assessment.wrapped import Radio, Tick
from rsdesk.ui.export.words import CONTENTS, NAMES, PEOPLE
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, row
from rsdesk.ui.widgets.text import label

_LANGUAGES: tuple[tuple[Language, str], ...] = (("de", N_("German")), ("en", N_("English")))


class Options(View):
    """The choice; `changed` when another file is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Language | None = None  # by hand; the window's language until then
        self._asks, self._spoken_asks = label("subheading"), label("subheading")
        self.contents = label("soft")
        self.kinds = {kind: Radio() for kind in KINDS}
        self.languages = {spoken: QRadioButton() for spoken, _ in _LANGUAGES}
        self.names = Tick()
        self._languages = QWidget()
        self._kind_group, self._language_group = QButtonGroup(self), QButtonGroup(self)
        self._place_parts()
        self.kinds[KINDS[0]].setChecked(True)
        self._kind_group.buttonClicked.connect(self._another)
        self._language_group.buttonClicked.connect(self._speak)
        self.names.toggled.connect(self.changed)
        self.retranslate()

    @property
    def kind(self) -> Kind:
        """What kind of file is wanted."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    @property
    def language(self) -> Language:
        """The language of the file."""
        return self._chosen or current()

    @property
    def with_names(self) -> bool:
        """Whether people are named, where the file leaves a choice."""
        return self.kind in PEOPLE and self.names.isChecked()

    def forget(self) -> None:
        """Another case is shown: nobody has asked for names in it."""
        self.names.setChecked(False)

    def retranslate(self) -> None:
        """Set every text."""
        self._asks.setText(t(N_("What kind of file?")))
        for kind, button in self.kinds.items():
            button.say(t(NAMES[kind]))
            button.setAccessibleDescription(t(CONTENTS[kind]))
        self._spoken_asks.setText(t(N_("Language of the file")))
        for spoken, words in _LANGUAGES:
            self.languages[spoken].setText(t(words))
            self.languages[spoken].setAccessibleDescription(t(N_("Language of the file")))
        self._language_group.blockSignals(True)
        self.languages[self.language].setChecked(True)
        self._language_group.blockSignals(False)
        self._show_kind()

    def _place_parts(self) -> None:
        lines = column(self, gap=NEAR)
        lines.addWidget(self._asks)
        kinds = column(gap=TIGHT)
        for button in self.kinds.values():
            self._kind_group.addButton(button)
            kinds.addWidget(button)
        lines.addLayout(kinds)
        lines.addWidget(self.contents)
        spoken = row(gap=ROOM)
        for choice in self.languages.values():
            self._language_group.addButton(choice)
            spoken.addWidget(choice)
        spoken.addStretch(1)
        languages = column(self._languages, gap=TIGHT)
        languages.addWidget(self._spoken_asks)
        languages.addLayout(spoken)
        lines.addWidget(self._languages)
        lines.addWidget(self.names)

    def _show_kind(self) -> None:
        self.contents.setText(t(CONTENTS[self.kind]))
        self._languages.setVisible(self.kind != "json")
        asked = PEOPLE.get(self.kind)
        self.names.setVisible(asked is not None)
        if asked is not None:
            self.names.say(t(asked))

    def _another(self) -> None:
        """A tick belongs to the words beside it, which have changed."""
        self.names.setChecked(False)
        self._show_kind()
        self.changed.emit()

    def _speak(self) -> None:
        self._chosen = next(one for one, button in self.languages.items() if button.isChecked())
        self.changed.emit()
