import re

import pytest

from rsdesk.domain.revision import Change, seal
from rsdesk.errors import VaultError
from rsdesk.storage import drafts
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import PASSWORD
from tests.storage.entries import CASE, OTHER, following, text


def test_what_was_typed_last_is_there_after_opening_again(vault: Vault) -> None:
    drafts.keep(vault, CASE, "answer/K-01", "yes", b"Glet")
    drafts.keep(vault, CASE, "answer/K-01", "no", "Gletscher, ä".encode())
    vaults.close(vault)
    with vaults.opened(vault.folder, PASSWORD) as again:
        (draft,) = drafts.drafts(again, CASE)
        assert (draft.key, draft.plain, draft.value) == (
            "answer/K-01",
            "no",
            "Gletscher, ä".encode(),
        )
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", draft.changed)


def test_drafts_are_kept_apart_by_subject_and_register(vault: Vault) -> None:
    for subject, key in ((CASE, "b"), (CASE, "a"), (OTHER, "a")):
        drafts.keep(vault, subject, key, "", b"")
    assert [draft.key for draft in drafts.drafts(vault, CASE)] == ["a", "b"]
    assert [draft.subject for draft in drafts.drafts(vault, OTHER)] == [OTHER]


def test_a_discarded_draft_is_gone_and_discarding_none_is_harmless(vault: Vault) -> None:
    drafts.keep(vault, CASE, "a", "", b"x")
    drafts.keep(vault, CASE, "b", "", b"x")
    drafts.discard(vault, CASE, "a")
    drafts.discard(vault, CASE, "never")
    assert [draft.key for draft in drafts.drafts(vault, CASE)] == ["b"]


def test_drafts_become_a_revision_or_stay_drafts(vault: Vault) -> None:
    drafts.keep(vault, CASE, "about/title", "", b"Gletscher")
    drafts.keep(vault, CASE, "about/summary", "", b"Eis")
    sealed = seal(b"Gletscher")
    revision = following(vault, CASE, Change("about/title", sealed=sealed.commitment))
    with pytest.raises(VaultError, match="without its text"):
        drafts.cut(vault, revision, [])
    assert len(drafts.drafts(vault, CASE)) == 2
    drafts.cut(vault, revision, [sealed])
    assert [draft.key for draft in drafts.drafts(vault, CASE)] == ["about/summary"]
    assert text(vault) == "Gletscher"
