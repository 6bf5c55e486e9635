"""Short options side by side, that go on in the next line: several ticks, or one of a few."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QGroupBox, QRadioButton

from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label


class _Group(QGroupBox):
    """Has a name for screen readers and no frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing."""


class Ticks(View):
    """A question with short options; `single` lets one of them be chosen."""

    changed = Signal()

    def __init__(self, words: str, options: Mapping[str, str], *, single: bool = False) -> None:
        """`words` and the values of `options` are message ids."""
        super().__init__()
        self._words, self._options = words, options
        self._question = label("subheading")
        self._group = _Group()
        self._group.setProperty("role", "choices")
        self._one = QButtonGroup(self)
        self._one.setExclusive(single)
        self.buttons: dict[str, QAbstractButton] = {}
        flow = Flow(self._group, gap=NEAR)
        for option in options:
            button = QRadioButton() if single else QCheckBox()
            self._one.addButton(button)
            self.buttons[option] = button
            flow.addWidget(button)
        self._one.buttonClicked.connect(lambda _: self.changed.emit())
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._question)
        lines.addWidget(self._group)
        self.retranslate()

    @property
    def value(self) -> tuple[str, ...]:
        """What is chosen, in the order of the options."""
        return tuple(option for option, button in self.buttons.items() if button.isChecked())

    def show_value(self, chosen: Collection[str]) -> None:
        """Show what is chosen."""
        single = self._one.exclusive()
        self._one.setExclusive(False)
        for option, button in self.buttons.items():
            button.setChecked(option in chosen)
        self._one.setExclusive(single)

    def retranslate(self) -> None:
        """Set every text."""
        self._question.setText(t(self._words))
        self._group.setAccessibleName(t(self._words))
        for option, button in self.buttons.items():
            button.setText(t(self._options[option]))
            button.setAccessibleDescription(t(self._words))
