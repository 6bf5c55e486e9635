"""The register: where a person begins, finds every case, and sees what waits."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rsdesk.i18n import N_
from rsdesk.services import register, vaults
from rsdesk.services.register import Counts, Row
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.message import Message
from rsdesk.ui.page import PageView
from rsdesk.ui.place import Place
from rsdesk.ui.register.actions import Actions, Name
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
from rsdesk.ui.register.wanted import Wanted, row_of
from rsdesk.ui.register.words import title_of
from rsdesk.ui.widgets.boxes import ROOM, column, row, scrolled
from rsdesk.ui.widgets.text import label

_BROAD = 900  # from this width on the chosen case stands beside the table, else below it


class RegisterPage(PageView):
    """Search, filters, the table, and beside it the case that is chosen."""

    topic = "register"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._arrived = False
        self._is_empty = False  # the vault holds no case at all
        self._coming = ""  # the case to choose once the rows have come
        self.model = RegisterModel(desk, self)
        self.doing = Actions(desk, self)
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
        self._refresh = QTimer(self, singleShot=True, interval=50)
        self._build()
        self._connect()
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Read the register anew, and choose the case that the place names."""
        self._coming = place.case
        self.examples.look(self._desk)
        self._desk.ask(self, register.unlisted, self.older.begin)
        if self._arrived and self.filters.wanted == self.model.wanted:
            self.model.reload(*self.listing.seen())
        else:
            self.model.show(self.filters.wanted)
        now = self._desk.now()
        self._desk.ask(
            self,
            lambda vault: vaults.copy_is_due(vault, now),
            self.reminder.setVisible,
        )

    def here(self) -> Place:
        """Return the register with the case that is chosen."""
        return Place("register", case=self.listing.case)

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

    def _connect(self) -> None:
        self.new.setShortcut(QKeySequence.StandardKey.New)
        self.new.clicked.connect(self._begin)
        self.first.beginning.connect(self._begin)
        self.first.sampling.connect(self.doing.begin_sample)
        self.examples.sampling.connect(self.doing.begin_sample)
        self.examples.picked.connect(self.doing.begin_worked)
        self.naming.named.connect(self.doing.begin)
        self.doing.begun.connect(self._begun)
        self.doing.unnamed.connect(self.naming.refuse)
        self.naming.left.connect(self._leave_naming)
        self.reminder.wanted.connect(lambda: self._desk.go(Place("settings")))
        self.institute.wanted.connect(lambda: self._desk.go(Place("institute")))
        self.agenda.wanted.connect(self._desk.go)
        self.older.listed.connect(self._refresh.start)
        self.filters.wanting.connect(self._want)
        self.filters.search.line.down.connect(self.listing.setFocus)
        self.nothing.widening.connect(self._widen)
        self.model.counted.connect(self._show_counts)
        self.model.shown.connect(self._shown)
        self.model.renewed.connect(self._renewed)
        self.listing.chosen.connect(self._chosen)
        self.listing.opened.connect(self._open)
        self.listing.unwanted.connect(self._ask_away)
        self.listing.ordered.connect(self.filters.sort)
        self._refresh.timeout.connect(self._reload)
        self._desk.touched.connect(self._refresh.start)
        self._connect_preview()

    def _connect_preview(self) -> None:
        self.preview.opened.connect(lambda: self._open(self.preview.row))
        self.preview.acted.connect(self._act)
        self.preview.copied.connect(self._duplicate)
        self.preview.undone.connect(self.doing.undo)
        self.doing.told.connect(self._told)
        self.doing.copied.connect(self._come_to)
        self.doing.refused.connect(self.preview.refuse)

    def _arrange(self) -> None:
        broad = self.width() >= theme.scaled(_BROAD)
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if broad else ways.TopToBottom)
        self._side.show_whole(whole=not broad)
        self.filters.show_icons(shown=broad)
        self._middle.setMinimumHeight(theme.scaled(260))

    def _show_counts(self, counts: Counts) -> None:
        """An empty vault shows nothing but how to begin."""
        held = counts.current or counts.archived or counts.deleted or self.older.remaining
        empty = self._is_empty = not held
        self.agenda.look(self._desk, self.model.today)
        self.institute.look(self._desk, wanted=not empty)
        self.erased.look(self._desk, wanted=self.model.wanted.shelf == "deleted")
        self.filters.show_counts(counts)
        self.filters.show_found(self.model.total, self.model.wanted)
        self.examples.setVisible(empty or not self.naming.isHidden())
        self.filters.setVisible(not empty)
        self.filters.shelf.setVisible(not empty)
        self._side.setVisible(not empty or self.preview.notice.message is not None)
        self.new.setVisible(not empty)
        if empty:
            self._show_middle(self.first)
            self.first.setVisible(self.naming.isHidden())  # it would offer the same beside it
        elif self.model.total:
            self._show_middle(self.listing)
        else:
            self.nothing.show_wanted(self.model.wanted)
            self._show_middle(self.nothing)

    def _show_middle(self, view: QWidget) -> None:
        for other in (self.listing, self.nothing, self.first):
            other.setVisible(other is view)

    def _shown(self) -> None:
        """Other rows have come: keep to the chosen case, or choose the first."""
        if self._coming:
            self.listing.choose(self._coming)
        elif self.model.place_of(self.listing.case) is None:
            self._choose_first()
        self._renewed()
        if not self._arrived:
            self._arrived = True
            first = self.listing if self.model.total else self.first.begin
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renewed(self) -> None:
        """The rows were read anew: so is the chosen case, wherever it stands."""
        case, self._coming = self._coming or self.listing.case, ""
        if case and case != self.listing.case:
            self.listing.choose(case)
        place = self.model.place_of(case) if case else None
        if place is not None:
            self._preview(self.model.row_at(place))
        elif case:
            self._desk.ask(self, lambda vault: row_of(vault, case), self._preview)
        else:
            self._choose_first()

    def _choose_first(self) -> None:
        first = self.model.row_at(0) if self.model.total else None
        self.listing.choose(first.subject if first is not None else "")
        self._preview(first)

    def _chosen(self, shown: Row) -> None:
        """Somebody went on to another case, so what was done before is history."""
        self.preview.notice.clear()
        self._preview(shown)

    def _preview(self, shown: Row | None) -> None:
        self.preview.show_row(shown, self.model.today)
        if shown is None:
            self.listing.forget()

    def _open(self, shown: Row | None) -> None:
        if shown is None:
            return
        if shown.shelf == "deleted":
            self.preview.restore.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.go(Place("case", case=shown.subject))

    def _ask_away(self, shown: Row) -> None:
        self._preview(shown)
        self.preview.ask("erase" if shown.shelf == "deleted" else "delete")

    def _act(self, name: Name) -> None:
        shown = self.preview.row
        if shown is not None:
            self.doing.act(shown.subject, title_of(shown), name)

    def _duplicate(self, title: str) -> None:
        shown = self.preview.row
        if shown is not None:
            self.doing.duplicate(shown.subject, title)

    def _told(self, message: Message, undoable: bool) -> None:
        """Say what was done; the keyboard goes to the way back."""
        self.preview.tell(message, undoable=undoable)
        to = self.preview.notice.undo if undoable else self.listing
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_to(self, case: str) -> None:
        """Choose a case that is new, once its row has come."""
        self._coming = case

    def _begin(self) -> None:
        self.new.setEnabled(False)
        self.first.hide()  # it would offer the same beside it
        self.examples.show()
        self.naming.begin()

    def _leave_naming(self) -> None:
        self.naming.hide()
        self.new.setEnabled(True)
        self.first.setVisible(self._is_empty)
        self.examples.setVisible(self._is_empty)
        empty = self.first.begin if self._is_empty else self.new
        first = self.listing if self.model.total else empty
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begun(self, case: str) -> None:
        self._coming = case
        self.naming.hide()
        self.examples.hide()
        self.new.setEnabled(True)
        self._desk.go(Place("case", case=case, step="facts"))

    def _want(self, wanted: Wanted) -> None:
        self.preview.notice.clear()
        if self.isVisible():  # else it is shown on coming back; the vault may be closed by now
            self.model.show(wanted)

    def _widen(self) -> None:
        self.filters.widen()
        self.filters.search.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reload(self) -> None:
        if self.isVisible():  # else it is read on coming back; the vault may be closed by now
            self.model.reload(*self.listing.seen())
