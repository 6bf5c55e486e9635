"""The options of a field as radio buttons, each with what it would lead to."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGroupBox

from rsdesk.domain.guidance import Choice, Effect
from rsdesk.domain.wording import effect_word
from rsdesk.i18n import N_, translator
from rsdesk.ui import theme
from rsdesk.ui.assessment.effect import LOOKS
from rsdesk.ui.assessment.wrapped import Radio
from rsdesk.ui.language import current, t
from rsdesk.ui.widgets.boxes import column


class Choices(QGroupBox):
    """One of several options can be chosen, by mouse, Space, Enter or its number."""

    chosen = Signal(str)
    numbered = Signal()  # chosen by its number, perhaps once more

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self.setProperty("role", "choices")
        self._choices = choices
        self._effects: Mapping[str, Effect] = {}
        self._choice = ""
        self._group = QButtonGroup(self)
        self._radios: dict[str, Radio] = {}
        lines = column(self, gap=1)
        for choice in choices:
            radio = Radio(self)
            self._group.addButton(radio)
            self._radios[choice.id] = radio
            lines.addWidget(radio)
        self._group.buttonClicked.connect(self._clicked)
        self._set_stop()

    @property
    def choice(self) -> str:
        """The id of what is chosen, empty when nothing is."""
        return self._choice

    @property
    def radios(self) -> dict[str, Radio]:
        """The buttons by the id of their option."""
        return self._radios

    def show_choice(self, choice: str) -> None:
        """Show what is chosen; empty shows that nothing is."""
        if choice == self._choice:
            return
        self._choice = choice
        self._group.setExclusive(False)
        for option, radio in self._radios.items():
            radio.setChecked(option == choice)
        self._group.setExclusive(True)
        self._set_stop()

    def show_effects(self, effects: Mapping[str, Effect]) -> None:
        """Show what each option would lead to now."""
        self._effects = effects
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text but the name of the group."""
        translate = translator(current())
        words = {option: effect_word(effect, translate) for option, effect in self._effects.items()}
        widest = max((self.fontMetrics().horizontalAdvance(w) for w in words.values()), default=0)
        for number, choice in enumerate(self._choices, start=1):
            radio = self._radios[choice.id]
            if radio.words != choice.label[current()]:
                radio.say(choice.label[current()])
            effect = self._effects.get(choice.id, "none")
            word = words.get(choice.id, "")
            radio.say_aside(*LOOKS[effect], word, widest + theme.scaled(24) if word else 0)
            key = t(N_("Key {number}"), number=number) if number < 10 else ""
            radio.setToolTip(key)
            leads = t(N_("Leads to: {effect}"), effect=word) if word else ""
            radio.setAccessibleDescription(". ".join(filter(None, (leads, key))))

    def choose_number(self, number: int) -> bool:
        """Choose the option of this number, counted from one; False when there is none."""
        if not 1 <= number <= len(self._choices):
            return False
        radio = self._radios[self._choices[number - 1].id]
        radio.setFocus(Qt.FocusReason.ShortcutFocusReason)
        radio.click()
        self.numbered.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses, wherever options of this kind stand."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or not self.choose_number(event.key() - Qt.Key.Key_0):
            super().keyPressEvent(event)

    def take_keyboard(self) -> None:
        """Give the keyboard to the chosen option, or the first."""
        chosen = self._choice or self._choices[0].id
        self._radios[chosen].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The group has a name for screen readers and no frame."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._effects:
            self.retranslate()

    def _set_stop(self) -> None:
        """Tab stops once at the options: at the chosen one, or at the first."""
        stop = self._choice or self._choices[0].id
        for option, radio in self._radios.items():
            policy = Qt.FocusPolicy.StrongFocus if option == stop else Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(policy)

    def _clicked(self, button: QAbstractButton) -> None:
        choice = next(option for option, radio in self._radios.items() if radio is button)
        if choice != self._choice:
            self._choice = choice
            self._set_stop()
            self.chosen.emit(choice)
