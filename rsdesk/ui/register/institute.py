"""A quiet line: the institute's baseline waits to be answered or looked through."""

from PySide6.QtCore import Signal

from rsdesk.domain.freshness import Standing
from rsdesk.i18n import N_
from rsdesk.services import baseline
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.ages import day_words
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, row
from rsdesk.ui.widgets.text import label


class InstituteReminder(View):
    """Leads to the page of the institute."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Standing | None = None
        self._words = label("soft")
        self.go = IconButton("", "link")
        line = row(self, gap=NEAR)
        line.addWidget(IconLabel("landmark", "flag", 16))
        line.addWidget(self._words, 1)
        line.addWidget(self.go)
        self.go.clicked.connect(self.wanted)
        self.hide()
        self.retranslate()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def look(self, desk: Desk, *, wanted: bool) -> None:
        """Read how the baseline stands; an empty register shows nothing of it."""
        if not wanted:
            self._show(None)
            return
        today = desk.now().astimezone().date()
        desk.ask(self, lambda vault: baseline.baseline_due(vault, today), self._show)

    def retranslate(self) -> None:
        """Set every text."""
        self.go.name(t(N_("Go to the institute")))
        if self._found is not None:
            self._words.setText(_words(self._found))

    def _show(self, found: Standing | None) -> None:
        self._found = found
        self.setVisible(found is not None)
        self.retranslate()


def _words(found: Standing) -> str:
    if found.answered < found.total:
        return t(
            N_("The institute has answered {answered} of {total} questions of its baseline."),
            answered=found.answered,
            total=found.total,
        )
    day = day_words(found.renew_on) if found.renew_on is not None else ""
    return t(N_("The institute's baseline is due for a new look since {day}."), day=day)
