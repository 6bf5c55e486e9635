"""Icons drawn in the colours of the theme, and controls that carry one."""

from functools import cache
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from rsdesk import paths
from rsdesk.ui import theme
from rsdesk.ui.widgets.button import Button

SIZE = 18


def pixmap(name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    """Return an icon of a logical size, with a gap on its right, for this ratio of pixels."""
    key = f"rsdesk/{name}/{colour}/{size}/{ratio}/{gap}"
    made = QPixmap()
    # pages hold hundreds of icons, and each is asked for anew when it gets its place
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(round((size + gap) * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF(0, 0, made.height(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


class IconLabel(QLabel):
    """A picture beside words that say the same, so screen readers pass it over.

    `colour` names a colour of the theme.
    """

    def __init__(
        self, name: str, colour: str = "ink", size: int = SIZE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self._drawn: tuple[object, ...] = ()
        self._draw()

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the type size."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        size = theme.scaled(self._size)
        colour = getattr(theme.colours(), self._colour)
        wanted = (self._name, colour, size, self.devicePixelRatioF())
        if wanted == self._drawn:  # the style sheet tells several changes that change nothing here
            return
        self._drawn = wanted
        self.setPixmap(pixmap(*wanted))
        self.setFixedSize(size, size)


class IconButton(Button):
    """A button with an icon; without visible words it needs a tooltip, which names it aloud too.

    `role` is one of the style sheet: empty, primary, danger, quiet, link, nav, tab.
    """

    def __init__(self, icon: str, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._drawn: tuple[object, ...] = ()
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self._draw()

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._draw()

    def name(self, text: str, hint: str = "") -> None:
        """Give the button its words; the hint is shown on hovering and read as description."""
        keys = self.shortcut()
        self.setText(text)
        self.setShortcut(keys)  # Qt drops it with each new text
        self._draw()
        self.setToolTip(_as_written(hint))
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)

    def name_silently(self, text: str) -> None:
        """Give a button without visible words the words that are read and shown on hovering."""
        self.setToolTip(_as_written(text))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as the words are in bold, where the style sheet makes a checked one bold."""
        wish = super().sizeHint()
        if self.isCheckable() and self.text():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wide = QFontMetrics(bold).horizontalAdvance(self.text())
            wish.setWidth(
                wish.width() + max(0, wide - self.fontMetrics().horizontalAdvance(self.text()))
            )
        return wish

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the type size."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        if not self._icon:
            return
        size = theme.scaled(SIZE)
        ratio = self.devicePixelRatioF()
        # Fusion leaves 4 pixels between icon and words, whatever the type size
        gap = theme.scaled(4) if self.text() else 0
        worn = theme.colours()
        role = str(self.property("role"))
        wanted = (self._icon, role, worn, size, ratio, gap)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        made = QIcon()
        usual = {"primary": worn.on_accent, "danger": worn.stop, "link": worn.accent}
        made.addPixmap(pixmap(self._icon, usual.get(role, worn.ink), size, ratio, gap))
        made.addPixmap(pixmap(self._icon, worn.soft, size, ratio, gap), QIcon.Mode.Disabled)
        if role in ("nav", "tab"):
            made.addPixmap(
                pixmap(self._icon, worn.accent, size, ratio, gap),
                QIcon.Mode.Normal,
                QIcon.State.On,
            )
        self.setIcon(made)
        self.setIconSize(QSize(size + gap, size))


def _as_written(words: str) -> str:
    """Return what a tooltip shows as these words: names that people write may look like markup."""
    return f"<p>{escape(words)}</p>" if "<" in words else words


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
