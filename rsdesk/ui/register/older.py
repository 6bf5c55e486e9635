"""Lists the cases of a vault that an older version wrote, while the page can be used."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import register
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.text import label

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

_TURN = 0.15  # s of work at a time, so that searching and opening need not wait for the end


class Older(View):
    """Goes on in small turns; what was listed stays when somebody stops it."""

    listed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._left = self._all = 0
        self._going = False
        self._waiting = Waiting()
        self._words = label("soft")
        self.go_on = IconButton("list", "link")
        self._stopped = row(gap=NEAR)
        self._icon = IconLabel("info", "soft", 16)
        for widget in (self._icon, self._words, self.go_on):
            self._stopped.addWidget(widget)
        self._stopped.setStretch(1, 1)
        lines = column(self, gap=0)
        lines.addWidget(self._waiting)
        lines.addLayout(self._stopped)
        self._waiting.stopped.connect(self._stop)
        self.go_on.clicked.connect(self._go)
        self.retranslate()
        self.hide()

    @property
    def remaining(self) -> int:
        """How many cases are not listed yet."""
        return self._left

    def begin(self, unlisted: int) -> None:
        """List what is not listed, if there is any."""
        if unlisted and not self._going and not self._left:
            self._left = self._all = unlisted
            self._go()

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(
            counted(
                N_("1 case is not listed here yet; nothing of it is lost."),
                N_("{count} cases are not listed here yet; nothing of them is lost."),
                self._left,
            )
        )
        self.go_on.name(t(N_("List them now")))

    def _go(self) -> None:
        self._going = True
        self._waiting.begin(
            N_("An older version of rsdesk wrote this vault. Its cases are being listed …")
        )
        self._show()
        self._turn()

    def _turn(self) -> None:
        def work(vault: "Vault") -> int:
            end = time.monotonic() + _TURN
            register.list_all(vault, lambda done, total: None, lambda: time.monotonic() > end)
            return register.unlisted(vault)

        self._desk.ask(self, work, self._turned, self._failed)

    def _turned(self, left: int) -> None:
        # the total is not counted again: cases that come meanwhile are listed at once
        self._left = left
        self._waiting.show_progress(self._all - left, self._all)
        self.listed.emit()
        if left and self._going:
            self._turn()
        else:
            self._going = False
            self._waiting.end()
            self._show()

    def _failed(self, error: RsdeskError) -> None:
        self._desk.fail(error)
        self._going = False
        self._waiting.end()
        self._show()

    def _stop(self) -> None:
        self._going = False

    def _show(self) -> None:
        for widget in (self._icon, self._words, self.go_on):
            widget.setVisible(bool(self._left) and not self._going)
        self.retranslate()
        self.setVisible(bool(self._left))
