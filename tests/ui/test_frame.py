"""Only the view whose turn it is can be seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.frame import Frame
from rsdesk.ui.message import done, warning
from rsdesk.ui.page import PageView
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.strip import Strip
from tests.ui.conftest import SampleDesk


def test_pages_that_were_made_ahead_are_not_seen_before_their_turn(
    sample: SampleDesk, qtbot: QtBot, settle: Callable[[Desk], None]
) -> None:
    frame = Frame(sample)
    qtbot.addWidget(frame)
    frame.show()
    frame.go(Place("register"))
    frame.build_ahead()
    qtbot.waitUntil(lambda: len(frame.findChildren(StepView)) == 4, timeout=20_000)
    frame.go(Place("case", sample.case, "assessment"))
    settle(sample)
    seen = [type(v).__name__ for v in frame.findChildren(PageView) if v.isVisible()]
    steps = [type(v).__name__ for v in frame.findChildren(StepView) if v.isVisible()]
    assert (seen, steps) == (["CasePage"], ["AssessmentView"])
    for stack in frame.findChildren(QStackedWidget):
        assert all(stack.isAncestorOf(child) for child in stack.findChildren(PageView))


def said(strip: Strip) -> bool:
    """Whether something is said; a call, for what it returns changes."""
    return strip.message is not None


def test_what_worked_is_said_until_the_next_step_or_until_it_is_taken_back(
    sample: SampleDesk, qtbot: QtBot, settle: Callable[[Desk], None]
) -> None:
    frame = Frame(sample)
    qtbot.addWidget(frame)
    frame.show()
    frame.go(Place("case", sample.case, "facts"))
    settle(sample)
    strip = frame.findChildren(Strip)[0]
    sample.say(done("Stored"))
    frame.go(Place("case", sample.case, "assessment"))
    assert not said(strip)
    sample.say(warning("Stored"))
    frame.go(Place("case", sample.case, "facts"))
    assert said(strip)
    sample.say(done("Stored"))
    sample.hushing.emit()
    assert not said(strip)
