"""The check records of a field: added, filled by dropping files, removed."""

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.case import Attachment, Check
from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import owner
from rsdesk.ui.assessment.attachments import Paths, attach
from rsdesk.ui.assessment.check_record import CheckRecord
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View
from rsdesk.ui.message import failure, note
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.strip import Strip


class CheckRecords(View):
    """Holds the check records of one answer."""

    typed = Signal()
    settled = Signal()
    left = Signal()
    emptied = Signal()  # the last one went

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._records: list[CheckRecord] = []
        self._trouble: Strip | None = None
        self._lines = column(gap=NEAR)
        self._all = column(self, gap=NEAR)
        self._all.addLayout(self._lines)

    @property
    def value(self) -> tuple[Check, ...]:
        """The check records that say something."""
        return tuple(record.value for record in self._records if record.says_something)

    @property
    def records(self) -> tuple[CheckRecord, ...]:
        """Their editors from top to bottom."""
        return tuple(self._records)

    @property
    def trouble(self) -> Strip:
        """Where it is said what went wrong; made when first something does."""
        if self._trouble is None:
            self._trouble = Strip(self)
            self._all.addWidget(self._trouble)
        return self._trouble

    def show_value(self, checks: tuple[Check, ...]) -> None:
        """Show these check records."""
        if checks == self.value:
            return
        while len(self._records) > len(checks):
            self._drop(self._records[-1])
        while len(self._records) < len(checks):
            self._put()
        for record, check in zip(self._records, checks, strict=True):
            record.show_value(check)

    def add(self) -> None:
        """Begin a new check record, by the owner of the vault and of today."""
        record = self._begin()
        record.source.setFocus(Qt.FocusReason.ShortcutFocusReason)
        show_whole(record)

    def take(self, paths: Paths) -> None:
        """Make a check record for each of these files."""
        if self._trouble is not None:
            self._trouble.clear()
        attach(self._desk, self, paths, self._attached, self._failed)

    def retranslate(self) -> None:
        """Every text is that of a check record."""

    def _attached(self, attachment: Attachment) -> None:
        """An untouched check record takes the file; else a new one does."""
        untouched = [record for record in self._records if not record.says_something]
        record = untouched[0] if untouched else self._begin()
        record.take_attachment(attachment)
        self.settled.emit()

    def _begin(self) -> CheckRecord:
        record = self._put()
        today = self._desk.now().astimezone().date().isoformat()
        record.begin("", today)

        def named(name: str) -> None:
            if record in self._records and not record.checker.text():
                touched = record.says_something
                record.name_checker(name)
                if touched:
                    self.typed.emit()

        self._desk.ask(self, lambda vault: owner.owner(vault).name, named)
        return record

    def _put(self) -> CheckRecord:
        record = CheckRecord(self._desk)
        record.typed.connect(self.typed)
        record.settled.connect(self.settled)
        record.left.connect(self.left)
        record.removed.connect(self._remove)
        record.attachment.several.connect(self.take)
        self._records.append(record)
        self._lines.addWidget(record)
        record.show()  # what a layout shows later takes no keyboard now
        record.show_number(len(self._records))
        return record

    def _remove(self, record: CheckRecord) -> None:
        said = record.says_something
        self._drop(record)
        if said:
            self.settled.emit()
            self._desk.say(note(N_("The check record was removed. Undo brings it back.")))
        if self._records:
            self._records[-1].source.setFocus()
        else:
            self.emptied.emit()

    def _drop(self, record: CheckRecord) -> None:
        self._records.remove(record)
        self._lines.removeWidget(record)
        record.hide()
        record.deleteLater()
        for number, other in enumerate(self._records, start=1):
            other.show_number(number)

    def _failed(self, error: RsdeskError) -> None:
        self.trouble.show_message(failure(error))
