"""The circumstances of a case on one page, in plain words, each saying what it opens."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rsdesk.domain.case import NEXT_DATE
from rsdesk.domain.casework import Casework
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Fact, Guidance
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui import theme
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.baseline import BaselineBox
from rsdesk.ui.facts.derived import Derived
from rsdesk.ui.facts.fact import FactRow
from rsdesk.ui.facts.newer import Newer
from rsdesk.ui.facts.particular import Particular
from rsdesk.ui.facts.particulars import Particulars
from rsdesk.ui.facts.partners import Partners
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import counted, t
from rsdesk.ui.message import done
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, emptied, frame, row, scrolled
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label

_OTHERS = "Alt+0"


class FactsView(StepView):
    """Five minutes: what is planned, with whom, under which circumstances."""

    topic = "facts"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._edition = ""
        self._wanted = Place("case")
        self._turns = Turns(self, enough=0.002)
        self.rows: dict[str, FactRow] = {}
        self.derived: Derived | None = None
        self.particulars = Particulars(model)
        self.partners = Partners(desk, model, self._turns)
        self.baseline = BaselineBox(desk, model)
        self._heading, self._words = label("heading"), label("soft")
        self.newer = Newer(desk, model)
        self.progress = label("soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._rows = column(gap=NEAR)
        self._following = column(gap=0)
        self._left_open = label("soft")
        self.others = IconButton("list-checks")
        self.others.setShortcut(_OTHERS)
        self.onward = IconButton("arrow-right", "primary")
        inner = QWidget()
        self._place_cards(column(inner, gap=ROOM, margin=ROOM))
        self.area = scrolled(inner)
        lines = column(self, gap=0)
        lines.addLayout(self._top())
        lines.addWidget(self.area, 1)
        self.others.clicked.connect(self._deny_others)
        self.onward.clicked.connect(self._leave)
        model.storing.connect(self._storing)
        self.newer.updated.connect(self._show_new)
        self.partners.rearranged.connect(self._order)
        self.partners.asked.connect(self._ask_about)
        self.baseline.wanted.connect(lambda: self.desk.go(Place("institute")))
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Show the circumstance or particular that the place names, once it is there."""
        self._wanted = place
        self._turns.put(self._reach)
        self.partners.ask_people()
        self.baseline.ask_people()
        self.newer.look_again()

    def here(self) -> Place:
        """Return the case, and the circumstance or particular that has the keyboard."""
        field, subject = self._current()
        return Place("case", self.model.case, "facts", subject=subject, field=field)

    def show_work(self) -> None:
        """Show the case as it is now."""
        work = self.model.work
        self.newer.show_work()
        self.particulars.show_work()
        self.baseline.show_work()
        self.partners.show_work()  # its forms stand above the rows and are made before them
        if work.guidance.edition.version != self._edition:
            self._edition = work.guidance.edition.version
            self._build(work)
        for fact, shown in self.rows.items():
            shown.show_state(work.assessment.facts[fact])
        if self.derived is not None:
            self.derived.show_work(work)
        self._show_progress()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Circumstances")))
        self._words.setText(
            t(
                N_(
                    "They decide which questions are asked. One that is not known or not answered "
                    "counts as yes: better one question too many than one too few."
                )
            )
        )
        self.onward.name(t(N_("Go on to the questions")))
        self.others.name(
            t(N_("All others: no")),
            t(
                N_("Answers every circumstance that is still open with no. {keys}"),
                keys=QKeySequence(_OTHERS).toString(QKeySequence.SequenceFormat.NativeText),
            ),
        )
        if self.model.is_open:
            self._show_progress()

    def _top(self) -> QHBoxLayout:
        """How far the circumstances are, in sight all the time."""
        line = row(gap=ROOM)
        line.setContentsMargins(ROOM, NEAR, ROOM, NEAR)
        self.progress.setWordWrap(False)
        line.addWidget(self.progress)
        line.addWidget(self._bar, 1)
        line.addStretch(1)
        return line

    def _place_cards(self, lines: QVBoxLayout) -> None:
        lines.addWidget(self.newer)
        for part in (self.particulars, self.partners, self.baseline):
            place = column(_card(lines), gap=0, margin=WIDE)
            self._turns.put(partial(place.addWidget, part))  # dressing so many inputs takes time
        facts = column(_card(lines), gap=ROOM, margin=WIDE)
        head = column(gap=NEAR)
        head.addWidget(self._heading)
        head.addWidget(self._words)
        facts.addLayout(head)
        facts.addLayout(self._rows)
        facts.addLayout(self._following)
        facts.addWidget(self._left_open)
        end = Flow(gap=NEAR)
        end.addWidget(self.others)
        end.addWidget(self.onward)
        facts.addLayout(end)
        lines.addStretch(1)

    def _build(self, work: Casework) -> None:
        """Make the rows of an edition, a few in each turn of the event loop."""
        emptied(self._rows)
        emptied(self._following)
        self.rows, self.derived = {}, None
        for fact in work.guidance.facts:
            if fact.question is not None:
                self._turns.put(partial(self._add_row, work.guidance, fact))
        self._turns.put(partial(self._add_derived, work.guidance))

    def _add_row(self, guidance: Guidance, fact: Fact) -> None:
        if guidance.edition.version != self._edition:
            return  # another case has come in between
        self._rows.addWidget(frame("rule"))
        shown = FactRow(fact, casework.opens(guidance, fact.id))
        shown.stated.connect(self._state)
        shown.reached.connect(self._show_whole)
        shown.finished.connect(partial(self._go_past, fact.id))
        self.rows[fact.id] = shown
        self._rows.addWidget(shown)
        if self.model.is_open:
            shown.show_state(self.model.work.assessment.facts[fact.id])

    def _add_derived(self, guidance: Guidance) -> None:
        if guidance.edition.version != self._edition:
            return
        self.derived = Derived(guidance)
        self.derived.asked.connect(self._ask)
        self._following.addWidget(self.derived)
        if self.model.is_open:
            self.derived.show_work(self.model.work)
        self._order()

    def _order(self) -> None:
        """Let Tab follow the page, in whatever order its parts were made."""
        if self.derived is None:
            return  # not complete yet: it is called again
        options = [option for r in self.rows.values() for option in r.answers.options.values()]
        links = [shown.link for shown in self.derived.rows.values()]
        last = self.particulars.fields[NEXT_DATE].editor
        own = (self.baseline.go, self.baseline.news.take)
        stops = (last, *self.partners.stops, *own, *options, *links, self.others, self.onward)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _state(self, fact: str, known: str) -> None:
        if known == "":
            self.model.write(lambda vault, case, now: casework.forget_fact(vault, case, fact, now))
            return
        answer: Known = "yes" if known == "yes" else "no" if known == "no" else "unknown"
        self.model.write(
            lambda vault, case, now: casework.state_fact(vault, case, fact, answer, now)
        )

    def _storing(self, state: str) -> None:
        if state == "failed":
            for shown in self.rows.values():
                shown.give_up()

    def _show_progress(self) -> None:
        facts = self.model.work.guidance.facts
        asked = [fact.id for fact in facts if fact.question is not None]
        stated = sum(fact in self.model.work.case.facts for fact in asked)
        self.progress.setText(
            t(N_("{stated} of {count} circumstances answered"), stated=stated, count=len(asked))
        )
        self._bar.setRange(0, max(len(asked), 1))
        self._bar.setValue(stated)
        self._bar.setAccessibleName(self.progress.text())
        left = len(asked) - stated
        self.others.setVisible(left > 0)
        self._left_open.setText(
            counted(
                N_("1 circumstance is not answered yet and counts as yes."),
                N_("{count} circumstances are not answered yet and count as yes."),
                left,
            )
            if left
            else ""
        )

    def _show_new(self, fact: str) -> None:
        """Leave the button that is gone, for what newer guidance asks first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # in a field, undo would concern its text
        self._wanted = Place("case", self.model.case, "facts", field=fact)
        QTimer.singleShot(0, self, lambda: self._turns.put(self._reach))  # once the rows are begun

    def _reach(self) -> None:
        """Go to what the place names, after the page has taken its size."""
        QTimer.singleShot(0, self, self._reach_now)

    def _reach_now(self) -> None:
        place, self._wanted = self._wanted, Place("case")
        if place.field in self.rows:
            self.rows[place.field].answers.take_keyboard()
            self._show_whole(self.rows[place.field])
            return
        form = self.partners.forms.get(place.subject)
        fields = form.fields if form is not None else self.particulars.fields
        if place.field == "partner":
            self.partners.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_whole(self.partners.add)
        elif place.field in fields:
            fields[place.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_whole(fields[place.field])

    def _show_whole(self, shown: QWidget) -> None:
        self.area.ensureWidgetVisible(shown, 0, theme.scaled(WIDE))

    def _current(self) -> tuple[str, str]:
        """Return what had the keyboard last, and which partner it is about."""
        focused: QWidget | None = self.focusWidget()
        if focused is None:
            return "", ""
        for fact, shown in self.rows.items():
            if shown.isAncestorOf(focused):
                return fact, ""
        for subject, fields in self._fields():
            for name, field in fields.items():
                if field.isAncestorOf(focused):
                    return name, subject
        return "", ""

    def _fields(self) -> Iterator[tuple[str, dict[str, Particular]]]:
        yield "", self.particulars.fields
        for subject, form in self.partners.forms.items():
            yield subject, form.fields

    def _ask(self, question: str) -> None:
        self.desk.go(Place("case", self.model.case, "assessment", question=question))

    def _ask_about(self, question: str, subject: str) -> None:
        self.desk.go(Place("case", self.model.case, "assessment", question, subject))

    def go_on(self) -> None:
        """Go to what is open on this page, from where the keyboard is; then to the questions."""
        names = [form.fields["name"] for form in self.partners.forms.values()]
        unnamed = [name for name in names if not name.text.strip()]
        if not names:
            self._wanted = Place("case", field="partner")
            self._reach_now()
        elif unnamed:
            unnamed[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_whole(unnamed[0])
        else:
            self._go_past(self._current()[0])

    def _go_past(self, fact: str) -> None:
        """Take the keyboard to the next open circumstance, after the last to what leads on."""
        names = [*self.rows]
        after = names.index(fact) + 1 if fact in names else 0
        ahead = [name for name in (*names[after:], *names[:after]) if self.rows[name].is_open]
        if ahead:
            self.rows[ahead[0]].answers.take_keyboard()
            self._show_whole(self.rows[ahead[0]])
        elif self.onward.hasFocus():
            self._leave()
        else:
            self.onward.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_whole(self.onward)

    def _deny_others(self) -> None:
        count = sum(row.is_open for row in self.rows.values())
        self.model.write(casework.deny_others)
        self.onward.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_whole(self.onward)
        self.desk.say(
            done(
                N_("Open circumstances answered with no: {count}. “Undo” takes that back."),
                count=count,
            )
        )

    def _leave(self) -> None:
        self.desk.go(Place("case", self.model.case, "assessment"))


def _card(lines: QVBoxLayout) -> QFrame:
    card = frame()
    lines.addWidget(card)
    return card
