"""The versions of a case, and what differs now from one that was signed."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.casework import Casework, RecordLine
from rsdesk.domain.difference_words import Spoken, difference_text
from rsdesk.domain.differences import Difference
from rsdesk.i18n import N_, date_text
from rsdesk.services.versions import Since, since_record
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.later.places import place_of_difference
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.way import WayView

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

FEW = 20  # lines that are shown before somebody asks for all
_LANGUAGES = {"de": N_("German"), "en": N_("English")}
_Key = tuple[str, int, tuple[str, ...], int]


class VersionView(View):
    """A signed version, and the button that compares the case with it."""

    compared = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[RecordLine, ...] = ()
        self._icon, self._words = IconLabel("file-check", "done"), label()
        self.compare = IconButton("history", "link")
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.compare)
        self.compare.clicked.connect(self._tell)

    def show_version(self, lines: tuple[RecordLine, ...], *, chosen: bool) -> None:
        """Show the records of one version; the one that is compared needs no button."""
        self._lines = lines
        fresh = any(line.shows_this_state for line in lines)
        self._icon.show_icon("file-check" if fresh else "history", "done" if fresh else "soft")
        self.compare.setVisible(not chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if not self._lines:
            return
        first = self._lines[0]
        made = date_text(datetime.fromisoformat(first.made).date(), current())
        spoken = ", ".join(t(_LANGUAGES[line.language]) for line in self._lines)
        fresh = any(line.shows_this_state for line in self._lines)
        state = t(N_("holds")) if fresh else t(N_("the case has changed since"))
        number = t(N_("Record {number}"), number=first.number)
        self._words.setText(" · ".join((number, made, spoken, state)))
        self.compare.name(t(N_("Compare with today")))
        self.compare.setAccessibleDescription(number)

    def _tell(self) -> None:
        for line in self._lines[:1]:
            self.compared.emit(line.version)


class VersionsView(Section):
    """Looks up the differences whenever the case has another history."""

    wanted = Signal(Place)
    rearranged = Signal()

    def __init__(self, desk: Desk, turns: Turns) -> None:
        """`turns` makes the lines, one after the other."""
        super().__init__(
            N_("Versions"),
            N_("Every signed record is a version. What changed since is told here in words."),
        )
        self._desk, self._turns = desk, turns
        self._work: Casework | None = None
        self._since: Since | None = None
        self._asked: _Key | None = None
        self._chosen = 0  # a version; 0 is the last one
        self._whole = False
        self.versions: list[VersionView] = []
        self.rows: list[WayView] = []
        self._none, self._differ = label("soft"), label("subheading")
        self._records, self._list = column(gap=NEAR), column(gap=NEAR)
        self.more = IconButton("chevron-down", "link")
        self.lines.addWidget(self._none)
        self.lines.addLayout(self._records)
        self.lines.addWidget(self._differ)
        self.lines.addLayout(self._list)
        self.lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)
        self.retranslate()

    @property
    def said(self) -> tuple[str, ...]:
        """What is said to differ."""
        return tuple(view.text for view in self.rows if not view.isHidden())

    def show_work(self, work: Casework) -> None:
        """Show the versions of this case; the differences come when they are found."""
        if self._work is None or work.case.subject != self._work.case.subject:
            self._chosen, self._whole, self._since = 0, False, None
        self._work = work
        self._show_versions(work)
        key = (work.case.subject, self._chosen, work.case.heads, len(work.records))
        if work.records and key != self._asked:
            self._asked = key
            case, version = work.case.subject, self._chosen or None
            self._desk.ask(self, partial(_look, case, version), partial(self._found, key))
        elif not work.records:
            self._asked = self._since = None
            self._show_differences()

    def retranslate(self) -> None:
        """Set every text; the lines are said anew."""
        super().retranslate()
        self._none.setText(t(N_("No record has been signed yet.")))
        if self._work is not None:
            self._show_differences()

    def _show_versions(self, work: Casework) -> None:
        grouped: dict[int, list[RecordLine]] = {}
        for line in work.records:
            grouped.setdefault(line.version, []).append(line)
        chosen = self._chosen or max(grouped, default=0)
        self._none.setVisible(not grouped)
        while len(self.versions) < len(grouped):
            made = VersionView()
            made.compared.connect(self._compare)
            self.versions.append(made)
            self._records.addWidget(made)
        latest_first = sorted(grouped, reverse=True)
        for place, view in enumerate(self.versions):
            if place < len(latest_first):
                version = latest_first[place]
                view.show_version(tuple(grouped[version]), chosen=version == chosen)
            view.setVisible(place < len(latest_first))

    def _compare(self, version: int) -> None:
        self._chosen, self._whole = version, False
        if self._work is not None:
            self.show_work(self._work)

    def _found(self, key: _Key, since: Since | None) -> None:
        if key == self._asked:
            self._since = since
            self._show_differences()

    def _show_all(self) -> None:
        self._whole = True
        self._show_differences()

    def _show_differences(self) -> None:
        since = self._since
        found = since.differences if since is not None else ()
        shown = found if self._whole else found[:FEW]
        self._differ.setVisible(since is not None)
        self.more.setVisible(len(shown) < len(found))
        self.more.name(t(N_("Show all {count}"), count=len(found)))
        if since is not None:
            self._differ.setText(_summary(since))
        for view in self.rows[len(shown) :]:
            view.hide()
        for place in range(len(shown)):
            self._turns.put(partial(self._show_row, place), ("version", place))
        self._turns.put(self.rearranged.emit)

    def _show_row(self, place: int) -> None:
        """Show a line, made first where there is none; there may be fewer by now."""
        since, work = self._since, self._work
        if since is None or work is None or place >= len(since.differences):
            return
        if place >= len(self.rows):
            self.rows.append(WayView())
            self.rows[-1].wanted.connect(self.wanted)
            self._list.addWidget(self.rows[-1])
        one = since.differences[place]
        spoken = Spoken(since.before, since.after, work.rules, current())
        text = difference_text(spoken, one)
        self.rows[place].show_line(text, _look_of(one), place_of_difference(work, one))
        self.rows[place].show()


def _look(case: str, version: int | None, vault: "Vault") -> Since | None:
    return since_record(vault, case, version)


def _look_of(one: Difference) -> tuple[str, str]:
    if not one.before:
        return "plus", "accent"
    return ("minus", "soft") if not one.after else ("pen-line", "ink")


def _summary(since: Since) -> str:
    version = str(since.record.version)
    if not since.differences:
        return t(N_("Nothing differs from version {version}."), version=version)
    count = len(since.differences)
    one, many = (
        N_("1 difference from version {version}:"),
        N_("{count} differences from version {version}:"),
    )
    return t(one if count == 1 else many, count=count, version=version)
