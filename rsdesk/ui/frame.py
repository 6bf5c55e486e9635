"""Navigation on the left, messages above, the page beside it: what an open vault looks like."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QStackedWidget, QWidget

from rsdesk.i18n import N_
from rsdesk.ui import page as pages
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.page import PageView
from rsdesk.ui.place import Page, Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

_NAVIGATION: tuple[tuple[Page, str, str, str], ...] = (
    ("register", "folder", N_("Cases"), "Ctrl+1"),
    ("case", "file-text", N_("Open case"), "Ctrl+2"),
    ("institute", "landmark", N_("Institute"), "Ctrl+3"),
    ("guidance", "book-open", N_("Guidance"), "Ctrl+4"),
    ("verify", "shield-check", N_("Verify a record"), "Ctrl+5"),
    ("help", "circle-help", N_("Help"), "Ctrl+6"),
    ("settings", "settings", N_("Settings"), "Ctrl+7"),
)
LOCK_KEYS = "Ctrl+L"
_NARROWEST = 190
_REST = 100  # ms between parts that are made ahead


class Frame(View):
    """Shows one page at a time and remembers the place on each."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[Page, PageView] = {}
        self._last_case = ""
        self._buttons: dict[Page, IconButton] = {}
        self._group = QButtonGroup(self)
        self._lock = IconButton("lock", "nav")
        self._strip = Strip()
        self._strip.setContentsMargins(0, NEAR, 0, NEAR)
        self._practice = _Practice()
        if not desk.is_practice:
            self._practice.hide()
        self._stack = QStackedWidget()
        line = row(self, gap=0)
        line.addWidget(self._sidebar())
        right = column(gap=0)
        right.addWidget(self._practice)
        notices = column(gap=0)
        notices.setContentsMargins(ROOM, 0, ROOM, 0)
        notices.addWidget(self._strip)
        right.addLayout(notices)
        right.addWidget(self._stack, 1)
        line.addLayout(right, 1)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        desk.going.connect(self.go)
        desk.telling.connect(self._strip.show_message)
        desk.hushing.connect(self._hush)
        desk.gone.connect(self._let_go)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._help)
        self.retranslate()

    @property
    def page(self) -> PageView | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, PageView) else None

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self.page.here() if self.page is not None else Place()

    def go(self, place: Place) -> None:
        """Show a place; a message about the former page goes with it."""
        said, before = self._strip.message, self.place.step
        if self.page is not None:
            self.page.leave()
        if place.page == "case" and place.case:
            self._last_case = place.case
        view = self._made(place.page)
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        if view is not self.page or (said and said.tone == "done" and place.step != before):
            self._strip.clear()
        self._stack.setCurrentWidget(view)
        view.arrive(place)
        self._show_navigation(place.page)

    def build_ahead(self) -> None:
        """Make the pages, a part at a time, so that coming to them takes showing them only."""
        missing = next((page for page, *_ in _NAVIGATION if page not in self._pages), None)
        if missing is not None:
            self._made(missing)
        elif not any(page.build_ahead() for page in self._pages.values()):
            return
        QTimer.singleShot(_REST, self, self.build_ahead)

    def leave(self) -> None:
        """Store what is being typed."""
        if self.page is not None:
            self.page.leave()

    def forget_case(self) -> None:
        """No case is open any more."""
        self._last_case = ""
        self._show_navigation(self.place.page)

    def retranslate(self) -> None:
        """Set every text."""
        for page, _, words, keys in _NAVIGATION:
            self._buttons[page].name(t(words), keys)
        self._lock.name(t(N_("Lock")), LOCK_KEYS)
        self._practice.retranslate()

    def _made(self, page: Page) -> PageView:
        if page not in self._pages:
            self._pages[page] = pages.made(page, self._desk)
            pages.belongs_to(self._stack, self._pages[page])
        return self._pages[page]

    def _sidebar(self) -> QFrame:
        bar = frame("sidebar")
        bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        lines = column(bar, gap=TIGHT, margin=NEAR)
        brand = label("brand")
        brand.setText("rsdesk")
        brand.setContentsMargins(NEAR, NEAR, 0, ROOM)
        brand.setMinimumWidth(_NARROWEST)
        lines.addWidget(brand)
        for page, icon, _, keys in _NAVIGATION:
            button = IconButton(icon, "nav")
            button.setCheckable(True)
            button.setShortcut(keys)
            button.clicked.connect(lambda _=False, to=page: self._navigate(to))
            self._group.addButton(button)
            self._buttons[page] = button
            lines.addWidget(button)
            if page == "verify":
                lines.addStretch(1)
        self._buttons["case"].hide()
        self._lock.setShortcut(LOCK_KEYS)
        self._lock.clicked.connect(lambda: self._desk.locking.emit("hand"))
        lines.addWidget(self._lock)
        return bar

    def _navigate(self, page: Page) -> None:
        known = self._pages.get(page)
        if page == "case" and (known is None or known.here().case != self._last_case):
            self.go(Place("case", case=self._last_case))
        elif known is not None:
            self.go(known.here())
        else:
            self.go(Place(page))

    def _let_go(self, case: str) -> None:
        if case == self._last_case:
            self.forget_case()

    def _hush(self) -> None:
        """Say no longer that something worked that is taken back now."""
        if self._strip.message is not None and self._strip.message.tone == "done":
            self._strip.clear()

    def _show_navigation(self, page: Page) -> None:
        self._buttons["case"].setVisible(bool(self._last_case))
        self._buttons[page].setChecked(True)

    def _help(self) -> None:
        topic = self.page.topic if self.page is not None else ""
        self.go(Place("help", topic=topic))


class _Practice(QFrame):
    """The strip that nobody can overlook in a practice vault."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "practice")
        line = row(self, gap=NEAR)
        line.setContentsMargins(ROOM, TIGHT, ROOM, TIGHT)
        self._words = label()
        line.addWidget(IconLabel("graduation-cap", "on_practice"))
        line.addWidget(self._words, 1)

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(t(N_("Practice vault: enter no real case here.")))
