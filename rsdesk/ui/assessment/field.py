"""One field of a question: its options, what they lead to, and what stands beside the choice."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsdesk.domain.assessment import applicable
from rsdesk.domain.case import Parts, missing_parts
from rsdesk.domain.guidance import Field, Prompt
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.services.casework import Casework, Finding
from rsdesk.ui.assessment.attachments import Paths
from rsdesk.ui.assessment.check_records import CheckRecords
from rsdesk.ui.assessment.choices import Choices
from rsdesk.ui.assessment.effect import Leads, worst
from rsdesk.ui.assessment.parts import Entries, Ticks
from rsdesk.ui.assessment.past import PastView
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.tools import Tools
from rsdesk.ui.case.keeping import Answered
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label

W = TypeVar("W", bound=QWidget)
# the parts of a field from top to bottom; those that are not needed are not made
_ORDER = ("choices", "leads", "text", "list", "ticks", "comment", "checks", "tools", "past")


class FieldView(View):
    """A field of a question for one subject. Everything done here is stored at once."""

    finished = Signal()  # an option was chosen by its number, and nothing more is needed

    def __init__(self, desk: Desk, model: CaseModel, subject: str, field: Field) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self.subject, self.field = subject, field
        self._work: Casework = model.work
        self._parts_shown = Parts()
        self._typing = False
        self._is_made = False
        self._label, self._hint = label("subheading"), label("small")
        self._declaration = label("small")
        self._placed: dict[str, QWidget] = {}
        self._lines = column(self, gap=NEAR)
        self._lines.addLayout(self._head())
        self._first = self._lines.count()
        self.choices = self._put("choices", Choices(model.work.guidance.choices(field)))
        self.choices.chosen.connect(self._choose)
        self.choices.numbered.connect(self._go_on)
        self.leads = self._put("leads", Leads())
        self.tools = self._put("tools", Tools(takes_checks=field.check != "none"))
        self._connect_tools()
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
    def parts(self) -> Parts:
        """What stands beside the choice, as it is on the screen."""
        shown = self._parts_shown
        text, comment = self._found("text", Labelled), self._found("comment", Labelled)
        entries, ticks = self._found("list", Entries), self._found("ticks", Ticks)
        checks = self._found("checks", CheckRecords)
        return Parts(
            comment=_words(comment).text if comment else shown.comment,
            text=_words(text).text if text else shown.text,
            list=entries.value if entries else shown.list,
            ticked=ticks.value if ticks else shown.ticked,
            checks=checks.value if checks else shown.checks,
        )

    @property
    def comment(self) -> GrowingText:
        """The editor of the reason or comment, made when first asked for."""
        return _words(self._made("comment", self._make_comment))

    @property
    def text(self) -> GrowingText:
        """The editor of the description."""
        return _words(self._text())

    @property
    def entries(self) -> Entries:
        """The editor of the list."""
        return self._list()

    @property
    def ticks(self) -> Ticks | None:
        """The prompts, None when the field has none now."""
        return self._found("ticks", Ticks)

    @property
    def checks(self) -> CheckRecords:
        """The check records, made when first asked for."""
        return self._made("checks", self._make_checks)

    @property
    def lacks_checks(self) -> bool:
        """Whether its check records are still to be made, in a turn of their own."""
        return bool(self._parts_shown.checks) and "checks" not in self._placed

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
        name = self.field.label[current()]
        self._label.setText(name)
        self._hint.setVisible(self.field.hint is not None)
        if self.field.hint is not None:
            self._hint.setText(self.field.hint[current()])
        self._declaration.setText(t(N_("Declaration")))
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
        self._parts_shown = parts
        if parts.text or "text" in self._placed:
            _words(self._text()).show_text(parts.text)
        if parts.list or "list" in self._placed:
            self._list().show_value(parts.list)
        if parts.comment or "comment" in self._placed:
            self.comment.show_text(parts.comment)
        if "checks" in self._placed or (parts.checks and self._is_made):
            self.checks.show_value(parts.checks)
        ticks = self.ticks
        if ticks is not None:
            ticks.show_value(parts.ticked)

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

    # ------------------------------------------------------------------ parts

    def _head(self) -> QVBoxLayout:
        lines = column(gap=TIGHT)
        if self.field.declaration:
            line = row(gap=NEAR)
            line.addWidget(IconLabel("file-signature", "soft", 15))
            line.addWidget(self._declaration, 1)
            lines.addLayout(line)
        lines.addWidget(self._label)
        lines.addWidget(self._hint)
        return lines

    def _put(self, part: str, made: W) -> W:
        before = _ORDER[: _ORDER.index(part)]
        place = self._first + sum(name in self._placed for name in before)
        self._lines.insertWidget(place, made)
        self._placed[part] = made
        if self._is_made:
            made.show()  # a layout would show it later, and what is hidden takes no keyboard
            order_tabs(self)
        return made

    def _found(self, part: str, kind: type[W]) -> W | None:
        found = self._placed.get(part)
        return found if isinstance(found, kind) else None

    def _made(self, part: str, make: Callable[[], W]) -> W:
        found = self._placed.get(part)
        return found if found is not None else self._put(part, make())  # type: ignore[return-value]

    def _text(self) -> Labelled:
        return self._made("text", lambda: self._editor(N_("Description"), self._parts_shown.text))

    def _make_comment(self) -> Labelled:
        return self._editor(N_("Reason or comment"), self._parts_shown.comment)

    def _editor(self, words: str, text: str) -> Labelled:
        editor = GrowingText()
        editor.show_text(text)
        editor.typed.connect(self._typed)
        editor.left.connect(self.leave)
        return Labelled(words, editor)

    def _list(self) -> Entries:
        return self._made("list", self._make_list)

    def _make_list(self) -> Entries:
        entries = Entries()
        entries.show_value(self._parts_shown.list)
        entries.typed.connect(self._typed)
        entries.left.connect(self.leave)
        return entries

    def _make_checks(self) -> CheckRecords:
        checks = CheckRecords(self._desk)
        checks.show_value(self._parts_shown.checks)
        checks.typed.connect(self._typed)
        checks.settled.connect(self._settled)
        checks.left.connect(self.leave)
        checks.emptied.connect(self.tools.check.setFocus)
        return checks

    def _make_past(self) -> PastView:
        past = PastView(self._desk, self._model, self.subject, self.field)
        past.closed.connect(lambda: self.show_history(False))
        return past


def _words(part: Labelled) -> GrowingText:
    if not isinstance(part.field, GrowingText):
        raise TypeError(type(part.field))
    return part.field
