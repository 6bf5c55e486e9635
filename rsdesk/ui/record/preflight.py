"""The list of what is missing before signing, each with a jump to where it is mended."""

from functools import partial

from PySide6.QtCore import Qt

from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.services.preflight import Missing
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.record.lines import GROUPS, Group, Line, groups
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.text import label

FEW = 4  # lines of a group that are shown before somebody asks for the rest


class LineView(View):
    """One thing that is missing; the arrow leads to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line: Line | None = None
        self._title, self._detail = label(), label("small")
        self.go = IconButton("arrow-right", "quiet")
        self.go.clicked.connect(self._go)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        line = row(self, gap=NEAR)
        line.addLayout(words, 1)
        line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: Line) -> None:
        """Say this."""
        if line != self._line:
            self._line = line
            self._title.setText(line.title)
            self._detail.setText(line.detail)
            self._detail.setVisible(bool(line.detail))
            self.retranslate()

    def retranslate(self) -> None:
        """Set the words of the arrow; the others come with the line."""
        if self._line is not None:
            whole = " – ".join(filter(None, (self._line.title, self._line.detail)))
            self.go.name_silently(t(N_("Go to: {what}"), what=whole))

    def _go(self) -> None:
        if self._line is not None:
            self._desk.go(self._line.place)


class GroupView(View):
    """A heading with a number, the first lines, and the rest on request."""

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__()
        self._desk, self._turns = desk, turns
        self._group: Group | None = None
        self._whole = False
        self._rows: list[LineView] = []
        self._icon = IconLabel("circle-dot")
        self._heading = label("subheading")
        self.more = IconButton("chevron-down", "link")
        self.more.clicked.connect(self._unfold)
        head = row(gap=NEAR)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._heading, 1)
        self._lines = column(gap=NEAR)
        lines = column(self, gap=NEAR)
        lines.addLayout(head)
        lines.addLayout(self._lines)
        lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_group(self, group: Group) -> None:
        """Show these lines."""
        if group != self._group:
            self._group = group
            self._icon.show_icon(*group.look)
            self._show()

    def retranslate(self) -> None:
        """Set the words of the button; the others come with the group."""
        if self._group is None:
            return
        count = len(self._group.lines)
        self._heading.setText(f"{self._group.heading} ({count})")
        words = t(N_("Show fewer")) if self._whole else t(N_("Show all {count}"), count=count)
        self.more.show_icon("chevron-up" if self._whole else "chevron-down")
        self.more.name(words)
        self.more.setAccessibleName(f"{words}: {self._group.heading}")

    def _unfold(self) -> None:
        self._whole = not self._whole
        self._show()

    def _show(self) -> None:
        lines = self._group.lines if self._group is not None else ()
        shown = lines if self._whole or len(lines) <= FEW + 1 else lines[:FEW]
        for place, view in enumerate(self._rows):
            view.setVisible(place < len(shown))
        for place in range(len(shown)):
            self._turns.put(partial(self._place, place))
        self.more.setVisible(len(lines) > FEW + 1)
        self.retranslate()

    def _place(self, place: int) -> None:
        lines = self._group.lines if self._group is not None else ()
        if place >= len(lines):
            return
        if place == len(self._rows):
            made = LineView(self._desk)
            self._rows.append(made)
            self._lines.addWidget(made)
        self._rows[place].show_line(lines[place])


class Preflight(View):
    """What a record made now would call open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._work: Casework | None = None
        self._found: tuple[Missing, ...] = ()
        self._turns = Turns(self)
        self._heading, self._words = label("heading"), label("soft")
        self._icon = IconLabel("circle-check", "done")
        self.groups = [GroupView(desk, self._turns) for _ in GROUPS]
        head = row(gap=NEAR)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        card = frame("card")
        lines = column(card, gap=ROOM, margin=ROOM)
        lines.addWidget(self._heading)
        lines.addLayout(head)
        for group in self.groups:
            lines.addWidget(group)
            group.hide()
        column(self, gap=0).addWidget(card)
        self.retranslate()

    def show_missing(self, work: Casework, found: tuple[Missing, ...]) -> None:
        """Show what is missing in this case."""
        self._work, self._found = work, found
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Before you sign")))
        if self._work is None:
            return
        conflicts = any(one.kind == "conflict" for one in self._found)
        self._icon.show_icon(*_look(self._found, conflicts))
        shown = groups(self._work, self._found)
        self._words.setText(_summary(sum(len(group.lines) for group in shown), conflicts))
        for view, group in zip(self.groups, shown, strict=False):
            view.show_group(group)
        for place, view in enumerate(self.groups):
            view.setVisible(place < len(shown))


def _look(found: tuple[Missing, ...], conflicts: bool) -> tuple[str, str]:
    if conflicts:
        return "octagon-pause", "stop"
    return ("info", "accent") if found else ("circle-check", "done")


def _summary(count: int, conflicts: bool) -> str:
    if conflicts:
        return t(
            N_(
                "Copies of this case disagree. No record can be signed until somebody has chosen "
                "between them; nothing is lost."
            )
        )
    if not count:
        return t(N_("Nothing is missing. What the answers led to is in the appraisal."))
    return " ".join(
        (
            counted(N_("1 thing is missing."), N_("{count} things are missing."), count),
            t(
                N_(
                    "You can still sign: the record lists on its first page what is open, and is "
                    "an interim record as long as questions are open."
                )
            ),
        )
    )
