"""The tile of one factor: what is suggested, what was set, what counts and why."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsdesk.domain.guidance import Rated
from rsdesk.i18n import N_
from rsdesk.ui.appraisal import looks
from rsdesk.ui.appraisal.factor import FactorWords, SetLine, factor_words
from rsdesk.ui.appraisal.rating import RatingView
from rsdesk.ui.appraisal.second import SecondPerson
from rsdesk.ui.appraisal.signs import SignsView
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.text import label, toned


class FactorTile(View):
    """One factor. Its rating can be set right here."""

    wanted = Signal(Place)
    turned = Signal()  # the part that sets the rating was opened or closed

    def __init__(self, desk: Desk, model: CaseModel, factor: Rated, turns: Turns) -> None:
        super().__init__()
        self._desk, self._model, self.factor, self._turns = desk, model, factor, turns
        self._people: Mapping[str, str] = {}
        self._words: FactorWords | None = None
        self._name, self._word = label("subheading"), label("heading")
        self._icon = IconLabel("circle-help", "ink", 24)
        self._suggested, self._none = label("subheading"), label("small")
        self._suggested_icon = IconLabel("minus", "soft", 15)
        self.decisive = SignsView()
        self.decisive.wanted.connect(self.wanted)
        self.others = SignsView()
        self.others.wanted.connect(self.wanted)
        self.more = Fold(self.others)
        self._set = SetsView()
        self._verdict = label()
        self._verdict_icon = IconLabel("info", "soft", 15)
        self.second = SecondPerson(model, factor)
        self.second.hide()
        self.button = IconButton("pen-line")
        self.button.setCheckable(True)
        self.button.clicked.connect(self.open_rating)
        self.rating: RatingView | None = None
        self._lines = self._arranged()
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether the rating is being set here."""
        return self.rating is not None and not self.rating.isHidden()

    @property
    def words(self) -> FactorWords | None:
        """What is shown."""
        return self._words

    def know_people(self, people: Mapping[str, str]) -> None:
        """Know the names of those who set ratings."""
        self._people = people
        self.show_work()

    def show_work(self) -> None:
        """Show the factor as it is now."""
        if not self._model.is_open:
            return
        words = factor_words(self._model.work, self.factor, self._people)
        if words != self._words:
            self._words = words
            self._tell(words)
        self.second.show_work()
        if self.is_open and self.rating is not None:
            self.rating.show_work()

    def open_rating(self, wanted: bool = True) -> None:
        """Show or hide the field in which the rating is set."""
        self.button.setChecked(wanted)
        if wanted and self.rating is None:
            self.rating = RatingView(self._desk, self._model, self.factor, self._turns)
            self._lines.addWidget(self.rating)
        if self.rating is not None:
            self.rating.setVisible(wanted)
        self._name_button()
        self.turned.emit()
        if wanted and self.rating is not None:
            self.rating.show_work()
            self.rating.take_keyboard()
        order_tabs(self)

    def retranslate(self) -> None:
        """Set every text."""
        self._words = None
        self._name_button()
        self.show_work()

    def _name_button(self) -> None:
        words = t(N_("Close")) if self.is_open else t(N_("Set the rating"))
        self.button.name(words)
        self.button.show_icon("chevron-up" if self.is_open else "pen-line")
        if self._words is not None:
            self.button.setAccessibleName(f"{words}: {self._words.name}")

    def _tell(self, words: FactorWords) -> None:
        self._name.setText(words.name)
        self._word.setText(words.word)
        self._icon.show_icon(*looks.of_rating(words.counted))
        said = t(N_("Suggested: {rating}"), rating=words.suggestion)
        self._suggested.setText(said)
        self._suggested_icon.show_icon(*looks.RATINGS[words.suggested])
        self._none.setText(t(N_("No answer speaks for a concern.")))
        self._none.setVisible(not words.signs)
        self.decisive.show_signs(words.signs[:1])
        self._show_others(words)
        self._set.show_sets(words.set)
        self._verdict.setText(words.verdict)
        waits = words.refused or words.counted is None
        toned(self._verdict, "flag" if waits else "")
        self._verdict_icon.show_icon(*(("circle-alert", "flag") if waits else ("info", "soft")))
        self.second.setVisible(words.wants_second)
        self.button.setVisible(words.can_set)
        self._name_button()

    def _show_others(self, words: FactorWords) -> None:
        others = words.signs[1:]
        self.more.setVisible(bool(others))
        self.others.show_signs(others)
        more = counted(N_("One more sign"), N_("{count} more signs"), len(others))
        self.more.name(more)

    def _arranged(self) -> QVBoxLayout:
        box = frame("card")
        column(self, gap=0).addWidget(box)
        lines = column(box, gap=NEAR, margin=ROOM)
        lines.addWidget(self._name)
        lines.addLayout(_beside(self._icon, self._word))
        verdict = _beside(self._verdict_icon, self._verdict)
        lines.addLayout(verdict)
        lines.addWidget(self._set)
        lines.addWidget(self.second)
        lines.addWidget(frame("rule"))
        lines.addLayout(_beside(self._suggested_icon, self._suggested))
        for widget in (self._none, self.decisive, self.more):
            lines.addWidget(widget)
        lines.addStretch(1)
        foot = row(gap=NEAR)
        foot.addWidget(self.button)
        foot.addStretch(1)
        lines.addLayout(foot)
        return lines


class SetsView(View):
    """The ratings that were set: one, or one for each partner."""

    def __init__(self) -> None:
        super().__init__()
        self._views: list[_Set] = []
        self._lines = column(self, gap=NEAR)

    def show_sets(self, found: tuple[SetLine, ...]) -> None:
        """Show these."""
        self.setVisible(bool(found))
        while len(self._views) < len(found):
            self._views.append(_Set())
            self._lines.addWidget(self._views[-1])
        for place, view in enumerate(self._views):
            view.setVisible(place < len(found))
            if place < len(found):
                view.show_set(found[place])

    def retranslate(self) -> None:
        """The tile says everything anew."""


class _Set(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle", "soft", 15)
        self._word, self._reason, self._who = label(), label(), label("small")
        lines = column(self, gap=2)
        lines.addLayout(_beside(self._icon, self._word))
        lines.addWidget(self._reason)
        lines.addWidget(self._who)

    def show_set(self, one: SetLine) -> None:
        self._icon.show_icon(*looks.of_rating(one.rating))
        if one.whose:
            self._word.setText(f"{one.whose}: {one.word}")
        else:
            self._word.setText(t(N_("Set: {rating}"), rating=one.word))
        missing = one.rating is not None and not one.reason
        self._reason.setText(t(N_("No reason is given yet.")) if missing else one.reason)
        toned(self._reason, "gap" if missing else "")
        self._reason.setVisible(bool(self._reason.text()))
        self._who.setText(one.who)
        self._who.setVisible(bool(one.who))


def _beside(icon: QWidget, words: QWidget) -> QVBoxLayout:
    lines = column(gap=0)
    line = row(gap=NEAR)
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    lines.addLayout(line)
    return lines
