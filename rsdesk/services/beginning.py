"""New cases: an empty one, and the bundled sample."""

from datetime import datetime

from rsdesk import paths
from rsdesk.i18n import Language
from rsdesk.services import case_input, cases, editions
from rsdesk.services.case_input import CaseInput
from rsdesk.services.json_input import parse, read_file
from rsdesk.services.limits import check_title
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault


def begin(vault: Vault, title: str, now: datetime) -> str:
    """Begin a case under the newest guidance, building on the baseline; return its subject."""
    check_title(title)
    with writing(vault):
        version = editions.latest(vault).edition.version
        case = cases.new_case(vault, version, {"title": title.strip()}, now)
        cases.build_upon(vault, case, [cases.institute(vault, now)], now)
    return case


def begin_sample(vault: Vault, language: Language, now: datetime) -> str:
    """Store the bundled training case and return its subject.

    Its invented institute is one of its own: what it says must not become the baseline of real
    cases.
    """
    source = paths.resources() / "training" / "demo"
    name = f"case-{language}.json"
    given = parse(read_file(source / name), CaseInput, name)
    with writing(vault):
        own = cases.new_institute(vault, now)
        return case_input.store(vault, editions.latest(vault), given, source, now, baseline=own)
