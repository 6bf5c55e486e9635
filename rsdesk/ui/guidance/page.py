"""The page of the guidance: what there is on the left, what somebody reads beside it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from rsdesk.domain.lookup import Entry
from rsdesk.i18n import N_
from rsdesk.services import browsing
from rsdesk.services.browsing import Shelf
from rsdesk.ui import theme
from rsdesk.ui.assessment.rows import cleared
from rsdesk.ui.desk import Desk
from rsdesk.ui.guidance.groups import Way, groups
from rsdesk.ui.guidance.reading import beginning, contents
from rsdesk.ui.guidance.tree import Tree
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.message import done
from rsdesk.ui.page import PageView
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, WIDE, column, frame, row, scrolled
from rsdesk.ui.widgets.inputs import Line
from rsdesk.ui.widgets.text import label

_BROAD = 720  # from this width on both stand side by side
_LIST = 320
_PAUSE = 150  # ms without a key
_WAYS: tuple[tuple[Way, str], ...] = (
    ("source", N_("By source")),
    ("question", N_("By question")),
)


class GuidancePage(PageView):
    """Read by source or by question, searched while one types."""

    topic = "guidance"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shelf: Shelf | None = None
        self._way: Way = "source"
        self._shown, self._drawn = "", ("-", "")
        self._reads = False  # in a narrow window: what is read instead of the list
        self._title, self._edition, self._found = label("title"), label("small"), label("small")
        self.search = Line()
        self.search.setClearButtonEnabled(True)
        self.tree = Tree()
        self.back = IconButton("arrow-left", "quiet")
        self._group = QButtonGroup(self)
        self.ways: dict[Way, IconButton] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._left = QWidget()
        self._lines = column(gap=NEAR)
        self._build()
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._go_down)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self._go_down)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._pause.timeout.connect(self._show_best)
        self.tree.chosen.connect(self._read)
        self.back.clicked.connect(self._close)
        keys = QShortcut(QKeySequence.StandardKey.Find, self, self._take_search)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.retranslate()

    @property
    def words(self) -> str:
        """How much was found."""
        return self._found.text()

    def arrive(self, place: Place) -> None:
        """Show what the place names."""
        wanted = place.topic
        known = self._shelf
        self._desk.ask(
            self,
            lambda vault: browsing.shelf(vault, known),
            lambda shelf: self._arrived(shelf, wanted),
        )

    def here(self) -> Place:
        """Return what is read."""
        return Place("guidance", topic=self._shown)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Guidance")))
        self.search.setPlaceholderText(t(N_("Search the guidance")))
        self.search.setAccessibleName(t(N_("Search the guidance")))
        self.tree.setAccessibleName(t(N_("Items, questions, measures and contacts")))
        self.back.name(t(N_("Back to the list")), t(N_("Esc")))
        for way, words in _WAYS:
            self.ways[way].name(t(words))
        if self._shelf is not None:
            self._edition.setText(self._shelf.guidance.edition.title[current()])
            self._list()
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        left = column(self._left, gap=NEAR)
        for widget in (self._title, self._edition, self.search):
            left.addWidget(widget)
        tabs = row(gap=TIGHT)
        for way, _ in _WAYS:
            button = IconButton("", "tab")
            button.setCheckable(True)
            button.setChecked(way == self._way)
            button.clicked.connect(lambda _=False, to=way: self._turn(to))
            self._group.addButton(button)
            self.ways[way] = button
            tabs.addWidget(button)
        tabs.addStretch(1)
        left.addLayout(tabs)
        left.addWidget(self._found)
        left.addWidget(self.tree, 1)
        self._card = frame()
        lines = column(self._card, gap=NEAR, margin=WIDE)
        lines.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(self._lines)
        lines.addStretch(1)
        inner = QWidget()
        column(inner, gap=0, margin=ROOM).addWidget(self._card)
        self.area = scrolled(inner)
        line = row(self, gap=0)
        line.addWidget(self._left)
        line.addWidget(self.area, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._close)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _arrange(self) -> None:
        broad = self.width() >= theme.scaled(_BROAD)
        self._left.setVisible(broad or not self._reads)
        self.area.setVisible(broad or self._reads)
        self.back.setVisible(not broad)
        beside = 0 if broad else ROOM
        self._left.setContentsMargins(ROOM, ROOM, beside, ROOM)
        self._left.setMaximumWidth(theme.scaled(_LIST) if broad else 16_777_215)
        self._left.setMinimumWidth(theme.scaled(_LIST) if broad else 0)

    def _arrived(self, shelf: Shelf, wanted: str) -> None:
        changed = shelf is not self._shelf
        self._shelf = shelf
        if changed:
            self.retranslate()
        if wanted and wanted != self._shown:
            self._go(wanted)
        self._draw()
        QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        (self.tree if self._shown and self.tree.isVisible() else self.search).setFocus()

    def _take_search(self) -> None:
        self._close()
        self.search.setFocus()
        self.search.selectAll()

    def _turn(self, way: Way) -> None:
        self._way = way
        self.ways[way].setChecked(True)
        self._list()

    def _find(self) -> None:
        """List what holds the words; the likeliest is shown when somebody stops typing."""
        self._list()
        self._pause.start()

    def _go_down(self) -> None:
        """Go from the search to what it found, without waiting for the pause."""
        self._pause.stop()
        self._show_best()
        self.tree.setFocus()

    def _show_best(self) -> None:
        wanted = self.search.text().strip()
        entry = self._shelf.best(wanted) if self._shelf is not None and wanted else None
        if entry is not None:
            self._show(entry)

    def _list(self) -> None:
        if self._shelf is None:
            return
        wanted = self.search.text().strip()
        found = self._shelf.found(wanted)
        listed = groups(self._shelf.guidance, found, self._way, both=bool(wanted))
        self.tree.show_groups(listed, all_open=bool(wanted))
        self.tree.choose(self._shown)
        count = sum(len(group.rows) for group in listed)
        if count:
            self._found.setText(counted(N_("1 entry"), N_("{count} entries"), count))
        else:
            self._found.setText(t(N_("Nothing found. Please try another word.")))

    def _read(self, identifier: str) -> None:
        entry = self._shelf.entry(identifier) if self._shelf is not None else None
        if entry is not None:
            self._reads = True
            self._show(entry)
            self._arrange()

    def _go(self, identifier: str) -> None:
        """Follow a link: what it leads to is in the list again, whatever was searched for."""
        entry = self._shelf.entry(identifier) if self._shelf is not None else None
        if entry is None:
            return
        if entry.kind == "question" or entry.kind == "item":
            self._way = "question" if entry.kind == "question" else "source"
            self.ways[self._way].setChecked(True)
        self._shown = entry.id
        if self.search.text():
            self.search.clear()
            self._pause.stop()
        self._list()
        self._read(identifier)

    def _show(self, entry: Entry) -> None:
        self._shown = entry.id
        self.tree.choose(entry.id)
        self._draw()

    def _draw(self) -> None:
        if self._shelf is None or self._drawn == (self._shown, current()):
            return
        self._drawn = (self._shown, current())
        cleared(self._lines)
        entry = self._shelf.entry(self._shown)
        guidance = self._shelf.guidance
        parts = contents(guidance, entry, self._go, self._copy) if entry else beginning(guidance)
        for part in parts:
            self._lines.addWidget(part)
        self.area.verticalScrollBar().setValue(0)

    def _copy(self, url: str) -> None:
        QGuiApplication.clipboard().setText(url)
        self._desk.say(
            done(N_("The address {url} is copied. rsdesk itself opens no connection."), url=url)
        )

    def _close(self) -> None:
        """In a narrow window, go back to the list."""
        self._reads = False
        self._arrange()
        self.tree.setFocus()
