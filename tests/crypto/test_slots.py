"""Slots: the secret that fits opens them, whatever way a keyboard composed it."""

import unicodedata
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.crypto import recovery, slots
from rsdesk.crypto.slots import Effort, PasswordSlot
from rsdesk.errors import VaultError

MASTER = bytes(range(32))
QUICK = Effort(memory_kib=64, iterations=1, lanes=1)
PASSWORD = "Äpfel, Öl und Übermut: straße"
# written by the first release and to be opened by every later one
WRITTEN = b"""{"type": "password", "effort": {"memory_kib": 64, "iterations": 1, "lanes": 1},
"salt": "AAECAwQFBgcICQoLDA0ODw==",
"wrapped": "n8JjcoqE06hIApEwLcD9GT7ycAIcgjFMujk4Ia7dBbAJv/socXpUgg=="}"""


def test_argon2id_gives_the_tag_of_rfc_9106() -> None:
    tag = slots.argon2id(
        b"\x01" * 32,
        b"\x02" * 16,
        Effort(memory_kib=32, iterations=3, lanes=4),
        secret=b"\x03" * 8,
        associated=b"\x04" * 12,
    )
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_a_slot_of_the_first_release_opens() -> None:
    slot = msgspec.json.decode(WRITTEN, type=PasswordSlot)
    assert slots.open_with_password(slot, PASSWORD) == MASTER


Form = Literal["NFC", "NFD"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_an_umlaut_fits_however_the_keyboard_composed_it(form: Form, typed: Form) -> None:
    slot = slots.password_slot(MASTER, unicodedata.normalize(form, PASSWORD), QUICK)
    assert slots.open_with_password(slot, unicodedata.normalize(typed, PASSWORD)) == MASTER


@pytest.mark.parametrize("other", ["pass word", " password", "password ", "password", "Pass  word"])
def test_spaces_and_case_count(other: str) -> None:
    slot = slots.password_slot(MASTER, "pass  word", QUICK)
    assert slots.open_with_password(slot, other) is None


@given(st.text(min_size=1), st.text())
def test_only_the_same_text_opens(password: str, other: str) -> None:
    slot = slots.password_slot(MASTER, password, QUICK)
    same = unicodedata.normalize("NFC", password) == unicodedata.normalize("NFC", other)
    assert slots.open_with_password(slot, other) == (MASTER if same else None)
    assert slots.open_with_password(slot, password) == MASTER


def test_bytes_that_the_terminal_could_not_decode_may_stand_in_a_password() -> None:
    typed = b"caf\xe9".decode(errors="surrogateescape")
    slot = slots.password_slot(MASTER, typed, QUICK)
    assert slots.open_with_password(slot, typed) == MASTER


def test_the_same_password_looks_different_in_every_vault() -> None:
    first, second = (slots.password_slot(MASTER, "same", QUICK) for _ in range(2))
    assert first.salt != second.salt and first.wrapped != second.wrapped


def test_an_empty_password_is_refused() -> None:
    with pytest.raises(VaultError, match="empty"):
        slots.password_slot(MASTER, "", QUICK)


@pytest.mark.parametrize(
    "effort",
    [
        Effort(1024 * 1024 + 1, 3, 4),
        Effort(2**40, 3, 4),
        Effort(65536, 11, 4),
        Effort(65536, 2**31, 4),
        Effort(65536, 3, 9),
        Effort(65536, 3, 2**24),
        Effort(0, 3, 4),
        Effort(31, 3, 4),
        Effort(65536, 0, 4),
        Effort(65536, 3, 0),
        Effort(-1, -1, -1),
    ],
)
def test_absurd_work_is_refused_before_it_is_done(effort: Effort) -> None:
    slot = slots.password_slot(MASTER, "password", QUICK)
    with pytest.raises(VaultError, match=r"vault\.json was altered"):
        slots.open_with_password(msgspec.structs.replace(slot, effort=effort), "password")


def test_the_recovery_slot_opens_with_its_key_alone() -> None:
    key, other = recovery.new_key(), recovery.new_key()
    slot = slots.recovery_slot(MASTER, key)
    assert slots.open_with_recovery_key(slot, recovery.parse(key)) == MASTER
    assert slots.open_with_recovery_key(slot, recovery.parse(other)) is None


def test_a_recovery_slot_that_holds_no_master_key_opens_nothing() -> None:
    key = recovery.new_key()
    slot = slots.RecoverySlot(recovery.wrap(b"short", key))
    assert slots.open_with_recovery_key(slot, recovery.parse(key)) is None
