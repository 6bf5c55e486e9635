"""The level after measures: only what the rules allow, with a reason."""

from rsdesk.domain.appraisal import residual_levels
from rsdesk.domain.guidance import Choice
from rsdesk.domain.rules import Level
from rsdesk.i18n import N_
from rsdesk.ui.assessment.choices import Choices
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.measures import words
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.text import label, toned
from rsdesk.ui.widgets.typing import Typing

KEY = "decision/residual"


class ResidualView(View):
    """States what level remains once the measures are carried out."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._typing: Typing[tuple[str, str]] = Typing()
        self._case, self._level = "", ""
        self._levels: tuple[Level, ...] = ()
        self.choices: Choices | None = None
        self._heading = label("heading")
        self._rule = label("small")
        self._now = label()
        self._trouble = label("small")
        toned(self._trouble, "stop")
        self.reason = GrowingText()
        self._labelled = Labelled(N_("Reason for this level"), self.reason)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._heading)
        box = frame("card")
        inside = column(box, gap=NEAR, margin=ROOM)
        inside.addWidget(self._rule)
        inside.addWidget(self._now)
        self._place = column(gap=0)
        inside.addLayout(self._place)
        inside.addWidget(self._trouble)
        inside.addWidget(self._labelled)
        lines.addWidget(box)
        self.reason.typed.connect(self._typed)
        self.reason.left.connect(model.rest)
        self.retranslate()

    @property
    def said(self) -> str:
        """What is said about the present level and what is missing."""
        seen = (one for one in (self._now, self._trouble) if not one.isHidden())
        return "\n".join(one.text() for one in seen)

    def show_work(self) -> None:
        """Show the case as it is now."""
        case = self._model.work.case
        if case.subject != self._case:
            self._case = case.subject
            self._typing.forget()
            self.reason.clearFocus()
        part = case.proceedings.part("residual")
        if self._typing.lets_show((part.value, part.reason)):
            self._level = part.value
            self.reason.show_text(part.reason)
        self._show_levels()
        self._show_words()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Level after measures")))
        if self._model.is_open:
            self._levels = ()  # the words of the options are those of the language
            self.show_work()

    def _show_levels(self) -> None:
        work = self._model.work
        agreed = bool(work.case.proceedings.agreed)
        allowed = residual_levels(work.assessment.appraisal.level, agreed=agreed)
        if allowed != self._levels:
            self._levels = allowed
            if self.choices is not None:
                self._place.removeWidget(self.choices)
                self.choices.hide()
                self.choices.deleteLater()
                self.choices = None
            if allowed:
                options = tuple(Choice(one, work.rules.levels[one]) for one in allowed)
                self.choices = Choices(options)
                self.choices.chosen.connect(self._choose)
                self._place.addWidget(self.choices)
        if self.choices is not None:
            self.choices.setAccessibleName(t(N_("Level after measures")))
            self.choices.show_effects({})
            self.choices.retranslate()
            self.choices.show_choice(self._level if self._level in allowed else "")
        self._labelled.setVisible(bool(allowed))

    def _show_words(self) -> None:
        work = self._model.work
        level = work.assessment.appraisal.level
        self._rule.setText(words.rule(work, "residual"))
        if level is None:
            self._now.setText(
                t(N_("There is no level yet: a rating is missing. See the appraisal."))
            )
        else:
            name = work.rules.levels[level][current()]
            self._now.setText(t(N_("Before measures: {level}"), level=name))
        trouble = self._wrong()
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def _wrong(self) -> str:
        work = self._model.work
        level = work.assessment.appraisal.level
        if level is None or not self._level:
            if len(self._levels) == 1 and level != "low" and level is not None:
                return t(N_("A lower level needs a measure with owner, date and proof."))
            return ""
        if self._level not in self._levels:
            known = {str(one): text for one, text in work.rules.levels.items()}
            said = known[self._level][current()] if self._level in known else self._level
            return t(
                N_("“{level}” was stated before and is no longer allowed. Please choose anew."),
                level=said,
            )
        if self._level != level and not self.reason.text.strip():
            return t(N_("Please give the reason for the lower level."))
        return ""

    def _choose(self, level: str) -> None:
        self._level = level
        self._typed()
        self._model.rest()

    def _typed(self) -> None:
        self._typing.typed((self._level, self.reason.text))
        self._model.type_entry(KEY, self._level, self.reason.text)
