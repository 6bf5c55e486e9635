"""A card with a list of entries that people fill, each a line of its own."""

from collections.abc import Mapping
from functools import partial
from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.domain.casework import Casework
from rsdesk.services import casework
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.entry import EntryView, F, V
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.section import Section


class EntriesView(Section, Generic[V, F]):
    """Makes a line for each entry, one after the other; lines that are still right are kept."""

    rearranged = Signal()  # Tab has to find its way anew

    def __init__(self, words: str, meaning: str, model: CaseModel, turns: Turns) -> None:
        """`words` and `meaning` are message ids; `turns` makes the lines."""
        super().__init__(words, meaning)
        self._model, self._turns = model, turns
        self._case = ""
        self._new: set[str] = set()  # added here and not typed into yet
        self._wanted = ""  # unfolded once its line is there
        self.entries: dict[str, EntryView[V, F]] = {}
        self._list = column(gap=NEAR)

    def show_entries(self, work: Casework) -> None:
        """Show the entries of this case."""
        if work.case.subject != self._case:
            self._case = work.case.subject
            self._new.clear()
            for name in [*self.entries]:
                self._drop(name)
        there = self._there(work)
        self._new -= {*there}
        for name in [name for name in self.entries if name not in there and not self._stays(name)]:
            self._drop(name)
        for name in sorted(there, key=lambda name: self._rank(name, there[name])):
            if name in self.entries:
                self.entries[name].show_value(there[name])
            else:
                self._turns.put(partial(self._make, name), name)

    def show_entry(self, name: str) -> bool:
        """Unfold an entry, now or once its line is there; whether it is there."""
        if name not in self.entries:
            self._wanted = name
            return False
        self.entries[name].unfold()
        return True

    def add_entry(self) -> None:
        """Begin a new entry; it is kept from the first key on."""
        name = casework.new_entry()
        self._new.add(name)
        self._make(name)

    def take_keyboard(self) -> None:
        """Take the keyboard to where an entry is added."""
        raise AssertionError(f"{type(self).__name__} adds nothing")

    def _there(self, work: Casework) -> Mapping[str, V]:
        """The entries of a case, by name."""
        raise AssertionError(f"{type(self).__name__} has no entries")

    def _rank(self, name: str, value: V) -> tuple[int | str, ...]:
        """Where an entry stands among those of a case that is shown first."""
        raise AssertionError(f"{type(self).__name__} has no order")

    def _empty(self) -> V:
        """What a new entry begins with."""
        raise AssertionError(f"{type(self).__name__} begins nothing")

    def _line(self, name: str, value: V) -> EntryView[V, F]:
        """A new line for an entry."""
        raise AssertionError(f"{type(self).__name__} has no lines")

    def _take_out(self, name: str) -> None:
        """Take a stored entry out of the case, and say so."""
        raise AssertionError(f"{type(self).__name__} takes nothing out")

    def _stays(self, name: str) -> bool:
        """A line that was just added, or is being emptied to be typed anew."""
        focused: QWidget | None = QApplication.focusWidget()
        return name in self._new or (
            focused is not None and self.entries[name].isAncestorOf(focused)
        )

    def _make(self, name: str) -> None:
        """Make the line of an entry, unless that one left since or another piece did it."""
        there = self._there(self._model.work) if self._model.is_open else {}
        if name in self.entries or (name not in there and name not in self._new):
            return
        view = self._line(name, there[name] if name in there else self._empty())
        view.removed.connect(self._remove)
        view.unfolded.connect(self.rearranged)
        self.entries[name] = view
        self._list.addWidget(view)
        self.rearranged.emit()
        if name in self._new or name == self._wanted:
            self._wanted = ""
            view.unfold()

    def _drop(self, name: str) -> None:
        view = self.entries.pop(name)
        self._new.discard(name)
        self._list.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.rearranged.emit()

    def _remove(self, name: str) -> None:
        stored = name in self._there(self._model.work)
        self._drop(name)
        self.take_keyboard()
        if stored:
            self._take_out(name)
