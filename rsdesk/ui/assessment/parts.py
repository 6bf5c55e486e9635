"""What stands beside a choice: a list of entries, and prompts that can be ticked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rsdesk.domain.guidance import Prompt
from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.assessment.wrapped import Tick
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.inputs import GrowingText
from rsdesk.ui.widgets.text import label


class Ticks(View):
    """Prompts that a person ticks when they have thought of them, or because they apply."""

    typed = Signal()

    def __init__(self, prompts: tuple[Prompt, ...], *, answers: bool = False) -> None:
        """`answers` where the ticks themselves are the answer."""
        super().__init__()
        self._prompts, self._answers = prompts, answers
        self._heading = label("small")
        self._ticks = {prompt.id: Tick() for prompt in prompts}
        self._others: tuple[str, ...] = ()
        lines = column(self, gap=1)
        lines.addWidget(self._heading)
        for tick in self._ticks.values():
            tick.clicked.connect(self.typed)
            lines.addWidget(tick)
        self.retranslate()

    @property
    def ticks(self) -> dict[str, Tick]:
        """The check boxes by the id of their prompt."""
        return self._ticks

    @property
    def value(self) -> tuple[str, ...]:
        """What is ticked, in the order of the guidance; ticks of dormant items are kept."""
        return (*(one for one, tick in self._ticks.items() if tick.isChecked()), *self._others)

    def show_value(self, ticked: tuple[str, ...]) -> None:
        """Show what is ticked."""
        self._others = tuple(one for one in ticked if one not in self._ticks)
        for one, tick in self._ticks.items():
            tick.setChecked(one in ticked)

    def retranslate(self) -> None:
        """Set every text."""
        considered, applies = N_("Tick what you have considered"), N_("Tick what applies")
        heading = t(applies if self._answers else considered)
        self._heading.setText(heading)
        for prompt in self._prompts:
            self._ticks[prompt.id].say(prompt.text[current()])
            self._ticks[prompt.id].setAccessibleDescription(heading)


class Entries(View):
    """A list, one editor for each entry; Enter adds one, Alt and an arrow moves it."""

    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("subheading")
        self._hint = label("small")
        self._lines = column(gap=TIGHT)
        self._entries: list[_Entry] = []
        self._add = IconButton("plus", "quiet")
        self._add.clicked.connect(lambda: self._insert(len(self._entries)))
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._heading)
        lines.addWidget(self._hint)
        lines.addLayout(self._lines)
        lines.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(0)
        self.retranslate()

    @property
    def value(self) -> tuple[str, ...]:
        """The entries that say something."""
        return tuple(entry.editor.text for entry in self._entries if entry.editor.text.strip())

    @property
    def editors(self) -> tuple[GrowingText, ...]:
        """The editors from top to bottom."""
        return tuple(entry.editor for entry in self._entries)

    def show_value(self, entries: tuple[str, ...]) -> None:
        """Show these entries; one that is being typed keeps its text."""
        if entries == self.value:
            return
        while len(self._entries) > max(len(entries), 1):
            self._drop(self._entries[-1])
        while len(self._entries) < max(len(entries), 1):
            self._put(len(self._entries))
        for place, entry in enumerate(self._entries):
            entry.editor.show_text(entries[place] if place < len(entries) else "")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("List")))
        self._hint.setText(t(N_("Enter adds an entry; Alt with an arrow key moves it.")))
        self._add.name(t(N_("Add an entry")))
        for place, entry in enumerate(self._entries, start=1):
            entry.name(place, len(self._entries))

    def _insert(self, place: int) -> None:
        self._put(place)
        self.retranslate()
        self._entries[place].editor.setFocus()

    def _put(self, place: int) -> None:
        entry = _Entry()
        entry.editor.typed.connect(self.typed)
        entry.editor.left.connect(self.left)
        entry.following.connect(self._follow)
        entry.moving.connect(self._move)
        entry.going.connect(self._remove)
        self._entries.insert(place, entry)
        self._lines.insertWidget(place, entry)
        entry.show()  # what a layout shows later takes no keyboard now

    def _follow(self, entry: "_Entry") -> None:
        self._insert(self._entries.index(entry) + 1)

    def _move(self, entry: "_Entry", way: int) -> None:
        place = self._entries.index(entry)
        if not 0 <= place + way < len(self._entries):
            return
        self._entries.insert(place + way, self._entries.pop(place))
        self._lines.removeWidget(entry)
        self._lines.insertWidget(place + way, entry)
        self.retranslate()
        entry.editor.setFocus()
        self.typed.emit()

    def _remove(self, entry: "_Entry") -> None:
        place = self._entries.index(entry)
        if len(self._entries) == 1:
            entry.editor.setPlainText("")
        else:
            self._drop(entry)
        self._entries[max(place - 1, 0)].editor.setFocus()
        self.retranslate()
        self.typed.emit()

    def _drop(self, entry: "_Entry") -> None:
        self._entries.remove(entry)
        self._lines.removeWidget(entry)
        entry.hide()
        entry.deleteLater()


class _Entry(QWidget):
    """One entry with what moves and removes it."""

    following = Signal(object)
    moving = Signal(object, int)
    going = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.editor = _EntryText()
        self._number = label("small")
        self._number.setWordWrap(False)
        self._up = IconButton("arrow-up", "quiet")
        self._down = IconButton("arrow-down", "quiet")
        self._remove = IconButton("trash-2", "quiet")
        line = row(self, gap=0)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(NEAR)
        line.addWidget(self.editor, 1)
        for button in (self._up, self._down, self._remove):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._number.setContentsMargins(0, theme.scaled(9), 0, 0)
        self._up.clicked.connect(lambda: self.moving.emit(self, -1))
        self._down.clicked.connect(lambda: self.moving.emit(self, 1))
        self._remove.clicked.connect(lambda: self.going.emit(self))
        self.editor.following.connect(lambda: self.following.emit(self))
        self.editor.moving.connect(lambda way: self.moving.emit(self, way))
        self.editor.going.connect(lambda: self.going.emit(self))

    def name(self, place: int, of: int) -> None:
        """Say which entry this is."""
        self._number.setText(f"{place}.")
        self.editor.setAccessibleName(t(N_("Entry {place} of {count}"), place=place, count=of))
        self._up.name_silently(t(N_("Move entry {place} up"), place=place))
        self._down.name_silently(t(N_("Move entry {place} down"), place=place))
        self._remove.name_silently(t(N_("Remove entry {place}"), place=place))
        self._up.setEnabled(place > 1)
        self._down.setEnabled(place < of)


class _EntryText(GrowingText):
    following = Signal()
    moving = Signal(int)
    going = Signal()

    def __init__(self) -> None:
        super().__init__(lines=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds an entry, Alt with an arrow moves this one, Backspace removes an empty one."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            held & Qt.KeyboardModifier.ShiftModifier
        ):
            self.following.emit()
        elif held & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Up:
            self.moving.emit(-1)
        elif held & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self.moving.emit(1)
        elif key == Qt.Key.Key_Backspace and not self.text:
            self.going.emit()
        else:
            super().keyPressEvent(event)
