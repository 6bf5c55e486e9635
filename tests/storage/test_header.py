"""vault.json: nothing but a header that the master key vouches for is ever believed."""

from pathlib import Path

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.crypto import keys, recovery, slots
from rsdesk.errors import VaultError
from rsdesk.storage import header
from rsdesk.storage.header import Header, Trace
from tests.conftest import EFFORT
from tests.storage.disk import flip

MASTER = bytes(range(32))
HEADER = Header(
    format=1,
    kind="practice",
    replica="0f" * 16,
    copied=False,
    trace=Trace(3, "ab" * 32),
    slots=(
        slots.password_slot(MASTER, "password", EFFORT),
        slots.recovery_slot(MASTER, recovery.new_key()),
    ),
)
CONTENT = header.to_bytes(HEADER, MASTER)
PLAIN = msgspec.json.decode(CONTENT)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=70) | st.sampled_from(["real"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def parsed(content: bytes) -> Header | None:
    """Return the header, None when it is refused in words; any other exception is a failure."""
    try:
        return header.parse(content)
    except VaultError:
        return None


def test_a_header_comes_back_as_it_was_written() -> None:
    back = header.parse(CONTENT)
    assert msgspec.structs.replace(back, mac=b"") == HEADER
    assert back.is_made_by(MASTER) and not back.is_made_by(keys.new_master())


def test_the_file_is_canonical_json() -> None:
    assert rfc8785.dumps(PLAIN) == CONTENT


@given(st.binary(max_size=400))
def test_no_bytes_lead_to_anything_but_a_refusal_in_words(content: bytes) -> None:
    assert parsed(content) is None


@given(VALUES)
def test_no_json_leads_to_anything_but_a_refusal_in_words(value: object) -> None:
    assert parsed(msgspec.json.encode(value)) is None


@given(st.sampled_from(sorted(PLAIN)), VALUES)
def test_no_value_in_place_of_another_is_believed(key: str, value: object) -> None:
    changed = PLAIN | {key: value}
    back = parsed(msgspec.json.encode(changed, order="sorted"))
    assert back is None or changed == PLAIN or not back.is_made_by(MASTER)


@given(st.sampled_from(sorted(PLAIN["slots"][0])), VALUES)
def test_no_value_inside_a_slot_is_believed(key: str, value: object) -> None:
    slot = PLAIN["slots"][0] | {key: value}
    changed = PLAIN | {"slots": [slot, PLAIN["slots"][1]]}
    back = parsed(msgspec.json.encode(changed, order="sorted"))
    assert back is None or changed == PLAIN or not back.is_made_by(MASTER)


def test_every_flipped_bit_is_noticed() -> None:
    for place in range(len(CONTENT)):
        for bit in range(8):
            changed = bytearray(CONTENT)
            changed[place] ^= 1 << bit
            back = parsed(bytes(changed))
            assert back is None or not back.is_made_by(MASTER), (place, bit)


def test_every_truncation_and_appended_byte_is_noticed() -> None:
    assert all(parsed(CONTENT[:length]) is None for length in range(len(CONTENT)))
    assert all(parsed(CONTENT + more) is None for more in (b" ", b"\n", b"\0", b"}", CONTENT))


@pytest.mark.parametrize("key", sorted(PLAIN))
def test_a_missing_key_is_noticed(key: str) -> None:
    left = {name: value for name, value in PLAIN.items() if name != key}
    back = parsed(rfc8785.dumps(left))
    assert back is None or not back.is_made_by(MASTER)


def test_an_additional_or_repeated_key_is_refused() -> None:
    assert parsed(rfc8785.dumps(PLAIN | {"more": 1})) is None
    assert parsed(CONTENT.replace(b'{"copied"', b'{"copied":true,"copied"', 1)) is None


def test_the_former_header_is_kept(tmp_path: Path) -> None:
    (tmp_path / "vault.json").write_bytes(CONTENT)
    later = msgspec.structs.replace(HEADER, trace=Trace(4, "cd" * 32))
    header.write(tmp_path, later, MASTER)
    assert (tmp_path / "vault.json.bak").read_bytes() == CONTENT
    assert header.read(tmp_path / "vault.json").trace.revisions == 4


def test_a_damaged_header_never_replaces_its_intact_copy(tmp_path: Path) -> None:
    (tmp_path / "vault.json").write_bytes(CONTENT)
    (tmp_path / "vault.json.bak").write_bytes(CONTENT)
    flip(tmp_path / "vault.json", 30)
    header.write(tmp_path, msgspec.structs.replace(HEADER, trace=Trace(4, "cd" * 32)), MASTER)
    assert (tmp_path / "vault.json.bak").read_bytes() == CONTENT


def test_nothing_is_left_over_when_the_header_was_written(tmp_path: Path) -> None:
    (tmp_path / "vault.json").write_bytes(CONTENT)
    header.write(tmp_path, HEADER, MASTER)
    assert {path.name for path in tmp_path.iterdir()} == {"vault.json", "vault.json.bak"}
