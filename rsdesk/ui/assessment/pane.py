"""Beside the card: why it is asked, what good evidence is, which items it covers, who helps."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsdesk.domain.guidance import Contact, Field, Guidance, Item, Measure
from rsdesk.domain.wording import coverage_word
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Asked, Casework
from rsdesk.ui.assessment.rows import Fold, cleared
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.message import done
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row, scrolled
from rsdesk.ui.widgets.text import label, selectable


class PaneView(View):
    """Explains one question, or the field of it that has the keyboard."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Casework, Asked, str] | None = None
        self._drawn: tuple[object, ...] = ()
        self._opened = False
        self._heading = label("heading")
        self._close = IconButton("x", "quiet")
        self._close.clicked.connect(self.closed)
        head = row(gap=NEAR)
        head.addWidget(self._heading, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._lines: QVBoxLayout = column(gap=NEAR)
        inner = frame("plain")
        lines = column(inner, gap=NEAR, margin=ROOM)
        lines.addLayout(head)
        lines.addLayout(self._lines)
        lines.addStretch(1)
        outer = frame("aside")
        self._area = scrolled(inner, readable=False)
        column(outer, gap=0).addWidget(self._area)
        column(self, gap=0).addWidget(outer)
        self.retranslate()

    def show_question(self, work: Casework, asked: Asked, field: str) -> None:
        """Explain this question; `field` is the one with the keyboard, empty for none."""
        self._shown = (work, asked, field)
        if self.isVisible():
            self._draw()

    def show_nothing(self) -> None:
        """There is no question to explain."""
        self._shown = None
        self._draw()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("About this question")))
        self._close.name_silently(t(N_("Hide the explanations")))
        self._drawn = ()
        self._draw()

    def showEvent(self, event: object) -> None:
        """Explain what was asked for while this was hidden."""
        self._draw()

    def focus_first(self) -> None:
        """Take the keyboard here."""
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _draw(self) -> None:
        """Draw anew only when something else is to be seen."""
        if self._shown is None:
            cleared(self._lines)
            self._drawn = ()
            return
        work, asked, focused = self._shown
        fields = _about(asked, focused)
        items = [work.guidance.item[item] for field in fields for item in field.items]
        states = tuple(work.assessment.items[item.id].coverage for item in items)
        key = (asked.question.id, tuple(field.id for field in fields), states, current())
        if key == self._drawn:
            return
        moved = key[0] != (self._drawn[0] if self._drawn else "")
        self._drawn = key
        cleared(self._lines)
        for widget in self._contents(work, asked, fields, items):
            self._lines.addWidget(widget)
        if moved:
            self._area.verticalScrollBar().setValue(0)

    def _contents(
        self, work: Casework, asked: Asked, fields: tuple[Field, ...], items: list[Item]
    ) -> Iterator[QWidget]:
        guidance, language = work.guidance, current()
        yield from _passage(t(N_("Why it is asked")), asked.question.why[language])
        yield from _passage(t(N_("Good evidence")), asked.question.evidence[language])
        yield _heading(t(N_("Items covered")))
        if len(fields) < len(asked.fields):
            note = label("small")
            note.setText(t(N_("For: {field}"), field=fields[0].label[language]))
            yield note
        for source in dict.fromkeys(item.source for item in items):
            title = label("small")
            title.setText(guidance.source[source].title[language])
            yield title
            for item in items:
                if item.source == source:
                    yield self._item(work, item)
        yield from _measures(guidance, items)
        contacts = dict.fromkeys(contact for item in items for contact in item.contacts)
        if contacts:
            yield _heading(t(N_("Contacts and tools")))
        for contact in contacts:
            yield self._contact(guidance.contact[contact])

    def _item(self, work: Casework, item: Item) -> QWidget:
        """Number and place in the source; the text of the item is folded away."""
        made = QWidget()
        lines = column(made, gap=0)
        inner = QWidget()
        folded = column(inner, gap=NEAR)
        folded.setContentsMargins(NEAR, TIGHT, 0, NEAR)
        folded.addWidget(_said(selectable(), item.text[current()]))
        more = IconButton("book-open", "link")
        more.name(t(N_("Read in the guidance")))
        more.setAccessibleName(t(N_("Read {item} in the guidance"), item=item.id))
        more.clicked.connect(lambda _=False, to=item.id: self._read(to))
        folded.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        fold = Fold(inner)
        fold.name(item.id)
        lines.addWidget(fold)
        where = item.section[current()]
        if work.assessment.items[item.id].coverage == "not_applicable":
            word = coverage_word("not_applicable", translator(current()))
            where = f"{where} · {word}"
        place = _said(label("small"), where)
        place.setContentsMargins(NEAR, 0, 0, 0)
        lines.addWidget(place)
        return made

    def _read(self, item: str) -> None:
        self._desk.go(Place("guidance", topic=item))

    def _contact(self, contact: Contact) -> QWidget:
        made = QWidget()
        lines = column(made, gap=2)
        name = contact.name[current()]
        lines.addWidget(_said(label(), name))
        lines.addWidget(_said(label("small"), contact.use[current()]))
        if contact.note is not None:
            # some name a file, which has no spaces either
            lines.addWidget(_said(label("small"), _breakable(contact.note[current()])))
        if contact.url:
            # addresses have no spaces: without places to break they would be cut
            shown = selectable("small")
            shown.setText(_breakable(contact.url))
            shown.setAccessibleName(t(N_("Address of {name}"), name=name))
            lines.addWidget(shown)
            copy = IconButton("copy", "link")
            copy.name(t(N_("Copy address")))
            copy.setAccessibleName(t(N_("Copy the address of {name}"), name=name))
            copy.clicked.connect(lambda _=False, url=contact.url: self._copy(url))
            lines.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _copy(self, url: str) -> None:
        QGuiApplication.clipboard().setText(url)
        self._desk.say(
            done(N_("The address {url} is copied. rsdesk itself opens no connection."), url=url)
        )


def _about(asked: Asked, focused: str) -> tuple[Field, ...]:
    """Return the field with the keyboard where there are several, else all."""
    return tuple(field for field in asked.fields if field.id == focused) or asked.fields


def _passage(heading: str, text: str) -> Iterator[QWidget]:
    yield _heading(heading)
    yield _said(label(), text)


def _heading(words: str) -> QWidget:
    made = _said(label("subheading"), words)
    made.setContentsMargins(0, NEAR, 0, 0)
    return made


def _said(made: QWidget, words: str) -> QWidget:
    made.setText(words)  # type: ignore[attr-defined]
    return made


def _measures(guidance: Guidance, items: list[Item]) -> Iterator[QWidget]:
    """Measures are many at times, so they are folded."""
    measures = dict.fromkeys(measure for item in items for measure in item.measures)
    if not measures:
        return
    inner = QWidget()
    lines = column(inner, gap=NEAR)
    for measure in measures:
        lines.addWidget(_measure(guidance.measure[measure]))
    fold = Fold(inner)
    fold.name(counted(N_("1 measure that helps"), N_("{count} measures that help"), len(measures)))
    yield fold


def _measure(measure: Measure) -> QWidget:
    made = QWidget()
    lines = column(made, gap=2)
    lines.setContentsMargins(NEAR, 0, 0, 0)
    lines.addWidget(_said(label(), measure.text[current()]))
    proof = t(N_("Proof: {proof}"), proof=measure.proof[current()])
    lines.addWidget(_said(label("small"), proof))
    return made


def _breakable(words: str) -> str:
    """Return words that may break after each mark; an address is copied by the button."""
    return re.sub(r"([/_.?=&-])", "\\1\u200b", words)
