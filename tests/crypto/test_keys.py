"""The keys that follow from the master key, as an emergency would have to compute them."""

import hmac

from rsdesk.crypto import keys

MASTER = bytes(range(32))


def hkdf(purpose: bytes) -> bytes:
    """RFC 5869 by hand, one block, no salt."""
    secret = hmac.digest(bytes(32), MASTER, "sha256")
    return hmac.digest(secret, purpose + b"\x01", "sha256")


def test_the_database_key_can_be_computed_with_the_standard_library() -> None:
    assert keys.database_key(MASTER) == hkdf(b"rsdesk vault database 1")


def test_the_header_is_authenticated_by_a_key_of_its_own() -> None:
    expected = hmac.digest(hkdf(b"rsdesk vault header 1"), b"content", "sha256")
    assert keys.header_mac(MASTER, b"content") == expected


def test_no_two_vaults_share_a_master_key() -> None:
    made = {keys.new_master() for _ in range(100)}
    assert len(made) == 100 and {len(master) for master in made} == {32}
