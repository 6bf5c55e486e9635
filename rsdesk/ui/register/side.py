"""The place of the chosen case: it scrolls beside the table, and is seen whole below it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from rsdesk.ui import theme
from rsdesk.ui.widgets.boxes import column, frame

_WIDTH = 304  # beside the table, in logical pixels at a type size of 100 per cent


class Side(QFrame):
    """Holds one view."""

    def __init__(self) -> None:
        super().__init__()
        self._inner = QWidget()
        self._whole = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = frame("aside")
        column(self, gap=0).addWidget(box)
        column(box, gap=0).addWidget(self._area)

    def hold(self, inner: QWidget) -> None:
        """Show a view here."""
        self._inner = inner
        self._area.setWidget(inner)
        inner.installEventFilter(self)

    def show_whole(self, *, whole: bool) -> None:
        """Stand below the table and be as high as it takes, or beside it and scroll."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )
        if whole:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(theme.scaled(_WIDTH))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is in it."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self._inner.layout()
        if layout is None:
            return
        width = self._area.viewport().width()
        high = layout.totalHeightForWidth(width) if self._whole else 0
        if self._area.minimumHeight() != max(high, 0):
            self._area.setMinimumHeight(max(high, 0))
