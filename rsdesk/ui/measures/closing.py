"""A written reason, a note on a red flag, and the clearance of a stop: one register per answer."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from rsdesk.domain.case import Attachment
from rsdesk.domain.closing import Matter
from rsdesk.domain.proceedings import Closing
from rsdesk.i18n import N_
from rsdesk.ui.assessment.attachments import AttachmentView, dropped
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.measures import words
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, row
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.inputs import GrowingText, Labelled, Line
from rsdesk.ui.widgets.text import label, toned
from rsdesk.ui.widgets.typing import Typing


@dataclass(frozen=True)
class Wanted:
    """Which parts of the form a matter needs."""

    clearance: bool
    reason: bool
    note: bool

    @property
    def any(self) -> bool:
        """Whether it needs the form at all."""
        return self.clearance or self.reason or self.note


def wanted(matter: Matter) -> Wanted:
    """Return what can be written to a matter; a check that is owed takes nothing in its place."""
    free = [
        point.finding.effect
        for point in matter.points
        if not point.finding.blocking and point.closed != "baseline"
    ]
    return Wanted("stop" in free, "gap" in free, "flag" in free)


class ClosingForm(View):
    """Is kept at every keystroke; what counts of it is said above, on the card."""

    def __init__(self, desk: Desk, model: CaseModel, field: str) -> None:
        super().__init__()
        self._model, self._field = model, field
        self._typing: Typing[Closing] = Typing()
        self._matter: Matter | None = None
        self._for_stop = _Clearance(desk)
        self._heading = label("subheading")
        self._hint = label("small")
        self.text = GrowingText()
        self._take = IconButton("copy", "link")
        lines = column(self, gap=NEAR)
        lines.addWidget(self._for_stop)
        lines.addWidget(self._heading)
        lines.addWidget(self._hint)
        lines.addWidget(self.text)
        lines.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading.setBuddy(self.text)
        self.text.typed.connect(self._typed)
        self.text.left.connect(model.rest)
        self._for_stop.typed.connect(self._typed)
        self._for_stop.left.connect(model.rest)
        self._for_stop.attachment.changed.connect(self._settled)
        self._take.clicked.connect(self._take_over)
        self.setAcceptDrops(True)

    @property
    def clearance(self) -> "_Clearance":
        """The part that clears a stop."""
        return self._for_stop

    @property
    def take(self) -> IconButton:
        """The button that takes over the comment of the answer."""
        return self._take

    def show_matter(self, matter: Matter) -> None:
        """Show what is written to this answer."""
        self._matter = matter
        stored = self._model.work.case.proceedings.closings.get(self._field, Closing())
        if self._typing.lets_show(stored):
            self.text.show_text(stored.text)
            self._for_stop.show_value(stored)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if self._matter is None:
            return
        parts = wanted(self._matter)
        self.setVisible(parts.any)
        self._for_stop.setVisible(parts.clearance)
        heading, hint = _said_of(parts)
        self._heading.setText(t(heading))
        self._hint.setText(t(hint))
        self.text.setAccessibleName(t(heading))
        self.text.setAccessibleDescription(t(hint))
        self._take.name(t(N_("Take over the comment of the answer")))
        offered = words.comment(self._model.work, self._matter)
        self._take.setVisible(bool(offered) and offered not in self.text.text)

    def dropEvent(self, event: QDropEvent) -> None:
        """A file that is dropped here clears the stop."""
        self._for_stop.attachment.take(dropped(event.mimeData())[:1])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where one has its place."""
        if event.mimeData().hasUrls() and self._for_stop.attachment.value is None:
            event.acceptProposedAction()

    def _take_over(self) -> None:
        if self._matter is None:
            return
        given = words.comment(self._model.work, self._matter)
        both = "\n\n".join(filter(None, (self.text.text.strip(), given)))
        self.text.setPlainText(both)
        self._model.rest()
        self.text.setFocus()

    def _typed(self) -> None:
        authority, dated, document = self._for_stop.value
        value = Closing(self.text.text, authority, dated, document)
        self._typing.typed(value)
        self._model.type_entry(f"closing/{self._field}", "", value)

    def _settled(self) -> None:
        self._typed()
        self._model.rest()


class _Clearance(View):
    """Who cleared a stop, when, and the document that says so."""

    typed = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.authority = Line()
        self.dated = DayLine(N_("Date of the document"))
        self.attachment = AttachmentView(desk)
        self._heading = label("subheading")
        self._needed = label("small")
        toned(self._needed, "stop")
        for part in (self.authority, self.dated):
            part.typed.connect(self.typed)
            part.left.connect(self.left)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._heading)
        line = row(gap=ROOM)
        line.addWidget(Labelled(N_("Competent office"), self.authority), 2)
        line.addWidget(self.dated, 1, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)
        lines.addWidget(self.attachment)
        lines.addWidget(self._needed)
        lines.addSpacing(TIGHT)
        self.retranslate()

    @property
    def value(self) -> tuple[str, str, Attachment | None]:
        """Office, day and document."""
        return self.authority.text(), self.dated.value, self.attachment.value

    def show_value(self, closing: Closing) -> None:
        """Show what is stored."""
        self.authority.show_text(closing.authority)
        self.dated.show_day(closing.dated)
        self.attachment.show_value(closing.document)
        self._needed.setVisible(not closing.clears)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Clearance")))
        self._needed.setText(
            t(N_("The stop ends once office, date and the document itself are here."))
        )


def _said_of(parts: Wanted) -> tuple[str, str]:
    if parts.reason:
        return (
            N_("Or a written reason"),
            N_("Why this needs no measure. The record shows it."),
        )
    if parts.note:
        return (
            N_("How this is dealt with"),
            N_("The red flag stays; the leadership reads this before it decides."),
        )
    return (
        N_("Note on the clearance"),
        N_("For instance what the office demands. A note alone clears nothing."),
    )
