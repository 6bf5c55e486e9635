"""The language the window speaks now, and views that follow a change of it at once."""

from PySide6.QtCore import QEvent, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk import i18n
from rsdesk.i18n import Language

__all__ = ["View", "counted", "current", "switch", "t"]


_QT_WORDS = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


class _Spoken:
    language: Language = "en"


def current() -> Language:
    """Return the language of the window."""
    return _Spoken.language


def t(message: str, **values: object) -> str:
    """Return a message of the catalogue in the language of the window."""
    text = i18n.translator(_Spoken.language)(message)
    return text.format(**values) if values else text


def counted(one: str, many: str, count: int) -> str:
    """Return the message that fits a number; both languages know one and many only."""
    return t(one if count == 1 else many, count=count)


def switch(language: Language) -> None:
    """Speak another language from now on, in every open window."""
    _Spoken.language = language
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for earlier in application.findChildren(QTranslator):
        application.removeTranslator(earlier)
        earlier.deleteLater()
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", _QT_WORDS):
        application.installTranslator(translator)
    for window in application.topLevelWidgets():
        # Qt makes one of several such events that wait
        application.postEvent(window, QEvent(QEvent.Type.LanguageChange))


class View(QWidget):
    """A part of the window that sets all its texts in `retranslate` and follows the language."""

    def retranslate(self) -> None:
        """Set every text; called by the view at the end of its creation and on each change."""
        raise AssertionError(f"{type(self).__name__} sets no texts")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
