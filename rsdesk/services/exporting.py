"""Making a file of a case for others: a text for a funder, its dates, or all of it as data.

What comes out is not encrypted and leaves the vault; nothing is written here.
"""

from datetime import datetime

from rsdesk.domain.case_file import assess_case, understood
from rsdesk.errors import InputError
from rsdesk.exports import calendar_file, case_json, funder, paper, table, word_file
from rsdesk.exports.content import Content
from rsdesk.exports.template import StyleName
from rsdesk.i18n import N_, Language
from rsdesk.services import cases, editions
from rsdesk.services.export_kinds import STYLES, Form, Kind
from rsdesk.storage.vault import Vault


def export(
    vault: Vault,
    case: str,
    kind: Kind,
    form: Form,
    language: Language,
    now: datetime,
    *,
    with_names: bool = False,
) -> bytes:
    """Return a file of a case as it stands; what is just being typed is not in it yet.

    Raises InputError while copies of the case disagree, or when there is no such case.
    """
    content = _content(vault, case, language, now, with_names=with_names)
    style = STYLES.get(kind)
    if style is not None:
        text = funder.paper(content, style)
        if form == "docx":
            return word_file.as_docx(text, language, now)
        return paper.as_text(text).encode()
    if kind == "csv":
        return table.as_csv(content)
    if kind == "ics":
        return calendar_file.as_ics(content)
    return case_json.as_json(content)


def funder_text(
    vault: Vault,
    case: str,
    style: StyleName,
    language: Language,
    now: datetime,
    *,
    with_names: bool = False,
) -> str:
    """Return the text for a funder, to be read or copied. Raises as `export` does."""
    return paper.as_text(
        funder.paper(_content(vault, case, language, now, with_names=with_names), style)
    )


def _content(
    vault: Vault, case: str, language: Language, now: datetime, *, with_names: bool
) -> Content:
    known = cases.case_file(vault, case)
    if known.conflicts:
        raise InputError(
            N_(
                "Copies of this case disagree (entries concerned: {count}), so nothing was "
                "exported. Nothing is lost. Please choose between the copies first."
            ),
            count=len(known.conflicts),
        )
    guidance = editions.edition(vault, known.guidance)
    rules = editions.rules(vault, guidance)
    known = understood(guidance, known)
    assessment = assess_case(guidance, known, rules)
    return Content(guidance, rules, known, assessment, language, now, with_names)
