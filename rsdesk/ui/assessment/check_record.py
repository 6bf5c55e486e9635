"""One check record: what was looked up where, with which result, by whom and when."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from rsdesk.domain.case import Attachment, Check
from rsdesk.i18n import N_, date_text
from rsdesk.ui import theme
from rsdesk.ui.assessment import day
from rsdesk.ui.assessment.attachments import AttachmentView
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.inputs import GrowingText, Line
from rsdesk.ui.widgets.text import label, repainted, toned

_BROAD = 480  # from this width on inputs stand beside each other


class CheckRecord(View):
    """Is filled in at any pace; what is there is kept as it is."""

    typed = Signal()
    settled = Signal()  # a file came or went: nobody types that
    left = Signal()
    removed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._number = 1
        self._untouched = Check(source="")
        self._day = ""  # as it is kept; what somebody else wrote stays until it is typed over
        self._heading = label("subheading")
        self._remove = IconButton("trash-2", "quiet")
        self.source, self.source_date, self.searched = Line(), Line(), Line()
        self.result = GrowingText()
        self.checker, self.checked_on = Line(), Line()
        self.attachment = AttachmentView(desk)
        self._needed = label("small")
        self._wrong = label("small")
        self._inputs = (
            _Named(N_("Source (required)"), self.source),
            _Named(N_("Date of the source"), self.source_date),
            _Named(N_("What was searched for"), self.searched),
            _Named(N_("Result"), self.result),
            _Named(N_("Checked by"), self.checker),
            _Named(N_("Checked on"), self.checked_on),
        )
        self._build()
        self._connect()
        self.retranslate()

    @property
    def value(self) -> Check:
        """The check record as it stands."""
        return Check(
            source=self.source.text(),
            source_date=self.source_date.text(),
            searched=self.searched.text(),
            result=self.result.text,
            checker=self.checker.text(),
            checked_on=self._day,
            attachment=self.attachment.value,
        )

    @property
    def says_something(self) -> bool:
        """Whether anything stands here beyond what was filled in beforehand."""
        return self.value != self._untouched

    @property
    def needed(self) -> str:
        """What is still needed, in words; empty when nothing is."""
        return self._needed.text() if not self._needed.isHidden() else ""

    @property
    def wrong(self) -> str:
        """What is not understood, in words; empty when all is."""
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def begin(self, checker: str, checked_on: str) -> None:
        """Fill in beforehand who checks and when."""
        self._untouched = Check(source="", checker=checker, checked_on=checked_on)
        self.show_value(self._untouched)

    def name_checker(self, name: str) -> None:
        """Fill in who checks, once it is known."""
        self._untouched = replace(self._untouched, checker=name)
        self.checker.show_text(name)

    def show_value(self, check: Check) -> None:
        """Show a check record; an input with the keyboard keeps its text."""
        self.source.show_text(check.source)
        self.source_date.show_text(check.source_date)
        self.searched.show_text(check.searched)
        self.result.show_text(check.result)
        self.checker.show_text(check.checker)
        if not self.checked_on.hasFocus():
            self._show_day(check.checked_on)
        self.attachment.show_value(check.attachment)
        self._show_needed()

    def take_attachment(self, attachment: Attachment) -> None:
        """Show a file that was kept for this check record."""
        self.attachment.show_value(attachment)
        self._show_needed()

    def show_number(self, number: int) -> None:
        """Show which check record of the field this is."""
        self._number = number
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        title = t(N_("Check record {number}"), number=self._number)
        self._heading.setText(title)
        self._remove.name_silently(t(N_("Remove check record {number}"), number=self._number))
        self._needed.setText(t(N_("Still needed: {parts}"), parts=t(N_("the source"))))
        for place in self._inputs:
            place.name(title)
        self._show_day(self._day)
        self._wrong.setText(
            t(
                N_("This is not understood as a date and is kept as it is. Example: {example}"),
                example=date_text(self._desk.now().date(), current()),
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside each other, inputs stand below each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.scaled(_BROAD)
        ways = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _build(self) -> None:
        source, source_date, searched, result, checker, checked_on = self._inputs
        outer = column(self, gap=0)
        block = frame("aside")
        outer.addWidget(block)
        lines = column(block, gap=NEAR)
        lines.setContentsMargins(ROOM, NEAR, ROOM, NEAR)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("file-check", "soft"))
        head.addWidget(self._heading, 1)
        head.addWidget(self._remove)
        lines.addLayout(head)
        self._pairs = (_pair(source, source_date), _pair(checker, checked_on))
        lines.addLayout(self._pairs[0])
        lines.addWidget(searched)
        lines.addWidget(result)
        lines.addLayout(self._pairs[1])
        lines.addWidget(self._wrong)
        lines.addWidget(self.attachment)
        lines.addWidget(self._needed)
        toned(self._wrong, "stop")
        toned(self._needed, "gap")
        self._wrong.hide()

    def _connect(self) -> None:
        for place in self._inputs:
            if place.field is not self.checked_on:
                place.field.typed.connect(self._typed)
            place.field.left.connect(self.left)
        self.checked_on.typed.connect(self._typed_day)
        self.checked_on.left.connect(self._check_day)
        self.attachment.changed.connect(self._settled)
        self._remove.clicked.connect(lambda: self.removed.emit(self))

    def _typed(self) -> None:
        self._show_needed()
        self.typed.emit()

    def _typed_day(self) -> None:
        understood = day.understood(self.checked_on.text())
        self._day = understood or self.checked_on.text()
        if understood is not None:
            self._show_wrong(False)
        self._typed()

    def _show_day(self, kept: str) -> None:
        self._day = kept
        if day.understood(kept) is not None:
            self._show_wrong(False)
        self.checked_on.show_text(day.shown(kept, current()))

    def _settled(self) -> None:
        self._show_needed()
        self.settled.emit()

    def _show_needed(self) -> None:
        self._needed.setVisible(self.says_something and not self.source.text().strip())

    def _check_day(self) -> None:
        self._show_wrong(bool(self._day.strip()) and day.understood(self._day) is None)
        self._show_day(self._day)

    def _show_wrong(self, wrong: bool) -> None:
        repainted(self.checked_on, "wrong", wrong)
        self._wrong.setVisible(wrong)
        self.checked_on.setAccessibleDescription(self._wrong.text() if wrong else "")


class _Named(QWidget):
    """An input below a small label."""

    def __init__(self, words: str, field: Line | GrowingText) -> None:
        super().__init__()
        self._words, self.field = words, field
        self._label = label("small")
        self._label.setBuddy(field)
        lines = column(self, gap=TIGHT // 2)
        lines.addStretch(1)
        lines.addWidget(self._label)
        lines.addWidget(field)

    def name(self, whole: str) -> None:
        """Set the words; `whole` is what the input belongs to."""
        self._label.setText(t(self._words))
        self.field.setAccessibleName(f"{whole}: {t(self._words)}")


def _pair(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    line = row(gap=NEAR)
    line.addWidget(wide, 2)
    line.addWidget(narrow, 1)
    return line
