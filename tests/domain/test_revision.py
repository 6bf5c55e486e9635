import hashlib
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.revision import Change, Revision, parse, seal

DIGEST = st.binary(min_size=32, max_size=32).map(bytes.hex)
CHANGES = st.lists(
    st.builds(
        Change,
        key=st.text(min_size=1, max_size=30),
        plain=st.text(max_size=20),
        sealed=st.one_of(st.just(""), DIGEST),
    ),
    max_size=4,
    unique_by=lambda change: change.key,
).map(tuple)
REVISIONS = st.builds(
    Revision,
    subject=st.binary(min_size=16, max_size=16).map(lambda raw: f"case:{raw.hex()}"),
    parents=st.lists(DIGEST, unique=True, max_size=3).map(lambda ids: tuple(sorted(ids))),
    counter=st.integers(1, 2**53 - 1),
    replica=st.binary(min_size=16, max_size=16).map(bytes.hex),
    author=DIGEST,
    time=st.just("2026-11-21T10:00:00Z"),
    changes=CHANGES,
)


@given(REVISIONS)
def test_a_revision_survives_storage_with_its_id(revision: Revision) -> None:
    assert parse(revision.canonical()) == revision
    assert hashlib.sha256(revision.canonical()).hexdigest() == revision.id


@given(REVISIONS)
def test_the_canonical_form_holds_strings_and_integers_only(revision: Revision) -> None:
    def leaves(value: object) -> list[object]:
        if isinstance(value, dict):
            return [leaf for entry in value.values() for leaf in leaves(entry)]
        if isinstance(value, list):
            return [leaf for entry in value for leaf in leaves(entry)]
        return [value]

    assert {type(leaf) for leaf in leaves(json.loads(revision.canonical()))} <= {str, int}


@given(REVISIONS, st.data())
def test_any_changed_byte_changes_the_id_or_is_refused(
    revision: Revision, data: st.DataObject
) -> None:
    body = bytearray(revision.canonical())
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        changed = parse(bytes(body))
    except (msgspec.ValidationError, msgspec.DecodeError):
        return
    assert changed.id != revision.id


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_no_revision(body: bytes) -> None:
    with pytest.raises((msgspec.ValidationError, msgspec.DecodeError)):
        parse(body)


@given(REVISIONS)
def test_the_same_revision_written_with_spaces_is_refused(revision: Revision) -> None:
    with pytest.raises(msgspec.ValidationError):
        parse(json.dumps(json.loads(revision.canonical()), indent=1).encode())


def test_a_register_set_twice_in_one_revision_is_refused() -> None:
    revision = Revision(
        subject="case:" + "0" * 32,
        parents=(),
        counter=1,
        replica="0" * 32,
        author="0" * 64,
        time="2026-11-21T10:00:00Z",
        changes=(Change("fact/ai", "yes"), Change("fact/ai", "no")),
    )
    with pytest.raises(msgspec.ValidationError, match="twice"):
        parse(revision.canonical())


@given(st.binary(max_size=50))
def test_equal_texts_get_different_commitments(value: bytes) -> None:
    first, second = seal(value), seal(value)
    assert first.commitment != second.commitment
    assert first.commitment == hashlib.sha256(first.salt + value).hexdigest()
