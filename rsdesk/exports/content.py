"""What an export is made from: the case, what follows from it, and what was chosen for the file."""

from datetime import datetime

from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case import short_id
from rsdesk.domain.case_file import CaseFile, Statement
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Rules
from rsdesk.exports.cleaning import one_line
from rsdesk.i18n import N_, Language, Translate, translator


class Content(Struct, frozen=True):
    """A case on its way into a file. `with_names` says whether people are named in it."""

    guidance: Guidance
    rules: Rules
    case: CaseFile
    assessment: Assessment
    language: Language
    now: datetime
    with_names: bool = False

    @property
    def translate(self) -> Translate:
        """The words of the file's language."""
        return translator(self.language)

    @property
    def title(self) -> str:
        """The title of the case on one line, or that it has none."""
        return said(self.case.about, "title") or self.translate(N_("without a title"))

    @property
    def number(self) -> str:
        """The short id that stands on records too."""
        return short_id(self.case.subject)


def said(about: dict[str, Statement], particular: str) -> str:
    """Return a particular on one line, empty when nobody gave it."""
    statement = about.get(particular)
    return one_line(statement.value) if statement else ""
