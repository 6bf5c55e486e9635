"""How long the window stands still on each of its pages: shown first, shown again, changed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_args

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks import bulk
from benchmarks.timing import Figure, figure
from rsdesk.domain.case import Parts
from rsdesk.domain.proceedings import Event, Measure, Party
from rsdesk.guidance import loading
from rsdesk.services import casework
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.page import CasePage
from rsdesk.ui.desk import Desk
from rsdesk.ui.frame import Frame
from rsdesk.ui.place import Page, Place, Step

SETTLED = 150  # ms after which a page that builds in turns is there
AIM = "<= 30 ms"
_PAGES: tuple[Page, ...] = ("register", "institute", "guidance", "verify", "settings", "help")
_STEPS: tuple[Step, ...] = get_args(Step)


class Gaps:
    """Ticks every millisecond and notes by how much a tick came late."""

    def __init__(self) -> None:
        self.longest: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note the longest gap while something goes on."""
        self.longest.append(0.0)
        self._last = time.perf_counter()
        self._timer.start()
        yield
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest[-1] = max(self.longest[-1], now - self._last)
        self._last = now


def settle(desk: Desk, milliseconds: int = 0) -> None:
    """Let the window do what it has to; QTest would keep Python from the thread of the vault."""
    _wait(milliseconds)
    while desk.worker.busy:
        _wait(1)


def blocks(desk: Desk, frame: Frame, case: str) -> list[Figure]:
    """Build ahead, walk through every page and step twice, then change the case on each step."""
    gaps = Gaps()
    with gaps.watched():
        frame.build_ahead()
        settle(desk, 2_500)
    rows = [figure("longest block while pages are made ahead", gaps.longest, AIM)]
    first, again = _walked(desk, frame, case), _walked(desk, frame, case)
    rows += [figure(f"longest block: {name}, shown first", [first[name]], AIM) for name in first]
    rows.append(figure("longest block: pages and steps, shown again", [*again.values()], AIM))
    rows.append(figure("longest block: from question to question", _questions(desk, frame), AIM))
    for step in _STEPS:
        after = _changed(desk, frame, step)
        rows.append(figure(f"longest block: {step}, after changes", after, AIM))
    return rows


def _walked(desk: Desk, frame: Frame, case: str) -> dict[str, float]:
    places: dict[str, Place] = {page: Place(page) for page in _PAGES}
    places |= {step: Place("case", case, step) for step in _STEPS}
    return {name: _block(desk, frame, place) for name, place in places.items()}


def _questions(desk: Desk, frame: Frame) -> list[float]:
    case = _model(frame, desk).case
    return [
        _block(desk, frame, Place("case", case, "assessment", question.id, case))
        for question in loading.newest().questions[:12]
    ]


def _block(desk: Desk, frame: Frame, place: Place) -> float:
    gaps = Gaps()
    with gaps.watched():
        frame.go(place)
        settle(desk, SETTLED)
    return gaps.longest[0]


def _changed(desk: Desk, frame: Frame, step: Step) -> list[float]:
    """Change what each part of the step shows, and take it back."""
    model = _model(frame, desk)
    _block(desk, frame, Place("case", model.case, step))
    gaps = Gaps()
    for change in (_answer, _measure, _party, _decision, _event):
        with gaps.watched():
            change(model)
            settle(desk, SETTLED)
        with gaps.watched():
            model.undo()
            settle(desk, SETTLED)
    return gaps.longest


def _model(frame: Frame, desk: Desk) -> CaseModel:
    page = frame.page
    if not isinstance(page, CasePage):
        raise TypeError("no case is shown")
    return page.model


def _answer(model: CaseModel) -> None:
    edition, case = model.work.guidance, model.case
    asked = next(q for q in casework.asked(model.work) if q.scope == "case")
    field = asked.fields[0]
    choices = [one.id for one in edition.choices(field)]
    given = model.work.answer(case, field.id)
    other = next(one for one in choices if given is None or one != given.choice)
    model.answer(case, field.id, other, Parts(text="what was said instead"))


def _measure(model: CaseModel) -> None:
    agreed = Measure(text="Lock the room", owner="The head", due="2027-01-31", proof="A photo")
    name = casework.new_entry()
    model.write(lambda vault, case, now: casework.adopt(vault, case, name, agreed, now))


def _party(model: CaseModel) -> None:
    party, name = Party(name="Ada Beispiel", acts=("checks",)), casework.new_entry()
    model.write(lambda vault, case, now: casework.name_party(vault, case, name, party, now))


def _decision(model: CaseModel) -> None:
    model.write(
        lambda vault, case, now: casework.decide(vault, case, "target", "2027-02-01", "", now)
    )


def _event(model: CaseModel) -> None:
    trigger, name = model.work.rules.triggers[0].id, casework.new_entry()
    event = Event(trigger=trigger, dated=bulk.NOW.date().isoformat())
    model.write(lambda vault, case, now: casework.note_event(vault, case, name, event, now))


def _wait(milliseconds: int) -> None:
    waiting = QEventLoop()
    QTimer.singleShot(milliseconds, waiting.quit)
    waiting.exec()
