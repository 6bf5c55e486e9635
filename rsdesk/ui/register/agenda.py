"""What is due over all cases, above the table: overdue first, each line one click from its step."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rsdesk.domain.date_words import deadline_text
from rsdesk.i18n import N_
from rsdesk.services.agenda import Agenda, Entry, agenda
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.later.looks import look_of
from rsdesk.ui.later.places import place_of_date
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.way import Look, WayView, fill

FEW = 3  # lines that leave room for the table
MOST = 30
_NOTHING = Agenda((), 0)


class AgendaView(View):
    """Is seen while something is due."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._agenda, self._today = _NOTHING, date.min
        self._whole = False
        self.rows: list[WayView] = []
        self._heading, self._rest = label("subheading"), label("small")
        self.more = IconButton("chevron-down", "link")
        box = frame("card")
        lines = column(box, gap=TIGHT, margin=NEAR)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("calendar-clock", "flag"))
        head.addWidget(self._heading, 1)
        head.addWidget(self.more)
        lines.addLayout(head)
        self._list = column(gap=2)
        lines.addLayout(self._list)
        lines.addWidget(self._rest)
        column(self, gap=0).addWidget(box)
        self.more.clicked.connect(self._turn)
        self.hide()
        self.retranslate()

    @property
    def said(self) -> tuple[str, ...]:
        """What is said to be due."""
        return tuple(view.text for view in self.rows if not view.isHidden())

    def look(self, desk: Desk, today: date) -> None:
        """Read anew what is due on this day."""
        self._today = today
        desk.ask(self, lambda vault: agenda(vault, today), self._show)

    def retranslate(self) -> None:
        """Set every text; the lines are said anew."""
        found = self._agenda.entries
        shown = found[: MOST if self._whole else FEW]
        overdue = sum(entry.deadline.is_overdue(self._today) for entry in found)
        self._heading.setText(_heading(len(found), overdue))
        self._show_rows(shown)
        self.more.setVisible(len(found) > FEW)
        self.more.show_icon("chevron-up" if self._whole else "chevron-down")
        self.more.name(
            t(N_("Show fewer")) if self._whole else t(N_("Show all {count}"), count=len(found))
        )
        hidden = bool(self._whole and len(found) > MOST) or bool(self._agenda.more)
        self._rest.setVisible(hidden)
        self._rest.setText(t(N_("There is more; the filter “Due” lists every case.")))

    def _show(self, found: Agenda) -> None:
        self._agenda = found
        self.retranslate()
        self.setVisible(bool(found.entries))

    def _show_rows(self, shown: tuple[Entry, ...]) -> None:
        said = [_line(entry, self._today) for entry in shown]
        for made in fill(self._list, self.rows, said, N_("Go there")):
            made.wanted.connect(self.wanted)
            _after(self.rows, made, self.more)

    def _turn(self) -> None:
        self._whole = not self._whole
        self.retranslate()


def _line(entry: Entry, today: date) -> tuple[str, Look, Place]:
    """What is due since when, in which case, and where something is done about it."""
    words = deadline_text(entry.deadline, today, current())
    title = entry.title or t(N_("Case without a title"))
    said = t(N_("{title}: {what}"), title=title, what=words)
    return said, look_of(entry.deadline, today), place_of_date(entry.case, entry.deadline)


def _after(rows: list[WayView], made: WayView, first: QWidget) -> None:
    """Let Tab go on to a line that has just been made."""
    place = rows.index(made)
    QWidget.setTabOrder(rows[place - 1].go if place else first, made.go)


def _heading(count: int, overdue: int) -> str:
    due = counted(N_("1 date has come"), N_("{count} dates have come"), count)
    if not overdue:
        return due
    late = counted(N_("1 of them is overdue"), N_("{count} of them are overdue"), overdue)
    return t(N_("{due}, {late}"), due=due, late=late)
