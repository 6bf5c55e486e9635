"""After how many minutes the open vault locks by itself."""

from PySide6.QtWidgets import QSpinBox

from rsdesk.i18n import N_
from rsdesk.services import preferences
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import t
from rsdesk.ui.settings.group import Group


class IdleGroup(Group):
    """After how many minutes without a key or a click the vault locks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Lock automatically"),
            N_(
                "The vault also locks when the computer has been asleep. Locking loses nothing, "
                "and you come back to the same place."
            ),
        )
        self._desk = desk
        self._minutes = QSpinBox()
        self._minutes.setRange(preferences.SHORTEST_IDLE, preferences.LONGEST_IDLE)
        self._minutes.editingFinished.connect(self._choose)
        self.add(self._minutes)
        desk.dressed.connect(self._fit)
        self._fit()
        self.retranslate()

    def show_minutes(self, minutes: int) -> None:
        """Show what the vault remembers."""
        if not self._minutes.hasFocus():
            self._minutes.setValue(minutes)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._minutes.setSuffix(t(N_(" minutes")))
        self._minutes.setAccessibleName(t(N_("Minutes without a keystroke or a click")))

    def _fit(self) -> None:
        """Begin where the words of every other field begin; the style sheet does not reach here."""
        self._minutes.lineEdit().setTextMargins(theme.scaled(6), 0, 0, 0)

    def _choose(self) -> None:
        minutes = self._minutes.value()
        self._desk.ask(
            self,
            lambda vault: preferences.put_idle_minutes(vault, minutes),
            lambda _: self._desk.idle_changed.emit(minutes),
        )
