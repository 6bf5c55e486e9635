"""Answers that are kept and do not count now, folded away below the sections."""

from functools import partial

from PySide6.QtCore import Signal

from rsdesk.domain.case import Answer, kind_of
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.rows import Fold, Row, let_go
from rsdesk.ui.assessment.state import subject_name
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.widgets.boxes import column, frame
from rsdesk.ui.widgets.text import label


class KeptList(View):
    """Lists them by their question; tells which one somebody wants to read."""

    picked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Casework, tuple[Answer, ...]] | None = None
        self._rows: dict[tuple[str, str], Row] = {}
        inner = frame("plain")
        self._lines = column(inner, gap=2)
        self._note = label("small")
        self._lines.addWidget(self._note)
        self._fold = Fold(inner)
        self._fold.turned.connect(self._show_rows)
        column(self, gap=0).addWidget(self._fold)
        self.retranslate()

    def show_kept(self, work: Casework, kept: tuple[Answer, ...]) -> None:
        """Show these answers."""
        self._shown = (work, kept)
        self.setVisible(bool(kept))
        self._fold.name(
            counted(
                N_("1 answer kept but not counted"),
                N_("{count} answers kept but not counted"),
                len(kept),
            )
        )
        self._show_rows()

    def _show_rows(self) -> None:
        """What is folded away is made when somebody wants to see it."""
        if self._shown is None or not self._fold.is_open:
            return
        work, kept = self._shown
        wanted = {(answer.subject, answer.field) for answer in kept}
        for place in [place for place in self._rows if place not in wanted]:
            let_go(self._rows.pop(place))
        for answer in kept:
            line = self._row(answer.subject, answer.field)
            line.say(work.guidance.field[answer.field].label[current()], _small(work, answer))

    def _row(self, subject: str, field: str) -> Row:
        if (subject, field) not in self._rows:
            made = Row("archive")
            made.clicked.connect(partial(self.picked.emit, subject, field))
            self._rows[subject, field] = made
            self._lines.addWidget(made)
            made.show()
        return self._rows[subject, field]

    def retranslate(self) -> None:
        """Set the texts that do not follow the case."""
        self._note.setText(t(N_("Their questions are not asked under the present circumstances.")))


def _small(work: Casework, answer: Answer) -> str:
    question = work.guidance.question_of[answer.field].id
    if kind_of(answer.subject) != "partner":
        return question
    return f"{question} · {subject_name(work, answer.subject)}"
