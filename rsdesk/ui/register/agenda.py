"""What is due over all cases, above the table: overdue first, each line one click from its step."""

from datetime import date

from PySide6.QtCore import Qt, Signal
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
from rsdesk.ui.widgets.text import label, toned

FEW = 3  # lines that leave room for the table
MOST = 30
_NOTHING = Agenda((), 0)


class EntryView(View):
    """A date that has come, and its case as the way there."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._icon, self._words = IconLabel("calendar-clock", "flag", 16), label()
        self.go = IconButton("arrow-right", "link")
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.go.clicked.connect(self._tell)

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_entry(self, entry: Entry, today: date) -> None:
        """Say what is due since when, and in which case."""
        self._entry = entry
        words = deadline_text(entry.deadline, today, current())
        title = entry.title or t(N_("Case without a title"))
        look = look_of(entry.deadline, today)
        self._icon.show_icon(*look)
        self._words.setText(t(N_("{title}: {what}"), title=title, what=words))
        toned(self._words, "flag" if look[1] == "flag" else "")
        self.go.name(t(N_("Go there")))
        self.go.setAccessibleName(t(N_("Go to: {what}"), what=self._words.text()))

    def retranslate(self) -> None:
        """The words come with what is shown."""

    def _tell(self) -> None:
        if self._entry is not None:
            self.wanted.emit(place_of_date(self._entry.case, self._entry.deadline))


class AgendaView(View):
    """Is seen while something is due."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._agenda, self._today = _NOTHING, date.min
        self._whole = False
        self.rows: list[EntryView] = []
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
        while len(self.rows) < len(shown):
            made = EntryView()
            made.wanted.connect(self.wanted)
            self.rows.append(made)
            self._list.addWidget(made)
            _after(self.rows, self.more)
        for place, view in enumerate(self.rows):
            if place < len(shown):
                view.show_entry(shown[place], self._today)
            view.setVisible(place < len(shown))

    def _turn(self) -> None:
        self._whole = not self._whole
        self.retranslate()


def _after(rows: list[EntryView], first: QWidget) -> None:
    """Let Tab go on to the line that has just been made."""
    before = rows[-2].go if len(rows) > 1 else first
    QWidget.setTabOrder(before, rows[-1].go)


def _heading(count: int, overdue: int) -> str:
    due = counted(N_("1 date has come"), N_("{count} dates have come"), count)
    if not overdue:
        return due
    late = counted(N_("1 of them is overdue"), N_("{count} of them are overdue"), overdue)
    return t(N_("{due}, {late}"), due=due, late=late)
