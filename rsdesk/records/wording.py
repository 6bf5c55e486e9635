"""People, times, subjects and answers in the words of a record."""

from collections.abc import Iterable
from datetime import date, datetime

from rsdesk.domain.case import Attachment, choice_of
from rsdesk.domain.case_file import Statement
from rsdesk.domain.proceedings import ACTS, Party
from rsdesk.i18n import N_, Language, Translate, date_text, time_text, translator
from rsdesk.records.content import RecordRequest
from rsdesk.records.shown import ShownField

LANGUAGES: dict[Language, str] = {"de": N_("German"), "en": N_("English")}


def speech(request: RecordRequest) -> Translate:
    """Return the translation into the language of the record."""
    return translator(request.language)


def moment(time: str, language: Language) -> str:
    """Return an RFC 3339 time as people of this language write it."""
    return time_text(datetime.fromisoformat(time), language)


def day(time: str, language: Language) -> str:
    """Return the date of an RFC 3339 time."""
    return date_text(datetime.fromisoformat(time).date(), language)


def person(request: RecordRequest, fingerprint: str) -> str:
    """Return the name that goes with a certificate, or that it is not known here."""
    name = request.people.get(fingerprint)
    if name is not None:
        return name
    return speech(request)(N_("somebody not known here ({fingerprint})")).format(
        fingerprint=fingerprint[:16]
    )


def who_and_when(request: RecordRequest, author: str, time: str) -> str:
    """Return who stated something and at what claimed time."""
    return f"{person(request, author)}, {moment(time, request.language)}"


def stated_by(request: RecordRequest, statements: Iterable[Statement]) -> str:
    """Return who made several statements, each person and time once."""
    known = dict.fromkeys((s.time, s.author) for s in statements)
    return "; ".join(who_and_when(request, author, time) for time, author in sorted(known))


def subject_name(request: RecordRequest, subject: str) -> str:
    """Return the name of the case, a partner or the institute."""
    translate = speech(request)
    case = request.case
    if not subject:
        return translate(N_("no partner is named yet"))
    if subject == case.subject:
        return case.about["title"].value if "title" in case.about else ""
    others = [*case.partners, *([case.institute] if case.institute else [])]
    about = next((other.about for other in others if other.subject == subject), {})
    if "name" in about and about["name"].value.strip():
        return about["name"].value
    if is_erased(request, subject, "about/name"):
        return translate(N_("name erased"))
    return translate(N_("without a name"))


def institute_name(request: RecordRequest) -> str:
    """Return the institute as the case names it, else as the signer's certificate does."""
    stated = request.case.about.get("institute")
    return stated.value if stated and stated.value.strip() else request.signer_institute


def is_erased(request: RecordRequest, subject: str, key: str) -> bool:
    """Return whether what a register held was lawfully erased."""
    names = {f"{subject} {key}"}
    if subject == request.case.subject:
        names.add(key)
    return not names.isdisjoint(request.case.erased)


def chosen(request: RecordRequest, shown: ShownField) -> str:
    """Return the words of the chosen option."""
    if shown.answer is None:
        return speech(request)(N_("not yet answered"))
    return choice_of(request.guidance, shown.field, shown.answer.choice).label[request.language]


def counted(count: int, one: str, many: str, translate: Translate, **values: str) -> str:
    """Return a number of things; `one` and `many` are message ids with {count} and `values`."""
    return translate(one if count == 1 else many).format(count=count, **values)


def grouped(fingerprint: str) -> str:
    """Return a fingerprint as people read it to each other: groups of four, eight to a line."""
    groups = [fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4)]
    return "\n".join(" ".join(groups[place : place + 8]) for place in range(0, len(groups), 8))


def day_text(text: str, language: Language) -> str:
    """Return an ISO day as people of this language write it, anything else as it was typed."""
    try:
        return date_text(date.fromisoformat(text), language)
    except ValueError:
        return text


def stamped(request: RecordRequest, register: str) -> str:
    """Return who wrote a register of the proceedings and when, empty when nobody did."""
    stamp = request.case.proceedings.stamps.get(register)
    return who_and_when(request, stamp.author, stamp.time) if stamp else ""


def attachment_text(request: RecordRequest, attachment: Attachment | None) -> str:
    """Return name, size and hash of an attachment, empty when there is none."""
    if attachment is None:
        return ""
    size = counted(attachment.size, N_("one byte"), N_("{count} bytes"), speech(request))
    return f"{attachment.name} ({size}), SHA-256\n{attachment.sha256}"


def numbers(request: RecordRequest) -> dict[str, int]:
    """Return the number of each measure in this record, conditions first."""
    measures = request.case.proceedings.measures
    ordered = sorted(measures, key=lambda name: (not measures[name].condition, measures[name].due))
    return {name: place for place, name in enumerate(ordered, start=1)}


def edition_name(request: RecordRequest) -> str:
    """Return the title of the guidance, with its version where the title does not name it."""
    edition = request.guidance.edition
    title = edition.title[request.language]
    if edition.version in title:
        return title
    text = speech(request)(N_("{title}, version {version}"))
    return text.format(title=title, version=edition.version)


def parties(request: RecordRequest) -> dict[str, Party]:
    """Return the people who take part, by their first role: who fills in before who decides."""
    known = request.case.proceedings.parties

    def place(name: str) -> tuple[list[int], str]:
        return sorted(ACTS.index(act) for act in known[name].acts), known[name].name

    return {name: known[name] for name in sorted(known, key=place)}
