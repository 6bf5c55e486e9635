"""What a person sees and does after the decision."""

from datetime import timedelta

import pytest

from rsdesk.domain.proceedings import Ending, Event
from rsdesk.services import casework
from rsdesk.services.people_annex import annex
from rsdesk.ui import language
from rsdesk.ui.case.entry import EntryView
from rsdesk.ui.later.event import EventForm
from rsdesk.ui.place import Place
from tests.ui.conftest import NOW, Picture
from tests.ui.later.conftest import Later


def events(later: Later) -> dict[str, Event]:
    return later.model.work.case.proceedings.events


def noted(later: Later) -> EntryView[Event, EventForm]:
    later.press(later.view.events.add)
    (view,) = later.view.events.entries.values()
    return view


def test_the_dates_of_a_case_lead_to_where_something_is_done(later: Later) -> None:
    (condition,) = (one for one in later.view.coming.rows if "condition" in one.text)
    assert condition.text == "By 15 January 2027: condition: Zugang beschränken"
    later.press(condition.go)
    (name,) = later.model.work.case.proceedings.measures
    assert later.gone_to == [Place("case", later.case, "measures", field=name)]


def test_an_event_is_kept_while_it_is_typed_and_makes_a_reassessment_due(later: Later) -> None:
    view = noted(later)
    assert events(later) == {}  # nothing is said yet
    later.press(view.form.trigger.radios["partner"])
    later.type(view.form.text, "Sold")
    (event,) = events(later).values()
    assert (event.trigger, event.text, event.dated) == ("partner", "Sold", "2026-11-21")
    assert view.said[0] == "New partner, new owner or new funder"
    assert "1 event is not settled" in later.words(later.view.events)
    assert any("re-assessment: Sold" in one.text for one in later.view.coming.rows)


def test_an_event_that_was_settled_demands_nothing(later: Later) -> None:
    view = noted(later)
    later.type(view.form.text, "New phone number")
    later.type(view.form.settled, "No reason to assess anew")
    assert "settled" in view.said[1]
    assert "not settled" not in later.words(later.view.events)


def test_a_removed_event_comes_back_by_undo(later: Later) -> None:
    later.type(noted(later).form.text, "Sold")
    (view,) = later.view.events.entries.values()
    later.press(view.remove)
    assert events(later) == {} and later.view.events.entries == {}
    later.model.undo()
    later.wait()
    assert [event.text for event in events(later).values()] == ["Sold"]
    assert len(later.view.events.entries) == 1


def test_a_reassessment_is_begun_in_one_step_and_taken_back_in_one(later: Later) -> None:
    later.type(noted(later).form.text, "Sold")
    later.press(later.view.events.again)
    known = later.model.work.case.proceedings
    assert known.decision == {}
    assert [event.settled for event in known.events.values()] == [
        "Taken up in the re-assessment that was begun on 21 November 2026."
    ]
    assert not later.view.events.again.isEnabled()
    assert "Decision: proceed with conditions → not set" in later.view.versions.said
    later.model.undo()
    later.wait()
    known = later.model.work.case.proceedings
    assert known.part("outcome").value == "proceed with conditions"
    assert [event.settled for event in known.events.values()] == [""]


def test_differences_from_the_last_record_are_told_and_lead_to_their_place(later: Later) -> None:
    assert "Nothing differs from version 1." in later.words(later.view.versions)
    later.write(lambda v: casework.state_fact(v, later.case, "ai", "yes", NOW))
    (said,) = [one for one in later.view.versions.said if "→ yes" in one]
    assert said.endswith(": not stated → yes")
    row = next(one for one in later.view.versions.rows if one.text == said)
    later.press(row.go)
    assert later.gone_to == [Place("case", later.case, "facts", field="ai")]
    language.switch("de")
    later.wait()
    assert "Zu Version 1" not in later.words(later.view.versions)


def test_a_condition_that_is_due_and_not_met_voids_the_decision(later: Later) -> None:
    assert later.warned == ""
    later.desk.now = lambda: NOW + timedelta(days=60)
    later.view.show_work()
    later.wait()
    assert "no longer holds" in later.warned
    (row,) = later.view.conditions.rows.values()
    later.press(row.state.buttons["done"])
    assert later.warned == ""
    (name,) = later.model.work.case.proceedings.measures
    assert later.model.work.case.proceedings.state_of(name) == "done"


def test_reporting_a_condition_leaves_the_record_as_it_is(later: Later) -> None:
    (row,) = later.view.conditions.rows.values()
    later.press(row.state.buttons["done"])
    assert later.model.work.records[0].shows_this_state


def test_an_end_takes_its_steps_and_starts_the_time_of_keeping(later: Later) -> None:
    ending = later.view.ending
    later.type(ending.dated.line, "20.11.2026")
    later.press(ending.steps["data"])
    assert later.model.work.case.proceedings.ending == Ending("2026-11-20", "", ("data",))
    assert "ended on 20 November 2026" in later.view.retention.said[0]
    assert "from 20 November 2031" in later.view.retention.said[0]
    assert "nothing is reviewed" in later.view.events.said


def test_an_end_that_is_still_to_come_is_not_kept(later: Later) -> None:
    later.type(later.view.ending.dated.line, "24.12.2026")
    assert later.model.work.case.proceedings.ending is None
    assert "still to come" in later.words(later.view.ending)


def test_the_people_annex_goes_only_after_a_tick_and_for_good(later: Later) -> None:
    retention = later.view.retention
    assert "People and roles" in retention.said[1]
    later.press(retention.delete)
    assert not retention.asking.go_on.isEnabled()
    retention.asking.tick.click()
    later.press(retention.asking.go_on)
    assert later.do(lambda vault: annex(vault, later.case)).registers == ()
    assert "people" not in later.model.work.case.about
    assert "It was deleted on 21 November 2026." in retention.said[1]
    assert not retention.delete.isVisible()
    assert later.model.work.records[0].shows_this_state


def test_whoever_does_not_agree_keeps_the_people_annex(later: Later) -> None:
    later.press(later.view.retention.delete)
    later.view.retention.asking.left.emit()
    later.wait()
    assert later.view.retention.asking.isHidden()
    assert later.do(lambda vault: annex(vault, later.case)).registers


@pytest.mark.parametrize(("part", "shown"), [("end", "ending"), ("events", "events")])
def test_a_jump_takes_the_keyboard_to_the_part_it_names(
    later: Later, part: str, shown: str
) -> None:
    later.view.arrive(Place("case", later.case, "later", field=part))
    later.wait()
    assert getattr(later.view, shown).isAncestorOf(later.view.focusWidget())


def test_the_page_looks_well(later: Later, picture: Picture) -> None:
    later.type(noted(later).form.text, "Sold")
    picture(later.view, "later")
