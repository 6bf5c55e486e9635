import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk.errors import VaultError
from rsdesk.storage import attachments
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import PASSWORD


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    folder = tmp_path_factory.mktemp("vaults") / "vault"
    return vaults.create(folder, PASSWORD, effort=vaults.Effort(64, 1, 1))[0]


@settings(max_examples=50)
@given(st.binary(max_size=20_000))
def test_an_attachment_comes_back_as_it_was(shared: Vault, content: bytes) -> None:
    assert attachments.attachment(shared, attachments.attach(shared, content)) == content


def test_the_same_file_is_kept_once(vault: Vault) -> None:
    assert attachments.attach(vault, b"scan") == attachments.attach(vault, b"scan")
    assert vault.db.table("attachment").count == 1


def test_the_largest_allowed_file_is_kept_and_one_byte_more_is_not(vault: Vault) -> None:
    largest = bytes(25 * 1024 * 1024)
    sha256 = attachments.attach(vault, largest)
    assert attachments.attachment(vault, sha256) == largest
    with pytest.raises(VaultError, match="has 26 MiB; an attachment may have 25 MiB"):
        attachments.attach(vault, largest + b"\0")
    assert vault.db.table("attachment").count == 1


def test_a_vanished_attachment_is_named(vault: Vault) -> None:
    sha256 = attachments.attach(vault, b"scan")
    vault.db.execute("DELETE FROM attachment")
    with pytest.raises(VaultError, match=f"attachment {sha256[:16]} is no longer in the vault"):
        attachments.attachment(vault, sha256)


def test_a_damaged_attachment_is_never_handed_out(vault: Vault) -> None:
    sha256 = attachments.attach(vault, b"scan")
    vault.db.execute("UPDATE attachment SET content = x'00'")
    with pytest.raises(VaultError, match="no longer in the vault as it was attached"):
        attachments.attachment(vault, sha256)


def test_attaching_a_damaged_file_again_mends_it(vault: Vault) -> None:
    sha256 = attachments.attach(vault, b"scan")
    vault.db.execute("UPDATE attachment SET content = x'00'")
    attachments.attach(vault, b"scan")
    assert attachments.attachment(vault, sha256) == b"scan"
