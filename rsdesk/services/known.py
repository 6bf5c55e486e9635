"""Refusing ids that the guidance does not know, with the words a person needs to mend them."""

from collections.abc import Collection, Mapping

from rsdesk.domain.conditions import Known
from rsdesk.domain.contradicting import Contradicted, of_facts
from rsdesk.domain.rules import Rules
from rsdesk.errors import InputError
from rsdesk.i18n import N_, Translate

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
OPPOSITES = N_(
    "The circumstances “{one}” and “{other}” exclude each other. Nothing was changed. "
    "Please remove one of them."
)
CONTRADICTION = N_(
    "The circumstances {facts} cannot all be as stated: {why} Nothing was changed. Please correct "
    "them."
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


class ContradictionError(InputError):
    """Circumstances in a file that cannot all be true; the rule says why."""

    def __init__(self, broken: Contradicted) -> None:
        super().__init__(CONTRADICTION, facts=", ".join(broken.rule.facts), why="")
        self._rule = broken.rule

    def text(self, translate: Translate) -> str:
        """Return the message in the language of `translate`."""
        # the rule's own words stand in the guidance, in the languages that the message has
        german = translate(CONTRADICTION) != CONTRADICTION
        why = self._rule.text["de" if german else "en"]
        return translate(self.message).format(**{**self.values, "why": why})


def check_facts(rules: Rules, facts: Mapping[str, Known]) -> None:
    """Raise ContradictionError when circumstances contradict each other."""
    for broken in of_facts(rules, facts):
        raise ContradictionError(broken)
