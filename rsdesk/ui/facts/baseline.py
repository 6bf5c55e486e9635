"""What the case inherits from the institute, and what became different there since."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.case_file import SubjectFile
from rsdesk.domain.casework import Casework
from rsdesk.i18n import N_
from rsdesk.services import casework, people
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.ages import given_words
from rsdesk.ui.facts.news import NewsView
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import done
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.text import label


class BaselineBox(View):
    """One line, and the way to the institute; more only when there is something new."""

    wanted = Signal()  # to the page of the institute

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._people: Mapping[str, str] = {}
        self._heading, self._words = label("heading"), label("soft")
        self.go = IconButton("landmark", "quiet")
        self.news = NewsView()
        lines = column(self, gap=ROOM)
        head = row(gap=NEAR)
        texts = column(gap=NEAR)
        texts.addWidget(self._heading)
        texts.addWidget(self._words)
        head.addLayout(texts, 1)
        head.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self.news)
        self.go.clicked.connect(self.wanted)
        self.news.wanted.connect(self._take_over)
        self.retranslate()

    def ask_people(self) -> None:
        """Learn who has answered here."""
        self._desk.ask(self, people.names, self._know)

    def show_work(self) -> None:
        """Show what the case builds on now."""
        work = self._model.work
        self.news.show_news(work, casework.news(work, work.baseline), self._people)
        self._words.setText(_words(work, self._people))

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Institute baseline")))
        self.go.name(t(N_("Go to the institute")))
        if self._model.is_open:
            self.show_work()

    def _know(self, names: Mapping[str, str]) -> None:
        self._people = names
        if self._model.is_open:
            self.show_work()

    def _take_over(self) -> None:
        subject = self._model.work.baseline
        self._model.write(lambda vault, case, now: casework.take_over(vault, case, subject, now))
        self._desk.say(done(N_("The case builds on the newer answers. “Undo” takes that back.")))


def _words(work: Casework, names: Mapping[str, str]) -> str:
    found = casework.inherited(work)
    if found.checked is None:
        return t(
            N_(
                "The institute has not answered its questions yet. That holds up nothing here; the "
                "record says so."
            )
        )
    name = _name(work.case.institute)
    said = t(
        N_("This case inherits {answered} of {total} answers, last {given}."),
        answered=found.answered,
        total=found.total,
        given=given_words(found.checked, names),
    )
    return f"{name}: {said}" if name else said


def _name(institute: SubjectFile | None) -> str:
    stated = institute.about.get("name") if institute is not None else None
    return stated.value.strip() if stated is not None else ""
