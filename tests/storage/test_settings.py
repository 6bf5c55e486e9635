from rsdesk.storage import settings
from rsdesk.storage.vault import Vault


def test_a_setting_is_remembered_until_it_changes(vault: Vault) -> None:
    assert settings.setting(vault, "language") is None
    for value in ("de", "en", ""):
        settings.put_setting(vault, "language", value)
        assert settings.setting(vault, "language") == value


def test_there_is_one_identity_at_a_time(vault: Vault) -> None:
    assert settings.identity(vault) is None
    for pem in (b"first", b"second"):
        settings.keep_identity(vault, pem)
        assert settings.identity(vault) == pem
    assert vault.db.table("identity").count == 1


def test_a_setting_cannot_stand_in_for_the_identity(vault: Vault) -> None:
    settings.put_setting(vault, "identity", "forged")
    assert settings.identity(vault) is None
