"""What the program is, and what it is made of."""

from PySide6.QtWidgets import QTextBrowser

from rsdesk.i18n import N_
from rsdesk.services import about
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.settings.group import Group
from rsdesk.ui.widgets.boxes import row
from rsdesk.ui.widgets.text import selectable

_Known = tuple[tuple[about.Component, ...], tuple[tuple[str, str], ...]]


class AboutGroup(Group):
    """Version, libraries and licences."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("About rsdesk"),
            N_(
                "rsdesk opens no network connection and sends nothing anywhere. It decides "
                "nothing and is not legal advice."
            ),
        )
        self._known: _Known = ((), ())
        self._version, self._libraries = selectable("subheading"), selectable("small")
        self._licences = QTextBrowser()
        self._licences.setMinimumHeight(260)
        self._licences.hide()
        self._show_licences = IconButton("file-text")
        self._show_licences.setCheckable(True)
        self._show_licences.toggled.connect(self._licences.setVisible)
        line = row()
        line.addWidget(self._show_licences)
        line.addStretch(1)
        self.add(self._version, self._libraries)
        self.lines.addLayout(line)
        self.add(self._licences)
        desk.worker.run(self, lambda: (about.components(), about.licences()), self._show, desk.fail)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._version.setText(
            t(N_("rsdesk {version}, Apache License 2.0"), version=about.version())
        )
        self._show_licences.name(t(N_("Licences of fonts and icons")))
        self._licences.setAccessibleName(t(N_("Licences of fonts and icons")))
        self._show(self._known)

    def _show(self, known: _Known) -> None:
        self._known = known
        libraries, licences = known
        lines = [f"{part.name} {part.version}: {part.licence}" for part in libraries]
        self._libraries.setText("\n".join([t(N_("Made with these libraries:")), *lines]))
        self._licences.setPlainText("\n\n\n".join(text for _, text in licences))
