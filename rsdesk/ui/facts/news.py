"""What became different in a partner or the baseline, and taking it over into the case."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from rsdesk.domain.case import Answer, choice_of, kind_of
from rsdesk.domain.wording import effect_word
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework, Changed, News, Reworded
from rsdesk.ui.facts.ages import given_words
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, emptied, row
from rsdesk.ui.widgets.text import label, toned

_PARTICULARS = {
    "name": N_("Name"),
    "seat": N_("Based in"),
    "owner": N_("Owner"),
    "control": N_("Controlled by"),
}
_HEADS = {
    "partner": N_("There are newer answers about this partner, {given}."),
    "institute": N_("The institute has answered anew, {given}."),
}
_ONLY_CONFIRMED = {
    "partner": N_("The answers about this partner were confirmed unchanged, {given}."),
    "institute": N_("The institute has confirmed its answers unchanged, {given}."),
}


class NewsView(View):
    """Lists each answer that is another one now, from what to what, and what that leads to."""

    wanted = Signal()  # take it over

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Casework, News, Mapping[str, str]] | None = None
        self._drawn: tuple[object, ...] = ()
        self._head, self._foot = label("subheading"), label("small")
        self.take = IconButton("download")
        self.take.clicked.connect(self.wanted)
        self._rows = column(gap=NEAR)
        box = QFrame()
        toned(box, "note")
        lines = column(box, gap=NEAR, margin=ROOM)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("info", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._head, 1)
        lines.addLayout(head)
        lines.addLayout(self._rows)
        lines.addWidget(self._foot)
        lines.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column(self, gap=0).addWidget(box)
        self.hide()
        self.retranslate()

    def show_news(self, work: Casework, news: News | None, people: Mapping[str, str]) -> None:
        """Show what is new; nothing hides this."""
        self._shown = (work, news, people) if news is not None else None
        self.setVisible(news is not None)
        self._draw()

    @property
    def words(self) -> tuple[str, ...]:
        """What is listed, line by line."""
        return tuple(self._lines())

    def retranslate(self) -> None:
        """Set every text."""
        self.take.name(t(N_("Take over")), t(N_("This case then builds on the newer answers.")))
        self._foot.setText(
            t(N_("A signed record keeps what it shows. “Undo” takes the step back."))
        )
        self._drawn = ()
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        _, news, people = self._shown
        words = self.words
        given = given_words(news.checked, people) if news.checked is not None else ""
        if (words, given) == self._drawn:
            return
        self._drawn = (words, given)
        kind = kind_of(news.subject)
        message = (_ONLY_CONFIRMED if news.changes_nothing else _HEADS)[kind]
        self._head.setText(t(message, given=given))
        emptied(self._rows)
        for line in words:
            self._rows.addWidget(_said(line))

    def _lines(self) -> Iterator[str]:
        if self._shown is None:
            return
        work, news, _ = self._shown
        for about in news.about:
            yield _reworded(about)
        for changed in news.answers:
            yield _changed(work, changed)


def _said(words: str) -> QWidget:
    made = QWidget()
    line = row(made, gap=NEAR)
    line.addWidget(IconLabel("arrow-right", "soft", 15), 0, Qt.AlignmentFlag.AlignTop)
    text = label()
    text.setText(words)
    line.addWidget(text, 1)
    line.setContentsMargins(0, TIGHT, 0, 0)
    return made


def _reworded(about: Reworded) -> str:
    before, after = (
        t(N_("“{text}”"), text=said) if said else t(N_("nothing stated"))
        for said in (about.before, about.after)
    )
    words = t(N_("{before} → {after}"), before=before, after=after)
    return "\n".join((t(_PARTICULARS[about.particular]), words))


def _changed(work: Casework, changed: Changed) -> str:
    label_words = work.guidance.field[changed.field].label[current()]
    return "\n".join((label_words, _difference(work, changed)))


def _difference(work: Casework, changed: Changed) -> str:
    before, after = (_answer(work, changed.field, one) for one in (changed.before, changed.after))
    if before == after:
        return t(N_("still {answer}, with other words or other evidence"), answer=after)
    said = t(N_("{before} → {after}"), before=before, after=after)
    if changed.effect_before == changed.effect_after:
        return said
    translate = translator(current())
    then, now = (effect_word(e, translate) for e in (changed.effect_before, changed.effect_after))
    return "\n".join((said, t(N_("Leads to: {then} → {now}"), then=then, now=now)))


def _answer(work: Casework, field: str, answer: Answer | None) -> str:
    if answer is None:
        return t(N_("not answered"))
    choice = choice_of(work.guidance, work.guidance.field[field], answer.choice)
    return t(N_("“{text}”"), text=choice.label[current()])
