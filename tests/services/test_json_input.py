import json
import os
from pathlib import Path

import pytest

from rsdesk.errors import InputError
from rsdesk.services.json_input import parse, read_file


def test_a_pipe_that_nobody_writes_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not an ordinary file"):
        read_file(tmp_path / "pipe")


def test_what_hinders_reading_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_file(tmp_path / "missing")
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / "a\0b")


def test_a_mark_of_byte_order_does_no_harm() -> None:
    assert parse(b'\xef\xbb\xbf{"a": "b"}', dict[str, str], "x.json") == {"a": "b"}


def test_the_first_key_that_is_given_twice_is_named() -> None:
    with pytest.raises(InputError, match="'b' is given twice"):
        parse(b'{"a": 1, "b": 2, "b": 3}', dict[str, int], "x.json")


@pytest.mark.timeout(20)
def test_many_keys_are_read_in_time_that_grows_with_their_number() -> None:
    many = {str(number): "" for number in range(200_000)}
    assert parse(json.dumps(many).encode(), dict[str, str], "x.json") == many
