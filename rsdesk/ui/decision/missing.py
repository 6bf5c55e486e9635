"""What is still missing for the decision, each line with the way to where it is put right."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import Lack, lacks
from rsdesk.domain.deciding_words import lack_text
from rsdesk.i18n import N_
from rsdesk.services import preflight
from rsdesk.ui.decision.places import place_of
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label

# what stands against a rule, and not merely to be filled in
_AGAINST = {"hindered", "elsewhere", "residual", "four eyes", "second", "future"}


class LackView(View):
    """One thing that is missing."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._place = Place()
        self._icon = IconLabel("circle-dot")
        self._words = label()
        self.go = IconButton("arrow-right", "quiet")
        self.go.clicked.connect(self._tell)
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)

    def show_lack(self, work: Casework, lack: Lack) -> None:
        """Say what is missing."""
        words = lack_text(work.guidance, work.rules, work.case, work.assessment, lack, current())
        self._place = place_of(work, lack)
        self._words.setText(words)
        self._icon.show_icon(*_look(lack))
        self.go.name_silently(t(N_("Go to: {what}"), what=words))

    def retranslate(self) -> None:
        """The words come with what is missing."""

    def _tell(self) -> None:
        self.wanted.emit(self._place)


class MissingView(Section):
    """The list; something good where it is empty."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__(N_("What is still missing"))
        self.rows: list[LackView] = []
        self._work: Casework | None = None
        self._today = date.min
        self._icon, self._words = IconLabel("circle-check", "done"), label("soft")
        head = row(gap=NEAR)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        self._list = column(gap=NEAR)
        self.lines.addLayout(head)
        self.lines.addLayout(self._list)
        self.retranslate()

    def show_work(self, work: Casework, today: date) -> None:
        """Show what this case lacks."""
        self._work, self._today = work, today
        found = lacks(work.guidance, work.rules, work.case, work.assessment, today)
        elsewhere = 0 if found else len(preflight.missing(work, today))
        waits = bool(found or elsewhere)
        self._icon.show_icon(*(("info", "accent") if waits else ("circle-check", "done")))
        self._words.setText(_summary(len(found), elsewhere))
        while len(self.rows) < len(found):
            made = LackView()
            made.wanted.connect(self.wanted)
            self.rows.append(made)
            self._list.addWidget(made)
        for place, view in enumerate(self.rows):
            if place < len(found):
                view.show_lack(work, found[place])
            view.setVisible(place < len(found))

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        if self._work is not None:
            self.show_work(self._work, self._today)


def _look(lack: Lack) -> tuple[str, str]:
    return ("triangle-alert", "flag") if lack.kind in _AGAINST else ("circle-dot", "ink")


def _summary(count: int, elsewhere: int) -> str:
    """Return how much is missing here; `elsewhere` in the case is counted once all is here."""
    if not count:
        said = t(N_("By the rules nothing is missing for this decision."))
        return f"{said} {_interim(elsewhere)}" if elsewhere else said
    return counted(
        N_("1 thing is missing for this decision."),
        N_("{count} things are missing for this decision."),
        count,
    )


def _interim(count: int) -> str:
    return counted(
        N_("1 thing is still missing in the case; until then its record is interim."),
        N_("{count} things are still missing in the case; until then its record is interim."),
        count,
    )
