"""What the register knows of one case, in words."""

from datetime import date, datetime

from PySide6.QtWidgets import QLabel

from rsdesk.domain.case import short_id
from rsdesk.domain.date_words import deadline_text
from rsdesk.i18n import N_, date_text
from rsdesk.services.register import Row
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.later.looks import look_of
from rsdesk.ui.register.words import (
    COUNTED,
    STATES,
    count_words,
    title_of,
)
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, row
from rsdesk.ui.widgets.text import label, selectable


class Particulars(View):
    """Title, partners, state, counts and dates of a case."""

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self._today = date.min
        self._title = selectable("heading")
        self._number = label("small")
        self._state = _Marked()
        self._due = _Marked()
        self._counts = {name: _Marked() for name in COUNTED}
        self._partners = _Captioned(N_("Partners"))
        self._countries = _Captioned(N_("Countries"))
        self._changed = _Captioned(N_("Last change"))
        lines = column(self, gap=NEAR)
        lines.addWidget(self._title)
        lines.addWidget(self._number)
        for marked in (self._state, self._due, *self._counts.values()):
            lines.addWidget(marked)
        lines.addSpacing(NEAR)
        for view in (self._partners, self._countries, self._changed):
            lines.addWidget(view)

    def show_row(self, shown: Row, today: date) -> None:
        """Show a case."""
        self._row, self._today = shown, today
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        for view in (self._partners, self._countries, self._changed):
            view.retranslate()
        shown = self._row
        if shown is None:
            return
        self._title.setText(title_of(shown))
        self._title.setAccessibleName(title_of(shown))
        self._number.setText(t(N_("Case {number}"), number=short_id(shown.subject)))
        self._state.say(*STATES[shown.state][:2], t(STATES[shown.state][2]))
        self._say_date(shown)
        for name, count, words in count_words(shown):
            icon, colour = COUNTED[name]
            self._counts[name].say(icon, colour if count else "soft", words)
        self._partners.say("\n".join(shown.partners))
        self._countries.say("\n".join(shown.countries))
        moment = datetime.fromisoformat(shown.changed) if shown.changed else None
        self._changed.say(date_text(moment.astimezone().date(), current()) if moment else "")

    def _say_date(self, shown: Row) -> None:
        """Say what the first of its dates is about."""
        if shown.dates:
            first = shown.dates[0]
            words = deadline_text(first, self._today, current())
            self._due.say(*look_of(first, self._today), words)
        else:
            self._due.say("calendar", "soft", t(N_("No next date")))


class _Marked(View):
    """An icon and words."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle", "soft", 16)
        self._words: QLabel = label()
        line = row(self, gap=NEAR)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)

    def say(self, icon: str, colour: str, words: str) -> None:
        """Show these; what there is none of is quiet."""
        self._icon.show_icon(icon, colour)
        self._words.setText(words)

    def retranslate(self) -> None:
        """The words come with `say`."""


class _Captioned(View):
    """A small caption above what it names; gone when there is nothing to name."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._words = caption
        self._caption = label("small")
        self._said = selectable()
        lines = column(self, gap=TIGHT)
        lines.setContentsMargins(0, 0, 0, ROOM // 2)
        lines.addWidget(self._caption)
        lines.addWidget(self._said)

    def say(self, said: str) -> None:
        """Show this."""
        self._said.setText(said)
        self.retranslate()
        self.setVisible(bool(said))

    def retranslate(self) -> None:
        """Set every text."""
        self._caption.setText(t(self._words))
        self._said.setAccessibleName(f"{t(self._words)}: {self._said.text()}")
