"""The printed recovery key: how it is typed, mistyped, and used with the stock age program."""

import subprocess
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.crypto import keys, recovery
from rsdesk.errors import VaultError

KEY = "AGE-SECRET-KEY-1 TMA0 LS47 9DV5 84LH 4ZKX NWLD CFT6 8DF7 608K SNCP HQL0 VAXW ZC9S Y3QJ E8"
BECH32 = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
PREFIX = "AGE-SECRET-KEY-1"
DIGITS = KEY.removeprefix(PREFIX).replace(" ", "")
MASTER = bytes(range(32))
SEPARATORS = st.text(alphabet=" -\n\r\t\u00a0\u00ad\u2011\u2013", max_size=3)


def is_refused(typed: str) -> bool:
    try:
        recovery.parse(typed)
    except VaultError:
        return True
    return False


def test_a_new_key_is_printed_in_groups_and_is_new_each_time() -> None:
    first, second = recovery.new_key(), recovery.new_key()
    assert first != second
    assert [len(group) for group in first.split(" ")] == [16, *[4] * 14, 2]
    assert not is_refused(first)


@given(st.lists(SEPARATORS, min_size=58, max_size=58), st.booleans(), st.booleans())
def test_separators_case_and_prefix_do_not_matter(
    separators: list[str], with_prefix: bool, lower: bool
) -> None:
    typed = "".join(a + b for a, b in zip(separators, DIGITS, strict=True))
    typed = (PREFIX if with_prefix else "") + typed
    parsed = recovery.parse(typed.lower() if lower else typed)
    assert str(parsed) == PREFIX + DIGITS


def test_every_wrong_character_is_caught() -> None:
    for place, right in enumerate(DIGITS):
        for wrong in (BECH32 + "1BIO").replace(right, ""):
            assert is_refused(DIGITS[:place] + wrong + DIGITS[place + 1 :]), (place, wrong)


def test_every_missing_additional_or_swapped_character_is_caught() -> None:
    for place, character in enumerate(DIGITS):
        assert is_refused(DIGITS[:place] + DIGITS[place + 1 :])
        swapped = DIGITS[:place] + DIGITS[place + 1 : place + 2] + character + DIGITS[place + 2 :]
        assert swapped == DIGITS or is_refused(swapped)
        for more in BECH32:
            assert is_refused(DIGITS[:place] + more + DIGITS[place:])


@pytest.mark.parametrize("place", range(len(PREFIX)))
def test_a_wrong_prefix_is_caught(place: int) -> None:
    if PREFIX[place] != "-":
        assert is_refused(PREFIX[:place] + "X" + PREFIX[place + 1 :] + DIGITS)


@pytest.mark.parametrize("typed", ["", " ", PREFIX, PREFIX.lower(), "ß" * 58, "\ud800", KEY + KEY])
def test_what_is_no_key_is_refused(typed: str) -> None:
    assert is_refused(typed)


def test_the_key_opens_what_was_wrapped_for_it() -> None:
    sealed = recovery.wrap(MASTER, KEY)
    assert recovery.unwrap(sealed, recovery.parse(KEY)) == MASTER


def test_the_key_of_another_vault_opens_nothing() -> None:
    sealed = recovery.wrap(MASTER, KEY)
    assert recovery.unwrap(sealed, recovery.parse(recovery.new_key())) is None


def test_the_age_program_opens_the_slot(tmp_path: Path) -> None:
    master = keys.new_master()
    (tmp_path / "key.txt").write_text(PREFIX + DIGITS + "\n")
    done = subprocess.run(
        ["age", "--decrypt", "--identity", tmp_path / "key.txt"],
        input=recovery.wrap(master, KEY),
        capture_output=True,
    )
    assert done.stdout == master, done.stderr


def test_a_slot_that_asks_for_scrypt_never_reaches_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = pyrage.passphrase.encrypt(MASTER, "easy")
    mixed = recovery.wrap(MASTER, KEY).replace(b"\n---", b"\n-> scrypt c2FsdA 30\nYWJj\n---", 1)
    monkeypatch.setattr(pyrage, "decrypt", lambda *_: pytest.fail("the library was asked"))
    assert recovery.unwrap(sealed, recovery.parse(KEY)) is None
    assert recovery.unwrap(mixed, recovery.parse(KEY)) is None


@given(st.binary(max_size=300), st.booleans())
def test_no_slot_content_leads_to_more_than_nothing(content: bytes, like_age: bool) -> None:
    start = b"age-encryption.org/v1\n-> X25519 " if like_age else b""
    assert recovery.unwrap(start + content, recovery.parse(KEY)) is None


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_in_the_slot_is_noticed(place: int, bit: int) -> None:
    sealed = bytearray(recovery.wrap(MASTER, KEY))
    sealed[place % len(sealed)] ^= 1 << bit
    assert recovery.unwrap(bytes(sealed), recovery.parse(KEY)) is None
