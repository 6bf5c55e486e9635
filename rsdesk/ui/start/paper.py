"""A page of a PDF as a picture, on the screen and on paper; runs in the worker's thread."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.ui.page import found

_SHARP = 2480  # pixels across A4 at 300 dpi


def page(pdf: bytes, width: int) -> QImage:
    """Return the first page of a PDF, this many pixels wide."""
    (picture,) = found("rsdesk.services.preview:pages")(pdf, width=width, count=1)
    image = QImage(
        picture.rgb,
        picture.width,
        picture.height,
        3 * picture.width,
        QImage.Format.Format_RGB888,
    )
    return image.copy()  # its own pixels: the bytes go away


def print_page(pdf: bytes, printer: QPrinter) -> None:
    """Print the first page of a PDF on a whole sheet. Raises InputError when the printer fails."""
    image = page(pdf, _SHARP)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise InputError(
            N_(
                "The sheet could not be printed. The vault is safe. Please check the printer, or "
                "save the sheet as a PDF."
            )
        )
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(paper.topLeft(), size), image)
    painter.end()
