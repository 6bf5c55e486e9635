"""The register: where a person begins, finds every case, and sees what waits."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence

from rsdesk.services import register, vaults
from rsdesk.services.register import Counts, Row
from rsdesk.ui.desk import Desk
from rsdesk.ui.message import Message
from rsdesk.ui.place import Place
from rsdesk.ui.register.actions import Actions, Name
from rsdesk.ui.register.room import RegisterRoom
from rsdesk.ui.register.wanted import Wanted, row_of
from rsdesk.ui.register.words import title_of


class RegisterPage(RegisterRoom):
    """Search, filters, the table, and beside it the case that is chosen."""

    topic = "register"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._arrived = False
        self._is_empty = False  # the vault holds no case at all
        self._coming = ""  # the case to choose once the rows have come
        self.doing = Actions(desk, self)
        self._refresh = QTimer(self, singleShot=True, interval=50)
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
