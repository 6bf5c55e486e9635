"""The overview of the baseline: the institute's name, how old its answers are, each question."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsdesk.domain.freshness import Standing, standing
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.state import standings
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.facts.ages import day_words, given_words
from rsdesk.ui.facts.particular import Particular
from rsdesk.ui.icons import IconButton
from rsdesk.ui.institute.asking import Asking
from rsdesk.ui.institute.entry import Entry
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message, done, note, warning
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, frame, row, scrolled
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label


class Overview(View):
    """Shows where the baseline stands; tells which question somebody wants to answer."""

    opened = Signal(str)  # a question, or empty for the first that is open
    confirmed = Signal(tuple)  # the fields whose answers hold as before

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._shown: tuple[Casework, Mapping[str, str], date] | None = None
        self._heading, self._words = label("title"), label("soft")
        self.name = Particular(
            model,
            "name",
            N_("Name of the institute"),
            N_("As it should stand where cases name whose baseline they build on."),
        )
        self._questions, self._state = label("heading"), label("soft")
        self.reminder = Strip(closable=False)
        self.begin = IconButton("arrow-right", "primary")
        self.confirm = IconButton("check")
        self.asking = Asking()
        self.entries: dict[str, Entry] = {}
        self._rows: QVBoxLayout = column(gap=NEAR)
        self._build()
        self.begin.clicked.connect(lambda: self.opened.emit(""))
        self.confirm.clicked.connect(self._ask)
        self.asking.kept.connect(self._leave_asking)
        self.asking.agreed.connect(self._confirm_all)
        self.retranslate()

    def show_work(self, work: Casework, people: Mapping[str, str], today: date) -> None:
        """Show how everything stands."""
        self._shown = (work, people, today)
        stated = work.case.about.get("name")
        self.name.show_text(work.case.subject, stated.value if stated is not None else "")
        for one in standings(work):
            question = one.asked.question.id
            if question not in self.entries:
                self.entries[question] = self._entry(question)
            self.entries[question].show_standing(work, one, people, today)
        self._show_state()

    def take_keyboard(self, question: str = "") -> None:
        """Give the keyboard to a question, or to what comes next."""
        entry = self.entries.get(question)
        (entry.line if entry is not None else self.begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Institute")))
        self._words.setText(
            t(
                N_(
                    "What the institute answers here holds for all its cases. A case takes the "
                    "answers over with their date when it begins; no case has to wait for them."
                )
            )
        )
        self._questions.setText(t(N_("Institute baseline")))
        self.confirm.name(t(N_("Confirm all unchanged")))
        self._show_state()

    def _show_state(self) -> None:
        if self._shown is None:
            return
        work, people, today = self._shown
        found = standing(work)
        self._state.setText(_state_words(found, people))
        self.reminder.show_message(_reminder(found, today))
        first = found.answered == 0
        self.begin.name(t(N_("Begin with the questions") if first else N_("Go to the questions")))
        self.confirm.setVisible(found.checked is not None and found.checked.oldest < today)
        self.asking.about(found.answered)

    def _build(self) -> None:
        inner = QWidget()
        outer = column(inner, gap=ROOM, margin=ROOM)
        head = frame()
        lines = column(head, gap=ROOM, margin=WIDE)
        lines.addWidget(self._heading)
        lines.addWidget(self._words)
        lines.addWidget(self.name)
        outer.addWidget(head)
        card = frame()
        lines = column(card, gap=ROOM, margin=WIDE)
        lines.addWidget(self._questions)
        lines.addWidget(self._state)
        lines.addWidget(self.reminder)
        buttons = row(gap=NEAR)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.confirm)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addWidget(self.asking)
        lines.addLayout(self._rows)
        outer.addWidget(card)
        outer.addStretch(1)
        self.area = scrolled(inner)
        column(self, gap=0).addWidget(self.area)

    def _entry(self, question: str) -> Entry:
        entry = Entry(question)
        entry.opened.connect(self.opened)
        entry.confirmed.connect(self.confirmed)
        self._rows.addWidget(frame("rule"))
        self._rows.addWidget(entry)
        return entry

    def _ask(self) -> None:
        self.confirm.setEnabled(False)
        self.asking.show()
        self.asking.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_asking(self) -> None:
        self.confirm.setEnabled(True)
        self.asking.hide()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm_all(self) -> None:
        self._leave_asking()
        if self._shown is not None:
            asked = (one.asked.fields for one in standings(self._shown[0]))
            self.confirmed.emit(tuple(field.id for fields in asked for field in fields))


def _state_words(found: Standing, people: Mapping[str, str]) -> str:
    said = t(
        N_("{answered} of {total} questions answered"), answered=found.answered, total=found.total
    )
    if found.checked is None:
        return said
    last = t(N_("last answer {given}"), given=given_words(found.checked, people))
    return f"{said} · {last}"


def _reminder(found: Standing, today: date) -> Message:
    renew = found.renew_on
    if renew is not None and renew <= today:
        return warning(
            N_(
                "The oldest answer has been due for renewal since {day}. Please look through the "
                "answers: change what is different, confirm what is not."
            ),
            day=day_words(renew),
        )
    if found.answered < found.total:
        return note(
            N_(
                "Some questions are not answered yet. Cases go on without them; their records say "
                "that the institute has not answered."
            )
        )
    return done(
        N_("Everything is answered. Please look through it again by {day}."),
        day=day_words(renew) if renew is not None else "",
    )
