"""One question of the baseline in the overview: how it stands, since when, and confirming it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.freshness import Checked, checked
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.rows import Row
from rsdesk.ui.assessment.state import LOOKS, Standing
from rsdesk.ui.facts.ages import given_words
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, row


class Entry(View):
    """Leads to the card, and confirms its answers."""

    opened = Signal(str)  # the question
    confirmed = Signal(tuple)  # the fields

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question
        self._shown: tuple[Casework, Standing, Mapping[str, str], date] | None = None
        self.line = Row("circle")
        self.confirm = IconButton("check", "quiet")
        self.line.clicked.connect(lambda: self.opened.emit(self._question))
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self._fields()))
        self.confirm.hide()  # shown before it has a parent it would be a window of its own
        lines = row(self, gap=NEAR)
        lines.addWidget(self.line, 1)
        lines.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignVCenter)
        self.retranslate()

    @property
    def checked(self) -> Checked | None:
        """When it was answered."""
        if self._shown is None:
            return None
        work, one, *_ = self._shown
        fields = {field.id for field in one.asked.fields}
        return checked(answer for answer in work.case.answers if answer.field in fields)

    def show_standing(
        self, work: Casework, one: Standing, people: Mapping[str, str], today: date
    ) -> None:
        """Show how the question stands; what was answered today needs no confirming."""
        self._shown = (work, one, people, today)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if self._shown is None:
            return
        _, one, people, today = self._shown
        given = self.checked
        words = one.asked.question.text[current()]
        said = [one.asked.question.id, one.words]
        if given is not None:
            said.append(given_words(given, people))
        self.line.show_icon(*LOOKS[one.state])
        self.line.say(words, " · ".join(said))
        self.confirm.setVisible(given is not None and given.oldest < today)
        hint = t(N_("What is answered here holds as before, from today on."))
        self.confirm.name(t(N_("Unchanged")), f"{one.asked.question.id}: {hint}")

    def _fields(self) -> tuple[str, ...]:
        return tuple(field.id for field in self._shown[1].asked.fields) if self._shown else ()
