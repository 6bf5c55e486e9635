"""The sections of a case on the left, with progress, and the questions of the present one."""

from collections.abc import Iterable, Set
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QScrollArea, QVBoxLayout

from rsdesk.domain.case import Answer
from rsdesk.domain.guidance import Section
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework, SectionProgress
from rsdesk.ui.assessment.keptlist import KeptList
from rsdesk.ui.assessment.rows import Progress, Row, let_go
from rsdesk.ui.assessment.state import (
    LOOKS,
    Filter,
    Key,
    Standing,
    awaits_partners,
    group_words,
    share,
)
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, frame, row, scrolled
from rsdesk.ui.widgets.text import label

_FILTERS: tuple[tuple[Filter, str], ...] = (
    ("all", N_("All")),
    ("open", N_("Open")),
    ("marked", N_("Marked")),
)
_AT_ONCE = 4  # questions


class SectionsView(View):
    """Says where things stand and where the person is; tells what was picked."""

    picked = Signal(str, str)  # question, subject
    picked_section = Signal(str)
    picked_kept = Signal(str, str)  # subject, field
    picked_partners = Signal()
    filtered = Signal()

    def __init__(self, turns: Turns) -> None:
        """`turns` shows the questions of another section, a few at a time."""
        super().__init__()
        self._turns = turns
        self.filter: Filter = "all"
        self._key: Key | None = None
        self._filters: dict[Filter, IconButton] = {}
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Part] = {}
        self._none = label("soft")
        self._kept = KeptList()
        self._kept.picked.connect(self.picked_kept)
        self._sections: QVBoxLayout = column(gap=TIGHT)
        inner = frame("plain")
        lines = column(inner, gap=NEAR, margin=NEAR)
        lines.addLayout(self._filter_line())
        lines.addWidget(self._none)
        lines.addLayout(self._sections)
        lines.addWidget(self._kept)
        lines.addStretch(1)
        outer = frame("sidebar")
        self._area: QScrollArea = scrolled(inner, readable=False)
        column(outer, gap=0).addWidget(self._area)
        column(self, gap=0).addWidget(outer)
        self.retranslate()

    def show_work(
        self,
        work: Casework,
        progress: Iterable[SectionProgress],
        found: tuple[Standing, ...],
        kept: tuple[Answer, ...],
        key: Key | None,
    ) -> None:
        """Show how the case stands; `key` is the question the person is at."""
        here = next((one.asked.question.section for one in found if one.key == key), "")
        moved, self._key = key != self._key, key
        any_shown = False
        for far in progress:
            own = [one for one in found if one.asked.question.section == far.section.id]
            any_shown = any_shown or any(one.passes(self.filter) for one in own)
            show = partial(self._show_part, work, far, own, here)
            if far.section.id in self._parts:
                show()
            else:
                self._turns.put(show)  # the sections of a guidance are many to make at once
        self._none.setVisible(not any_shown)
        self._kept.show_kept(work, kept)
        if moved:
            # the place of a new row is known only after the layout has run
            self._turns.put(self._show_here)
            self._turns.put(self._show_here)

    def _show_part(
        self, work: Casework, far: SectionProgress, own: list[Standing], here: str
    ) -> None:
        part, key = self._part(far.section), self._key
        waits = awaits_partners(work, far.section.id)
        shown = [one for one in own if one.passes(self.filter)]
        part.setVisible(bool(shown) or (self.filter == "all" and bool(waits)))
        part.show_far(far, waits)
        if here == far.section.id:
            present = [one for one in own if one in shown or one.key == key]
            self._show_questions(part, work, present, key)
        else:
            part.show_questions(work, [], key)

    def _show_questions(
        self, part: "_Part", work: Casework, found: list[Standing], key: Key | None
    ) -> None:
        known = sum(one.key in part.keys for one in found)
        part.show_questions(work, found[: known + _AT_ONCE], key)
        for end in range(known + 2 * _AT_ONCE, len(found) + _AT_ONCE, _AT_ONCE):
            self._turns.put(partial(part.show_questions, work, found[:end], key))

    def retranslate(self) -> None:
        """Set the texts that do not follow the case."""
        for chosen, words in _FILTERS:
            self._filters[chosen].name(t(words))
        empty = {
            "all": N_("No question applies under these circumstances."),
            "open": N_("Nothing is open: every question that applies is answered."),
            "marked": N_("No question is marked for later."),
        }
        self._none.setText(t(empty[self.filter]))
        self.setAccessibleName(t(N_("Sections and questions")))

    def focus_here(self) -> None:
        """Take the keyboard to the question the person is at."""
        present = self._present() or self._filters[self.filter]
        present.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _present(self) -> Row | None:
        rows = [found for part in self._parts.values() for found in part.rows()]
        return next((one for one in rows if one.isChecked() and one.isVisibleTo(self)), None)

    def _show_here(self) -> None:
        present = self._present()
        if present is not None:
            self._area.ensureWidgetVisible(present, 0, NEAR)

    def _filter_line(self) -> "QVBoxLayout":
        line = row(gap=0)
        for chosen, _ in _FILTERS:
            button = IconButton("", "tab")
            button.setCheckable(True)
            button.setChecked(chosen == self.filter)
            button.clicked.connect(lambda _=False, to=chosen: self._choose(to))
            self._group.addButton(button)
            self._filters[chosen] = button
            line.addWidget(button)
        line.addStretch(1)
        lines = column(gap=0)
        lines.addLayout(line)
        return lines

    def _choose(self, chosen: Filter) -> None:
        self.filter = chosen
        self.retranslate()
        self.filtered.emit()

    def _part(self, section: Section) -> "_Part":
        if section.id not in self._parts:
            part = _Part(section)
            part.picked.connect(self.picked)
            part.picked_section.connect(self.picked_section)
            part.picked_partners.connect(self.picked_partners)
            self._parts[section.id] = part
            self._sections.addWidget(part)
        return self._parts[section.id]


