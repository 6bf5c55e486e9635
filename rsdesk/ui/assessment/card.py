"""The card of a question: whom it is about, its fields, and a mark to come back."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from rsdesk.domain.case import kind_of
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.attachments import dropped
from rsdesk.ui.assessment.field import FieldView
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, frame, row
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label, repainted


class CardView(View):
    """One question asked of one subject (the case, a partner, the institute)."""

    focused = Signal(str)  # field id that got the keyboard

    def __init__(
        self, desk: Desk, model: CaseModel, turns: Turns, question: str, subject: str
    ) -> None:
        """`turns` makes the fields after the first."""
        super().__init__()
        self._desk, self._model, self._turns = desk, model, turns
        self.question, self.subject = question, subject
        self._asked = next(q for q in model.work.guidance.questions if q.id == question)
        self._work: Casework | None = None
        self._fields: dict[str, FieldView] = {}
        self._rules: dict[str, QWidget] = {}
        self._names: list[str] = []
        self._number, self._about = label("small"), label("small")
        self._heading = label("question")
        self._mark = IconButton("bookmark", "quiet")
        self._mark.setCheckable(True)
        self._mark.clicked.connect(self.turn_mark)
        self._frame = frame()
        self._lines = self._build()
        self.setAcceptDrops(True)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.show_work()
        self.retranslate()

    @property
    def fields(self) -> dict[str, FieldView]:
        """The fields that are asked now, by id."""
        self._put_all()
        return self._fields

    @property
    def mark(self) -> IconButton:
        """The button that marks the question to come back."""
        return self._mark

    def show_work(self) -> None:
        """Show the case as it is now; what is being typed stays."""
        work = self._model.work
        if work is self._work:
            return
        self._work = work
        self._show_fields(work)
        self._show_mark()
        self._show_subject()

    def begin(self) -> None:
        """Make the first field; the others come once the card is seen."""
        if not self._fields:
            self._put_next()

    def focus_field(self, field: str) -> None:
        """Give the keyboard to a field, to the first one when there is no such field now."""
        self._put_all(field if field in self._names else self._names[0] if self._names else "")
        found = self._fields.get(field) or next(iter(self._fields.values()), None)
        if found is not None:
            found.take_keyboard()

    def field_at(self, field: str) -> FieldView | None:
        """Return the view of a field, for scrolling to it."""
        if field in self._names:
            self._put_all(field)
        return self._fields.get(field)

    def leave(self) -> None:
        """Make what was typed here part of the history."""
        for field in self._fields.values():
            field.leave()

    def turn_mark(self) -> None:
        """Mark the question to come back, or take the mark away."""
        on = not self._is_marked()
        question, subject = self.question, self.subject
        self._model.write(
            lambda vault, case, now: casework.mark(vault, case, subject, question, on, now)
        )

    def retranslate(self) -> None:
        """Set the texts of the card; its fields set theirs."""
        self._heading.setText(self._asked.text[current()])
        self.setAccessibleName(self._asked.text[current()])
        self._show_subject()
        self._show_mark()

    def minimumSizeHint(self) -> QSize:
        """No narrower than its controls; how high it is follows from its width."""
        return QSize(super().minimumSizeHint().width(), 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is still to come, in pieces."""
        super().showEvent(event)
        self._put_rest()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where check records belong."""
        if dropped(event.mimeData()) and self._takes_files() is not None:
            event.acceptProposedAction()
            repainted(self._frame, "over", "true")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Files can be dropped anywhere on the card."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        repainted(self._frame, "over", "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Make check records of the files, in the field below the pointer if it takes any."""
        repainted(self._frame, "over", "")
        paths = dropped(event.mimeData())
        at = event.position().toPoint()
        below = [
            field
            for field in self._fields.values()
            if field.takes_files and field.geometry().contains(self._frame.mapFrom(self, at))
        ]
        field = below[0] if below else self._takes_files()
        if paths and field is not None:
            event.acceptProposedAction()
            field.take_files(paths)

    def _build(self) -> QVBoxLayout:
        column(self, gap=0).addWidget(self._frame)
        lines = column(self._frame, gap=ROOM, margin=WIDE)
        head = row(gap=NEAR)
        words = column(gap=NEAR)
        self._number.setText(self.question)
        words.addWidget(self._number)
        about = row(gap=NEAR)
        kind = kind_of(self.subject)
        if kind != "case":
            icon = "users" if kind == "partner" else "landmark"
            about.addWidget(IconLabel(icon, "accent", 15), 0, Qt.AlignmentFlag.AlignTop)
            about.addWidget(self._about, 1)
            words.addLayout(about)
        head.addLayout(words, 1)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self._heading)
        lines.addStretch(1)  # stays below the fields
        return lines

    def _show_fields(self, work: Casework) -> None:
        """Show the fields that are asked; new ones come one per turn of the event loop."""
        self._names = [f.id for f in casework.fields_asked(work, self.question, self.subject)]
        for name in [known for known in self._fields if known not in self._names]:
            self._drop(name)
        for name, field in self._fields.items():
            field.show_work(work)
            self._rules[name].setVisible(name != self._names[0])
        if self.isVisible():
            self._put_rest()

    def _waiting(self) -> list[str]:
        return [name for name in self._names if name not in self._fields]

    def _is_unfinished(self) -> bool:
        lacking = any(field.lacks_checks for field in self._fields.values())
        return self._model.is_open and (lacking or bool(self._waiting()))

    def _put_next(self) -> None:
        if self._is_unfinished():
            lacking = [field for field in self._fields.values() if field.lacks_checks]
            if lacking:
                lacking[0].checks.show()
            else:
                self._put(self._waiting()[0])
        if not self._is_unfinished():
            order_tabs(self)

    def _put_rest(self) -> None:
        """Put one after the other, each in a turn of its own."""
        if self._is_unfinished():
            self._turns.put(self._put_next)
            self._turns.put(self._put_rest)

    def _put_all(self, last: str = "") -> None:
        """Do not wait for the fields up to the last, or any."""
        while self._is_unfinished() and not (last and last in self._fields):
            self._put_next()

    def _put(self, name: str) -> None:
        field = self._model.work.guidance.field[name]
        view = FieldView(self._desk, self._model, self.subject, field)
        view.finished.connect(partial(self._go_on, name))
        rule = frame("rule")
        order = [known for known in self._names if known in self._fields or known == name]
        before = 2 + 2 * order.index(name)  # the head and the question stand above
        self._lines.insertWidget(before, rule)
        self._lines.insertWidget(before + 1, view)
        if self.isVisible():
            view.show()  # the layout would show it later, and what is hidden takes no keyboard
        rule.setVisible(name != self._names[0])
        self._fields[name], self._rules[name] = view, rule
        self._fields = {known: self._fields[known] for known in order}

    def _go_on(self, field: str) -> None:
        """Take the keyboard to the next field that nobody has answered; it stays where none is."""
        behind = self._names[self._names.index(field) + 1 :]
        waiting = [name for name in behind if not self._is_answered(name)]
        if waiting:
            self.focus_field(waiting[0])
            show_whole(self._fields[waiting[0]])

    def _is_answered(self, field: str) -> bool:
        answer = self._model.work.answer(self.subject, field)
        return answer is not None and bool(answer.choice)

    def _drop(self, field: str) -> None:
        view, rule = self._fields.pop(field), self._rules.pop(field)
        view.leave()
        for widget in (view, rule):
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _show_subject(self) -> None:
        kind = kind_of(self.subject)
        if kind == "partner":
            self._about.setText(t(N_("About partner {name}"), name=self._partner()))
        elif kind == "institute":
            self._about.setText(t(N_("Answer of the institute: holds for all its cases")))

    def _partner(self) -> str:
        partner = self._model.work.partner(self.subject)
        name = partner.about.get("name") if partner is not None else None
        return name.value if name is not None and name.value.strip() else t(N_("without a name"))

    def _is_marked(self) -> bool:
        return (self.question, self.subject) in self._model.work.marks

    def _show_mark(self) -> None:
        marked = self._is_marked()
        self._mark.setChecked(marked)
        self._mark.show_icon("bookmark-check" if marked else "bookmark")
        words = t(N_("Marked for later")) if marked else t(N_("Mark for later"))
        self._mark.name(words, t(N_("For you alone; it appears in no record.")))

    def _takes_files(self) -> FieldView | None:
        return next((field for field in self.fields.values() if field.takes_files), None)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        for name, field in self._fields.items():
            if field.isAncestorOf(now):
                self.focused.emit(name)
                return
