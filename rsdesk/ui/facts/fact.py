"""One circumstance: its question, three answers in a line, and what they open."""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton

from rsdesk.domain.assessment import FactState
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Fact
from rsdesk.i18n import N_
from rsdesk.ui.facts.sideways import SideBySide
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, row
from rsdesk.ui.widgets.text import label

ANSWERS: tuple[Known, ...] = get_args(Known)
_WORDS: dict[Known, str] = {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Not known")}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
_ARROWS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
_HELD = ~Qt.KeyboardModifier.KeypadModifier


class FactRow(View):
    """Asks for one circumstance. `show_state` shows what is stored."""

    stated = Signal(str, str)  # the fact and its answer; an empty one takes it back
    reached = Signal(object)  # the keyboard came here
    finished = Signal()  # answered by a number: the keyboard goes on

    def __init__(self, fact: Fact, opened: int) -> None:
        """`opened` is how many questions the circumstance opens by itself."""
        super().__init__()
        self.fact = fact
        self._opened = opened
        self._state = FactState("unknown", "open")
        self._wanted: str | None = None  # clicked, and on its way to the vault
        self._question = label("subheading")
        self._hint = label("small")
        self._outcome = label("small")
        self.answers = _Answers()
        self._line = SideBySide(self.answers, self._outcome, gap=ROOM)
        lines = column(self, gap=TIGHT)
        lines.setContentsMargins(0, NEAR, 0, NEAR)
        lines.addWidget(self._question)
        lines.addWidget(self._hint)
        lines.addWidget(self._line)
        self._hint.setVisible(fact.hint is not None)
        self.answers.chosen.connect(self._chosen)
        self.answers.reached.connect(lambda: self.reached.emit(self))
        self.answers.numbered.connect(self.finished)
        self._line.turned.connect(self._align)
        self._align(True)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered; what was just clicked counts."""
        return not self.answers.answer

    def show_state(self, state: FactState) -> None:
        """Show what is stored; what was just clicked stays until it is stored."""
        given = state.known if state.origin == "given" else ""
        if self._wanted is not None and given != self._wanted:
            return
        self._wanted = None
        if state != self._state:
            self._state = state
            self.answers.show_answer(given)
            self._show_outcome()

    def give_up(self) -> None:
        """What was clicked could not be stored: show what is."""
        self._wanted = None
        given = self._state.known if self._state.origin == "given" else ""
        self.answers.show_answer(given)

    def retranslate(self) -> None:
        """Set every text."""
        text = self.fact.question or self.fact.text
        self._question.setText(text[current()])
        hint = self.fact.hint[current()] if self.fact.hint is not None else ""
        self._hint.setText(hint)
        self.answers.name(text[current()], hint)
        self._show_outcome()

    def _chosen(self, known: str) -> None:
        self._wanted = known
        self.stated.emit(self.fact.id, known)

    def _align(self, beside: bool) -> None:
        right = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._outcome.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)

    def _show_outcome(self) -> None:
        self._outcome.setText(_outcome(self._state, self._opened))
        self.answers.describe(self._outcome.text())


class _Answers(QGroupBox):
    """Yes, no, not known; a group has a name for screen readers, and here no frame."""

    chosen = Signal(str)
    reached = Signal()
    numbered = Signal()  # chosen by its number

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choices")
        self._answer = ""
        self._group = QButtonGroup(self)
        self.options: dict[Known, _Option] = {}
        self.back = IconButton("x", "quiet")
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does it: Tab goes fact to fact
        line = row(self, gap=NEAR)
        for known in ANSWERS:
            option = _Option(self)
            option.reached.connect(self.reached)
            option.deleted.connect(self._take_back)
            option.moved.connect(self._move)
            self._group.addButton(option)
            self.options[known] = option
            line.addWidget(option)
        line.addWidget(self.back)
        line.addStretch(1)
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._group.buttonClicked.connect(self._clicked)
        self.back.clicked.connect(self._take_back)
        self._show()

    @property
    def answer(self) -> str:
        """What is answered, empty when nothing is."""
        return self._answer

    def show_answer(self, answer: str) -> None:
        """Show what is answered; empty shows that nothing is."""
        self._answer = answer
        self._show()

    def name(self, question: str, hint: str) -> None:
        """Set every text."""
        self.setAccessibleName(question)
        self.setAccessibleDescription(hint)
        for number, (known, option) in enumerate(self.options.items(), start=1):
            option.setText(t(_WORDS[known]))
            option.setAccessibleName(t(_WORDS[known]))
            option.setToolTip(t(N_("Key {number}"), number=number))
        self.back.name_silently(t(N_("Take this answer back (Delete)")))

    def describe(self, outcome: str) -> None:
        """Let screen readers say at each option what it is about and what it opens."""
        for option in self.options.values():
            said = f"{self.accessibleName()} {outcome}. {option.toolTip()}"
            option.setAccessibleDescription(said)

    def take_keyboard(self) -> None:
        """Give the keyboard to the answer, or to the first option."""
        self._current().setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """No frame."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses the answer of that number."""
        place = event.key() - Qt.Key.Key_1
        options = [*self.options.values()]
        if event.modifiers() & _HELD or not 0 <= place < len(options):
            super().keyPressEvent(event)
            return
        options[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        options[place].click()
        self.numbered.emit()

    def _current(self) -> "_Option":
        return next((o for k, o in self.options.items() if k == self._answer), self.options["yes"])

    def _show(self) -> None:
        self._group.setExclusive(False)
        for known, option in self.options.items():
            option.setChecked(known == self._answer)
        self._group.setExclusive(True)
        for option in self.options.values():  # one stop of the Tab key for each circumstance
            here = option is self._current() or option.hasFocus()
            ways = Qt.FocusPolicy
            option.setFocusPolicy(ways.StrongFocus if here else ways.ClickFocus)
        self.back.setVisible(bool(self._answer))

    def _clicked(self, button: "_Option") -> None:
        known = next(known for known, option in self.options.items() if option is button)
        if known != self._answer:
            self.show_answer(known)
            self.chosen.emit(known)

    def _move(self, way: int) -> None:
        options = [*self.options.values()]
        here = next(place for place, option in enumerate(options) if option.hasFocus())
        following = options[(here + way) % len(options)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        following.click()

    def _take_back(self) -> None:
        if self._answer:
            self.show_answer("")
            self.chosen.emit("")


class _Option(QRadioButton):
    reached = Signal()
    deleted = Signal()
    moved = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came here; a click scrolls nothing."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the next, Delete takes the answer back, Enter chooses as Space does."""
        if event.key() in _ARROWS and not event.modifiers() & _HELD:
            self.moved.emit(_ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _outcome(state: FactState, opened: int) -> str:
    """Return what a circumstance opens, as far as it goes by itself."""
    if not opened:
        return t(N_("opens no question by itself"))
    if state.origin == "open":
        return counted(N_("opens 1 question"), N_("opens {count} questions"), opened)
    if state.known == "yes":
        return counted(N_("has opened 1 question"), N_("has opened {count} questions"), opened)
    if state.known == "unknown":
        return counted(
            N_("not known counts as yes: 1 question is asked"),
            N_("not known counts as yes: {count} questions are asked"),
            opened,
        )
    return counted(
        N_("does not open its question"), N_("does not open its {count} questions"), opened
    )
