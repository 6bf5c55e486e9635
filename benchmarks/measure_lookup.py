"""Searching all guidance as somebody types, and making ready what is searched."""

import random

from benchmarks.timing import figure, report, timed
from rsdesk.domain import lookup
from rsdesk.domain.folding import words
from rsdesk.guidance import loading

EDITION = loading.newest()
INDEX = lookup.index(EDITION)
CHANCE = random.Random(1)
KNOWN = sorted({word for line in INDEX for word in words(line.text) if len(word) > 3})
# as they come while somebody types: the first letters of words, alone and two together
TYPED = [CHANCE.choice(KNOWN)[:length] for length in range(1, 9) for _ in range(10)]
TYPED += [f"{CHANCE.choice(KNOWN)} {CHANCE.choice(KNOWN)[:3]}" for _ in range(20)]


def _search() -> None:
    wanted = CHANCE.choice(TYPED)
    lookup.find(INDEX, wanted)
    lookup.best(INDEX, wanted)


if __name__ == "__main__":
    report(
        [
            figure(f"search {len(INDEX)} entries", timed(_search, 500), "<= 20 ms"),
            figure("make the index", timed(lambda: lookup.index(EDITION), 10), "-"),
        ]
    )
