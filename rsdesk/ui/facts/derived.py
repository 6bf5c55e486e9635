"""Circumstances nobody is asked for: those that hold, and why."""

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.appraisal_words import depth_text
from rsdesk.domain.assessment import FactState
from rsdesk.domain.casework import Casework
from rsdesk.domain.conditions import ALWAYS, HIGH, STANDARD
from rsdesk.domain.guidance import Fact, Guidance
from rsdesk.domain.wording import known_word, option_words
from rsdesk.i18n import N_, translator
from rsdesk.services import casework
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label


class Derived(View):
    """Lists what follows from the answers, each one step from the answer behind it."""

    asked = Signal(str)  # the question whose answer is behind it

    def __init__(self, guidance: Guidance) -> None:
        super().__init__()
        self._heading = label("heading")
        self.rows = {
            fact.id: _Row(guidance, fact)
            for fact in guidance.facts
            if fact.id != ALWAYS and (fact.question is None or fact.set_by)
        }
        lines = column(self, gap=ROOM)
        lines.addWidget(self._heading)
        for shown in self.rows.values():
            shown.asked.connect(self.asked)
            lines.addWidget(shown)
        self.hide()
        self.retranslate()

    def show_work(self, work: Casework) -> None:
        """Show what follows now."""
        for fact, shown in self.rows.items():
            state = work.assessment.facts[fact]
            shown.show_state(state, work)
        self.setVisible(any(not shown.isHidden() for shown in self.rows.values()))

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Follows from your answers")))


class _Row(View):
    """One circumstance that follows, its reason, and the way to the answer behind it."""

    asked = Signal(str)

    def __init__(self, guidance: Guidance, fact: Fact) -> None:
        super().__init__()
        self._guidance, self._fact = guidance, fact
        self._opened = casework.opens(guidance, fact.id)
        self._state = FactState("no", "derived")
        self._cause = FactState("no", "derived")
        self._work: Casework | None = None
        self._words, self._why, self._outcome = label(), label("small"), label("small")
        self.link = IconButton("arrow-right", "quiet")
        self.link.clicked.connect(lambda: self.asked.emit(self._question()))
        lines = column(self, gap=TIGHT)
        lines.addWidget(frame("rule"))
        line = row(gap=NEAR)
        texts = column(gap=TIGHT)
        for words in (self._words, self._why, self._outcome):
            texts.addWidget(words)
        line.addLayout(texts, 1)
        line.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)
        self._outcome.setVisible(bool(self._opened))
        self.hide()

    def show_state(self, state: FactState, work: Casework) -> None:
        """Show a circumstance that holds, or is not known; hide any other."""
        cause = work.assessment.facts.get(state.because, self._cause)
        self.setVisible(state.origin == "derived" and state.known != "no")
        self._work = work
        if (state, cause) != (self._state, self._cause):
            self._state, self._cause = state, cause
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(self._fact.text[current()])
        self._why.setText(self._reason())
        if self._opened:
            self._outcome.setText(
                counted(
                    N_("has opened 1 question"), N_("has opened {count} questions"), self._opened
                )
            )
        question = self._question()
        self.link.setVisible(bool(question))
        if question:
            self.link.name_silently(t(N_("Go to the answer in question {question}"),
                                      question=question))  # fmt: skip

    def _reason(self) -> str:
        state, guidance = self._state, self._guidance
        if self._fact.id in (STANDARD, HIGH) and self._work is not None:
            return depth_text(guidance, self._work.assessment, current())
        if state.because in guidance.fact and self._cause.origin == "open":
            return t(
                N_("Because “{fact}” is not answered yet and so counts as not known."),
                fact=guidance.fact[state.because].text[current()],
            )
        if state.because in guidance.fact:
            return t(
                N_("Because “{fact}” was answered with “{answer}”."),
                fact=guidance.fact[state.because].text[current()],
                answer=known_word(self._cause.known, translator(current())),
            )
        item, _, option = state.because.partition(": ")
        if item not in guidance.item:
            return ""
        field = guidance.field_of.get(item)
        about = (field.label if field is not None else guidance.item[item].text)[current()]
        if option:
            answer = option_words(guidance, item, option, current())
            return t(
                N_("Because “{question}” was answered with “{answer}”."),
                question=about,
                answer=answer,
            )
        return t(N_("Because of a red flag or a stop at “{question}”."), question=about)

    def _question(self) -> str:
        field = self._guidance.field_of.get(self._state.because.partition(":")[0])
        return self._guidance.question_of[field.id].id if field is not None else ""
