"""A quiet line: no copy of a backup lies elsewhere."""

from PySide6.QtCore import Signal

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, row
from rsdesk.ui.widgets.text import label


class Reminder(View):
    """Leads to where a copy is made."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("soft")
        self.go = IconButton("", "link")
        line = row(self, gap=NEAR)
        line.addWidget(IconLabel("database-backup", "flag", 16))
        line.addWidget(self._words, 1)
        line.addWidget(self.go)
        self.go.clicked.connect(self.wanted)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(
            t(N_("No backup has been copied to another place for 14 days or more."))
        )
        self.go.name(t(N_("Make a copy")))
