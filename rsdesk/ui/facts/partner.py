"""One partner of a case: what is known of it, and taking it out of the case."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from rsdesk.domain.case_file import SubjectFile
from rsdesk.i18n import N_
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.facts.particular import Particular
from rsdesk.ui.facts.partner_age import PartnerAge
from rsdesk.ui.facts.sideways import SideBySide
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, frame, row
from rsdesk.ui.widgets.text import label, toned

_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("name", N_("Name"), N_("Full name of the organisation, also in its own language.")),
    ("seat", N_("Based in"), N_("Town and country.")),
    ("owner", N_("Owner"), N_("Who it belongs to: a state, a foundation, shareholders …")),
    ("control", N_("Controlled by"), N_("Who can give it instructions, and from which country.")),
)


class PartnerForm(View):
    """What is known of a partner; removing it is asked about in the page."""

    removed = Signal(str)

    def __init__(self, model: CaseModel, subject: str) -> None:
        super().__init__()
        self._model, self.subject = model, subject
        self._name = ""
        self._place = 0
        self._title = label("subheading")
        self.remove = IconButton("trash-2", "quiet")
        self.fields = {name: Particular(model, name, words, hint) for name, words, hint in _FIELDS}
        self.asking: _Asking | None = None
        self._lines = lines = column(self, gap=NEAR)
        lines.addWidget(frame("rule"))
        head = row(gap=NEAR)
        head.addWidget(self._title, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        pairs = column(gap=ROOM)
        for left, right in (("name", "seat"), ("owner", "control")):
            pairs.addWidget(SideBySide(self.fields[left], self.fields[right], gap=WIDE, even=True))
        lines.addLayout(pairs)
        self.age = PartnerAge(subject)
        lines.addWidget(self.age)
        self.remove.clicked.connect(self._ask)
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in order."""
        return (self.remove, *(field.editor for field in self.fields.values()), *self.age.stops)

    def show_partner(self, partner: SubjectFile, place: int) -> None:
        """Show what is stored; `place` counts from nought."""
        for name, field in self.fields.items():
            statement = partner.about.get(name)
            field.show_text(self.subject, statement.value if statement is not None else "")
        name_stated = partner.about.get("name")
        shown = name_stated.value.strip() if name_stated is not None else ""
        if (shown, place) != (self._name, self._place):
            self._name, self._place = shown, place
            self.retranslate()

    def show_age(self, people: Mapping[str, str], today: date) -> None:
        """Show how old its answers are; `people` are names by fingerprint."""
        if self._model.is_open:
            self.age.show_work(self._model.work, people, today)

    def retranslate(self) -> None:
        """Set every text."""
        name = self._name or t(N_("Partner {number}"), number=self._place + 1)
        self._title.setText(name)
        self.remove.name(t(N_("Remove from this case")), name)
        if self.asking is not None:
            self.asking.about(name)

    def _ask(self) -> None:
        if self.asking is None:
            self.asking = _Asking()
            self.asking.kept.connect(self._keep)
            self.asking.agreed.connect(self._removed)
            self._lines.insertWidget(2, self.asking)
            QWidget.setTabOrder(self.remove, self.asking.keep)
            QWidget.setTabOrder(self.asking.keep, self.asking.go)
            self.retranslate()
        self.remove.setEnabled(False)
        self.asking.show()
        self.asking.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.remove.setEnabled(True)
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.asking is not None:
            self.asking.hide()

    def _removed(self) -> None:
        self._keep()
        self.removed.emit(self.subject)


class _Asking(QFrame):
    """Asks whether a partner is to leave the case, and says what stays."""

    kept = Signal()
    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        toned(self, "flag")
        self._words = label()
        self.keep, self.go = IconButton(""), IconButton("trash-2", "danger")
        lines = column(self, gap=NEAR, margin=ROOM)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("triangle-alert", "flag"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        lines.addLayout(head)
        buttons = row(gap=NEAR)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        self.keep.clicked.connect(self.kept)
        self.go.clicked.connect(self.agreed)
        self.hide()

    def about(self, name: str) -> None:
        """Set every text; `name` is the partner's."""
        words = t(
            N_(
                "Remove {name} from this case? Its answers stay with the partner: they come back "
                "with it, here or in another case."
            ),
            name=name,
        )
        self._words.setText(words)
        self.keep.name(t(N_("Keep it")), words)
        self.go.name(t(N_("Remove from this case")), words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps the partner."""
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)
