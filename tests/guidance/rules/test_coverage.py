from pathlib import Path

from tests.guidance.editions import EDITION, ITEMS, mistake

REASON = (
    "No question covers B-1. Add it to a field, or mark its source B with asked = false while it "
    "has no questions."
)


def test_an_item_that_no_question_covers_is_found_once_its_source_is_asked(tmp_path: Path) -> None:
    assert mistake(tmp_path, EDITION, "asked = false", "asked = true") == [
        (ITEMS, 'id = "B-1"', REASON)
    ]
