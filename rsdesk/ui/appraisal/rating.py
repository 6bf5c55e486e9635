"""Setting the rating of a factor on the appraisal page: the same field as on its card."""

from functools import partial

from rsdesk.domain.guidance import Rated
from rsdesk.ui.appraisal.factor import subjects
from rsdesk.ui.appraisal.second import NO_ORIGIN
from rsdesk.ui.assessment.field import FieldView
from rsdesk.ui.assessment.rows import let_go
from rsdesk.ui.assessment.state import subject_name
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label


class _OneRating(View):
    """The field of one partner below its name, or of the case without any."""

    def __init__(self, desk: Desk, model: CaseModel, factor: Rated, subject: str) -> None:
        super().__init__()
        self._model, self.subject = model, subject
        self._name = label("subheading")
        self._name.hide()
        field = model.work.guidance.rating_field[factor]
        self.field = FieldView(desk, model, subject, field)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._name)
        lines.addWidget(self.field)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the name of the partner; the field sets its own texts."""
        if self._model.work.partner(self.subject) is not None:
            self._name.setText(subject_name(self._model.work, self.subject))
            self._name.show()


class RatingView(View):
    """The rating field, once for the case or for each partner, made when it is opened."""

    def __init__(self, desk: Desk, model: CaseModel, factor: Rated, turns: Turns) -> None:
        super().__init__()
        self._desk, self._model, self._factor, self._turns = desk, model, factor, turns
        self._made: dict[str, _OneRating] = {}
        self._note = label("small")
        self._lines = column(gap=ROOM)
        lines = column(self, gap=NEAR)
        lines.addWidget(frame("rule"))
        lines.addLayout(self._lines)
        lines.addWidget(self._note)
        self.retranslate()

    @property
    def fields(self) -> tuple[FieldView, ...]:
        """The fields that are made."""
        return tuple(one.field for one in self._made.values())

    def show_work(self) -> None:
        """Show the field of everyone who is rated now; others go."""
        wanted = subjects(self._model.work, self._factor)
        for subject in [known for known in self._made if known not in wanted]:
            let_go(self._made.pop(subject))
        for subject in wanted:
            self._turns.put(partial(self._show, subject))

    def take_keyboard(self) -> None:
        """Give the keyboard to the first field, once it is made."""
        self._turns.put(self._focus)

    def retranslate(self) -> None:
        """Set every text."""
        self._note.setText(t(NO_ORIGIN))

    def _show(self, subject: str) -> None:
        """Several changes may have come before this turn, and a partner gone."""
        if subject not in subjects(self._model.work, self._factor):
            return
        known = self._made.get(subject)
        if known is not None:
            known.field.show_work(self._model.work)
            known.retranslate()
            return
        made = _OneRating(self._desk, self._model, self._factor, subject)
        self._made[subject] = made
        self._lines.addWidget(made)
        order_tabs(self)

    def _focus(self) -> None:
        if self.fields:
            self.fields[0].take_keyboard()
            show_whole(self)
