"""What the institute adds to the guidance, as the vault keeps it."""

import pytest

from rsdesk.errors import VaultError
from rsdesk.storage import adopted
from rsdesk.storage.vault import Vault
from tests.storage.conftest import NOW

FILES = (("a.toml", "x = „1“".encode()), ("b.toml", b""))


def test_a_pack_comes_back_as_it_was_given(vault: Vault) -> None:
    adopted.keep_pack(vault, "house", "1", FILES, NOW)
    kept = adopted.pack(vault, "house", "1")
    assert kept is not None
    assert (kept.files, kept.used) == (FILES, True)
    assert adopted.same_files(kept, FILES)
    assert not adopted.same_files(kept, FILES[:1])
    assert adopted.packs(vault) == (kept,)
    assert adopted.pack(vault, "house", "2") is None


def test_one_version_of_a_pack_is_in_use_at_most(vault: Vault) -> None:
    adopted.keep_pack(vault, "house", "1", FILES, NOW)
    adopted.keep_pack(vault, "house", "2", FILES, NOW)
    adopted.keep_pack(vault, "other", "1", FILES, NOW)
    used = {(kept.id, kept.version) for kept in adopted.packs(vault) if kept.used}
    assert used == {("house", "2"), ("other", "1")}
    adopted.use_pack(vault, "house", "")
    assert [kept.id for kept in adopted.packs(vault) if kept.used] == ["other"]


def test_the_last_policy_holds_and_an_empty_one_says_that_none_does(vault: Vault) -> None:
    assert adopted.policy(vault) is None
    adopted.keep_policy(vault, "a.toml", b"one", NOW)
    adopted.keep_policy(vault, "b.toml", b"two", NOW)
    found = adopted.policy(vault)
    assert found is not None
    assert (found.name, found.content) == ("b.toml", b"two")
    adopted.keep_policy(vault, "", b"", NOW)
    assert adopted.policy(vault) is None


def test_what_was_altered_is_not_used(vault: Vault) -> None:
    adopted.keep_pack(vault, "house", "1", FILES, NOW)
    adopted.keep_policy(vault, "a.toml", b"one", NOW)
    vault.db.execute("UPDATE pack SET files = CAST('[]' AS BLOB)")
    vault.db.execute("UPDATE policy SET content = CAST('two' AS BLOB)")
    with pytest.raises(VaultError, match="not what was accepted"):
        adopted.packs(vault)
    with pytest.raises(VaultError, match="not what was accepted"):
        adopted.policy(vault)
