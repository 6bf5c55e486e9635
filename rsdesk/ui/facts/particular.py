"""One particular in a person's own words, below its label; what is wrong is said beside it."""

from datetime import date

from rsdesk.domain.case import NEXT_DATE
from rsdesk.errors import InputError
from rsdesk.i18n import N_, date_text
from rsdesk.services.known import TITLE_LIMIT
from rsdesk.services.limits import check_particular
from rsdesk.ui.assessment import day
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View, current
from rsdesk.ui.message import Message, failure, warning
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.inputs import GrowingText, Labelled, Line
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import repainted

_EXAMPLE = date(2026, 11, 21)
_NO_DAY = N_(
    "“{text}” is not a date. Nothing was changed. Please write day, month and year, such as "
    "{example}."
)
_NO_TITLE = N_("A case needs a title. It keeps the one it had until there is another.")
_LONG_TITLE = N_(
    "The title has {size} characters; {limit} fit. Nothing was changed. Please shorten it; there "
    "is room for more under “Project”."
)


class Particular(View):
    """A text about the case or a partner, kept at every keystroke."""

    def __init__(
        self, model: CaseModel, particular: str, words: str, hint: str = "", *, lines: int = 1
    ) -> None:
        """`words` and `hint` are message ids; a title is one line, whatever `lines` says."""
        super().__init__()
        self._model = model
        self.particular = particular
        self._subject = ""
        self._pending: str | None = None  # typed, and not yet seen in what the vault holds
        self._is_refused = False
        one_line = particular in ("title", NEXT_DATE)
        self.editor: Line | GrowingText = Line() if one_line else GrowingText(lines=lines)
        self._trouble_shown: Strip | None = None
        self._below = column(self, gap=NEAR)
        self._below.addWidget(Labelled(words, self.editor, hint))
        self._below.addStretch(1)
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self._left)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.editor.text() if isinstance(self.editor, Line) else self.editor.text

    @property
    def trouble(self) -> Message | None:
        """What is said to be wrong."""
        return self._trouble_shown.message if self._trouble_shown is not None else None

    def show_text(self, subject: str, stored: str) -> None:
        """Show what the vault holds, unless something else was typed that it does not hold yet."""
        if subject != self._subject:
            self._subject = subject
            self._settle()
            self.editor.clearFocus()
            stored = self._model.unstored_particular(subject, self.particular) or stored
        if self._is_refused or self._pending not in (None, stored):
            return
        self._pending = None
        self.editor.show_text(self.shown(stored))

    def shown(self, stored: str) -> str:
        """Return a stored text as people read it."""
        return stored

    def understood(self, text: str) -> str | None:
        """Return what was typed as it is stored; None when it makes no sense yet."""
        return text

    def retranslate(self) -> None:
        """Label and strip set theirs."""

    def _typed(self) -> None:
        text = self.understood(self.text)
        trouble = None if text is None else self._trouble(text)
        self._tell(trouble)
        if text is None or trouble is not None:
            self._is_refused = True
            return
        self._is_refused, self._pending = False, text
        if self.particular == "title" and not text.strip():
            self._pending = None  # the case keeps its title, and the line shows it again when left
            self._tell(warning(_NO_TITLE))
        self._model.type_particular(self._subject, self.particular, text)

    def _left(self) -> None:
        if self._pending is not None or self.trouble is not None:
            self._model.rest()
        if not self._is_refused:
            self._tell(None)

    def _trouble(self, text: str) -> Message | None:
        if self.particular == "title" and len(text) > TITLE_LIMIT:
            return warning(_LONG_TITLE, size=len(text), limit=TITLE_LIMIT)
        try:
            check_particular(self._subject, self.particular, text, typing=True)
        except InputError as error:
            return failure(error)
        return None

    def _tell(self, trouble: Message | None) -> None:
        repainted(self.editor, "wrong", trouble is not None)
        if trouble == self.trouble:
            return
        if self._trouble_shown is None:  # made when something is wrong first: there are many fields
            self._trouble_shown = Strip(closable=False)
            self._below.insertWidget(1, self._trouble_shown)
        if trouble is None:
            self._trouble_shown.clear()
        else:
            self._trouble_shown.show_message(trouble)

    def _settle(self) -> None:
        self._pending, self._is_refused = None, False
        self._tell(None)


class Day(Particular):
    """A date, stored as 2026-11-21 and shown as people of the language write it."""

    def __init__(self, model: CaseModel, words: str, hint: str) -> None:
        """`words` and `hint` are message ids."""
        super().__init__(model, NEXT_DATE, words, hint)
        if isinstance(self.editor, Line):
            self.editor.returnPressed.connect(self._left)
        self._stored = ""
        self.retranslate()

    def shown(self, stored: str) -> str:
        """Return a stored day in the form of the language."""
        self._stored = stored
        return day.shown(stored, current())

    def understood(self, text: str) -> str | None:
        """Return a day as it is stored."""
        return day.understood(text) if text.strip() else ""

    def retranslate(self) -> None:
        """Write the day in the form of the language, unless somebody is typing here."""
        self.editor.setPlaceholderText(date_text(_EXAMPLE, current()))
        if not self._is_refused and self._pending is None:
            self.editor.show_text(day.shown(self._stored, current()))

    def _left(self) -> None:
        super()._left()
        if self._is_refused:
            example = date_text(_EXAMPLE, current())
            self._tell(warning(_NO_DAY, text=self.text.strip(), example=example))
        elif self._pending is not None and not self.editor.hasFocus():
            self.editor.show_text(day.shown(self._pending, current()))
