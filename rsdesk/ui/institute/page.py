"""The page of the institute: the overview of its baseline, and the cards that answer it."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget

from rsdesk.i18n import N_
from rsdesk.services import baseline, casework, people
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.stored import StoredSign
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.institute.cards import BaselineCards
from rsdesk.ui.institute.overview import Overview
from rsdesk.ui.language import t
from rsdesk.ui.message import done
from rsdesk.ui.page import PageView, belongs_to
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row


class InstitutePage(PageView):
    """Shows the overview, or the card of a question."""

    topic = "baseline"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place = Place("institute")
        self._people: Mapping[str, str] = {}
        self.model = CaseModel(desk)
        self.overview = Overview(self.model)
        self._cards: BaselineCards | None = None
        self.back = IconButton("arrow-left", "quiet")
        self.undo = IconButton("undo-2", "quiet")
        self.redo = IconButton("redo-2", "quiet")
        self.stored = StoredSign()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.hide()
        lines = column(self, gap=0)
        lines.addWidget(self._header())
        lines.addWidget(self._stack, 1)
        self._connect()
        self.retranslate()

    @property
    def cards(self) -> BaselineCards:
        """The cards, made when first wanted."""
        if self._cards is None:
            self._cards = BaselineCards(self._desk, self.model)
            self._cards.left.connect(self._leave_cards)
            belongs_to(self._stack, self._cards)
        return self._cards

    def arrive(self, place: Place) -> None:
        """Show the baseline as it is now, at the question that the place names."""
        self._place = place
        now = self._desk.now()
        self._desk.ask(self, people.names, self._know)
        self._desk.ask(self, lambda vault: baseline.subject(vault, now), self.model.open)

    def here(self) -> Place:
        """Return the question the person is at; the overview has none."""
        if self._cards is not None and self._stack.currentWidget() is self._cards:
            return self._cards.here()
        return Place("institute")

    def leave(self) -> None:
        """Store what is being typed."""
        if self.model.is_open:
            self.model.leave()

    def retranslate(self) -> None:
        """Set every text."""
        self.back.name(t(N_("Overview of the baseline")))
        for button, words in ((self.undo, N_("Undo")), (self.redo, N_("Redo"))):
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.name_silently(f"{t(words)} ({keys})" if keys else t(words))

    def _header(self) -> QFrame:
        header = frame("header")
        line = row(header, gap=NEAR)
        line.setContentsMargins(NEAR, NEAR, ROOM, NEAR)
        line.addWidget(self.back)
        line.addStretch(1)
        for widget in (self.stored, self.undo, self.redo):
            line.addWidget(widget)
        for button, keys in ((self.undo, QKeySequence.StandardKey.Undo),
                             (self.redo, QKeySequence.StandardKey.Redo)):  # fmt: skip
            button.setShortcut(QKeySequence(keys))
            button.setEnabled(False)
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        return header

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave_cards)
        self.undo.clicked.connect(self.model.undo)
        self.redo.clicked.connect(self.model.redo)
        self.overview.opened.connect(self._go)
        self.overview.confirmed.connect(self._confirm)
        self.model.opened.connect(self._opened)
        self.model.changed.connect(self._show)
        self.model.storing.connect(self.stored.show_state)

    def _know(self, names: Mapping[str, str]) -> None:
        self._people = names
        self._show()

    def _opened(self) -> None:
        self._stack.show()
        self._show()
        if self._place.question:
            self._show_cards(self._place)
        else:
            self._show_overview("")

    def _show(self) -> None:
        self.undo.setEnabled(self.model.can_undo)
        self.redo.setEnabled(self.model.can_redo)
        if not self.model.is_open:
            return
        if self._cards is not None and self._stack.currentWidget() is self._cards:
            self._cards.show_work()
        else:
            today = self._desk.now().astimezone().date()
            self.overview.show_work(self.model.work, self._people, today)

    def _go(self, question: str) -> None:
        self._show_cards(Place("institute", question=question))

    def _show_cards(self, place: Place) -> None:
        cards = self.cards
        if self._stack.indexOf(cards) < 0:
            self._stack.addWidget(cards)
        self._stack.setCurrentWidget(cards)
        self.back.show()
        cards.show_work()
        cards.arrive(place)

    def _leave_cards(self) -> None:
        question = self.here().question
        self.model.rest()
        self._show_overview(question)

    def _show_overview(self, question: str) -> None:
        self.back.hide()
        self._stack.setCurrentWidget(self.overview)
        self._show()
        self.overview.take_keyboard(question)

    def _confirm(self, fields: tuple[str, ...]) -> None:
        self.model.write(lambda vault, case, now: casework.confirm(vault, case, case, fields, now))
        self._desk.say(done(N_("Confirmed: the answers hold as before, from today on.")))
