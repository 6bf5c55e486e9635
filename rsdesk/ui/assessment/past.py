"""The history of a question: who said what when, and taking a version again."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rsdesk.domain.case import choice_of
from rsdesk.domain.guidance import Field, Guidance
from rsdesk.i18n import N_, time_text
from rsdesk.services import casework
from rsdesk.services.casework import Past
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, emptied, frame, row
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label, selectable

_AT_ONCE = 10  # versions that are shown before somebody asks for the others


class PastView(View):
    """Every version of one answer, the newest first."""

    closed = Signal()

    def __init__(self, desk: Desk, model: CaseModel, subject: str, field: Field) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._subject, self._field = subject, field
        self._versions: tuple[Past, ...] | None = None
        self._all = False
        self.again: list[IconButton] = []  # from the newest version that can be taken again on
        self._heading = label("subheading")
        self._close = IconButton("x", "quiet")
        self._close.clicked.connect(self.closed)
        self._none = label("soft")
        self._more = IconButton("chevron-down", "quiet")
        self._more.clicked.connect(self._show_all)
        self._lines = column(gap=ROOM)
        block = frame("aside")
        column(self, gap=0).addWidget(block)
        lines = column(block, gap=NEAR)
        lines.setContentsMargins(ROOM, NEAR, ROOM, NEAR)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("history", "soft"))
        head.addWidget(self._heading, 1)
        head.addWidget(self._close)
        lines.addLayout(head)
        lines.addWidget(self._none)
        lines.addLayout(self._lines)
        lines.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def versions(self) -> tuple[Past, ...]:
        """What is shown."""
        return self._versions or ()

    def read(self) -> None:
        """Read the versions anew."""
        subject, field = self._subject, self._field.id
        self._desk.ask(self, lambda vault: casework.past(vault, subject, field), self._show)

    def take_keyboard(self) -> None:
        """Give the keyboard to the panel."""
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("History of this answer")))
        self._close.name_silently(t(N_("Close the history")))
        self._none.setText(t(N_("Nothing was said here yet.")))
        self._build()

    def _show(self, versions: tuple[Past, ...]) -> None:
        if versions != self._versions:
            first, self._versions = self._versions is None, versions
            self._build()
            if first:
                show_whole(self)

    def _show_all(self) -> None:
        self._all = True
        self._build()
        self.take_keyboard()

    def _build(self) -> None:
        had_keyboard = self._has_keyboard()
        emptied(self._lines)
        self.again.clear()
        shown = self.versions if self._all else self.versions[:_AT_ONCE]
        for place, version in enumerate(shown):
            self._lines.addWidget(self._line(version, latest=place == 0))
        self._none.setVisible(self._versions == ())
        hidden = len(self.versions) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.name(counted(N_("One earlier version"), N_("{count} earlier versions"), hidden))
        if had_keyboard:
            self.take_keyboard()

    def _has_keyboard(self) -> bool:
        at: QWidget | None = self.window().focusWidget()
        return at is not None and self.isAncestorOf(at)

    def _line(self, version: Past, *, latest: bool) -> QWidget:
        made = QWidget()
        lines = column(made, gap=TIGHT)
        when = label("small")
        when.setText(who_and_when(version))
        head = row(gap=NEAR)
        head.addWidget(when, 1)
        lines.addLayout(head)
        said = selectable()
        said.setText(told(self._model.work.guidance, self._field, version))
        said.setAccessibleName(f"{when.text()}: {said.text()}")
        lines.addWidget(said)
        if not latest and version.parts is not None:
            again = IconButton("rotate-ccw", "quiet")
            again.name(t(N_("Take this version again")), when.text())
            self.again.append(again)
            again.clicked.connect(self._taking(version.revision))
            head.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _taking(self, revision: str) -> Callable[[], None]:
        subject, field = self._subject, self._field.id

        def take() -> None:
            self._model.write(
                lambda vault, case, now: casework.restore_answer(
                    vault, case, subject, field, revision, now
                )
            )

        return take


def who_and_when(version: Past) -> str:
    """Return who said something and when, in the time of this computer."""
    moment = datetime.fromisoformat(version.when).astimezone()
    who = version.who or t(N_("somebody not known here"))
    return f"{time_text(moment, current())} · {who}"


def told(guidance: Guidance, field: Field, version: Past) -> str:
    """Return what a version says, in words."""
    parts = version.parts
    said = []
    if version.choice:
        try:
            said.append(choice_of(guidance, field, version.choice).label[current()])
        except KeyError:  # answered under another edition of the guidance
            said.append(version.choice)
    if parts is None:
        said.append(t(N_("What stood beside this answer was erased as the law requires.")))
        return "\n".join(said)
    said.extend(words for words in (parts.text, *parts.list, parts.comment) if words.strip())
    if parts.ticked:
        said.append(counted(N_("one tick"), N_("{count} ticks"), len(parts.ticked)))
    for check in parts.checks:
        file = check.attachment.name if check.attachment is not None else ""
        said.append(
            t(
                N_("Check record: {text}"),
                text=", ".join(filter(None, (check.source, check.result, file))),
            )
        )
    return "\n".join(said) if said else t(N_("The answer was taken back."))
