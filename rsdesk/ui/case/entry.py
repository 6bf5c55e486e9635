"""An entry of a list that people fill: a line that says what matters, and a form beneath it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import Qt, Signal

from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View
from rsdesk.ui.widgets.boxes import NEAR, column, frame, row
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.typing import Typing

V = TypeVar("V", bound=Struct)
F = TypeVar("F", bound="FormView[Any]")


class FormView(View, Generic[V]):
    """Everything there is to fill in."""

    typed = Signal()
    left = Signal()
    chosen = Signal()  # nothing more comes: it can be stored at once

    @property
    def value(self) -> V:
        """The entry as it stands here."""
        raise AssertionError(f"{type(self).__name__} has no value")

    def show_value(self, value: V) -> None:
        """Show what is stored."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def take_keyboard(self) -> None:
        """Take the keyboard to where something is to be filled in."""
        raise AssertionError(f"{type(self).__name__} has no beginning")


class EntryView(View, Generic[V, F]):
    """A line that unfolds into its form, which is made then. What is typed is kept at once."""

    removed = Signal(str)
    unfolded = Signal()  # Tab has to find its way anew

    def __init__(self, model: CaseModel, key: str, value: V, form: Callable[[], F]) -> None:
        """`key` is that of the register; `form` makes the form."""
        super().__init__()
        self._model, self._key, self._make = model, key, form
        self._stored, self._typing = value, Typing[V]()
        self._form: F | None = None
        self._icon = IconLabel("circle", "soft")
        self._title, self._summary = label("subheading"), label("small")
        self.fold, self.remove = IconButton("chevron-down", "quiet"), IconButton("trash-2", "quiet")
        self._lines = column(self, gap=NEAR)
        self._head()
        self.fold.clicked.connect(self._turn)
        self.remove.clicked.connect(self._remove)

    @property
    def entry(self) -> str:
        """Name of the entry within its list."""
        return self._key.partition("/")[2]

    @property
    def form(self) -> F:
        """What is filled in, made when first asked for."""
        if self._form is None:
            self._form = self._made()
        return self._form

    @property
    def value(self) -> V:
        """The entry as it stands here."""
        return self._form.value if self._form is not None else self._stored

    @property
    def is_unfolded(self) -> bool:
        """Whether the form is seen."""
        return self._form is not None and not self._form.isHidden()

    @property
    def said(self) -> tuple[str, str]:
        """What the line says."""
        return self._title.text(), self._summary.text()

    def show_value(self, value: V) -> None:
        """Show what is stored, unless something newer is being typed."""
        if self._typing.lets_show(value):
            self._stored = value
            if self._form is not None:
                self._form.show_value(value)
        self._show_head()

    def unfold(self) -> None:
        """Show the form, and take the keyboard to where something is to be filled in."""
        self._fold(shut=False)
        self.form.take_keyboard()
        show_whole(self)

    def retranslate(self) -> None:
        """Set every text; the form sets its own."""
        self._show_head()

    def _show_head(self) -> None:
        """Say what matters of `value`, and name the buttons after it."""
        raise AssertionError(f"{type(self).__name__} says nothing")

    def _plain(self, value: V) -> str:
        """The plain part of the register."""
        return ""

    def _head(self) -> None:
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head = row(gap=NEAR)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        for button in (self.fold, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(frame("rule"))
        self._lines.addLayout(head)

    def _made(self) -> F:
        form = self._make()
        form.show_value(self._stored)
        form.hide()
        form.typed.connect(self._type)
        form.left.connect(self._left)
        form.chosen.connect(self._choose)
        self._lines.addWidget(form)
        return form

    def _turn(self) -> None:
        self._fold(shut=self.is_unfolded)

    def _fold(self, *, shut: bool) -> None:
        self.form.setVisible(not shut)
        self.fold.show_icon("chevron-down" if shut else "chevron-up")
        self._show_head()
        self.unfolded.emit()

    def _remove(self) -> None:
        self.removed.emit(self.entry)

    def _type(self) -> None:
        value = self.value
        self._typing.typed(value)
        self._model.type_entry(self._key, self._plain(value), value)
        self._show_head()

    def _choose(self) -> None:
        self._type()
        self._model.rest()

    def _left(self) -> None:
        if self._typing.waits:
            self._model.rest()
