"""Setting another level than the rules give: higher with a reason, one step lower with two."""

from msgspec.structs import replace

from rsdesk.domain.appraisal import Override
from rsdesk.domain.appraisal_words import level_word
from rsdesk.domain.guidance import Choice
from rsdesk.domain.rules import LEVELS, Level
from rsdesk.domain.text import Text
from rsdesk.i18n import LANGUAGES, N_, translator
from rsdesk.services import casework
from rsdesk.ui.appraisal.second import NO_ORIGIN, SecondPerson
from rsdesk.ui.assessment.choices import Choices
from rsdesk.ui.assessment.rows import let_go
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.text import label

AS_COMPUTED = "computed"  # the choice that sets no level
_NAME = "level"


class LevelView(View):
    """The levels that may be set now, the reason, and the second person for a lower one."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._offered: tuple[Level, ...] = ()
        self._typing = False
        self._not_yet = label("soft")
        self._heading = label("subheading")
        self.choices: Choices | None = None
        self.reason = GrowingText()
        self.reason.typed.connect(self._typed)
        self.reason.left.connect(self._left)
        self._reason = Labelled(N_("Reason for another level"), self.reason, NO_ORIGIN)
        self.second = SecondPerson(model, _NAME)
        self._options = column(gap=0)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._not_yet)
        lines.addWidget(self._heading)
        lines.addLayout(self._options)
        lines.addWidget(self._reason)
        lines.addWidget(self.second)
        self._reason.hide()
        self.second.hide()
        self.retranslate()

    def show_work(self) -> None:
        """Show which levels may be set, and what was set."""
        appraisal = self._model.work.assessment.appraisal
        self._not_yet.setVisible(appraisal.computed is None)
        self._heading.setVisible(appraisal.computed is not None)
        offered = _offered(appraisal.computed)
        if offered != self._offered or self.choices is None:
            self._offered = offered
            self._make_choices()
        given = self._given
        if self.choices is not None:
            self.choices.setVisible(bool(offered))
            self.choices.show_choice(given.value or AS_COMPUTED)
        if not self._typing:
            self.reason.show_text(given.reason)
        self.second.show_work()
        self._show_parts()

    def retranslate(self) -> None:
        """Set every text."""
        self._not_yet.setText(t(N_("There is no level yet that could be set otherwise.")))
        self._heading.setText(t(N_("Level of the case")))
        if self.choices is not None:
            self.choices.setAccessibleName(self._heading.text())
            self.choices.retranslate()

    @property
    def _given(self) -> Override:
        return self._model.work.case.proceedings.overrides.get(_NAME, Override())

    def _make_choices(self) -> None:
        if self.choices is not None:
            let_go(self.choices)
        self.choices = Choices((_as_computed(), *(self._choice(one) for one in self._offered)))
        self.choices.chosen.connect(self._choose)
        self._options.addWidget(self.choices)
        self.retranslate()

    def _choice(self, level: Level) -> Choice:
        rules = self._model.work.rules
        german, english = (level_word(rules, level, language) for language in LANGUAGES)
        return Choice(level, Text(de=german, en=english))

    def _choose(self, choice: str) -> None:
        value = "" if choice == AS_COMPUTED else choice
        given = replace(self._given, value=value, reason=self.reason.text) if value else Override()
        self._typing = False
        self._model.write(
            lambda vault, case, now: casework.override(vault, case, _NAME, given, now)
        )

    def _show_parts(self) -> None:
        computed, value = self._model.work.assessment.appraisal.computed, self._given.value
        level = next((one for one in LEVELS if one == value), None)
        self._reason.setVisible(level is not None)
        lower = level is not None and computed is not None and _step(level) < _step(computed)
        self.second.setVisible(lower)

    def _typed(self) -> None:
        self._typing = True
        given = replace(self._given, reason=self.reason.text)
        self._model.type_entry(f"override/{_NAME}", given.value, given)

    def _left(self) -> None:
        if self._typing:
            self._typing = False
            self._model.rest()


def _offered(computed: Level | None) -> tuple[Level, ...]:
    """Return the levels that may stand in place of the computed one, as the rules allow."""
    if computed is None:
        return ()
    return tuple(one for one in LEVELS if one != computed and _step(one) >= _step(computed) - 1)


def _step(level: Level) -> int:
    return LEVELS.index(level)


def _as_computed() -> Choice:
    words = N_("as the rules give it")
    german, english = (translator(language)(words) for language in LANGUAGES)
    return Choice(AS_COMPUTED, Text(de=german, en=english))
