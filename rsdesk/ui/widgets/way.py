"""A line with an icon and the button that leads to where something is done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, row
from rsdesk.ui.widgets.text import label, toned

Look = tuple[str, str]


class WayView(View):
    """Its words come with what it shows; the button has none unless it is given some."""

    wanted = Signal(Place)

    def __init__(self, button: str = "") -> None:
        """`button` is the message id of what the button says."""
        super().__init__()
        self._place: Place | None = None
        self._button = button
        self._icon, self._words = IconLabel("circle", "soft"), label()
        self.go = IconButton("arrow-right", "link" if button else "quiet")
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.go.clicked.connect(self._tell)

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_line(self, text: str, look: Look, place: Place | None) -> None:
        """Say this; without a place there is nowhere to go."""
        self._place = place
        self._words.setText(text)
        toned(self._words, look[1] if look[1] in ("flag", "stop") else "")
        self._icon.show_icon(*look)
        self.go.setVisible(place is not None)
        whither = t(N_("Go to: {what}"), what=text)
        if self._button:
            self.go.name(t(self._button))
            self.go.setAccessibleName(whither)
        else:
            self.go.name_silently(whither)

    def retranslate(self) -> None:
        """The words come with what is shown."""

    def _tell(self) -> None:
        if self._place is not None:
            self.wanted.emit(self._place)


def fill(
    lines: QVBoxLayout,
    kept: list[WayView],
    found: Sequence[tuple[str, Look, Place | None]],
    button: str = "",
) -> list[WayView]:
    """Show these lines in the widgets that are kept; return those that had to be made."""
    made = []
    while len(kept) < len(found):
        kept.append(WayView(button))
        made.append(kept[-1])
        lines.addWidget(kept[-1])
    for place, view in enumerate(kept):
        if place < len(found):
            view.show_line(*found[place])
        view.setVisible(place < len(found))
    return made
