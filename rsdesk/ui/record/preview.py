"""Pages of a PDF as pictures below each other, drawn in the child process as they are needed."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import t
from rsdesk.ui.page import found
from rsdesk.ui.record.stack import GAP, PageStack
from rsdesk.ui.worker import Cancelled, Job, Progress

ACTUAL = 794  # logical pixels that an A4 page is wide at 100 per cent
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
FIT = 0.0  # as wide as there is room
_REST = 60  # ms without scrolling before pages are asked for
_AHEAD = 2  # pages drawn before they are seen
_KEPT = 6  # pages kept on either side of what is seen
_AT_ONCE = 2

Drawn = tuple[int, list[QImage]]


class Pages(QAbstractScrollArea):
    """Scrolls through a PDF. Page Up and Page Down, Home and End, + and -, 0 for the whole width.

    Only what is seen and little around it is held as pictures.
    """

    moved = Signal()  # another page, or another number of them
    drawn = Signal()  # the first page is there
    failed = Signal(object)  # RsdeskError

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pdf = b""
        self._zoom = FIT
        self._pages = PageStack()
        # with the width that was asked for: what comes may be a pixel wider
        self._images: dict[int, tuple[int, QImage]] = {}
        self._job: Job | None = None
        self._page = 0
        self._broken = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.retranslate()

    @property
    def page(self) -> int:
        """The page that is read now, from 1; 0 when there is none."""
        return self._page + 1 if self._pages.count else 0

    @property
    def count(self) -> int:
        """How many pages there are, 0 as long as nothing is shown."""
        return self._pages.count

    @property
    def zoom(self) -> float:
        """1 for the size on paper."""
        return self._pages.width / ACTUAL

    @property
    def waits(self) -> bool:
        """Whether pages are asked for and not there yet."""
        return self._job is not None or self._rest.isActive()

    def show_pdf(self, pdf: bytes) -> None:
        """Show this PDF from where the former one was read; nothing for no bytes."""
        self._stop()
        self._pdf, self._broken = pdf, False
        self._images.clear()
        if not pdf:
            self._pages.begin(0)
            self._lay_out()
            return
        self._ask()

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        larger = [zoom for zoom in ZOOMS if zoom > self.zoom + 0.01]
        self._set_zoom(larger[0] if larger else ZOOMS[-1])

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        smaller = [zoom for zoom in ZOOMS if zoom < self.zoom - 0.01]
        self._set_zoom(smaller[-1] if smaller else ZOOMS[0])

    def fit_width(self) -> None:
        """Show pages as wide as there is room."""
        self._set_zoom(FIT)

    def retranslate(self) -> None:
        """Set what screen readers say."""
        where = t(N_("Page {page} of {pages} of the preview"), page=self.page, pages=self.count)
        self.setAccessibleName(where if self.count else t(N_("Preview of the pages")))
        self.setAccessibleDescription(
            t(N_("Pictures of the pages. A screen reader reads the same text in the saved PDF."))
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, and go to the first and the last page; the rest is the scroll area's."""
        bar = self.verticalScrollBar()
        if event.text() in ("+", "="):
            self.zoom_in()
        elif event.text() == "-":
            self.zoom_out()
        elif event.text() == "0":
            self.fit_width()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with the Control key held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the same place in view in another width."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not wanted while nobody saw it."""
        super().showEvent(event)
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing for a page that is left."""
        super().hideEvent(event)
        self._rest.stop()

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Show what comes into view and ask for what is missing."""
        self.viewport().update()
        self._look_where()
        self._rest.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen; a page not there yet is an empty sheet."""
        painter = QPainter(self.viewport())
        worn = theme.colours()
        painter.fillRect(event.rect(), QColor(worn.raised))
        painter.setPen(QColor(worn.line))
        for page in self._seen():
            sheet = self._sheet(page)
            painter.fillRect(sheet, Qt.GlobalColor.white)
            if page in self._images:
                self._paint(painter, sheet, *self._images[page])
            painter.drawRect(sheet.adjusted(-1, -1, 0, 0))
        painter.end()

    def _paint(self, painter: QPainter, sheet: QRect, asked: int, image: QImage) -> None:
        """Draw pixel for pixel where the picture has the size for it, else stretched for now."""
        if asked == self._pixels():
            ratio = image.devicePixelRatio()
            shown = QRect(0, 0, round(sheet.width() * ratio), round(sheet.height() * ratio))
            painter.drawImage(sheet.topLeft(), image, shown)
        else:
            painter.drawImage(sheet, image)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._lay_out()

    def _lay_out(self) -> None:
        """Fit scroll bars and pages, and stay at the same place of the same page."""
        view, bar = self.viewport().size(), self.verticalScrollBar()
        share = bar.value() / self._pages.height if self._pages.height else 0.0
        room = max(50, view.width() - 2 * GAP)
        self._pages.widen(room if self._zoom == FIT else round(ACTUAL * self._zoom))
        bar.setRange(0, max(0, self._pages.height - view.height()))
        bar.setPageStep(max(1, view.height() - 2 * GAP))
        bar.setSingleStep(theme.scaled(40))
        bar.setValue(round(share * self._pages.height))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, self._pages.width + 2 * GAP - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(theme.scaled(40))
        self._look_where()
        self.viewport().update()
        self._rest.start()

    def _look_where(self) -> None:
        if not self._pages.count:
            page = 0
        else:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 2
            page = self._pages.at(middle)
        if page != self._page:
            self._page = page
            self._tell()

    def _tell(self) -> None:
        self.retranslate()
        self.moved.emit()

    def _seen(self) -> list[int]:
        top = self.verticalScrollBar().value()
        return list(self._pages.between(top, top + self.viewport().height()))

    def _sheet(self, page: int) -> QRect:
        width = self._pages.width
        left = max(GAP, (self.viewport().width() - width) // 2)
        return QRect(
            left - self.horizontalScrollBar().value(),
            self._pages.top(page) - self.verticalScrollBar().value(),
            width,
            self._pages.tall(page),
        )

    def _wanted(self) -> list[int]:
        """Return pages to draw, what is seen first."""
        if not self._pages.count:
            return [0]
        seen = self._seen()
        ahead = range(seen[-1] + 1, min(seen[-1] + 1 + _AHEAD, self._pages.count)) if seen else ()
        sharp = self._pixels()
        return [
            page
            for page in (*seen, *ahead)
            if page not in self._images or self._images[page][0] != sharp
        ]

    def _pixels(self) -> int:
        return min(4096, round(self._pages.width * self.devicePixelRatioF()))

    def _ask(self) -> None:
        wanted = self._wanted()
        idle = self._job is None and not self._broken and self.isVisible()
        if not self._pdf or not idle or not wanted:
            return
        pdf, width, first = self._pdf, self._pixels(), wanted[0]
        # one page alone to begin with: somebody waits for it
        count = _AT_ONCE if self._pages.count and first + 1 in wanted else 1

        def draw(_: Progress, cancelled: Cancelled) -> Drawn:
            answer = found("rsdesk.services.preview:drawn")(
                pdf, width=width, first=first, count=count, cancelled=cancelled
            )
            return answer.pages, [
                _image(made.rgb, made.width, made.height) for made in answer.pictures
            ]

        self._job = self._desk.worker.run_long(
            self,
            draw,
            lambda made: self._take(pdf, width, first, made),
            lambda error: self._fail(pdf, error),
            lambda done, total: None,
        )

    def _take(self, pdf: bytes, width: int, first: int, made: Drawn) -> None:
        if pdf is not self._pdf:
            return
        self._job = None
        count, images = made
        begins = count != self._pages.count or not self._images
        self._pages.begin(count)
        for page, image in enumerate(images, start=first):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[page] = (width, image)
            self._pages.learn(page, image.height() / image.width())
        self._forget()
        self._lay_out()
        if begins:
            self._tell()
            self.drawn.emit()

    def _fail(self, pdf: bytes, error: RsdeskError) -> None:
        if pdf is self._pdf:
            self._job, self._broken = None, True
            self.failed.emit(error)

    def _forget(self) -> None:
        seen = self._seen()
        if seen:
            first, last = seen[0] - _KEPT, seen[-1] + _KEPT
            for page in [page for page in self._images if not first <= page <= last]:
                del self._images[page]

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _image(rgb: bytes, width: int, height: int) -> QImage:
    """Return a picture with pixels of its own, in the form that is painted fastest."""
    plain = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
    return plain.convertToFormat(QImage.Format.Format_RGB32)
