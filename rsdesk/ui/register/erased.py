"""The log of erased cases, below the deleted ones: day and hashes, no names."""

from datetime import datetime

from rsdesk.i18n import N_, date_text
from rsdesk.services.erased import ErasedCase, erased_cases
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, column, emptied, frame
from rsdesk.ui.widgets.text import label, selectable

MOST = 100


class ErasedView(View):
    """Is seen where deleted cases are, once a case was erased."""

    def __init__(self) -> None:
        super().__init__()
        self._log: tuple[ErasedCase, ...] = ()
        self._heading, self._meaning = label("subheading"), label("small")
        self._list = column(gap=NEAR)
        box = frame("card")
        lines = column(box, gap=NEAR, margin=NEAR)
        for widget in (self._heading, self._meaning):
            lines.addWidget(widget)
        lines.addLayout(self._list)
        column(self, gap=0).addWidget(box)
        self.hide()
        self.retranslate()

    @property
    def said(self) -> str:
        """All that is listed."""
        labels = (self._list.itemAt(place) for place in range(self._list.count()))
        widgets = [item.widget() for item in labels if item is not None]
        return "\n".join(widget.property("text") for widget in widgets if widget is not None)

    def look(self, desk: Desk, *, wanted: bool) -> None:
        """Read the log anew if somebody looks at the deleted cases."""
        if wanted:
            desk.ask(self, erased_cases, self._show)
        else:
            self.hide()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Erased for good")))
        self._meaning.setText(
            t(N_("What remains of them: the day, and the hashes of their signed records."))
        )
        emptied(self._list)
        for entry in self._log[:MOST]:
            said = selectable("small")
            said.setText(_text(entry))
            said.setAccessibleName(said.text())
            self._list.addWidget(said)

    def _show(self, log: tuple[ErasedCase, ...]) -> None:
        if log != self._log:
            self._log = log
            self.retranslate()
        self.setVisible(bool(log))


def _text(entry: ErasedCase) -> str:
    lines = [t(N_("Case {number}, erased on {day}"), number=entry.number, day=_day(entry.erased))]
    lines += [
        t(
            N_("Record {number} of {day}: SHA-256 {hash}"),
            number=record.number,
            day=_day(record.made),
            hash=" ".join(record.sha256[at : at + 8] for at in range(0, 64, 8)),
        )
        for record in entry.records
    ]
    return "\n".join(lines)


def _day(moment: str) -> str:
    return date_text(datetime.fromisoformat(moment).date(), current()) if moment else "–"
