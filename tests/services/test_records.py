import hashlib
from pathlib import Path

import pypdfium2
import pytest

from rsdesk.domain.case import Attachment, Parts, answer_key, short_id
from rsdesk.domain.history import next_revision
from rsdesk.domain.proceedings import Closing
from rsdesk.domain.revision import Change
from rsdesk.errors import RecordError
from rsdesk.i18n import Language
from rsdesk.services import cases, casework, policies, records, rendering, verification
from rsdesk.storage import history, kept
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault
from tests.services import own
from tests.services.conftest import NOW


def begun(vault: Vault) -> str:
    return cases.new_case(vault, "2026.1", {"title": "Fall"}, NOW)


def test_a_record_is_kept_in_the_vault_with_its_hash_and_the_state_it_shows(vault: Vault) -> None:
    case = begun(vault)
    made = records.make_record(vault, case, "de", NOW)
    (stored,) = kept.kept_records(vault, case)
    assert stored.pdf == made.pdf
    assert stored.sha256 == made.sha256 == hashlib.sha256(made.pdf).hexdigest()
    assert stored.heads == history.state(vault, case).heads


def test_both_languages_of_one_state_share_a_number_and_a_changed_case_gets_the_next(
    vault: Vault,
) -> None:
    case = begun(vault)
    numbers = [records.make_record(vault, case, language, NOW).number for language in ("de", "en")]
    cases.state_facts(vault, case, {"ai": "yes"}, NOW)
    numbers += [records.make_record(vault, case, "de", NOW).number for _ in range(2)]
    assert numbers == [f"{short_id(case)}-{version}" for version in (1, 1, 2, 3)]


def test_a_record_is_verified_as_ones_own_and_known_since_it_was_made(vault: Vault) -> None:
    made = records.make_record(vault, begun(vault), "en", NOW)
    verdict = verification.verify(made.pdf, vault)
    assert (verdict.content.state, verdict.signer.state, verdict.time.state) == (
        "unchanged", "own", "in_vault",
    )  # fmt: skip
    assert verdict.time.since == NOW.date()


def test_without_a_vault_the_signer_is_unknown_and_the_content_still_unchanged(
    vault: Vault,
) -> None:
    made = records.make_record(vault, begun(vault), "en", NOW)
    verdict = verification.verify(made.pdf, None)
    assert (verdict.status, verdict.signer.state, verdict.time.state) == (0, "unknown", "claimed")


def test_no_record_names_a_file_that_the_vault_no_longer_holds(vault: Vault) -> None:
    case = casework.begin_sample(vault, "en", NOW)
    with writing(vault) as db:
        db.execute("DELETE FROM attachment")
    with pytest.raises(RecordError, match="missing from the vault"):
        records.make_record(vault, case, "en", NOW)
    assert kept.kept_records(vault, case) == ()


def test_no_record_is_made_while_copies_disagree(vault: Vault) -> None:
    case = begun(vault)
    before = history.state(vault, case)
    for choice in ("empty", "no plausible misuse"):
        change = Change(answer_key("K-08.misuse"), choice)
        history.append(
            vault,
            next_revision(before, [change], replica="1" * 32, author="b" * 64,
                          time="2026-11-21T10:00:00Z"),
        )  # fmt: skip
    with pytest.raises(RecordError, match="Nothing is lost"):
        records.make_record(vault, case, "de", NOW)
    assert kept.kept_records(vault, case) == ()


def test_an_expired_certificate_signs_nothing(vault: Vault) -> None:
    case = begun(vault)
    with pytest.raises(RecordError, match="nothing was signed"):
        records.make_record(vault, case, "de", NOW.replace(year=NOW.year + 30))
    assert kept.kept_records(vault, case) == ()


def test_very_long_and_hostile_answers_are_printed_and_signed(vault: Vault) -> None:
    case = begun(vault)
    text = "<b>&amp; \x00\u202e" + "Wort" * 20_000 + "\n\n" + "江" * 5_000
    cases.give_answer(vault, case, "K-08.misuse", "empty", Parts(comment=text), NOW)
    made = records.make_record(vault, case, "de", NOW)
    assert verification.verify(made.pdf, vault).status == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Preview, not signed"), ("de", "Vorschau, nicht unterschrieben")],
)
def test_a_preview_says_on_each_page_that_it_is_none_and_leaves_no_trace(
    vault: Vault, language: Language, words: str
) -> None:
    case = begun(vault)
    preview = rendering.preview_record(vault, case, language, NOW, with_help=True)
    with pypdfium2.PdfDocument(preview) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) > 5
    assert all(words in page for page in pages)
    assert kept.kept_records(vault, case) == ()
    assert verification.verify(preview, vault).signer.state == "none"
    assert records.make_record(vault, case, language, NOW).number == f"{short_id(case)}-1"


