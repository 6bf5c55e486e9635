"""Every date of the case, and one that a person sets."""

from datetime import date

from PySide6.QtCore import Signal

from rsdesk.domain.case import NEXT_DATE
from rsdesk.domain.casework import Casework
from rsdesk.domain.date_words import deadline_text
from rsdesk.domain.dates import deadlines
from rsdesk.i18n import N_
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.facts.particular import Day
from rsdesk.ui.language import current, t
from rsdesk.ui.later.looks import look_of
from rsdesk.ui.later.places import place_of_date
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.way import WayView, fill


class ComingView(Section):
    """The earliest date first; the first one is the next date in the register."""

    wanted = Signal(Place)

    def __init__(self, model: CaseModel) -> None:
        super().__init__(
            N_("Dates"),
            N_(
                "The first of them stands in the register. Nothing runs in the background: what is "
                "due is shown when rsdesk starts and in the register."
            ),
        )
        self._work: Casework | None = None
        self._today = date.min
        self._nothing = label("soft")
        self.rows: list[WayView] = []
        self._list = column(gap=NEAR)
        self.day = Day(
            model, N_("Next date"), N_("From this day on the case is at the top of the register.")
        )
        self.lines.addWidget(self._nothing)
        self.lines.addLayout(self._list)
        self.lines.addWidget(self.day)
        self.retranslate()

    def show_work(self, work: Casework, today: date) -> None:
        """Show the dates of this case."""
        self._work, self._today = work, today
        case = work.case
        found = deadlines(work.guidance, work.rules, case, work.assessment.appraisal)
        said = [
            (deadline_text(one, today, current()), look_of(one, today),
             place_of_date(case.subject, one))
            for one in found
            if one.kind != "set"  # stands in its own line below
        ]  # fmt: skip
        for made in fill(self._list, self.rows, said):
            made.wanted.connect(self.wanted)
        self._nothing.setVisible(not said)
        stated = case.about.get(NEXT_DATE)
        self.day.show_text(case.subject, stated.value if stated is not None else "")

    def retranslate(self) -> None:
        """Set every text; the lines are said anew."""
        super().retranslate()
        self._nothing.setText(t(N_("Nothing has a date yet.")))
        if self._work is not None:
            self.show_work(self._work, self._today)
