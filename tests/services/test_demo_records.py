"""Both demo records as paper: every word of the bundled case stands in the text of its PDF."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rsdesk import paths
from rsdesk.domain.case import choice_of
from rsdesk.guidance import loading
from rsdesk.i18n import LANGUAGES, Language
from rsdesk.services import demo
from tests.services.conftest import NOW

# the page without its running header and footer, in points from the upper left corner
BODY = ["-x", "0", "-y", "60", "-W", "596", "-H", "722"]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, str]:
    """The text of both records as a stock tool extracts it, bare of line breaks."""
    made = demo.run(tmp_path_factory.mktemp("demo") / "demo", NOW)
    return {record.language: extracted(record.path) for record in made.records}


def extracted(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", *BODY, str(pdf), "-"], capture_output=True, check=True)
    return bare(told.stdout.decode())


def bare(text: str) -> str:
    """Drop blanks, and hyphens too: the tool joins words that a line ends within."""
    return re.sub(r"[\s-]+", "", text)


def given(language: Language) -> dict[str, Any]:
    path = paths.resources() / "training" / "demo" / f"case-{language}.json"
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


def answers(case: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for subject in (case, case["institute"], *case["partners"]):
        yield from subject["answers"].items()


def words(value: object) -> Iterator[str]:
    """Yield every line a person wrote, except ids and names of files."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key not in {"choice", "ticked", "attachment"}:
                yield from words(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from words(entry)
    elif isinstance(value, str):
        yield from value.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_case_stands_in_its_record(
    texts: dict[Language, str], language: Language
) -> None:
    case = given(language)
    written = [*words(case["about"]), *words([a for _, a in answers(case)])]
    written += [line for partner in case["partners"] for line in words(partner["about"])]
    assert len(written) > 300
    assert [line for line in written if bare(line) not in texts[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_chosen_answer_stands_in_its_record_in_words(
    texts: dict[Language, str], language: Language
) -> None:
    guidance = loading.newest()
    missing = []
    for name, answer in answers(given(language)):
        field = guidance.field[name]
        shown = (
            guidance.question_of[name].text[language],
            field.label[language],
            choice_of(guidance, field, answer["choice"]).label[language],
        )
        missing += [text for text in shown if bare(text) not in texts[language]]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_every_source_stands_in_its_record(
    texts: dict[Language, str], language: Language
) -> None:
    guidance = loading.newest()
    assert len(guidance.items) == 209
    assert [i.id for i in guidance.items if bare(i.id) not in texts[language]] == []
    assert [i.id for i in guidance.items if bare(i.text[language]) not in texts[language]] == []
