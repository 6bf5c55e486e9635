"""The frame of a field: its name, and what stands beside the choice, made when it is needed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsdesk.domain.case import Parts
from rsdesk.domain.guidance import Field
from rsdesk.i18n import N_
from rsdesk.ui.assessment.check_records import CheckRecords
from rsdesk.ui.assessment.parts import Entries, Ticks
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.text import label

W = TypeVar("W", bound=QWidget)
# the parts of a field from top to bottom; those that are not needed are not made
_ORDER = ("choices", "leads", "text", "list", "ticks", "comment", "checks", "tools", "past")


class FieldParts(View):
    """Holds the parts of a field from top to bottom; those that are not needed are not made."""

    typed = Signal()
    left = Signal()
    settled = Signal()  # nothing more comes: it can be stored at once
    emptied = Signal()  # the last check record was taken out

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__()
        self._desk, self.field = desk, field
        self._parts_shown = Parts()
        self._is_made = False
        self._label, self._hint = label("subheading"), label("small")
        self._declaration = label("small")
        self._placed: dict[str, QWidget] = {}
        self._lines = column(self, gap=NEAR)
        self._lines.addLayout(self._head())
        self._first = self._lines.count()

    @property
    def parts(self) -> Parts:
        """What stands beside the choice, as it is on the screen."""
        shown = self._parts_shown
        text, comment = self._found("text", Labelled), self._found("comment", Labelled)
        entries, ticks = self._found("list", Entries), self._found("ticks", Ticks)
        checks = self._found("checks", CheckRecords)
        return Parts(
            comment=_words(comment).text if comment else shown.comment,
            text=_words(text).text if text else shown.text,
            list=entries.value if entries else shown.list,
            ticked=ticks.value if ticks else shown.ticked,
            checks=checks.value if checks else shown.checks,
        )

    @property
    def comment(self) -> GrowingText:
        """The editor of the reason or comment, made when first asked for."""
        return _words(self._made("comment", self._make_comment))

    @property
    def text(self) -> GrowingText:
        """The editor of the description."""
        return _words(self._text())

    @property
    def entries(self) -> Entries:
        """The editor of the list."""
        return self._list()

    @property
    def ticks(self) -> Ticks | None:
        """The prompts, None when the field has none now."""
        return self._found("ticks", Ticks)

    @property
    def checks(self) -> CheckRecords:
        """The check records, made when first asked for."""
        return self._made("checks", self._make_checks)

    @property
    def lacks_checks(self) -> bool:
        """Whether its check records are still to be made, in a turn of their own."""
        return bool(self._parts_shown.checks) and "checks" not in self._placed

    def retranslate(self) -> None:
        """Set name and hint; the parts set their texts."""
        self._label.setText(self.field.label[current()])
        self._hint.setVisible(self.field.hint is not None)
        if self.field.hint is not None:
            self._hint.setText(self.field.hint[current()])
        self._declaration.setText(t(N_("Declaration")))

    def _show_parts(self, parts: Parts) -> None:
        """Show what stands beside the choice."""
        self._parts_shown = parts
        if parts.text or "text" in self._placed:
            _words(self._text()).show_text(parts.text)
        if parts.list or "list" in self._placed:
            self._list().show_value(parts.list)
        if parts.comment or "comment" in self._placed:
            self.comment.show_text(parts.comment)
        if "checks" in self._placed or (parts.checks and self._is_made):
            self.checks.show_value(parts.checks)
        ticks = self.ticks
        if ticks is not None:
            ticks.show_value(parts.ticked)

    def _head(self) -> QVBoxLayout:
        lines = column(gap=TIGHT)
        if self.field.declaration:
            line = row(gap=NEAR)
            line.addWidget(IconLabel("file-signature", "soft", 15))
            line.addWidget(self._declaration, 1)
            lines.addLayout(line)
        lines.addWidget(self._label)
        lines.addWidget(self._hint)
        return lines

    def _put(self, part: str, made: W) -> W:
        before = _ORDER[: _ORDER.index(part)]
        place = self._first + sum(name in self._placed for name in before)
        self._lines.insertWidget(place, made)
        self._placed[part] = made
        if self._is_made:
            made.show()  # a layout would show it later, and what is hidden takes no keyboard
            order_tabs(self)
        return made

    def _found(self, part: str, kind: type[W]) -> W | None:
        found = self._placed.get(part)
        return found if isinstance(found, kind) else None

    def _made(self, part: str, make: Callable[[], W]) -> W:
        found = self._placed.get(part)
        return found if found is not None else self._put(part, make())  # type: ignore[return-value]

    def _text(self) -> Labelled:
        return self._made("text", lambda: self._editor(N_("Description"), self._parts_shown.text))

    def _make_comment(self) -> Labelled:
        return self._editor(N_("Reason or comment"), self._parts_shown.comment)

    def _editor(self, words: str, text: str) -> Labelled:
        editor = GrowingText()
        editor.show_text(text)
        editor.typed.connect(self.typed)
        editor.left.connect(self.left)
        return Labelled(words, editor)

    def _list(self) -> Entries:
        return self._made("list", self._make_list)

    def _make_list(self) -> Entries:
        entries = Entries()
        entries.show_value(self._parts_shown.list)
        entries.typed.connect(self.typed)
        entries.left.connect(self.left)
        return entries

    def _make_checks(self) -> CheckRecords:
        checks = CheckRecords(self._desk)
        checks.show_value(self._parts_shown.checks)
        checks.typed.connect(self.typed)
        checks.settled.connect(self.settled)
        checks.left.connect(self.left)
        checks.emptied.connect(self.emptied)
        return checks


def _words(part: Labelled) -> GrowingText:
    if not isinstance(part.field, GrowingText):
        raise TypeError(type(part.field))
    return part.field
