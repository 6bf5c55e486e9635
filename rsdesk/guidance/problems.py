"""What is wrong in a guidance file, and where."""

from msgspec import Struct

from rsdesk.errors import GuidanceError
from rsdesk.i18n import N_, Translate

LONGEST_SHOWN = 2000

Path = tuple[str | int, ...]  # as in ("items", 3, "text", "en"); counted from 0


class Finding(Struct, frozen=True):
    """What is wrong at a path; `reason` is a message id whose places `values` fill."""

    path: Path
    reason: str
    values: dict[str, str] = {}


class Problem(Struct, frozen=True):
    """A finding with its file and line, ready to be shown."""

    file: str
    line: int
    reason: str
    values: dict[str, str] = {}

    def text(self, translate: Translate) -> str:
        """Return the reason in the language of `translate`."""
        shown = {name: visible(value) for name, value in self.values.items()}
        return translate(self.reason).format(**shown)


def visible(value: str) -> str:
    """Return what a file says so that it can be shown: no endless text, nothing unseen."""
    short = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]} …"
    if short.isprintable():
        return short
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in short)


def place(problem: Problem) -> tuple[str, int, str]:
    """Return what problems are sorted by: file, line, then reason."""
    return problem.file, problem.line, problem.text(str)


class BrokenGuidanceError(GuidanceError):
    """A guidance file cannot be used; `problem` is the first thing wrong with it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            N_(
                "The guidance is broken in {file}, line {line}: {reason} "
                "Nothing was changed. Correct the file, or take an unaltered copy of it."
            ),
            file=problem.file,
            line=problem.line,
            reason=problem.text(str),
        )
        self.problem = problem

    def text(self, translate: Translate) -> str:
        """Return the message in the language of `translate`."""
        reason = self.problem.text(translate)
        return translate(self.message).format(**{**self.values, "reason": reason})


class RefusedFilesError(GuidanceError):
    """Files of a pack or a policy have mistakes; `problems` are all of them, by file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(
            N_(
                "Nothing was changed, because there are mistakes in the files ({count}). The "
                "first is in {file}, line {line}: {reason}"
            ),
            count=len(problems),
            file=first.file,
            line=first.line,
            reason=first.text(str),
        )
        self.problems = problems

    def text(self, translate: Translate) -> str:
        """Return the message in the language of `translate`."""
        reason = self.problems[0].text(translate)
        return translate(self.message).format(**{**self.values, "reason": reason})
