"""A row of filters of which one is on, each with how many cases it lets through."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.flow import Flow


class Chips(View):
    """One of several; the arrow keys go from one to the next."""

    picked = Signal()

    def __init__(self, title: str, offered: dict[str, tuple[str, str]]) -> None:
        """`title` names the group aloud; each key has an icon and words of the catalogue."""
        super().__init__()
        self._title, self._offered = title, offered
        self._counts: dict[str, int] = {}
        self.buttons: dict[str, IconButton] = {}
        self._group = QButtonGroup(self)
        line = Flow(self)
        for key, (icon, _) in offered.items():
            button = IconButton(icon, "switch")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[key] = button
            line.addWidget(button)
        self.pick(next(iter(offered)))
        self._group.idClicked.connect(lambda _: self.picked.emit())
        self.retranslate()

    @property
    def chosen(self) -> str:
        """The filter that is on."""
        on = self._group.checkedButton()
        return next(key for key, button in self.buttons.items() if button is on)

    def pick(self, key: str) -> None:
        """Switch one on."""
        self.buttons[key].setChecked(True)

    def show_icons(self, *, shown: bool) -> None:
        """Leave the icons out where there is little room; the words say the same."""
        for key, button in self.buttons.items():
            button.show_icon(self._offered[key][0] if shown else "")
            if not shown:
                button.setIcon(QIcon())

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how many cases each lets through; those that are missing say nothing."""
        if counts != self._counts:
            self._counts = counts
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(t(self._title))
        for key, button in self.buttons.items():
            words = t(self._offered[key][1])
            count = self._counts.get(key)
            button.name(words if count is None else f"{words}  {count}")
            said = t(N_("{heading}: {content}"), heading=t(self._title), content=button.text())
            button.setAccessibleName(said)
