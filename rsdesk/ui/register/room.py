"""The room of the register: which parts the page has, and where each stands at which width."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.page import PageView
from rsdesk.ui.register.agenda import AgendaView
from rsdesk.ui.register.empty import FirstCase, NothingHere
from rsdesk.ui.register.erased import ErasedView
from rsdesk.ui.register.examples import ExamplesView
from rsdesk.ui.register.filters import Filters
from rsdesk.ui.register.institute import InstituteReminder
from rsdesk.ui.register.listing import Listing
from rsdesk.ui.register.naming import Naming
from rsdesk.ui.register.older import Older
from rsdesk.ui.register.preview import Preview
from rsdesk.ui.register.reminder import Reminder
from rsdesk.ui.register.side import Side
from rsdesk.ui.register.table import RegisterModel
from rsdesk.ui.widgets.boxes import ROOM, column, row, scrolled
from rsdesk.ui.widgets.text import label

_BROAD = 900  # from this width on the chosen case stands beside the table, else below it


class RegisterRoom(PageView):
    """Beside the table stands the case that is chosen, below it where there is little room."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = RegisterModel(desk, self)
        self._title = label("title")
        self._title.setWordWrap(False)
        self.new = IconButton("plus", "primary")
        self.naming = Naming(
            N_("New case"),
            N_("What is the collaboration called? The title can change later."),
            N_("Begin the case"),
            "arrow-right",
        )
        self.examples = ExamplesView()
        self.reminder = Reminder()
        self.institute = InstituteReminder()
        self.agenda = AgendaView()
        self.erased = ErasedView()
        self.older = Older(desk)
        self.filters = Filters()
        self.listing = Listing(self.model)
        self.first = FirstCase()
        self.nothing = NothingHere()
        self.preview = Preview()
        self._side = Side()
        self._middle = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Cases")))
        self.new.name(t(N_("New case")), "Ctrl+N")
        self.listing.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen case goes below the table where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _build(self) -> None:
        """Put everything in its place, from the outside inwards: a part that changes its place is
        dressed anew with all that is in it."""
        self.setProperty("role", "ground")
        inner, left = QWidget(), QWidget()
        column(self, gap=0).addWidget(scrolled(inner, readable=False))
        inner.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(left, 1)
        self._body.addWidget(self._side)
        self._side.hold(self.preview)
        lines = column(left, gap=ROOM, margin=ROOM)
        line = row(gap=ROOM)
        line.addWidget(self._title)
        line.addWidget(self.filters.shelf, 1)
        line.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)
        for view in (
            self.naming,
            self.examples,
            self.reminder,
            self.institute,
            self.older,
            self.agenda,
            self.filters,
        ):
            lines.addWidget(view)
        lines.addWidget(self._middle, 1)
        lines.addWidget(self.erased)
        middle = column(self._middle, gap=0)
        for shown in (self.listing, self.nothing, self.first):
            middle.addWidget(shown)
        self._show_middle(self.listing)

    def _arrange(self) -> None:
        broad = self.width() >= theme.scaled(_BROAD)
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if broad else ways.TopToBottom)
        self._side.show_whole(whole=not broad)
        self.filters.show_icons(shown=broad)
        self._middle.setMinimumHeight(theme.scaled(260))

    def _show_middle(self, view: QWidget) -> None:
        for other in (self.listing, self.nothing, self.first):
            other.setVisible(other is view)