class _Part(View):
    """One section: how far it is, and its questions while the person is in it."""

    picked = Signal(str, str)
    picked_section = Signal(str)
    picked_partners = Signal()

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section
        self._head = Progress()
        self._head.clicked.connect(lambda: self.picked_section.emit(self._section.id))
        self._rows: dict[Key, Row] = {}
        self._groups: dict[str, QLabel] = {}
        self._waits = label("small")
        self._partners = IconButton("users", "link")
        self._partners.clicked.connect(self.picked_partners)
        self._questions: QVBoxLayout = column(gap=2)
        self._questions.setContentsMargins(NEAR, 0, 0, NEAR)
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._head)
        lines.addLayout(self._questions)
        lines.addWidget(self._waits)
        lines.addWidget(self._partners, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def keys(self) -> Set[Key]:
        """The questions that are shown."""
        return self._rows.keys()

    def rows(self) -> Iterable[Row]:
        """Their rows."""
        return self._rows.values()

    def show_far(self, far: SectionProgress, waits: bool) -> None:
        """Show how much of the section is answered."""
        title = far.section.title[current()]
        self._head.show_progress(title, share(far.answered, far.total), far.answered, far.total)
        self._waits.setVisible(waits)
        self._partners.setVisible(waits)

    def show_questions(self, work: Casework, found: list[Standing], key: Key | None) -> None:
        """Show these questions, under the names of those they are about."""
        self._order(work, found)
        for one in found:
            line = self._rows[one.key]
            small = f"{one.asked.question.id} · {one.words}"
            line.show_icon(*LOOKS[one.state])
            line.say(one.asked.question.text[current()], small)
            line.setChecked(one.key == key)

    def retranslate(self) -> None:
        """Set the texts that do not follow the case."""
        self._waits.setText(t(N_("More questions come for each partner once one is entered.")))
        self._partners.name(t(N_("Enter partners")))

    def _order(self, work: Casework, found: list[Standing]) -> None:
        wanted: list[Row | QLabel] = []
        groups: dict[str, str] = {}
        for one in found:
            words = group_words(work, one.asked)
            if words and one.asked.subject not in groups:
                groups[one.asked.subject] = words
                wanted.append(self._heading(one.asked.subject, words))
            wanted.append(self._row(one.key))
        if wanted == [self._at(place) for place in range(self._questions.count())]:
            return
        while self._questions.count():
            self._questions.takeAt(0)
        kept = {one.key for one in found}
        for key in [key for key in self._rows if key not in kept]:
            let_go(self._rows.pop(key))
        for subject in [subject for subject in self._groups if subject not in groups]:
            let_go(self._groups.pop(subject))
        for widget in wanted:
            self._questions.addWidget(widget)
            widget.show()

    def _at(self, place: int) -> object:
        item = self._questions.itemAt(place)
        return item.widget() if item is not None else None

    def _heading(self, subject: str, words: str) -> QLabel:
        if subject not in self._groups:
            self._groups[subject] = label("subheading", self)
        self._groups[subject].setText(words)
        return self._groups[subject]

    def _row(self, key: Key) -> Row:
        if key not in self._rows:
            made = Row("circle")
            made.setParent(self)
            made.setCheckable(True)
            made.clicked.connect(lambda _=False: self._pick(made, key))
            self._rows[key] = made
        return self._rows[key]

    def _pick(self, picked: Row, key: Key) -> None:
        picked.setChecked(True)
        self.picked.emit(*key)
