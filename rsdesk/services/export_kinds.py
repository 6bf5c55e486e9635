"""Which files a case can leave the vault as; light, for menus and help texts."""

from typing import Literal, get_args

from rsdesk.domain.case import short_id
from rsdesk.i18n import Language

Kind = Literal["funder-dfg", "funder-he", "csv", "ics", "json"]
Form = Literal["docx", "txt", "csv", "ics", "json"]
Style = Literal["dfg", "he"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FORMS: dict[Kind, tuple[Form, ...]] = {
    "funder-dfg": ("docx", "txt"),
    "funder-he": ("docx", "txt"),
    "csv": ("csv",),
    "ics": ("ics",),
    "json": ("json",),
}
# kinds that are a text, and in which style
STYLES: dict[Kind, Style] = {"funder-dfg": "dfg", "funder-he": "he"}
_CALLED: dict[Kind, str] = {"csv": "dates", "ics": "dates", "json": "case"}


def file_name(case: str, kind: Kind, form: Form, language: Language) -> str:
    """Return how the file is called unless somebody calls it otherwise; no title, no person."""
    tail = "" if kind == "json" else f"-{language}"
    return f"rsdesk-{short_id(case)}-{_CALLED.get(kind, kind)}{tail}.{form}"
