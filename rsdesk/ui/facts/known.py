"""Partners the vault knows from other cases, to be used again."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from rsdesk.i18n import N_, date_text
from rsdesk.services import casework
from rsdesk.services.casework import KnownPartner
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, column, emptied, frame, row
from rsdesk.ui.widgets.inputs import Line
from rsdesk.ui.widgets.text import label

MOST = 8  # shown at once; typing narrows them down


class KnownPartners(View):
    """Lists partners of other cases by name; typing narrows the list down."""

    chosen = Signal(str)
    left = Signal()
    listed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known: tuple[KnownPartner, ...] = ()
        self._without: tuple[str, ...] = ()
        self._heading, self._count = label("subheading"), label("small")
        self.search = Line()
        self.close_button = IconButton("x", "quiet")
        self._list = column(gap=NEAR)
        self.rows: list[_Row] = []
        lines = column(self, gap=NEAR)
        lines.addWidget(frame("rule"))
        head = row(gap=NEAR)
        head.addWidget(self._heading, 1)
        head.addWidget(self.close_button)
        lines.addLayout(head)
        lines.addWidget(self.search)
        lines.addLayout(self._list)
        lines.addWidget(self._count)
        self.search.typed.connect(self._show)
        self.close_button.clicked.connect(self.left)
        self.hide()
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in the order of the page."""
        return (self.close_button, self.search, *(shown.use for shown in self.rows))

    def offer(self, without: tuple[str, ...]) -> None:
        """Read which partners are known and show those that are not part of the case."""
        self._without = without
        self.search.clear()
        self._desk.ask(self, casework.known_partners, self._read)

    def leave_out(self, subjects: tuple[str, ...]) -> None:
        """Do not show these: they are part of the case now."""
        if subjects != self._without:
            self._without = subjects
            self._show()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Partners of other cases")))
        self.search.setPlaceholderText(t(N_("Name or place")))
        self.search.setAccessibleName(t(N_("Search the known partners")))
        self.close_button.name_silently(t(N_("Close this list (Esc)")))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, known: tuple[KnownPartner, ...]) -> None:
        self._known = known
        self._show()
        self.show()
        others = self._others()
        self.search.setVisible(len(others) > MOST)
        first = self.search if len(others) > MOST else self.close_button
        first = self.rows[0].use if self.rows and len(others) <= MOST else first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _others(self) -> list[KnownPartner]:
        return [one for one in self._known if one.subject not in self._without]

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        found = [
            one
            for one in self._others()
            if all(word in f"{one.name} {one.seat}".casefold() for word in wanted)
        ]
        emptied(self._list)
        self.rows = [_Row(one) for one in found[:MOST]]
        for shown in self.rows:
            shown.chosen.connect(self.chosen)
            self._list.addWidget(shown)
        self._count.setText(_count(len(self._others()), len(found)))
        self._count.setVisible(bool(self._count.text()))
        self.listed.emit()


class _Row(QFrame):
    """A partner with how much is known of it, and a button to use it."""

    chosen = Signal(str)

    def __init__(self, partner: KnownPartner) -> None:
        super().__init__()
        name = partner.name or t(N_("Partner without a name"))
        words, age = label(), label("small")
        words.setText(", ".join(filter(None, (name, partner.seat))))
        age.setText(_age(partner))
        texts = QFrame()
        lines = column(texts, gap=0)
        lines.addWidget(words)
        lines.addWidget(age)
        self.use = IconButton("plus")
        self.use.name(t(N_("Use")), f"{words.text()}. {age.text()}")
        self.use.clicked.connect(lambda: self.chosen.emit(partner.subject))
        line = row(self, gap=NEAR)
        line.addWidget(texts, 1)
        line.addWidget(self.use, 0, Qt.AlignmentFlag.AlignVCenter)


def _age(partner: KnownPartner) -> str:
    if not partner.answers:
        return t(N_("nothing answered yet"))
    day = date_text(datetime.fromisoformat(partner.latest).date(), current())
    words = (
        N_("1 answer, of {day}")
        if partner.answers == 1
        else N_("{count} answers, the newest of {day}")
    )
    return t(words, count=partner.answers, day=day)


def _count(others: int, found: int) -> str:
    if not others:
        return t(N_("This vault knows no other partner yet."))
    if not found:
        return t(N_("No known partner fits."))
    if found > MOST:
        return t(N_("{count} more: type a name to find them."), count=found - MOST)
    return ""
