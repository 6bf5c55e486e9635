"""A measure as a card: what, by whom, by when and how far; its form once it is opened."""

from PySide6.QtCore import Signal

from rsdesk.domain.measures import State, state_of
from rsdesk.domain.proceedings import Measure
from rsdesk.i18n import N_
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, t
from rsdesk.ui.measures import words
from rsdesk.ui.measures.form import MeasureForm
from rsdesk.ui.measures.heads import Folding
from rsdesk.ui.widgets.boxes import column

_TONES = {"stop": "stop", "gap": "gap", "done": "done"}
_NEW: State = "incomplete"


class MeasureCard(View):
    """Shows one measure, wherever it is listed."""

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        model: CaseModel,
        name: str,
        first: Measure | None = None,
        role: str = "card",
    ) -> None:
        """`first` is what a measure begins with that the vault has not seen yet."""
        super().__init__()
        self.name = name
        self._desk, self._model, self._first = desk, model, first
        self._fold = Folding(self._made, role)
        self._fold.opened.connect(lambda _: self.opened.emit(self))
        column(self, gap=0).addWidget(self._fold)

    @property
    def is_open(self) -> bool:
        """Whether the form is shown."""
        return self._fold.is_open

    @property
    def form(self) -> MeasureForm | None:
        """The form, once it was opened."""
        made = self._fold.inner
        return made if isinstance(made, MeasureForm) else None

    @property
    def said(self) -> str:
        """How far the measure is, in words."""
        return self._fold.head.state

    def open(self, wanted: bool = True, *, keyboard: bool = False) -> None:
        """Show or hide the form; on request the keyboard goes to what is missing."""
        self._fold.open(wanted)
        if wanted and keyboard and self.form is not None:
            self.form.take_keyboard()

    def show_work(self) -> None:
        """Show the measure as it is now."""
        work = self._model.work
        known = work.case.proceedings
        measure, state = known.measures.get(self.name), _NEW
        if measure is None:
            measure = self._first or Measure()
        else:
            state = state_of(known, self.name, self._desk.now().date())
        icon, colour = words.STATES[state]
        head = self._fold.head
        head.show_icon(icon, colour)
        head.tell(
            words.measure_text(work, measure),
            t(N_("Measure")),
            words.state_text(work, self.name, state),
            _TONES.get(colour, ""),
        )
        if self.form is not None:
            self.form.show_work()

    def retranslate(self) -> None:
        """Set every text."""
        if self._model.is_open:
            self.show_work()

    def _made(self) -> MeasureForm:
        made = MeasureForm(self._model, self.name, self._first)
        made.show_work()
        return made
