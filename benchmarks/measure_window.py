"""The window itself: how soon an answer is stored, and how long the window ever stands still.

Runs without a screen. It shows and changes every page and step of the sample case, and types; a
timer that should tick all the time finds the gaps.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView

from benchmarks import bulk, throwaway
from benchmarks.blocks import AIM, SETTLED, Gaps, blocks, settle
from benchmarks.timing import Figure, figure, report, timed
from rsdesk.crypto import slots
from rsdesk.domain.case import Parts
from rsdesk.errors import RsdeskError
from rsdesk.guidance import loading
from rsdesk.services import casework, register, vaults
from rsdesk.storage.vault import LOW_MEMORY, Vault
from rsdesk.ui import app
from rsdesk.ui.case.page import CasePage
from rsdesk.ui.desk import Desk
from rsdesk.ui.frame import Frame
from rsdesk.ui.place import Place
from rsdesk.ui.session import Session
from rsdesk.ui.start.unlock import UnlockPanel

CASES = 10_000
TYPED = 300


def measure(folder: Path) -> list[Figure]:
    """Measure on a vault with the sample case, then on one with 10,000 cases."""
    application = app.opened(["rsdesk"])
    desk = Desk({**os.environ, "RSDESK_CONFIG": str(folder / "config")})
    desk.dress()
    opened: list[Vault] = []
    desk.worker.run(desk, lambda: throwaway.vault(folder / "window"), opened.append, _refuse)
    settle(desk)
    desk.vault = opened[0]
    figures = [*_sample(desk)]
    desk.worker.run(desk, lambda: vaults.close(opened[0]), _ignore, _refuse)
    settle(desk)
    desk.worker.close()
    figures += _unlocked(folder)
    application.quit()
    return figures


def _sample(desk: Desk) -> Iterator[Figure]:
    found: list[str] = []
    desk.ask(desk, lambda vault: casework.begin_sample(vault, "en", bulk.NOW), found.append)
    settle(desk)
    app.import_the_rest()  # as in a session: while the password is typed
    frame = Frame(desk)
    frame.resize(1280, 720)
    frame.show()
    yield from blocks(desk, frame, found[0])
    desk.go(Place("case", found[0], "assessment"))
    settle(desk, SETTLED)
    page = frame.page
    if not isinstance(page, CasePage):
        raise TypeError("the journey ends in a case")
    gaps = Gaps()
    with gaps.watched():
        stored = [_stored(desk, page, number) for number in range(TYPED)]
    yield figure("leaving a field until “stored” is said", stored, "p99 <= 50 ms")
    yield figure("longest block of the window while typing", gaps.longest, AIM)


def _stored(desk: Desk, page: CasePage, number: int) -> float:
    model = page.model
    edition = model.work.guidance
    field = edition.questions[0].fields[0].id
    choice = edition.choices(edition.field[field])[0].id
    model.type_answer(model.case, field, choice, Parts(text=f"what was typed, {number} times"))
    settle(desk)
    # QTest.qWait would keep Python to itself, so that the thread of the vault had to wait
    waiting = QEventLoop()
    model.changed.connect(waiting.quit)
    begun = time.perf_counter()
    model.rest()
    waiting.exec()
    return time.perf_counter() - begun


def _unlocked(folder: Path) -> list[Figure]:
    """From Enter on the unlock page to the first rows of the register, key derivation taken off."""
    place = folder / "many"
    vault = throwaway.vault(place)
    bulk.fill(vault, loading.newest(), CASES)
    register.list_all(vault, _ignore, lambda: False)
    vaults.close(vault)
    derivation = _fastest(
        lambda: slots.argon2id(throwaway.PASSWORD.encode(), b"0" * 16, LOW_MEMORY)
    )
    runs, gaps = [], Gaps()
    for _ in range(5):
        with gaps.watched():
            runs.append(_unlock(folder, place) - derivation)
    return [
        figure("unlock to first rows, 10,000 cases, beyond KDF", runs, "<= 300 ms"),
        figure("longest block of the window while unlocking", gaps.longest, AIM),
    ]


def _unlock(folder: Path, place: Path) -> float:
    desk = Desk({**os.environ, "RSDESK_CONFIG": str(folder / "config")})
    session = Session(desk, place, _no_restart)
    session.window.resize(1280, 720)
    session.window.show()
    settle(desk, 100)
    app.import_the_rest()
    panel = next(iter(session.window.findChildren(UnlockPanel)))
    password = next(field for field in panel.findChildren(QLineEdit) if field.isVisible())
    password.setText(throwaway.PASSWORD)
    begun = time.perf_counter()
    QTest.keyClick(password, Qt.Key.Key_Return)
    while not _has_rows(session):
        QTest.qWait(1)
    taken = time.perf_counter() - begun
    settle(desk)
    session.window.close()
    while desk.vault is not None:
        QTest.qWait(5)
    desk.worker.close()
    return taken


def _has_rows(session: Session) -> bool:
    for table in session.window.findChildren(QTableView):
        model = table.model()
        if table.isVisible() and model.rowCount() and model.index(0, 0).data():
            return True
    return False


def _fastest(action: Callable[[], object]) -> float:
    return min(timed(action, 5))


def _ignore(*_: object) -> None:
    return None


def _refuse(error: RsdeskError) -> None:
    raise error


def _no_restart(folder: Path, why: str) -> None:
    raise AssertionError(f"{folder} was locked: {why}")


if __name__ == "__main__":
    report(measure(Path(sys.argv[1])))
