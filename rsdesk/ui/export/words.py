"""What each file is called and what is in it, said before it is made."""

from rsdesk.i18n import N_
from rsdesk.services.export_kinds import Form, Kind

NAMES: dict[Kind, str] = {
    "funder-dfg": N_("Text for a funder, in the manner of the DFG"),
    "funder-he": N_("Text for a funder, in the manner of Horizon Europe"),
    "csv": N_("Measures and dates as a table"),
    "ics": N_("Dates for a calendar"),
    "json": N_("The case as data"),
}
_FUNDER = N_(
    "A selection of the answers as text under headings, in the words that people wrote: benefit, "
    "partner and country, research field, law, knowledge, agreement, measures with those "
    "responsible, and the result. Questions about particular people, the people involved and the "
    "list of knowledge to be protected stay in the vault; unanswered ones are named at the end. "
    "Please read the text for names before you hand it in: you answer for it."
)
CONTENTS: dict[Kind, str] = {
    "funder-dfg": _FUNDER,
    "funder-he": _FUNDER,
    "csv": N_(
        "Title of the case, every measure with who is responsible, date, proof and state, and all "
        "other dates of the case. For Excel and other spreadsheets; no answers."
    ),
    "ics": N_(
        "Title of the case, and an all-day entry for every measure and date that is still "
        "open. Many calendars pass their entries on to a server or to others. No answers."
    ),
    "json": N_(
        "Everything stated in the case, its partners and the institute baseline, the measures and "
        "the decision, and what follows from it, for other programs; texts as they were written. "
        "Attached files are not in it, and rsdesk does not read it again."
    ),
}
PEOPLE: dict[Kind, str] = {
    "funder-dfg": N_("Name the people who decided, not their office alone"),
    "funder-he": N_("Name the people who decided, not their office alone"),
    "ics": N_("Name who is responsible for each measure"),
    "json": N_("With names of people, and with answers about particular people"),
}
SAVE: dict[Form, str] = {
    "docx": N_("Save for Word (.docx) …"),
    "txt": N_("Save as text (.txt) …"),
    "csv": N_("Save the table (.csv) …"),
    "ics": N_("Save the calendar (.ics) …"),
    "json": N_("Save the data (.json) …"),
}
