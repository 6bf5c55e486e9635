"""How old the answers about a partner are, and what to do when they are old or there are newer."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.services.casework import Casework
from rsdesk.ui.facts.ages import checked_words
from rsdesk.ui.facts.news import NewsView
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label, toned


class PartnerAge(View):
    """Says when a partner was checked and by whom; offers to renew, to confirm, to take over."""

    asked = Signal(str)  # the question to go to
    confirmed = Signal(tuple)  # the fields
    taken = Signal()

    def __init__(self, subject: str) -> None:
        super().__init__()
        self._subject = subject
        self._shown: tuple[Casework, Mapping[str, str], date] | None = None
        self._icon, self._words = IconLabel("circle-check", "soft", 15), label("small")
        self.old = QFrame()
        self._old_words = label()
        self.go, self.confirm = IconButton("arrow-right"), IconButton("check", "quiet")
        self.news = NewsView()
        self._build()
        self.go.clicked.connect(lambda: self.asked.emit(self._first_old()))
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self._fields()))
        self.news.wanted.connect(self.taken)
        self.hide()
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in order."""
        return (self.go, self.confirm, self.news.take)

    @property
    def words(self) -> str:
        """What is said of the age."""
        return "\n".join(filter(None, (self._words.text(), self._old_words.text())))

    def show_work(self, work: Casework, people: Mapping[str, str], today: date) -> None:
        """Show how old the answers are now."""
        self._shown = (work, people, today)
        self.news.show_news(work, casework.news(work, self._subject), people)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.go.name(t(N_("Go to its questions")))
        self.confirm.name(
            t(N_("Confirm unchanged")),
            t(N_("You state that all answers about this partner hold as before, from today on.")),
        )
        if self._shown is None:
            return
        work, people, _ = self._shown
        partner = work.partner(self._subject)
        counting = {*self._fields()}
        given = casework.checked(
            answer for answer in (partner.answers if partner else ()) if answer.field in counting
        )
        old = self._old()
        self._words.setText(checked_words(given, people) if given is not None else "")
        self._icon.show_icon(*(("clock", "flag") if old else ("circle-check", "done")))
        self._old_words.setText(_old_text(len(old), work.rules.fresh_months) if old else "")
        self.old.setVisible(bool(old))
        # only what the case shows can be confirmed
        self.confirm.setVisible(self.news.isHidden())
        for part in (self._icon, self._words):
            part.setVisible(given is not None)
        self.setVisible(given is not None or not self.news.isHidden())

    def _build(self) -> None:
        lines = column(self, gap=NEAR)
        line = row(gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        lines.addLayout(line)
        toned(self.old, "flag")
        inner = column(self.old, gap=NEAR, margin=ROOM)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("triangle-alert", "flag"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._old_words, 1)
        inner.addLayout(head)
        buttons = Flow()
        for button in (self.go, self.confirm):
            buttons.addWidget(button)
        inner.addLayout(buttons)
        self.old.hide()
        lines.addWidget(self.old)
        lines.addWidget(self.news)

    def _fields(self) -> tuple[str, ...]:
        """The fields about the partner that are asked now."""
        if self._shown is None:
            return ()
        asked = (one for one in casework.asked(self._shown[0]) if one.subject == self._subject)
        return tuple(field.id for one in asked for field in one.fields)

    def _old(self) -> tuple[str, ...]:
        if self._shown is None:
            return ()
        work, _, today = self._shown
        return tuple(f for subject, f in casework.stale(work, today) if subject == self._subject)

    def _first_old(self) -> str:
        old = self._old()
        if self._shown is None or not old:
            return ""
        return self._shown[0].guidance.question_of[old[0]].id


def _old_text(count: int, months: int) -> str:
    said = t(N_("The check is older than {months} months, please renew it."), months=months)
    many = counted(N_("This concerns 1 answer."), N_("This concerns {count} answers."), count)
    return f"{said} {many}"
