"""Refusing ids that the guidance does not know, with the words a person needs to mend them."""

from collections.abc import Collection

from rsdesk.errors import InputError
from rsdesk.i18n import N_

UNKNOWN_FACT = N_(
    "This guidance knows no circumstance “{id}”. Nothing was changed. "
    "Please check the spelling and the version of the guidance."
)
UNKNOWN_ITEM = N_(
    "This guidance knows no item “{id}”. Nothing was changed. "
    "Please check the spelling and the version of the guidance."
)
UNKNOWN_OPTION = N_(
    "“{id}” is not an answer that {place} offers. Nothing was changed. "
    "Please check the spelling and the version of the guidance."
)
UNKNOWN_FACTOR = N_(
    "“{id}” is not one of the four factors O, D, C and P. Nothing was changed. "
    "Please correct the file."
)
UNKNOWN_FIELD = N_(
    "This guidance asks nothing under “{id}”. Nothing was changed. "
    "Please check the spelling and the version of the guidance."
)
UNKNOWN_PROMPT = N_(
    "“{id}” cannot be ticked under {place}. Nothing was changed. Please correct the file."
)
UNKNOWN_PARTICULAR = N_(
    "“{id}” is not an entry that “about” can hold here. Nothing was changed. Please correct the "
    "file."
)

UNKNOWN_QUESTION = N_(
    "This guidance has no question “{id}”. Nothing was changed. "
    "Please check the spelling and the version of the guidance."
)
# a title heads every page of a record and a line of the list
TITLE_LIMIT = 300
TITLE_TOO_LONG = N_(
    "The title has more than {limit} characters. Nothing was changed. Please shorten "
    "it; there is room for more under “summary”."
)


def check_known(identifier: str, known: Collection[str], message: str, **values: str) -> None:
    """Raise InputError with this message unless the id is known."""
    if identifier not in known:
        raise InputError(message, id=identifier, **values)
