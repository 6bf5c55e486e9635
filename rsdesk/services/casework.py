"""The work on one case: everything its pages in the window read and do, under one name."""

from datetime import datetime

from rsdesk.domain.asking import (
    Asked,
    SectionProgress,
    asked,
    dormant,
    effect_if,
    fields_asked,
    opens,
    progress,
)
from rsdesk.domain.assessment import Finding
from rsdesk.domain.casework import Casework, Done, RecordLine, Reset, Value
from rsdesk.domain.freshness import checked, inherited, stale
from rsdesk.domain.news import Changed, News, Reworded, news
from rsdesk.services.attaching import attach, attach_file, attachment
from rsdesk.services.beginning import WorkedCase, begin, begin_sample, begin_worked, worked_cases
from rsdesk.services.editing import (
    answer,
    clear,
    deny_others,
    describe,
    forget_fact,
    mark,
    state_fact,
)
from rsdesk.services.keystrokes import rest, type_answer, type_particular
from rsdesk.services.partners import (
    KnownPartner,
    add_partner,
    build_upon_partner,
    drop_partner,
    known_partners,
)
from rsdesk.services.past import Past, past, restore_answer
from rsdesk.services.proceedings import (
    adopt,
    close,
    confirm_outcome,
    decide,
    end,
    name_party,
    new_entry,
    note_event,
    override,
    report,
    type_proceeding,
)
from rsdesk.services.renewing import confirm, take_over
from rsdesk.services.undoing import revert
from rsdesk.services.updates import update_guidance, what_is_new
from rsdesk.storage.vault import Vault

__all__ = [
    "Asked",
    "Casework",
    "Changed",
    "Done",
    "Finding",
    "KnownPartner",
    "News",
    "Past",
    "RecordLine",
    "Reset",
    "Reworded",
    "SectionProgress",
    "Value",
    "WorkedCase",
    "add_partner",
    "adopt",
    "answer",
    "asked",
    "attach",
    "attach_file",
    "attachment",
    "begin",
    "begin_sample",
    "begin_worked",
    "build_upon_partner",
    "checked",
    "clear",
    "close",
    "confirm",
    "confirm_outcome",
    "decide",
    "deny_others",
    "describe",
    "dormant",
    "drop_partner",
    "effect_if",
    "end",
    "fields_asked",
    "forget_fact",
    "inherited",
    "known_partners",
    "mark",
    "name_party",
    "new_entry",
    "news",
    "note_event",
    "open_case",
    "opens",
    "override",
    "past",
    "progress",
    "report",
    "rest",
    "restore_answer",
    "revert",
    "stale",
    "state_fact",
    "take_over",
    "type_answer",
    "type_particular",
    "type_proceeding",
    "update_guidance",
    "what_is_new",
    "worked_cases",
]


def open_case(vault: Vault, case: str, now: datetime) -> Casework:
    """Return a case; what was being typed when the program ended becomes part of it first."""
    return rest(vault, case, now).casework
