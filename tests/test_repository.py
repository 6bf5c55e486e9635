"""What must hold for the repository as a whole, whoever changes it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import rsdesk
from rsdesk.cli import parser

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
DECISIONS = ROOT / "docs" / "decisions"

# written so that none of them finds itself
MACHINE_PATH = re.compile(r"(?<![\w.~*])/(work|farm|root|home/\w+|Users/\w+)/")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.|deb\.debian\.|npmjs\.|ghcr\.|--(extra-)?index-url")
# a mark in a quoted word or a pattern is data: the guidance linter refuses such words too
PLACEHOLDER = re.compile(
    r"(?<![\"'(|])\b(TO[D]O|FIX[M]E|XX[X]|HAC[K]|[Ll]orem[ ]ipsum)\b(?![\"'|])"
    r"|NotImplemented[E]rror|pragma: no[ ]cover|pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail)\("
)


def names() -> list[str]:
    """Return every tracked file that is still there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]


@cache
def tracked() -> dict[str, str]:
    """Return the text of every tracked text file by its name."""
    contents = {name: (ROOT / name).read_bytes() for name in names()}
    binary = {name for name, content in contents.items() if not is_text(content)}
    return {name: contents[name].decode() for name in contents.keys() - binary}


def is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in tracked().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "pattern",
    [MACHINE_PATH, REGISTRY, PLACEHOLDER],
    ids=["machine path", "registry", "placeholder"],
)
def test_no_tracked_file_holds_what_belongs_to_one_machine_or_is_unfinished(
    pattern: re.Pattern[str],
) -> None:
    assert found(pattern) == []


def locked() -> dict[str, str]:
    """Return the version of every package in the lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))


def pinned() -> dict[str, str]:
    """Return everything that pyproject.toml asks for by name and version."""
    wanted = [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["dependency-groups"]["dev"],
        *PYPROJECT["build-system"]["requires"],
    ]
    return {canonical(name): version for name, _, version in (w.partition("==") for w in wanted)}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_holds_exactly_the_versions_that_pyproject_pins() -> None:
    assert all(pinned().values())
    assert pinned().items() <= locked().items()


def test_every_locked_package_has_a_hash_and_nothing_else_is_in_the_lock() -> None:
    without_comments = re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE)
    package = r"[a-z0-9-]+==\S+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"(?:{package})+", without_comments)


def imported() -> Iterator[str]:
    """Yield the packages from elsewhere that the program imports."""
    for path in (ROOT / "rsdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_every_library_the_program_imports_is_a_declared_dependency() -> None:
    others = set(imported()) - set(sys.stdlib_module_names) - {"rsdesk"}
    homes = packages_distributions()
    declared = {canonical(w.partition("==")[0]) for w in PYPROJECT["project"]["dependencies"]}
    assert {canonical(home) for name in others for home in homes[name]} == declared


def test_every_make_target_named_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", tracked()["Makefile"], re.MULTILINE))
    documents = "".join(text for name, text in tracked().items() if name.endswith(".md"))
    named = set(re.findall(r"(?:^|`|“)make ([a-z-]+)", documents, re.MULTILINE))
    assert {"demo", "test"} <= named <= targets


def test_every_command_in_the_readme_is_understood() -> None:
    known = parser.build(str).format_help()
    code = "\n".join(re.findall(r"```.*?```|`[^`]+`", tracked()["README.md"], re.DOTALL))
    named = set(re.findall(r"(?:^|`)rsdesk ([a-z][a-z-]+)", code, re.MULTILINE))
    assert {"demo", "verify"} <= named
    assert [name for name in named if not re.search(rf"^ +{name}\b", known, re.MULTILINE)] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{name}: {target}"
        for name, text in tracked().items()
        if name.endswith(".md")
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text)
        if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_every_decision_has_its_number_alone_and_stands_in_the_index() -> None:
    decisions = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    index = (DECISIONS / "README.md").read_text()
    listed = re.findall(r"^\| \[(\d+)\]\((\S+)\)", index, re.MULTILINE)
    assert [(name[:4], name) for name in decisions] == listed
    assert len({name[:4] for name in decisions}) == len(decisions)


def test_the_changelog_knows_the_version_of_the_program() -> None:
    assert f"## [{rsdesk.__version__}]" in tracked()["CHANGELOG.md"]


def test_the_check_before_a_change_is_accepted_is_make_test() -> None:
    assert "make test" in tracked()[".ci/run"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_catalogue_is_compiled_here_and_never_committed() -> None:
    assert not [name for name in names() if name.endswith(".mo")]
    assert list((ROOT / "i18n").glob("*/LC_MESSAGES/rsdesk.mo"))
