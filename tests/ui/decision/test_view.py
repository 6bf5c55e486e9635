"""The decision: what it lacks, who takes it, what it is, and who took part."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.appraisal import OPTION_OF
from rsdesk.domain.case import Parts
from rsdesk.domain.proceedings import Measure, Party
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.case.entry import EntryView
from rsdesk.ui.decision.person import PersonForm
from rsdesk.ui.decision.view import DecisionView
from rsdesk.ui.place import Place
from tests.ui.assessment.shown import Window, words
from tests.ui.conftest import Picture, SampleDesk, Settle

V = TypeVar("V", bound=QWidget)
ENTRY, OTHER = "1" * 32, "2" * 32


class Deciding(Window):
    """The window on the decision of a case."""

    @property
    def page(self) -> DecisionView:
        """The decision step."""
        return self._step(DecisionView)

    def wait(self) -> None:
        """Wait until every line is made."""
        super().wait()
        for view in self._page().findChildren(DecisionView) if self.frame.page else []:
            self._qtbot.waitUntil(lambda view=view: not view.busy, timeout=20_000)  # type: ignore[misc]
        self._qtbot.wait(10)

    def name(self, entry: str, party: Party) -> EntryView[Party, PersonForm]:
        """Name a person, and return the line of that one."""
        self.write(lambda v, c, now: casework.name_party(v, c, entry, party, now))
        return self.page.people.entries[entry]

    def decide(self, part: str, value: str, reason: str = "") -> None:
        """Set a part of the decision."""
        self.write(lambda v, c, now: casework.decide(v, c, part, value, reason, now))

    def clear_rating(self) -> None:
        """Say that a rating is not known: the result is provisional then."""
        field = self.model.work.guidance.rating_field["C"].id
        case, option = self.model.case, OPTION_OF["U"]
        self.write(
            lambda v, c, now: casework.answer(v, c, case, field, option, Parts(text="Offen."), now)
        )

    def click(self, button: QWidget) -> None:
        """Press a button by keyboard."""
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.wait()

    def type(self, field: QWidget, text: str) -> None:
        """Type into a field and leave it."""
        field.setFocus()
        QTest.keyClicks(field, text)
        self.page.people.add.setFocus()
        self.wait()

    def missing(self) -> list[str]:
        """What the box on top says."""
        rows = self.page.missing.rows
        return [words(row).strip() for row in rows if row.isVisibleTo(self.page)]


@pytest.fixture
def window(qtbot: QtBot, settle: Settle, sample: SampleDesk) -> Deciding:
    """The decision of the sample case, with nothing decided."""
    made = Deciding(qtbot, settle, sample)
    made.go(sample.case, "decision")
    known = made.model.work.case.proceedings
    for part in known.decision:
        made.decide(part, "")
    for name in known.parties:
        made.write(lambda v, c, now, n=name: casework.name_party(v, c, n, Party(), now))  # type: ignore[misc]
    for name in known.measures:
        made.write(lambda v, c, now, n=name: casework.adopt(v, c, n, Measure(), now))  # type: ignore[misc]
    return made


@pytest.fixture
def asked(window: Deciding) -> list[Place]:
    """The places somebody wants to go to; nobody goes there."""
    places: list[Place] = []
    window.desk.going.disconnect(window.frame.go)
    window.desk.going.connect(places.append)
    return places


def press(window: Deciding, text: str) -> None:
    """Press the arrow of what is missing."""
    rows = window.page.missing.rows
    row = next(row for row in rows if text in words(row) and row.isVisibleTo(window.page))
    row.go.click()
    window.wait()


def test_the_page_says_that_rsdesk_never_decides(window: Deciding) -> None:
    assert "rsdesk never decides" in words(window.page)


def test_who_decides_stands_there_with_the_reason_and_the_target(window: Deciding) -> None:
    shown = words(window.page.deciders)
    assert "leadership" in shown
    assert "1 red flag: BMBF-14." in shown
    assert "the person who filled in the case never decides" in shown
    assert "To be decided by 19 December 2026" in shown


def test_a_target_that_has_gone_by_is_said(window: Deciding) -> None:
    window.decide("target", "2026-11-01")
    assert "that day has gone by" in words(window.page.deciders)
    window.decide("dated", "2026-11-20")
    assert "that day has gone by" not in words(window.page.deciders)


def test_an_outcome_is_chosen_with_the_keyboard_and_kept(window: Deciding) -> None:
    options = window.page.outcome.options
    window.click(options.radios["postpone"])
    assert window.model.work.case.proceedings.part("outcome").value == "postpone"
    assert "No outcome is chosen." not in window.missing()


def test_an_outcome_that_is_not_allowed_says_why_and_cannot_be_chosen(window: Deciding) -> None:
    window.clear_rating()
    options = window.page.outcome.options
    assert not options.radios["proceed"].isEnabled()
    assert (
        "a rating is not known, so the result is provisional" in options.reasons["proceed"].text()
    )
    assert "proceed: Not allowed" in options.accessibleDescription()
    assert options.radios["postpone"].isEnabled()


def test_arrows_pass_over_what_is_not_allowed(window: Deciding) -> None:
    window.clear_rating()
    radios = window.page.outcome.options.radios
    radios["postpone"].setFocus()
    QTest.keyClick(radios["postpone"], Qt.Key.Key_Up)
    assert window.frame.focusWidget() is radios["do not proceed"]


def test_an_outcome_that_is_not_allowed_any_more_stays_chosen_and_is_named(
    window: Deciding,
) -> None:
    window.decide("outcome", "proceed", "Darum.")
    window.clear_rating()
    assert window.page.outcome.options.radios["proceed"].isChecked()
    assert any("“proceed” is not allowed at present" in line for line in window.missing())


def test_what_is_under_way_has_outcomes_of_its_own(window: Deciding) -> None:
    window.decide("outcome", "postpone", "Darum.")
    window.write(lambda v, c, now: casework.state_fact(v, c, "ongoing", "yes", now))
    shown = [radio.words for radio in window.page.outcome.options.radios.values()]
    assert shown == ["continue", "continue with changes", "suspend", "end in an orderly way"]
    assert any("“postpone” does not fit" in line for line in window.missing())
    assert not any(radio.isChecked() for radio in window.page.outcome.options.radios.values())


def test_the_reason_is_kept_while_it_is_typed_and_can_be_undone(window: Deciding) -> None:
    window.click(window.page.outcome.options.radios["postpone"])
    reason = window.page.outcome.reason
    window.type(reason, "Erst die Ausfuhr.")
    part = window.model.work.case.proceedings.part("outcome")
    assert (part.value, part.reason) == ("postpone", "Erst die Ausfuhr.")
    window.model.undo()
    window.wait()
    part = window.model.work.case.proceedings.part("outcome")
    assert (part.value, part.reason) == ("postpone", "")
    assert reason.text == ""


def test_what_is_typed_is_a_draft_before_the_field_is_left(
    window: Deciding, settle: Settle
) -> None:
    reason = window.page.outcome.reason
    reason.setFocus()
    QTest.keyClicks(reason, "Halb")
    settle(window.desk)
    kept: list[casework.Casework] = []
    case = window.model.case
    window.desk.ask(
        window.frame, lambda v: casework.open_case(v, case, window.desk.now()), kept.append
    )
    settle(window.desk)
    assert kept[0].case.proceedings.part("outcome").reason == "Halb"


def test_benefit_and_weighing_are_before_the_eyes(window: Deciding) -> None:
    case = window.model.case
    written = window.model.work.answer(case, "K-04.benefit")
    assert written is not None
    assert written.parts.text.strip()[:60] in words(window.page.weighing)


def test_an_empty_weighing_is_warned_of_and_one_step_away(
    window: Deciding, asked: list[Place]
) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.clear(v, c, case, "K-44.effort", now))
    assert "Nothing is written yet." in words(window.page.weighing)
    press(window, "The text on “How do you weigh it up")
    assert (asked[0].step, asked[0].field) == ("assessment", "K-44.effort")


def test_oneself_is_entered_with_one_click(window: Deciding) -> None:
    assert window.page.people.add_me.text() == "Add Dr. Mara Lindqvist (you)"
    window.click(window.page.people.add_me)
    party = next(iter(window.model.work.case.proceedings.parties.values()))
    assert (party.name, party.acts) == ("Dr. Mara Lindqvist", ("fills",))
    assert window.page.people.add_me.isHidden()
    view = next(iter(window.page.people.entries.values()))
    assert view.is_unfolded


def test_nobody_is_offered_to_decide_alone_before_there_is_a_level(window: Deciding) -> None:
    window.go(window.begin(), "decision")
    assert window.page.people.add_me.text() == "Add Dr. Mara Lindqvist (you)"


def test_a_number_chooses_an_outcome_that_is_allowed(window: Deciding) -> None:
    options = window.page.outcome.options
    window.clear_rating()
    options.take_keyboard()
    QTest.keyClick(window.frame.focusWidget(), Qt.Key.Key_1)
    assert options.choice == ""
    QTest.keyClick(window.frame.focusWidget(), Qt.Key.Key_3)
    window.wait()
    assert options.choice == "postpone"
    assert window.frame.focusWidget() is window.page.outcome.reason


def test_a_person_is_entered_by_hand(window: Deciding) -> None:
    people = window.page.people
    window.click(people.add)
    view = next(iter(people.entries.values()))
    assert window.frame.focusWidget() is view.form.name
    window.type(view.form.name, "Jana Reuter")
    window.click(view.form.acts.buttons["checks"])
    window.click(view.form.conflict.buttons["none"])
    window.type(view.form.function, "Verwaltung")
    window.click(view.form.signature.buttons["paper"])
    window.type(view.form.dated.line, "20 November 2026")
    party = next(iter(window.model.work.case.proceedings.parties.values()))
    assert party == Party(
        name="Jana Reuter",
        function="Verwaltung",
        acts=("checks",),
        conflict="none",
        signature="paper",
        dated="2026-11-20",
    )
    assert list(people.entries.values()) == [view]


def test_a_statement_and_the_wish_for_a_second_look_are_kept(window: Deciding) -> None:
    view = window.name(ENTRY, Party(name="Mara", acts=("fills",)))
    view.unfold()
    window.type(view.form.statement, "Ich sehe das anders.")
    window.click(view.form.second_look)
    party = window.model.work.case.proceedings.parties[ENTRY]
    assert (party.statement, party.second_look) == ("Ich sehe das anders.", True)
    assert "asks for a second look · with a statement" in words(view)


def test_a_declared_conflict_asks_what_it_is(window: Deciding) -> None:
    view = window.name(ENTRY, Party(name="Ole", acts=("decides",)))
    view.unfold()
    assert "What the conflict is" not in words(view)
    window.click(view.form.conflict.buttons["declared"])
    assert "What the conflict is" in words(view)
    press(window, "Ole has declared a conflict of interest")
    assert window.frame.focusWidget() is view.form.conflict_text
    window.type(view.form.conflict_text, "Gemeinsames Patent; er stimmt nicht mit.")
    assert not any("Ole has declared" in line for line in window.missing())


def test_who_filled_in_cannot_decide(window: Deciding) -> None:
    window.name(ENTRY, Party(name="Mara Lindqvist", acts=("fills",)))
    window.name(OTHER, Party(name="Dr. Mara Lindqvist", acts=("decides",), conflict="none"))
    assert any("filled in the case and cannot decide it" in line for line in window.missing())
    assert "Mara Lindqvist holds several roles" in words(window.page.people)


def test_people_are_hinted_what_not_to_write(window: Deciding) -> None:
    view = window.name(ENTRY, Party(name="Ole"))
    view.unfold()
    assert "nationality, birthplace, origin or religion" in words(window.page.people)
    assert "Write so that this person may read it." in view.form.statement.accessibleDescription()


def test_a_person_that_is_removed_comes_back_with_undo(window: Deciding) -> None:
    view = window.name(ENTRY, Party(name="Ole", acts=("decides",)))
    window.click(view.remove)
    assert not window.page.people.entries
    window.model.undo()
    window.wait()
    assert window.page.people.entries[ENTRY].value.name == "Ole"


def test_a_jump_unfolds_the_person_of_whom_something_is_missing(window: Deciding) -> None:
    window.name(ENTRY, Party(name="Ole", acts=("decides",)))
    press(window, "Ole has not stated")
    view = window.page.people.entries[ENTRY]
    assert view.is_unfolded
    assert window.frame.focusWidget() is view.form.conflict.buttons["none"]


@pytest.mark.parametrize(
    ("missing", "focused"),
    [
        ("No outcome is chosen.", lambda page: page.outcome.options.radios["proceed"]),
        ("The reason for the decision", lambda page: page.outcome.reason),
        ("Nobody is named who checks", lambda page: page.people.add),
        ("The date of the decision", lambda page: page.dates.dates["dated"].day.line),
    ],
)
def test_what_is_missing_leads_to_where_it_is_entered(
    window: Deciding, missing: str, focused: Callable[[DecisionView], QWidget]
) -> None:
    press(window, missing)
    assert window.frame.focusWidget() is focused(window.page)


def test_open_points_lead_to_the_measures(window: Deciding, asked: list[Place]) -> None:
    assert not any("Not dealt with yet" in line for line in window.missing())
    window.decide("outcome", "proceed", "Darum.")
    press(window, "Not dealt with yet")
    assert asked[0].step == "measures"


def test_conditions_stand_there_with_owner_and_date(window: Deciding, asked: list[Place]) -> None:
    assert not window.page.conditions.isVisibleTo(window.page)
    window.decide("outcome", "proceed with conditions", "Darum.")
    assert "No measure is marked as a condition yet." in words(window.page.conditions)
    measure = Measure(text="Zugang", owner="Jana", due="2027-01-31", proof="Liste", condition=True)
    window.write(lambda v, c, now: casework.adopt(v, c, ENTRY, measure, now))
    shown = words(window.page.conditions)
    assert "Owner: Jana · due: 31 January 2027 · state: agreed" in shown
    assert "no longer holds" not in shown
    window.page.conditions.go.click()
    assert asked[0].step == "measures"


def test_a_missed_condition_is_said_aloud(window: Deciding) -> None:
    window.decide("outcome", "proceed with conditions", "Darum.")
    late = Measure(text="Zugang", owner="Jana", due="2026-10-31", proof="Liste", condition=True)
    window.write(lambda v, c, now: casework.adopt(v, c, ENTRY, late, now))
    shown = words(window.page.conditions)
    assert "the decision no longer holds" in shown
    assert "overdue" in shown
    window.write(lambda v, c, now: casework.report(v, c, ENTRY, "done", now))
    assert "no longer holds" not in words(window.page.conditions)


def test_a_proposed_date_is_taken_with_one_click(window: Deciding) -> None:
    dates = window.page.dates.dates
    window.click(dates["dated"].take)
    assert window.model.work.case.proceedings.part("dated").value == "2026-11-21"
    assert dates["dated"].day.line.text() == "21 November 2026"
    assert dates["dated"].take.isHidden()
    window.click(dates["review"].take)
    assert window.model.work.case.proceedings.part("review").value == "2027-11-21"


def test_a_date_of_ones_own_is_kept(window: Deciding) -> None:
    line = window.page.dates.dates["review"].day.line
    window.type(line, "1.2.2027")
    assert window.model.work.case.proceedings.part("review").value == "2027-02-01"
    assert line.text() == "1 February 2027"


def test_what_is_no_date_is_said_and_changes_nothing(window: Deciding) -> None:
    window.decide("dated", "2026-11-20")
    day = window.page.dates.dates["dated"].day
    day.line.setFocus()
    day.line.selectAll()
    QTest.keyClicks(day.line, "bald")
    window.page.people.add.setFocus()
    window.wait()
    assert "not understood as a date" in day.wrong
    assert day.line.text() == "bald"
    assert window.model.work.case.proceedings.part("dated").value == "2026-11-20"


def test_another_case_shows_nothing_of_the_one_before(window: Deciding) -> None:
    window.name(ENTRY, Party(name="Ole", acts=("decides",)))
    window.decide("outcome", "postpone", "Erst klären.")
    window.go(window.begin(), "decision")
    assert window.page.outcome.reason.text == ""
    assert window.page.outcome.options.choice == ""
    assert not window.page.people.entries


def test_the_decision_follows_the_language(window: Deciding) -> None:
    window.decide("dated", "2026-11-20")
    language.switch("de")
    window.wait()
    shown = words(window.page)
    assert "durchführen" in [radio.words for radio in window.page.outcome.options.radios.values()]
    assert "Wegen eines Warnsignals entscheidet die Leitung" in shown
    assert window.page.dates.dates["dated"].day.line.text() == "20.11.2026"


def test_the_decision_looks_well(window: Deciding, picture: Picture) -> None:
    picture(window.frame, "decision")
