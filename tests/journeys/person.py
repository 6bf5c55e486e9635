"""A person at the window: presses, types, chooses, reads. Clicks and keys are counted."""

import gc
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from rsdesk.i18n import Language
from rsdesk.services import vaults
from rsdesk.settings import FOLDER_VARIABLE, Settings, Theme, save
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.session import Restart, Session
from rsdesk.ui.window import Window
from tests.conftest import EFFORT
from tests.journeys import seeing

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
SIZE = (1280, 720)
PATIENCE = 12_000  # looks, of 5 ms and more each, until something that does not come is given up
TABS = 200  # more than there are controls on a page
PRESSED = 120  # ms that Qt shows a button pressed whose shortcut was used
Field = QLineEdit | QPlainTextEdit | QAbstractSpinBox


class Person:
    """Works in one window after the other on the same vault, as after locking or a restart."""

    def __init__(
        self,
        home: Path,
        spoken: Language = "en",
        worn: Theme = "light",
        restart: Restart | None = None,
    ) -> None:
        """`restart` None writes down that the process would be replaced."""
        self.home, self.spoken, self.worn = home, spoken, worn
        self._restart = restart or self._restarted
        self.environment: Mapping[str, str] = {FOLDER_VARIABLE: str(home / "config")}
        self.folder = home / "vault"
        self.case = self.recovery_key = ""
        self.clicks = self.keys = self.typed = 0  # what was typed is among the keys too
        self.restarts: list[tuple[Path, str]] = []
        self.bugs: list[BaseException] = []
        self.pictures = False
        self._sessions: list[Session] = []
        save(Settings(language=spoken, theme=worn), self.environment)

    # opening and leaving

    def open(self, locked: str = "") -> "Person":
        """Start the program on the folder."""
        self.desk = Desk(self.environment, clock=lambda: NOW)
        self.desk.worker.bug.connect(self.bugs.append)
        language.switch(self.desk.settings.language or self.spoken)
        self.desk.dress()
        self.session = Session(self.desk, self.folder, self._restart, locked, effort=EFFORT)
        self._sessions.append(self.session)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.settle()
        return self

    def come_back(self) -> "Person":
        """Start the program as the lock does, with its reason."""
        folder, why = self.restarts[-1]
        self.folder = folder
        return self.open(locked=why)

    def unlock(self, password: str) -> "Person":
        """Type the password and press Enter."""
        self.type_into("Password", password)
        self.key("Return")
        return self

    def close(self) -> None:
        """Close the window and wait until it is gone."""
        self.window.close()
        self.settle()

    def go_home(self) -> None:
        """End everything that is still open, at the end of a test.

        Python would otherwise collect a window in whatever thread it happens to be.
        """
        for session in self._sessions:
            session.window.hide()
        for session in self._sessions:
            desk, window = session._desk, session.window
            vault, desk.vault = desk.vault, None
            if vault is not None:
                desk.worker.run(desk, partial(vaults.close, vault), _ignored, _ignored)
            desk.worker.close()
            window.deleteLater()
            desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._sessions.clear()
        self.__dict__.pop("desk", None)
        self.__dict__.pop("session", None)
        gc.collect()
        assert self.bugs == [], self.bugs

    @property
    def window(self) -> Window:
        """The window."""
        return self.session.window

    # looking

    @property
    def text_seen(self) -> str:
        """Every word in the window."""
        return seeing.text_in(self.window)

    def sees(self, message: str, **values: object) -> bool:
        """Whether a message of the catalogue stands in the window."""
        return language.t(message, **values) in self.text_seen

    def sees_in_time(self, message: str, **values: object) -> None:
        """Wait for a message of the catalogue."""
        wanted = language.t(message, **values)
        self.wait(lambda: wanted in self.text_seen, f"{wanted!r} never came:\n{self.text_seen}")

    def wait(self, come: Callable[[], bool], otherwise: str = "it never came") -> None:
        """Wait until something is so."""
        for _ in range(PATIENCE):
            if come():
                return
            QTest.qWait(5)
        raise AssertionError(otherwise)

    def settle(self) -> None:
        """Wait until the worker rests and the window has taken in what it did."""
        quiet = 0
        while quiet < 3:
            self.wait(lambda: not self.is_busy, "neither worker nor window come to rest")
            QTest.qWait(4)
            quiet = 0 if self.is_busy else quiet + 1

    @property
    def is_busy(self) -> bool:
        """Whether work is under way, or the window still draws piece by piece."""
        if self.desk.worker.signalsBlocked():
            return False
        timers = self.window.findChildren(QTimer)
        drawing = any(timer.isActive() and timer.interval() == 0 for timer in timers)
        return drawing or self.desk.worker.busy

    def picture(self, name: str) -> None:
        """Save the window as it is now, when this journey is one that makes pictures."""
        if not self.pictures:
            return
        self.settle()
        QTest.qWait(60)
        folder = PICTURES / f"{self.spoken}-{self.worn}"
        folder.mkdir(parents=True, exist_ok=True)
        assert self.window.grab().save(str(folder / f"{name}.png"))

    # doing

    def press(self, message: str, place: int = 0, **values: object) -> None:
        """Click a button that carries a message of the catalogue."""
        self.press_words(language.t(message, **values), place)

    def press_words(self, words: str, place: int = 0) -> None:
        """Click the button with these words; `place` counts from 0 where several have them."""
        self.click(self.button(words, place))

    def button(self, words: str, place: int = 0) -> QAbstractButton:
        """Return the visible button with these words that can be pressed."""
        found = [b for b in self.buttons() if words in (_plain(b.text()), b.accessibleName())]
        known = sorted({_plain(b.text()) or b.accessibleName() for b in self.buttons()})
        assert len(found) > place, f"no button {words!r} among {known}\n{self.text_seen}"
        return found[place]

    def can_press(self, message: str) -> bool:
        """Whether a button with a message of the catalogue can be pressed."""
        words = language.t(message)
        return any(words in (_plain(b.text()), b.accessibleName()) for b in self.buttons())

    def spoken_in(self, english: str, german: str) -> str:
        """Return the words of the guidance in the language of this person."""
        return german if self.spoken == "de" else english

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons that can be pressed."""
        return [
            widget
            for widget in seeing.shown(self.window)
            if isinstance(widget, QAbstractButton) and widget.isEnabled()
        ]

    def choose(self, words: str, place: int = 0) -> None:
        """Choose an option, be it a button or an entry of a list that opens."""
        for box in seeing.shown(self.window):
            if isinstance(box, QComboBox) and (at := box.findText(words)) >= 0:
                self.clicks += 2
                box.setCurrentIndex(at)
                box.activated.emit(at)
                self.settle()
                return
        self.press_words(words, place)

    def type_into(self, label: str, text: str, place: int = 0) -> Field:
        """Go to the field with this label, a message of the catalogue, and type."""
        field = self.field(language.t(label), place)
        if not field.hasFocus():
            self.click(field)
        self.type(text)
        return field

    def field(self, words: str, place: int = 0) -> Field:
        """Return the visible field with this label, name or placeholder."""
        fields = [w for w in seeing.shown(self.window) if isinstance(w, Field) and w.isEnabled()]
        found = [f for f in fields if words in _names(f)]
        known = [_names(field) for field in fields]
        assert len(found) > place, f"no field {words!r} among {known}\n{self.text_seen}"
        return found[place]

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        self.keys += len(text)
        self.typed += len(text)
        for letter in text:
            self._letter(letter)
        self.settle()

    def key(self, keys: str) -> None:
        """Press a key or a chord such as Ctrl+L, or Tab."""
        self.keys += 1
        chord = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(self._keyboard(), chord.key(), chord.keyboardModifiers())
        if chord.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
            QTest.qWait(PRESSED)
        self.settle()

    def tab_to(self, message: str) -> QWidget:
        """Press Tab until the control that carries a message of the catalogue is reached."""
        words = language.t(message)
        for _ in range(TABS):
            self.key("Tab")
            focus = self._keyboard()
            shown = _plain(focus.text()) if isinstance(focus, QAbstractButton) else ""
            if words in (shown, focus.accessibleName()):
                return focus
        raise AssertionError(f"Tab does not lead to {words!r}")

    def click(self, widget: QWidget) -> None:
        """Bring a widget into sight and click it."""
        self.clicks += 1
        self.scroll_to(widget)
        at = QPoint(min(widget.width() // 2, 12), widget.height() // 2)
        assert widget.rect().contains(at), widget
        QTest.mouseClick(_clickable(widget), Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    def scroll_to(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()

    def answer_dialog(self, path: Path) -> None:
        """Name a file or folder in the dialog of the system that is open."""
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
        shown = [dialog for dialog in dialogs if dialog.isVisible()]
        assert len(shown) == 1, "no dialog is open"
        self.clicks += 1
        self.keys += len(path.name)
        name = shown[0].findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(path))
        shown[0].accept()
        self.window.activateWindow()  # as every window system does when a dialog closes
        self.settle()

    def _letter(self, letter: str) -> None:
        keyboard = self._keyboard()
        if letter == "\n":
            QTest.keyClick(keyboard, Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClicks(keyboard, letter)
        else:  # QTest knows no other letters
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(keyboard, event)

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _restarted(self, folder: Path, why: str) -> None:
        """The process would be another one now: of this one nothing goes on."""
        self.restarts.append((folder, why))
        QCoreApplication.removePostedEvents(self.desk.worker)
        self.desk.worker.blockSignals(True)
        self.window.hide()
        self.desk.vault = None


def _names(field: QWidget) -> list[str]:
    buddies = [label.text() for label in field.window().findChildren(QLabel)
               if label.buddy() is field]  # fmt: skip
    placeholder = getattr(field, "placeholderText", str)()
    return [name for name in (*buddies, field.accessibleName(), placeholder) if name]


def _plain(text: str) -> str:
    return text.replace("&", "")


def _clickable(widget: QWidget) -> QWidget:
    viewport = getattr(widget, "viewport", None)
    return viewport() if viewport is not None else widget


def _ignored(_: object) -> None:
    return None
