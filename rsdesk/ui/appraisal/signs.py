"""The signs of a factor: each the rule in words with the way to its answer."""

from PySide6.QtCore import Qt, Signal

from rsdesk.i18n import N_
from rsdesk.ui.appraisal.factor import SignLine
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import TIGHT, column
from rsdesk.ui.widgets.text import label


class SignView(View):
    """One sign."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._sign: SignLine | None = None
        self._title, self._text, self._whose = label(), label("small"), label("small")
        self._whose.hide()
        self.go = IconButton("arrow-right", "link")
        self.go.clicked.connect(self._tell)
        lines = column(self, gap=TIGHT)
        for widget in (self._title, self._whose, self._text):
            lines.addWidget(widget)
        lines.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sign(self, sign: SignLine) -> None:
        """Say this."""
        self._sign = sign
        self._title.setText(sign.title)
        self._text.setText(sign.text)
        self._whose.setText(t(N_("Partner: {name}"), name=sign.whose))
        self._whose.setVisible(bool(sign.whose))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words of the button; the others come with the sign."""
        if self._sign is None:
            return
        to_facts = self._sign.place.step == "facts"
        words = t(N_("Go to the circumstance")) if to_facts else t(N_("Go to the answer"))
        self.go.name(words)
        self.go.setAccessibleName(f"{words}: {self._sign.item}")

    def _tell(self) -> None:
        if self._sign is not None:
            self.wanted.emit(self._sign.place)


class SignsView(View):
    """A stack of signs whose widgets are kept."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._views: list[SignView] = []
        self._lines = column(self, gap=TIGHT)

    @property
    def views(self) -> tuple[SignView, ...]:
        """The signs that are shown."""
        return tuple(view for view in self._views if not view.isHidden())

    def show_signs(self, signs: tuple[SignLine, ...]) -> None:
        """Show these."""
        while len(self._views) < len(signs):
            made = SignView()
            made.wanted.connect(self.wanted)
            self._views.append(made)
            self._lines.addWidget(made)
        for place, view in enumerate(self._views):
            view.setVisible(place < len(signs))
            if place < len(signs):
                view.show_sign(signs[place])

    def retranslate(self) -> None:
        """The signs set their own texts."""
