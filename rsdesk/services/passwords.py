"""How hard a password is to guess, and what would make it harder, in words of both languages."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from rsdesk.i18n import N_
from rsdesk.services.usual_words import USUAL_WORDS

STRONG_ENOUGH = 3
# zxcvbn refuses more than 72 characters and takes seconds over some of that length, while somebody
# is typing; what comes after these can only make a password better
_JUDGED = 40
_SHORTEST_WORD = 3
_WORD = re.compile(r"[^\W_]+")
_OWN = "user_inputs"

_SCORES = (
    N_("very weak"),
    N_("weak"),
    N_("fair"),
    N_("good"),
    N_("strong"),
)
OWN_WORD = N_("It contains your name or your institute, which others try first.")

# every text that zxcvbn 4.5 can give (zxcvbn/feedback.py), in our words
WARNINGS: dict[str, str] = {
    "Straight rows of keys are easy to guess.": N_(
        "Keys that lie in a row on the keyboard are easy to guess."
    ),
    "Short keyboard patterns are easy to guess.": N_(
        "Short patterns on the keyboard are easy to guess."
    ),
    'Repeats like "aaa" are easy to guess.': N_(
        "Repeated letters such as “aaa” are easy to guess."
    ),
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': N_(
        "Repeats such as “abcabcabc” are hardly harder to guess than “abc”."
    ),
    'Sequences like "abc" or "6543" are easy to guess.': N_(
        "Sequences such as “abc” or “6543” are easy to guess."
    ),
    "Recent years are easy to guess.": N_("Years of recent times are easy to guess."),
    "Dates are often easy to guess.": N_("Dates are often easy to guess."),
    "This is a top-10 common password.": N_("This is one of the ten most common passwords of all."),
    "This is a top-100 common password.": N_(
        "This is one of the hundred most common passwords of all."
    ),
    "This is a very common password.": N_("This is a very common password."),
    "This is similar to a commonly used password.": N_("This resembles a common password."),
    "A word by itself is easy to guess.": N_("A single word is easy to guess."),
    "Names and surnames by themselves are easy to guess.": N_(
        "First names and surnames on their own are easy to guess."
    ),
    "Common names and surnames are easy to guess.": N_(
        "Common first names and surnames are easy to guess."
    ),
}
SUGGESTIONS: dict[str, str] = {
    "Use a few words, avoid common phrases.": N_("Take several words, but no common phrase."),
    "No need for symbols, digits, or uppercase letters.": N_(
        "Symbols, digits and capital letters are not needed."
    ),
    "Add another word or two. Uncommon words are better.": N_(
        "Add one or two more words; rare ones are better."
    ),
    "Use a longer keyboard pattern with more turns.": N_(
        "Take words rather than a pattern on the keyboard."
    ),
    "Avoid repeated words and characters.": N_("Avoid repeated words and characters."),
    "Avoid sequences.": N_("Avoid sequences."),
    "Avoid recent years.": N_("Avoid years of recent times."),
    "Avoid years that are associated with you.": N_("Avoid years that have to do with you."),
    "Avoid dates and years that are associated with you.": N_(
        "Avoid dates and years that have to do with you."
    ),
    "Capitalization doesn't help very much.": N_("A capital letter at the start hardly helps."),
    "All-uppercase is almost as easy to guess as all-lowercase.": N_(
        "Capital letters throughout are almost as easy to guess as small ones."
    ),
    "Reversed words aren't much harder to guess.": N_(
        "Words written backwards are hardly harder to guess."
    ),
    "Predictable substitutions like '@' instead of 'a' don't help very much.": N_(
        "Usual replacements such as “@” for “a” hardly help."
    ),
}


class Strength(Struct, frozen=True):
    """A judgement from 0 (very weak) to 4 (strong); the texts are message ids."""

    score: int
    warning: str = ""
    advice: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether the password needs no better one."""
        return self.score >= STRONG_ENOUGH


def strength(password: str, own_words: Sequence[str] = ()) -> Strength:
    """Return how hard a password is to guess, judged by its beginning (zxcvbn).

    `own_words` are texts that others know about the person, such as name and institute.
    """
    if not password:
        return Strength(0)
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists cost 45 ms that opening saves

    own = _words_of(own_words)
    judged = zxcvbn(password[:_JUDGED], user_inputs=[*own, *USUAL_WORDS])
    score, said = int(judged["score"]), judged["feedback"]
    if score < STRONG_ENOUGH and any(_is_own(match, own) for match in judged["sequence"]):
        warning = OWN_WORD
    else:
        warning = WARNINGS[said["warning"]] if said["warning"] else ""
    return Strength(score, warning, tuple(SUGGESTIONS[text] for text in said["suggestions"]))


def words(score: int) -> str:
    """Return the message id of a score."""
    return _SCORES[score]


def _words_of(texts: Iterable[str]) -> list[str]:
    found = [word for text in texts for word in _WORD.findall(text)]
    return [word for word in found if len(word) >= _SHORTEST_WORD]


def _is_own(match: Mapping[str, object], own: Iterable[str]) -> bool:
    known = {word.lower() for word in own}
    return match.get("dictionary_name") == _OWN and match.get("matched_word") in known
