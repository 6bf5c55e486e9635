"""An answer that is kept but does not count, to be read and not to be changed."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from rsdesk.domain.case import Answer, Check, choice_of
from rsdesk.domain.guidance import Field
from rsdesk.domain.wording import condition_text
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.rows import cleared
from rsdesk.ui.assessment.state import subject_name
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, frame, row, scrolled
from rsdesk.ui.widgets.text import label, selectable


class KeptView(View):
    """Shows one such answer whole, and why it is not asked for now."""

    facts_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Casework, Answer] | None = None
        card = frame("card")
        self._lines = column(card, gap=NEAR, margin=ROOM)
        self._facts = IconButton("list-checks")
        self._facts.clicked.connect(self.facts_wanted)
        self._back = IconButton("arrow-left", "quiet")
        self._back.clicked.connect(self.back_wanted)
        buttons = row(gap=NEAR)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._facts)
        inner = frame("plain")
        lines = column(inner, gap=ROOM)
        lines.setContentsMargins(WIDE, NEAR, WIDE, WIDE)
        lines.addWidget(card)
        lines.addLayout(buttons)
        lines.addStretch(1)
        column(self, gap=0).addWidget(scrolled(inner))
        self.retranslate()

    @property
    def place(self) -> tuple[str, str]:
        """Subject and field of the answer that is shown."""
        answer = self._shown[1] if self._shown is not None else None
        return (answer.subject, answer.field) if answer is not None else ("", "")

    def show_answer(self, work: Casework, answer: Answer) -> None:
        """Show this answer."""
        self._shown = (work, answer)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._facts.name(t(N_("Go to the circumstances")))
        self._back.name(t(N_("Back to the questions")))
        cleared(self._lines)
        for role, words in self._said() if self._shown is not None else ():
            made = selectable(role) if role in ("", "small") else label(role)
            made.setText(words)
            self._lines.addWidget(made)

    def take_keyboard(self) -> None:
        """Take the keyboard here."""
        self._back.setFocus()

    def _said(self) -> Iterator[tuple[str, str]]:
        """Return all there is to read: roles and words."""
        if self._shown is None:
            return
        work, answer = self._shown
        guidance, language = work.guidance, current()
        field = guidance.field[answer.field]
        question = guidance.question_of[field.id]
        counted = t(N_("kept, not counted"))
        yield "small", f"{question.id} · {counted}"
        yield "question", question.text[language]
        yield "soft", reason(work, field)
        if guidance.scope(field) == "partner":
            yield "", t(N_("Partner: {name}"), name=subject_name(work, answer.subject))
        yield "subheading", field.label[language]
        if answer.choice:
            words = choice_of(guidance, field, answer.choice).label[language]
            yield "", t(N_("Answer: {answer}"), answer=words)
        for text in (answer.parts.text, *answer.parts.list, answer.parts.comment):
            if text.strip():
                yield "", text
        for check in answer.parts.checks:
            yield "small", _check_words(check)


def reason(work: Casework, field: Field) -> str:
    """Return which circumstances a field is asked with."""
    clauses = dict.fromkeys(
        clause for item in field.items for clause in work.guidance.item[item].when
    )
    facts = condition_text(work.guidance, clauses, current())
    return t(N_("Asked only with: {facts}."), facts=facts)


def _check_words(check: Check) -> str:
    parts = (check.source, check.source_date, check.searched, check.result)
    return t(N_("Check record: {text}"), text=" · ".join(part for part in parts if part.strip()))
