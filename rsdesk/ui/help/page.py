"""The help page: the user guide, offline and searchable."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from rsdesk.i18n import N_
from rsdesk.services import guide
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.help.text import GuideText
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.page import PageView
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row
from rsdesk.ui.widgets.inputs import Line
from rsdesk.ui.widgets.text import label

_ID = Qt.ItemDataRole.UserRole
_NARROWEST = 158  # as wide as the longest word among the titles


class HelpPage(PageView):
    """Sections on the left, the text beside them."""

    topic = "help"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = label("title")
        self._search = Line()
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._list)
        self._found = label("small")
        self._sections = QListWidget()
        self._sections.currentItemChanged.connect(lambda item, _: self._choose(item))
        self._sections.setWordWrap(True)
        self._sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = GuideText()
        self._text.wanted.connect(self._follow)
        self._shown = ""
        left = column(gap=NEAR)
        for widget in (self._title, self._search, self._found):
            left.addWidget(widget)
        left.addWidget(self._sections, 1)
        line = row(self, gap=WIDE, margin=ROOM)
        line.addLayout(left, 2)
        line.addWidget(self._text, 5)
        keys = QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        desk.dressed.connect(self._dress)
        self._dress()
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Show the section that the place names."""
        if place.topic:
            self._search.clear()
            self._shown = place.topic
            self._list()
        self._sections.setFocus()

    def here(self) -> Place:
        """Return the section that is read."""
        return Place("help", topic=self._shown)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Help")))
        self._search.setPlaceholderText(t(N_("Search the guide")))
        self._search.setAccessibleName(t(N_("Search the guide")))
        self._sections.setAccessibleName(t(N_("Sections of the guide")))
        self._text.setAccessibleName(t(N_("Text of the section")))
        self._list()

    def _dress(self) -> None:
        self._sections.setMinimumWidth(theme.scaled(_NARROWEST))
        self._show()

    def _follow(self, section: str) -> None:
        self.arrive(Place("help", topic=section))

    def _find(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _list(self) -> None:
        found = guide.found(current(), self._search.text())
        self._sections.blockSignals(True)
        self._sections.clear()
        for section in found:
            item = QListWidgetItem(section.title)
            item.setData(_ID, section.id)
            self._sections.addItem(item)
        self._sections.blockSignals(False)
        self._found.setText(
            counted(N_("1 section"), N_("{count} sections"), len(found))
            if found
            else t(N_("Nothing found. Please try another word."))
        )
        wanted = [place for place, section in enumerate(found) if section.id == self._shown]
        if found:
            self._sections.setCurrentRow(wanted[0] if wanted else 0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._shown = str(item.data(_ID))
            self._show()

    def _show(self) -> None:
        known = [section for section in guide.sections(current()) if section.id == self._shown]
        if known:
            self._text.show_markdown(known[0].text, self._search.text())
