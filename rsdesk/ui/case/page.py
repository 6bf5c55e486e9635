"""The page of a case: its title, its steps, undo and redo, and whether everything is stored."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QStackedWidget

from rsdesk.domain.case import short_id
from rsdesk.domain.casework import Reset
from rsdesk.i18n import N_
from rsdesk.ui.case.going_on import leads_on
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.case.traced import is_seen, place_of
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import t
from rsdesk.ui.page import PageView, belongs_to, found
from rsdesk.ui.place import Place, Step
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label

_STEPS: tuple[tuple[Step, str, str, str], ...] = (
    ("facts", "list-checks", N_("Circumstances"), "rsdesk.ui.facts.view:FactsView"),
    ("assessment", "layout-list", N_("Assessment"), "rsdesk.ui.assessment.view:AssessmentView"),
    ("appraisal", "flag", N_("Appraisal"), "rsdesk.ui.appraisal.view:AppraisalView"),
    ("measures", "wrench", N_("Measures"), "rsdesk.ui.measures.view:MeasuresView"),
    ("decision", "badge-check", N_("Decision"), "rsdesk.ui.decision.view:DecisionView"),
    ("record", "file-signature", N_("Record"), "rsdesk.ui.record.view:RecordView"),
    ("later", "calendar-clock", N_("Afterwards"), "rsdesk.ui.later.view:LaterView"),
)
_STORED = {
    "stored": ("check", "soft", N_("Stored")),
    "storing": ("clock", "soft", N_("Storing …")),
    "failed": ("triangle-alert", "stop", N_("Not stored")),
}


class CasePage(PageView):
    """Shows one step of the open case at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = CaseModel(desk)
        self._place = Place("case")
        self._steps: dict[Step, StepView] = {}
        self._tabs: dict[Step, IconButton] = {}
        self._group = QButtonGroup(self)
        self._title = label("heading")
        self._number = label("small")
        self._stored_icon = IconLabel("check", "soft", 15)
        self._stored = label("small")
        self._stored_state = "stored"
        self._undo = self._button("undo-2", QKeySequence.StandardKey.Undo)
        self._redo = self._button("redo-2", QKeySequence.StandardKey.Redo)
        self._stack = QStackedWidget()
        lines = column(self, gap=0)
        lines.addWidget(self._header())
        lines.addWidget(self._stack, 1)
        self._undo.clicked.connect(desk.hushing)
        self._undo.clicked.connect(self._model.undo)
        self._redo.clicked.connect(self._model.redo)
        self._model.opened.connect(self._opened)
        self._model.changed.connect(self._show)
        self._model.storing.connect(self._show_stored)
        self._model.reverted.connect(self._show_reverted)
        leads_on(self, self._go_on)
        self.retranslate()

    @property
    def model(self) -> CaseModel:
        """The case that is open here."""
        return self._model

    @property
    def topic(self) -> str:  # type: ignore[override]
        """The section of the guide about the step that is shown."""
        shown = self._shown()
        return shown.topic if shown is not None else "facts"

    def arrive(self, place: Place) -> None:
        """Open the case that the place names, at its step."""
        self._place = place
        if place.case != self._model.case or not self._model.is_open:
            self._stack.hide()
            self._title.clear()  # should the case not open, the one before is not named above it
            self._number.clear()
            self._model.open(place.case)
        else:
            self._show_step(place)

    def here(self) -> Place:
        """Return case and step, and where in it the person is."""
        shown = self._shown()
        return shown.here() if shown is not None and self._model.is_open else self._place

    def build_ahead(self) -> bool:
        """Make one step that was not seen yet."""
        missing = next((step for step, *_ in _STEPS if step not in self._steps), None)
        if missing is not None:
            self._made(missing)
        return missing is not None

    def leave(self) -> None:
        """Store what is being typed."""
        if self._model.is_open:
            self._model.leave()

    def retranslate(self) -> None:
        """Set every text."""
        for step, _, words, _ in _STEPS:
            self._tabs[step].name(t(words))
        self._undo.name_silently(_with_keys(t(N_("Undo")), self._undo))
        self._redo.name_silently(_with_keys(t(N_("Redo")), self._redo))
        self._show_stored(self._stored_state)
        if self._model.is_open:
            self._show_title()

    def _header(self) -> QFrame:
        header = frame("header")
        lines = column(header, gap=TIGHT)
        lines.setContentsMargins(ROOM, NEAR, ROOM, 0)
        line = row(gap=NEAR)
        line.addWidget(self._title, 1)
        for widget in (self._stored_icon, self._stored, self._undo, self._redo):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._stored.setWordWrap(False)
        lines.addLayout(line)
        tabs = Flow()
        for place, (step, icon, _, _) in enumerate(_STEPS):
            tab = IconButton(icon, "tab")
            tab.setCheckable(True)
            tab.setShortcut(f"Alt+{place + 1}")
            tab.clicked.connect(lambda _=False, to=step: self._go(to))
            self._group.addButton(tab)
            self._tabs[step] = tab
            tabs.addWidget(tab)
        below = row(gap=NEAR)
        below.addLayout(tabs, 1)
        below.addWidget(self._number)
        self._number.setWordWrap(False)
        lines.addLayout(below)
        return header

    def _button(self, icon: str, keys: QKeySequence.StandardKey) -> IconButton:
        button = IconButton(icon, "quiet")
        button.setShortcut(QKeySequence(keys))
        button.setEnabled(False)
        return button

    def _go(self, step: Step) -> None:
        known = self._steps.get(step)
        place = known.here() if known is not None else Place("case", self._model.case, step)
        self._desk.go(
            place if place.case == self._model.case else Place("case", self._model.case, step)
        )

    def _go_on(self) -> None:
        shown = self._shown()
        if shown is not None and self._model.is_open:
            shown.go_on()

    def _shown(self) -> StepView | None:
        view = self._stack.currentWidget()
        return view if isinstance(view, StepView) else None

    def _opened(self) -> None:
        self._stack.show()
        self._show_step(self._place)

    def _show_step(self, place: Place) -> None:
        view = self._made(place.step)
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self._tabs[place.step].setChecked(True)
        view.show_work()
        self._take_keyboard(view)
        view.arrive(place)

    def _take_keyboard(self, view: StepView) -> None:
        """Whoever came from elsewhere has the keyboard here; Ctrl+Enter leads on at once."""
        holder = QApplication.focusWidget()
        if self.isVisible() and (holder is None or not self.isAncestorOf(holder)):
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, step: Step) -> StepView:
        if step not in self._steps:
            name = next(name for known, _, _, name in _STEPS if known == step)
            self._steps[step] = found(name)(self._desk, self._model)
            belongs_to(self._stack, self._steps[step])
        return self._steps[step]

    def _show(self) -> None:
        self._undo.setEnabled(self._model.can_undo)
        self._redo.setEnabled(self._model.can_redo)
        if not self._model.is_open:
            return
        self._show_title()
        shown = self._shown()
        if shown is not None:
            shown.show_work()

    def _show_reverted(self, step: tuple[Reset, ...]) -> None:
        """Go to what was taken back or brought again, unless it is seen already."""
        place = place_of(self._model.work, step)
        if place is not None and self.isVisible() and not is_seen(place, self.here()):
            self._desk.go(place)

    def _show_title(self) -> None:
        case = self._model.work.case
        title = case.about.get("title")
        self._title.setText(title.value if title is not None else t(N_("Case without a title")))
        self._number.setText(t(N_("Case {number}"), number=short_id(case.subject)))

    def _show_stored(self, state: str) -> None:
        self._stored_state = state
        icon, colour, words = _STORED[state]
        self._stored_icon.show_icon(icon, colour)
        self._stored.setText(t(words))


def _with_keys(words: str, button: IconButton) -> str:
    keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})" if keys else words
