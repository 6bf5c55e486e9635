"""Step 4: the recovery sheet, to be printed or saved before the vault is used."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QLabel

from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done, failure, note, warning
from rsdesk.ui.page import found
from rsdesk.ui.start import paper
from rsdesk.ui.start.panel import Given, buttons
from rsdesk.ui.start.step import Step
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, selectable

_WIDTH = 240  # of the picture, logical pixels at a type size of 100 per cent
_WIDEST = 320  # beyond that the words beside it need the room


class SheetStep(Step):
    """Shows the sheet and the key, and asks where they are kept."""

    title = N_("Your recovery sheet")
    onward = N_("Start working")
    breadth = 800

    def __init__(
        self, given: Given, *, folder: str, key: str, name: str, institute: str, practice: bool
    ) -> None:
        """`folder` is the name of the vault's folder without its path."""
        super().__init__(given)
        self._about = {"name": name, "institute": institute, "practice": practice}
        self._folder, self._key, self._made = folder, key, given.desk.now().astimezone()
        self._pdf, self._language = b"", ""
        self._warned = False
        self._words, self._key_name = label(), label("subheading")
        self.key = selectable("key")
        self._key_name.setBuddy(self.key)
        self.picture = QLabel()
        self.print = IconButton("printer")
        self.save = IconButton("download")
        self.kept = QCheckBox()
        self.strip = Strip(closable=False)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.kept.toggled.connect(self.strip.clear)
        self._place_parts()
        self.retranslate()

    def begin(self) -> None:
        """Begin with printing, which most people want."""
        self.print.setFocus()

    def check(self, then: Callable[[], None]) -> None:
        """Go on when the sheet is kept, or when the person wants to do without after a warning."""
        if self.kept.isChecked() or self._warned:
            then()
            return
        self._warned = True
        self.strip.show_message(
            warning(
                N_(
                    "Without the sheet a forgotten password means that all cases are lost. The "
                    "sheet is shown only now. Please print or save it and tick the box, or press "
                    "“Start working” once more to go on without it."
                )
            )
        )

    def retranslate(self) -> None:
        """Set every text; the sheet is drawn anew in the other language."""
        self._words.setText(
            t(
                N_(
                    "This key opens the vault when the password is forgotten. It is shown only "
                    "now. Print the sheet or save it on another medium, and keep it away from "
                    "this computer."
                )
            )
        )
        self._key_name.setText(t(N_("Recovery key")))
        self.key.setText(self._key)
        self.key.setAccessibleName(t(N_("Recovery key")))
        self.picture.setAccessibleName(t(N_("Picture of the recovery sheet")))
        self.print.name(t(N_("Print …")))
        self.save.name(t(N_("Save as PDF …")))
        self.kept.setText(t(N_("I have it, and keep it away from this computer")))
        if self._language != current():
            self._draw()

    def _draw(self) -> None:
        language, about, folder, key = current(), self._about, self._folder, self._key
        made, width = self._made, round(_width() * self.devicePixelRatioF())
        self._language = language

        def draw() -> tuple[bytes, QImage]:
            pdf: bytes = found("rsdesk.services.recovery_sheet:sheet")(
                folder, key, made=made, language=language, **about
            )
            return pdf, paper.page(pdf, width)

        self.desk.worker.run(self, draw, self._show, self.desk.fail)

    def _show(self, drawn: tuple[bytes, QImage]) -> None:
        self._pdf, image = drawn
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(shown)

    def _print(self) -> None:
        if not self._pdf:
            return
        if not self.given.dialogs.printer(self, self._print_on):
            self.strip.show_message(
                note(
                    N_(
                        "This computer knows no printer. Please save the sheet as a PDF, or copy "
                        "the key by hand."
                    )
                )
            )

    def _print_on(self, printer: QPrinter) -> None:
        pdf = self._pdf
        self.desk.worker.run(
            self,
            lambda: paper.print_page(pdf, printer),
            lambda _: self.strip.show_message(done(N_("The sheet was handed to the printer."))),
            lambda error: self.strip.show_message(failure(error)),
        )

    def _save(self) -> None:
        if self._pdf:
            name = t(N_("rsdesk-recovery-sheet.pdf"))
            self.given.dialogs.pdf(self, t(N_("Save the recovery sheet")), name, self._save_as)

    def _save_as(self, path: Path) -> None:
        pdf = self._pdf
        self.desk.worker.run(
            self,
            lambda: found("rsdesk.services.saving:save_over")(path, pdf, in_vault=False),
            lambda _: self.strip.show_message(done(N_("The sheet is saved as {path}."), path=path)),
            lambda error: self.strip.show_message(failure(error)),
        )

    def _place_parts(self) -> None:
        # the shape of a page, so that nothing moves when the picture comes
        width = _width()
        self.picture.setFixedSize(width + 2, round(width * 297 / 210) + 2)
        self.picture.setProperty("role", "paper")
        right = column(gap=ROOM)
        for part in (self._words, self._key_name, self.key):
            right.addWidget(part)
        right.setSpacing(NEAR)
        right.addSpacing(ROOM)
        right.addLayout(buttons(self.print, self.save))
        right.addWidget(self.kept)
        right.addWidget(self.strip)
        right.addStretch(1)
        line = row(self, gap=WIDE)
        line.addLayout(right, 1)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)


def _width() -> int:
    return min(theme.scaled(_WIDTH), _WIDEST)