def test_a_signed_record_is_not_marked_as_a_preview(vault: Vault) -> None:
    made = records.make_record(vault, begun(vault), "en", NOW)
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        assert not any("Preview" in page.get_textpage().get_text_bounded() for page in pdf)


def test_what_is_cancelled_leaves_no_record(vault: Vault) -> None:
    case = begun(vault)
    with pytest.raises(RecordError, match="cancelled"):
        records.make_record(vault, case, "en", NOW, cancelled=lambda: True)
    assert kept.kept_records(vault, case) == ()


def test_a_kept_record_comes_back_byte_for_byte(vault: Vault) -> None:
    made = records.make_record(vault, begun(vault), "en", NOW)
    assert records.record_pdf(vault, made.sha256) == made.pdf


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def test_a_summary_is_signed_and_marked_and_not_kept_as_a_record(vault: Vault) -> None:
    case = begun(vault)
    made = records.make_record(vault, case, "en", NOW, kind="summary")
    assert made.number == f"{short_id(case)}-1-S"
    assert all("Summary, not the full record" in page for page in pages(made.pdf))
    assert verification.verify(made.pdf, vault).status == 0
    assert kept.kept_records(vault, case) == ()


def test_a_summary_names_the_full_record_that_shows_the_same_state(vault: Vault) -> None:
    case = begun(vault)
    full = records.make_record(vault, case, "de", NOW)
    summary = records.make_record(vault, case, "en", NOW, kind="summary")
    assert summary.number == f"{short_id(case)}-1-S"
    assert full.sha256 in "".join(pages(summary.pdf)).replace("\r\n", "")
    cases.state_facts(vault, case, {"ai": "yes"}, NOW)
    later = records.make_record(vault, case, "en", NOW, kind="summary")
    assert later.number == f"{short_id(case)}-2-S"
    assert full.sha256 not in "".join(pages(later.pdf)).replace("\r\n", "")


def test_a_record_says_what_changed_since_the_one_it_replaces(vault: Vault) -> None:
    case = begun(vault)
    records.make_record(vault, case, "en", NOW)
    cases.describe(vault, case, {"period": "2027 bis 2029"}, NOW)
    request = rendering.request_for(vault, cases.case_file(vault, case), "en", NOW, False)
    assert any("2027 bis 2029" in line for line in request.differences)


def test_what_changed_about_people_is_told_in_the_annex_alone(vault: Vault) -> None:
    case = begun(vault)
    records.make_record(vault, case, "en", NOW)
    cases.describe(vault, case, {"people": "Dr. Geheim"}, NOW)
    request = rendering.request_for(vault, cases.case_file(vault, case), "en", NOW, False)
    assert not any("Geheim" in line for line in request.differences)
    assert request.differences == (
        "What is said of people changed too; it stands in the annex alone.",
    )


def test_no_record_names_a_clearance_that_the_vault_does_not_hold(vault: Vault) -> None:
    case = begun(vault)
    gone = Closing("", "BAFA", "2026-10-02", Attachment(32 * "1e", "permit.pdf", 1))
    casework.close(vault, case, "K-12.names", gone, NOW)
    with pytest.raises(RecordError, match="clears a stop"):
        records.make_record(vault, case, "en", NOW)
    assert kept.kept_records(vault, case) == ()


def test_the_policy_of_the_institute_is_named_with_its_hash(vault: Vault, tmp_path: Path) -> None:
    case = begun(vault)
    file = own.policy(tmp_path)
    policies.adopt(vault, file, NOW, lambda done, total: None, lambda: False)
    request = rendering.request_for(vault, cases.case_file(vault, case), "de", NOW, False)
    assert request.policy_hash == hashlib.sha256(file.read_bytes()).hexdigest()
    assert request.policy
    assert request.rules != request.guidance.rules
