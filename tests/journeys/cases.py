"""Cases that journeys begin with."""

from msgspec.structs import replace

from rsdesk import paths
from rsdesk.guidance import loading
from rsdesk.services import case_input
from rsdesk.services.case_input import CaseInput
from rsdesk.services.json_input import parse, read_file
from rsdesk.services.proceedings_input import ProceedingsInput
from rsdesk.storage.vault import Vault
from tests.journeys.person import NOW


def undecided(vault: Vault, worked: str) -> str:
    """Store a worked case up to its appraisal, without what people decided; return its subject."""
    folder = paths.resources() / "training" / "worked"
    name = f"{worked}-en.json"
    given = parse(read_file(folder / name), CaseInput, name)
    bare = replace(given, proceedings=ProceedingsInput())
    return case_input.store(vault, loading.newest(), bare, folder, NOW)
