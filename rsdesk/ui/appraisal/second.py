"""The second person who agrees to something lower."""

from msgspec.structs import replace
from PySide6.QtCore import Signal

from rsdesk.domain.appraisal import Override
from rsdesk.i18n import N_
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View
from rsdesk.ui.widgets.boxes import column
from rsdesk.ui.widgets.inputs import Labelled, Line

NO_ORIGIN = N_(
    "Write about task, affiliation and money. Leave out nationality, birthplace, origin and "
    "religion."
)


class SecondPerson(View):
    """A line for the name of the second person; typed text is kept at once."""

    left = Signal()

    def __init__(self, model: CaseModel, name: str) -> None:
        """`name` is a factor or `level`."""
        super().__init__()
        self._model, self._name = model, name
        self.line = Line()
        self.line.typed.connect(self._typed)
        self.line.left.connect(self._left)
        self._is_typing = False
        hint = N_("Name and role. Someone other than the person who sets the lower value.")
        column(self, gap=0).addWidget(Labelled(N_("Second person who agrees"), self.line, hint))

    def show_work(self) -> None:
        """Show who is named; what is being typed stays."""
        if not self._is_typing:
            self.line.show_text(self._given.second)

    def retranslate(self) -> None:
        """Its parts set their own texts."""

    @property
    def _given(self) -> Override:
        return self._model.work.case.proceedings.overrides.get(self._name, Override())

    def _typed(self) -> None:
        self._is_typing = True
        given = replace(self._given, second=self.line.text())
        self._model.type_entry(f"override/{self._name}", given.value, given)

    def _left(self) -> None:
        if self._is_typing:
            self._is_typing = False
            self._model.rest()
