"""Reading and checking the policy file of an institute."""

import errno
import os
import stat
from pathlib import Path

import msgspec

from rsdesk.domain.policy import Policy
from rsdesk.domain.rules import Rules
from rsdesk.errors import GuidanceError
from rsdesk.guidance.lines import line_of
from rsdesk.guidance.problems import BrokenGuidanceError, Problem, place
from rsdesk.guidance.reading import LARGEST_FILE, Document, parse
from rsdesk.guidance.rules.policy import RULES
from rsdesk.guidance.shape import mended
from rsdesk.i18n import N_

NO_FILE = N_("The file {path} cannot be read: {reason}. Nothing was changed. Check the path.")


def content_of(path: Path) -> bytes:
    """Return what is in a file, at most a byte more than any policy has; else GuidanceError."""
    try:
        with open(path, "rb", opener=_opened) as stream:
            return stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or type(exc).__name__
        raise GuidanceError(NO_FILE, path=path, reason=reason) from exc


def _opened(path: str, flags: int) -> int:
    """A pipe would be waited for without end, and a device never ends."""
    opened = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(opened).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        os.close(opened)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return opened


def lint(name: str, content: bytes, *editions: Rules) -> tuple[Problem, ...]:
    """Return everything wrong with a policy beside the rules of these editions, by line."""
    document = parse(name, content)
    if isinstance(document, Problem):
        return (document,)
    policy, findings = mended(document.tables, Policy)
    if not findings:
        findings = tuple(f for rules in editions for rule in RULES for f in rule(policy, rules))
    found = [
        Problem(name, line_of(document.text, one.path), one.reason, one.values) for one in findings
    ]
    return tuple(problem for _, problem in sorted({place(p): p for p in found}.items()))


def read(name: str, content: bytes, *editions: Rules) -> Policy:
    """Return a policy; BrokenGuidanceError tells the first thing wrong with it."""
    problems = lint(name, content, *editions)
    document = parse(name, content)
    if problems or not isinstance(document, Document):
        raise BrokenGuidanceError(problems[0])
    return msgspec.convert(document.tables, Policy)
