"""How long the case is kept, and the people annex, which can be deleted before the rest."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from rsdesk.domain.casework import Casework
from rsdesk.domain.dates import Keeping, keeping
from rsdesk.i18n import N_, date_text
from rsdesk.services.people_annex import PEOPLE, Annex, annex, delete_annex
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.message import done
from rsdesk.ui.register.asking import Asking
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

_Key = tuple[str, tuple[str, ...], int]


class RetentionView(Section):
    """Says from when on what may go; asks before the people annex does."""

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(
            N_("Retention and deletion"),
            N_(
                "How long things are kept is set by the institute. rsdesk deletes nothing by "
                "itself: it says from when on it may be done."
            ),
        )
        self._desk, self._model = desk, model
        self._work: Casework | None = None
        self._asked: _Key | None = None
        self._annex: Annex | None = None
        self._dates, self._holds, self._shared = label(), label(), label("soft")
        self._annex_heading, self._erase = label("subheading"), label("soft")
        self.delete = IconButton("trash-2", "danger")
        self.asking = _asking()
        self.lines.addWidget(self._dates)
        self.lines.addWidget(self._erase)
        below = column(gap=NEAR)
        for widget in (self._annex_heading, self._holds, self._shared):
            below.addWidget(widget)
        below.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.asking)
        self.lines.addLayout(below)
        self.delete.clicked.connect(self._ask)
        self.asking.left.connect(self._leave)
        self.asking.agreed.connect(self._delete)
        self.retranslate()

    @property
    def said(self) -> tuple[str, str]:
        """What is said of the dates, and of the people annex."""
        return self._dates.text(), self._holds.text()

    def show_work(self, work: Casework) -> None:
        """Show the dates at once, and what the annex holds when it is known."""
        if self._work is None or work.case.subject != self._work.case.subject:
            self._annex = None
            self.asking.hide()
        self._work = work
        key = (work.case.subject, work.case.heads, len(work.typed))
        if key != self._asked:
            self._asked = key
            self._desk.ask(self, partial(_look, work.case.subject), partial(self._found, key))
        self._show_words(work)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._annex_heading.setText(t(N_("People annex")))
        self._erase.setText(
            t(
                N_(
                    "The case itself is deleted and erased in the register. What stays then is a "
                    "line with the day and the hashes of its records, and no name."
                )
            )
        )
        self.delete.name(t(N_("Delete the people annex …")))
        if self._work is not None:
            self._show_words(self._work)

    def _found(self, key: _Key, found: Annex) -> None:
        if key == self._asked:
            self._annex = found
            if self._work is not None:
                self._show_words(self._work)

    def _show_words(self, work: Casework) -> None:
        found = self._annex
        self._dates.setText(_dates_text(keeping(work.rules, work.case)))
        self._holds.setText(_holds_text(work, found) if found is not None else "")
        self._shared.setVisible(found is not None and bool(found.shared))
        self._shared.setText(
            counted(
                N_("1 partner is part of another case too; what is said there stays."),
                N_("{count} partners are part of other cases too; what is said there stays."),
                len(found.shared) if found is not None else 0,
            )
        )
        filled = found is not None and bool(found.registers)
        self.delete.setVisible(filled and self.asking.isHidden())

    def _ask(self) -> None:
        self.delete.hide()
        self.asking.begin()
        show_whole(self.asking)

    def _leave(self) -> None:
        self.asking.hide()
        if self._work is not None:
            self._show_words(self._work)
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        case, now = self._model.case, self._desk.now()
        self._desk.ask(
            self, lambda vault: delete_annex(vault, case, now), partial(self._deleted, case)
        )

    def _deleted(self, case: str, _: None) -> None:
        self.asking.hide()
        self._desk.say(done(N_("The people annex was deleted for good.")))
        self._desk.touched.emit()
        if case == self._model.case:
            self._model.open(case)


def _look(case: str, vault: "Vault") -> Annex:
    return annex(vault, case)


def _dates_text(kept: Keeping | None) -> str:
    if kept is None:
        return t(N_("The retention period begins with the end of the collaboration."))
    since, record = date_text(kept.since, current()), date_text(kept.record, current())
    people = date_text(kept.people, current())
    if kept.refused:
        return t(
            N_(
                "The collaboration did not go ahead after the decision of {since}. The people "
                "annex may be deleted from {people} on, the case from {record} on."
            ),
            since=since, people=people, record=record,
        )  # fmt: skip
    return t(
        N_(
            "The collaboration ended on {since}. The people annex may be deleted from {people} "
            "on, the case from {record} on."
        ),
        since=since, people=people, record=record,
    )  # fmt: skip


def _holds_text(work: Casework, found: Annex) -> str:
    """Name what is in the annex, by the words under which it was entered."""
    if not found.registers:
        if not found.deleted:
            return t(N_("Nothing is said of particular people."))
        day = date_text(datetime.fromisoformat(found.deleted).date(), current())
        return t(N_("It was deleted on {day}. What was chosen stays, the words are gone."), day=day)
    keys = dict.fromkeys(key for _, key in found.registers)
    names = "\n".join(f"– {_named(work, key)}" for key in keys)
    return t(N_("It holds what is said of particular people here:\n{names}"), names=names)


def _named(work: Casework, key: str) -> str:
    if key == PEOPLE:
        return t(N_("People and roles"))
    field = work.guidance.field.get(key.partition("/")[2])
    return field.label[current()] if field is not None else key


def _asking() -> Asking:
    return Asking(
        N_("Delete the people annex for good?"),
        (
            N_(
                "Words, check records and their files on particular people vanish from this "
                "case, with every earlier version of them. Nobody can bring them back, not even "
                "with “Undo”."
            ),
            N_(
                "What was chosen stays, and so do level, decision and history; revisions and "
                "signatures stay valid."
            ),
            N_(
                "Records that were signed, case files that were handed on and backups made "
                "earlier keep what they hold."
            ),
        ),
        N_("Delete for good"),
        tick=N_("I understand that nobody can bring this back."),
    )
