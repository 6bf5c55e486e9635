"""The window before a vault is open: one card in the middle, the language below it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from rsdesk.i18n import N_
from rsdesk.services import place as places
from rsdesk.services.place import Place
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.page import found
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.start.languages import LanguageSwitch
from rsdesk.ui.start.panel import Given, Panel
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, WIDE, column, frame, row, scrolled
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

if TYPE_CHECKING:
    from rsdesk.storage.vault import Effort

# imported when first shown: what most people need is the unlock page
_PANELS: dict[str, str] = {
    "unlock": "rsdesk.ui.start.unlock:UnlockPanel",
    "key": "rsdesk.ui.start.by_key:KeyPanel",
    "restore": "rsdesk.ui.start.restore:RestorePanel",
    "first": "rsdesk.ui.start.first:FirstPanel",
    "practice": "rsdesk.ui.start.first:PracticePanel",
    "trouble": "rsdesk.ui.start.trouble:TroublePanel",
}
Seen = tuple[Place, str | None]


class StartView(View):
    """Leads to an open vault; `entered` hands it over."""

    entered = Signal(object)

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        locked: str,
        *,
        dialogs: Dialogs | None = None,
        effort: "Effort | None" = None,
    ) -> None:
        """`locked` says why an earlier process gave way: hand, idle, sleep, bug, or nothing."""
        super().__init__()
        self._desk = desk
        self._given = Given(desk, Place(folder, "none"), dialogs or Dialogs(), locked, None, effort)
        # after locking, or when a folder was chosen, a vault ought to be there
        self._expected = bool(locked)
        self.panel: Panel | None = None
        self._strip = Strip()
        desk.telling.connect(self._strip.show_message)
        self._practice, self._practice_words = _band()
        self._brand, self._claim = label("brand"), label("soft")
        self.languages = LanguageSwitch(desk)
        self._card = frame("card")
        self._inside = column(self._card, margin=theme.scaled(WIDE))
        self._place_parts()
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.retranslate()
        self._card.hide()
        self._look(folder)

    def go(self, way: str) -> None:
        """Show another page of the start."""
        if way in ("home", "again"):
            self._look(self._given.place.folder)
        elif way == "other":
            self._given.dialogs.folder(
                self, t(N_("Choose the folder of a vault")), self._look_elsewhere
            )
        else:
            self._show(way)

    def retranslate(self) -> None:
        """Set every text."""
        self._brand.setText("rsdesk")
        self._claim.setText(
            t(N_("Check research collaborations for security risks, offline and encrypted."))
        )
        self._practice_words.setText(t(N_("Practice vault: enter no real case here.")))

    def _look_elsewhere(self, folder: Path) -> None:
        self._given = replace(self._given, locked="")
        self._expected = True
        self._look(folder)

    def _look(self, folder: Path) -> None:
        def look() -> Seen:
            hint = found("rsdesk.services.demo_mark:password_hint")
            return places.look(folder), hint(folder)

        self._desk.worker.run(self, look, self._seen, self._desk.fail)

    def _seen(self, seen: Seen) -> None:
        place, hint = seen
        self._given = replace(self._given, place=place, password_hint=hint)
        if place.state == "vault":
            self._show("unlock" if place.password else "key")
        elif place.state == "none" and not self._expected:
            self._show("first")
        else:
            self._show("trouble")

    def _show(self, name: str) -> None:
        panel: Panel = found(_PANELS[name])(self._given)
        panel.going.connect(self.go)
        panel.entered.connect(self.entered)
        panel.changed.connect(self._fit)
        former, self.panel = self.panel, panel
        if former is not None:
            self._inside.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._inside.addWidget(panel)
        self._fit()
        real = name == "first" or (name != "practice" and not self._given.place.practice)
        self._practice.setVisible(not real)
        self._card.show()
        panel.show()  # a layout shows it only later, and what is hidden takes no keyboard
        panel.begin()

    def _fit(self) -> None:
        if self.panel is not None:
            self._card.setMaximumWidth(theme.scaled(self.panel.breadth + 2 * WIDE))
            self.languages.setVisible(not self.panel.has_languages)

    def _place_parts(self) -> None:
        ground = _Ground()
        middle = column(ground, gap=ROOM, margin=ROOM)
        middle.addStretch(1)
        for words in (self._brand, self._claim):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = column(gap=TIGHT)
        heading.addWidget(self._brand)
        heading.addWidget(self._claim)
        middle.addLayout(heading)
        line = row(gap=0)
        line.addStretch(1)
        line.addWidget(self._card, 1000)
        line.addStretch(1)
        middle.addLayout(line)
        middle.addStretch(2)
        lines = column(self, gap=0)
        lines.addWidget(self._practice)
        lines.addWidget(self._strip)
        lines.addWidget(scrolled(ground, readable=False), 1)
        lines.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignHCenter)


class _Ground(QWidget):
    """What the card stands on."""

    def minimumSizeHint(self) -> QSize:
        """As high as the words are in this width: Qt guesses more, and would scroll for nothing."""
        return QSize(super().minimumSizeHint().width(), 0)


def _band() -> tuple[QFrame, QLabel]:
    """The band that nobody can overlook above a practice vault."""
    band, words = frame("practice"), label()
    line = row(band, gap=NEAR)
    line.setContentsMargins(ROOM, TIGHT, ROOM, TIGHT)
    line.addWidget(IconLabel("graduation-cap", "on_practice"))
    line.addWidget(words, 1)
    band.hide()
    return band, words
