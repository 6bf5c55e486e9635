"""The outcomes as options: those that are not allowed cannot be chosen and say why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGroupBox, QLabel

from rsdesk.domain.appraisal import Offered
from rsdesk.domain.appraisal_words import hindrance_word
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, translator
from rsdesk.ui import theme
from rsdesk.ui.assessment.wrapped import Radio
from rsdesk.ui.language import current, t
from rsdesk.ui.widgets.boxes import TIGHT, column, emptied
from rsdesk.ui.widgets.text import label

_INDENT = 36  # where the words of an option begin


class Options(QGroupBox):
    """One outcome can be chosen."""

    chosen = Signal(str)
    numbered = Signal()  # chosen by its number
    again = Signal()  # the one that is chosen was chosen again

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choices")
        self.radios: dict[str, Radio] = {}
        self.reasons: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._lines = column(self, gap=TIGHT)
        self._choice = ""

    @property
    def choice(self) -> str:
        """The outcome that is chosen, empty for none."""
        return self._choice

    def show_outcomes(self, offered: tuple[Offered, ...], choice: str) -> None:
        """Show these outcomes; one that was chosen stays so, even when nothing allows it now."""
        if tuple(self.radios) != tuple(one.outcome.id for one in offered):
            self._make(offered)
        self._choice = choice
        translate = translator(current())
        reasons = []
        self._group.setExclusive(False)
        for number, one in enumerate(offered, start=1):
            radio, reason = self.radios[one.outcome.id], self.reasons[one.outcome.id]
            words = [hindrance_word(hindrance, translate) for hindrance in one.hindered]
            why = t(N_("Not allowed: {reasons}."), reasons=joined(words, translate))
            radio.say(one.outcome.text[current()])
            radio.setChecked(one.outcome.id == choice)
            radio.setEnabled(not words or one.outcome.id == choice)
            radio.setToolTip(t(N_("Key {number}"), number=number))
            radio.setAccessibleDescription(why if words else radio.toolTip())
            reason.setText(why if words else "")
            reason.setVisible(bool(words))
            reason.setContentsMargins(theme.scaled(_INDENT), 0, 0, TIGHT)
            reasons += [f"{one.outcome.text[current()]}: {why}"] if words else []
        self._group.setExclusive(True)
        # what cannot be chosen is not reached by the keyboard, so the group tells of it
        self.setAccessibleDescription(" ".join(reasons))
        self._set_stop()

    def take_keyboard(self) -> None:
        """Take the keyboard to the chosen option, else to the first that can be chosen."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The group has a name for screen readers and no frame."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses the outcome of that number, where it is allowed."""
        place = event.key() - Qt.Key.Key_1
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        radios = [*self.radios.values()]
        if held or not 0 <= place < len(radios) or not radios[place].isEnabled():
            super().keyPressEvent(event)
            return
        radios[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        radios[place].click()
        self.numbered.emit()

    def _make(self, offered: tuple[Offered, ...]) -> None:
        for radio in self.radios.values():
            self._group.removeButton(radio)
        emptied(self._lines)
        self.radios, self.reasons = {}, {}
        for one in offered:
            radio, reason = Radio(self), label("small")
            self._group.addButton(radio)
            self.radios[one.outcome.id], self.reasons[one.outcome.id] = radio, reason
            self._lines.addWidget(radio)
            self._lines.addWidget(reason)

    def _stop(self) -> Radio | None:
        able = [radio for radio in self.radios.values() if radio.isEnabled()]
        return next((radio for radio in able if radio.isChecked()), able[0] if able else None)

    def _set_stop(self) -> None:
        """Tab stops once at the options."""
        stop = self._stop()
        for radio in self.radios.values():
            policy = Qt.FocusPolicy.StrongFocus if radio is stop else Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(policy)

    def _clicked(self, button: QAbstractButton) -> None:
        choice = next(name for name, radio in self.radios.items() if radio is button)
        if choice != self._choice:
            self._choice = choice
            self._set_stop()
            self.chosen.emit(choice)
        else:
            self.again.emit()
