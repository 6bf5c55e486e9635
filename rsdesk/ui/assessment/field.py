"""One field of a question: its options, what they lead to, and what stands beside the choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rsdesk.domain.assessment import applicable
from rsdesk.domain.case import Parts, missing_parts
from rsdesk.domain.guidance import Field, Prompt
from rsdesk.services import casework
from rsdesk.services.casework import Casework, Finding
from rsdesk.ui.assessment.attachments import Paths
from rsdesk.ui.assessment.choices import Choices
from rsdesk.ui.assessment.effect import Leads, worst
from rsdesk.ui.assessment.field_parts import FieldParts
from rsdesk.ui.assessment.parts import Ticks
from rsdesk.ui.assessment.past import PastView
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.tools import Tools
from rsdesk.ui.case.keeping import Answered
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import current
from rsdesk.ui.widgets.sight import show_whole


class FieldView(FieldParts):
    """A field of a question for one subject. Everything done here is stored at once."""

    finished = Signal()  # an option was chosen by its number, and nothing more is needed

    def __init__(self, desk: Desk, model: CaseModel, subject: str, field: Field) -> None:
        super().__init__(desk, field)
        self._model, self.subject = model, subject
        self._work: Casework = model.work
        self._typing = False
        self.choices = self._put("choices", Choices(model.work.guidance.choices(field)))
        self.choices.chosen.connect(self._choose)
        self.choices.numbered.connect(self._go_on)
        self.leads = self._put("leads", Leads())
        self.tools = self._put("tools", Tools(takes_checks=field.check != "none"))
        self._connect_tools()
        self._connect_parts()
        if field.text != "none":
            self._text()
        if field.list != "none":
            self._list()
        self.show_work(self._work)
        self.retranslate()
        self._is_made = True
        order_tabs(self)

    @property
    def takes_files(self) -> bool:
        """Whether check records belong here."""
        return self.field.check != "none"

    @property
    def past(self) -> PastView | None:
        """The history while it is shown."""
        found = self._found("past", PastView)
        return found if found is not None and not found.isHidden() else None

    def show_work(self, work: Casework) -> None:
        """Show the field as it is in this state of the case; what is being typed stays."""
        same_facts = self._choices_told and work.assessment.facts == self._work.assessment.facts
        self._work = work
        if not same_facts:
            self._show_ticks()
            self._show_effects()
        if self._unstored is None or not self._is_made:
            self._show_answer()
        if not same_facts or self._leads_told != self.choices.choice:
            self._show_leads()
        self._show_missing()
        if self.past is not None:
            self.past.read()

    def take_files(self, paths: Paths) -> None:
        """Make check records of files."""
        self.checks.take(paths)

    def take_keyboard(self) -> None:
        """Give the keyboard to the options; to the description where that is all there is."""
        if self._only and self.field.text == "required":
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.choices.take_keyboard()

    def leave(self) -> None:
        """Make what was typed here part of the history."""
        if self._typing:
            self._typing = False
            self._model.rest()

    def show_history(self, wanted: bool = True) -> None:
        """Show or hide the history of the field."""
        if wanted:
            past = self._made("past", self._make_past)
            past.show()
            past.read()
            past.take_keyboard()
            show_whole(past)
        elif "past" in self._placed:
            self._placed["past"].hide()
            self.tools.history.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses the option of that number; the keyboard goes on to what is needed."""
        number = event.key() - Qt.Key.Key_0
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held and 1 <= number <= 9 and self.choices.choose_number(number):
            event.accept()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        name = self.field.label[current()]
        self.choices.setAccessibleName(name)
        self.choices.setAccessibleDescription(self._hint.text())
        self.choices.retranslate()
        self._show_leads()
        self._show_missing()
        self.tools.about(name)

    # ------------------------------------------------------------------ showing

    _choices_told = False
    _leads_told: str | None = None

    @property
    def _unstored(self) -> Answered | None:
        return self._model.unstored_answer(self.subject, self.field.id)

    def _show_answer(self) -> None:
        answer = self._work.answer(self.subject, self.field.id)
        stored = (answer.choice, answer.parts) if answer is not None else ("", Parts())
        choice, parts = self._unstored or stored
        self.choices.show_choice(choice)
        self._show_parts(parts)

    def _show_effects(self) -> None:
        self._choices_told = True
        effects = {choice: worst(self._findings(choice)) for choice in self.choices.radios}
        if self.field in self._work.guidance.rating_field.values():  # each one has: the level
            effects = {choice: effect for choice, effect in effects.items() if effect != "none"}
        self.choices.show_effects(effects)

    def _findings(self, choice: str) -> tuple[Finding, ...]:
        return casework.effect_if(self._work, self.subject, self.field.id, choice)

    def _show_leads(self) -> None:
        choice = self._leads_told = self.choices.choice
        words = self.choices.radios[choice].words if choice else ""
        findings = self._findings(choice) if choice else ()
        self.leads.show_findings(self._work, findings, words)

    def _show_missing(self) -> None:
        choice, parts = self.choices.choice, self.parts
        guidance = self._work.guidance
        missing = missing_parts(guidance, self.field, choice, parts) if choice else ()
        self.leads.show_missing(missing)
        if self.field.comment == "required" or "comment" in missing:
            self._made("comment", self._make_comment)
        self.tools.show_state(
            has_comment="comment" in self._placed,
            has_choice=bool(choice),
            has_words=parts != Parts(),
        )

    def _show_ticks(self) -> None:
        """Show the prompts of the items that apply now."""
        prompts = self._prompts()
        if not prompts or "ticks" in self._placed:
            return
        ticks = self._put("ticks", Ticks(prompts, answers=self.field.ticked == "required"))
        ticks.show_value(self._parts_shown.ticked)
        ticks.typed.connect(self._typed)

    def _prompts(self) -> tuple[Prompt, ...]:
        guidance, facts = self._work.guidance, self._work.assessment.facts
        items = (guidance.item[item] for item in self.field.items)
        return tuple(
            prompt for item in items if applicable(guidance, item, facts) for prompt in item.prompts
        )

    # ------------------------------------------------------------------ doing

    def _choose(self, choice: str) -> None:
        self._typing = False
        self._show_leads()
        self._show_missing()
        self._model.answer(self.subject, self.field.id, choice, self.parts)

    def _go_on(self) -> None:
        """Take the keyboard to the first part that is needed and not there."""
        choice = self.choices.choice
        missing = missing_parts(self._work.guidance, self.field, choice, self.parts)
        if not missing:
            self.finished.emit()
        elif missing[0] == "check":
            self._go_to_check()
        else:
            part = self._part(missing[0])
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            show_whole(part)

    def _go_to_check(self) -> None:
        waiting = [record for record in self.checks.records if not record.source.text().strip()]
        if waiting:
            waiting[0].source.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.checks.add()

    def _part(self, name: str) -> QWidget:
        if name == "text":
            return self.text
        if name == "list":
            return self.entries.editors[0]
        ticks = self.ticks
        return next(iter(ticks.ticks.values())) if name == "ticked" and ticks else self.comment

    def _clear(self) -> None:
        self.choices.show_choice("")
        self.choices.take_keyboard()
        self._choose("")

    @property
    def _only(self) -> str:
        """The option of a field that has just one: to describe is to choose it."""
        return next(iter(self.choices.radios)) if len(self.choices.radios) == 1 else ""

    def _typed(self) -> None:
        self._typing = True
        if self._only and not self.choices.choice and self.parts.text.strip():
            self.choices.show_choice(self._only)
            self._show_leads()
        self._show_missing()
        choice = self.choices.choice
        self._model.type_answer(self.subject, self.field.id, choice, self.parts)

    def _settled(self) -> None:
        self._typed()
        self.leave()

    def _add_comment(self) -> None:
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
        show_whole(self.comment)
        self._show_missing()

    def _add_check(self) -> None:
        self.checks.add()

    def _turn_history(self) -> None:
        self.show_history(self.past is None)

    def _connect_tools(self) -> None:
        self.tools.comment.clicked.connect(self._add_comment)
        self.tools.check.clicked.connect(self._add_check)
        self.tools.history.clicked.connect(self._turn_history)
        self.tools.clear.clicked.connect(self._clear)

    def _connect_parts(self) -> None:
        self.typed.connect(self._typed)
        self.left.connect(self.leave)
        self.settled.connect(self._settled)
        self.emptied.connect(self.tools.check.setFocus)

    def _make_past(self) -> PastView:
        past = PastView(self._desk, self._model, self.subject, self.field)
        past.closed.connect(lambda: self.show_history(False))
        return past
