"""Files prepared before Ada signs (shadow attacks), and what certification permits too much."""

import re
from io import BytesIO

from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field

from tests.records.forging import (
    COVER,
    FORGED,
    Attack,
    Change,
    Writer,
    annotation,
    array,
    certified,
    dictionary,
    generic,
    last_xref,
    overlay,
    page,
    raw_object,
    replaced,
    signed_freely,
    stream,
    updated,
    with_xref_only,
)
from tests.records.honest import ada, drawn, mallory, record, signed_by


def prepared(change: Change) -> bytes:
    """Return an unsigned PDF of one revision that holds the attacker's preparations."""
    flat = BytesIO()
    changed = updated(drawn("Outcome: do not proceed", pages=2), change)
    writer: Writer = copy_into_new_writer(PdfFileReader(BytesIO(changed)))
    writer.write(flat)
    return flat.getvalue()


def _cover_text(writer: Writer) -> None:
    """Ada signs what the cover says; below it stands something else."""
    target = page(writer)
    target["/Resources"]["/XObject"] = dictionary(Cover=overlay(writer, b"Outcome: do not proceed"))
    target["/Contents"] = writer.add_object(stream(FORGED + b" q 1 0 0 1 0 200 cm /Cover Do Q"))


def _hide_text(writer: Writer) -> None:
    """A second content of the page lies in the file, and nothing shows it."""
    page(writer)["/PieceInfo"] = dictionary(Hidden=writer.add_object(stream(FORGED)))


def _add_form_field(writer: Writer) -> None:
    field = {"FT": pdf_name("/Tx"), "T": pdf_string("outcome"), "V": pdf_string("no")}
    added = annotation(writer, "Widget", **field)
    writer.root["/AcroForm"] = dictionary(Fields=generic.ArrayObject([added]))
    writer.update_root()


def shadow_hide() -> bytes:
    def uncover(writer: Writer) -> None:
        resources = page(writer)["/Resources"]
        resources["/XObject"] = dictionary(Cover=writer.add_object(stream(b"")))

    return updated(signed_by(ada(), prepared(_cover_text)), uncover)


def shadow_hide_by_freeing() -> bytes:
    """The cover is declared free by a cross-reference section alone."""
    pdf = signed_by(ada(), prepared(_cover_text))
    number, _ = raw_object(pdf, rb"do not proceed\) Tj")
    return with_xref_only(pdf, b"%d 1\n0000000000 00001 f \n" % number)


def shadow_replace_font() -> bytes:
    """A font that was signed is overwritten, which some viewers take for harmless."""

    def swap(writer: Writer) -> None:
        font = page(writer)["/Resources"]["/Font"]["/F1"]
        font["/BaseFont"] = pdf_name("/ZapfDingbats")
        writer.update_container(font)

    return updated(signed_by(ada(), prepared(_hide_text)), swap)


def shadow_replace_form_value() -> bytes:
    """DocMDP 2 permits to fill forms: the field's value and looks change after signing."""

    def fill(writer: Writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/V"] = pdf_string("proceed")
        field["/AP"] = dictionary(N=overlay(writer))
        writer.update_container(field)

    return updated(signed_by(ada(), prepared(_add_form_field)), fill)


def shadow_replace_form_looks() -> bytes:
    """The field keeps its value and shows another."""

    def fill(writer: Writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/AP"] = dictionary(N=overlay(writer))
        writer.update_container(field)

    return updated(signed_by(ada(), prepared(_add_form_field)), fill)


def shadow_hide_and_replace() -> bytes:
    """The page gets another content, which was signed along with it and never shown."""

    def swap(writer: Writer) -> None:
        target = page(writer)
        target["/Contents"] = target["/PieceInfo"].raw_get("/Hidden")

    return updated(signed_by(ada(), prepared(_hide_text)), swap)


def shadow_hide_and_replace_by_xref() -> bytes:
    """One number, two objects in the signed bytes: a cross-reference section picks the other."""
    plain = prepared(_hide_text)
    shown = int(re.findall(rb"/Contents (\d+) 0 R", plain)[0])
    place = last_xref(plain)
    twin = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        shown,
        len(FORGED),
        FORGED,
    )
    tail = plain[place:].replace(b"startxref\n%d" % place, b"startxref\n%d" % (place + len(twin)))
    pdf = signed_by(ada(), plain[:place] + twin + tail)
    return with_xref_only(pdf, b"%d 1\n%010d 00000 n \n" % (shown, place))


def shadow_pages_from_another_catalog() -> bytes:
    """A whole second document lies in the signed bytes; the trailer picks its catalog."""

    def hide(writer: Writer) -> None:
        other = PdfFileReader(BytesIO(drawn("Outcome: proceed")))
        writer.root["/PieceInfo"] = dictionary(Other=writer.import_object(other.root))
        writer.update_root()

    pdf = signed_by(ada(), prepared(hide))

    def swap(writer: Writer) -> None:
        writer.root["/Pages"] = writer.root["/PieceInfo"]["/Other"].raw_get("/Pages")
        writer.update_root()

    return updated(pdf, swap)


def certification_evil_note() -> bytes:
    """DocMDP 3 permits annotations: one that covers the text."""
    pdf = certified(drawn("Outcome: do not proceed"), ada(), MDPPerm.ANNOTATE)
    return updated(pdf, lambda writer: annotation(writer, "FreeText"))


def certification_evil_stamp() -> bytes:
    pdf = certified(drawn("Outcome: do not proceed"), ada(), MDPPerm.ANNOTATE)
    return updated(pdf, lambda writer: annotation(writer, "Stamp"))


def certification_sneaky_signature() -> bytes:
    """DocMDP 2 permits signatures: one whose looks cover the text."""
    return signed_freely(record(), mallory(), "Sneaky", cover=True)


def certification_sneaky_signature_by_the_same_person() -> bytes:
    return signed_freely(record(), ada(), "Sneaky", cover=True)


def certification_sneaky_empty_field() -> bytes:
    def change(writer: Writer) -> None:
        append_signature_field(writer, SigFieldSpec("Sneaky", box=COVER))
        field = writer.root["/AcroForm"]["/Fields"][-1]
        field["/AP"] = dictionary(N=overlay(writer))

    return updated(record(), change)


def certification_annotation_where_none_is_allowed() -> bytes:
    pdf = certified(drawn("Outcome: do not proceed"), ada(), MDPPerm.NO_CHANGES)
    return updated(pdf, lambda writer: annotation(writer, "Text"))


def certification_content_changed_then_signed_again() -> bytes:
    """Mallory signs the whole file with a change in it; Ada's signature still stands there."""

    def change(writer: Writer) -> None:
        page(writer)["/Contents"] = writer.add_object(stream(FORGED))

    return signed_freely(updated(record(), change), mallory(), "Signature2")


def stripped_field_then_signed_again() -> bytes:
    """Ada's signature is no longer named in the form; Mallory's covers the whole file."""

    def strip(writer: Writer) -> None:
        page(writer)["/Contents"] = writer.add_object(stream(FORGED))
        page(writer)["/Annots"] = generic.ArrayObject()
        writer.root["/AcroForm"] = dictionary(Fields=generic.ArrayObject())
        del writer.root["/Perms"]
        writer.update_root()

    return signed_freely(updated(record(), strip), mallory(), "Signature1")


def stripped_field() -> bytes:
    def strip(writer: Writer) -> None:
        del writer.root["/AcroForm"]
        writer.update_root()

    return updated(record(), strip)


def stripped_value() -> bytes:
    def strip(writer: Writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        del field["/V"]
        field["/Rect"] = array(0, 0, 0, 0)
        writer.update_container(field)

    return updated(record(), strip)


def stripped_update() -> bytes:
    """The file is cut back to what it was before it was signed."""
    return record()[: record().index(b"%%EOF\n") + len(b"%%EOF\n")]


def stripped_by_renaming() -> bytes:
    return replaced(record(), b"/FT /Sig", b"/FT /Btn")


ATTACKS: tuple[Attack, ...] = (
    shadow_hide,
    shadow_hide_by_freeing,
    shadow_replace_font,
    shadow_replace_form_value,
    shadow_replace_form_looks,
    shadow_hide_and_replace,
    shadow_hide_and_replace_by_xref,
    shadow_pages_from_another_catalog,
    certification_evil_note,
    certification_evil_stamp,
    certification_sneaky_signature,
    certification_sneaky_signature_by_the_same_person,
    certification_sneaky_empty_field,
    certification_annotation_where_none_is_allowed,
    certification_content_changed_then_signed_again,
    stripped_field_then_signed_again,
    stripped_field,
    stripped_value,
    stripped_update,
    stripped_by_renaming,
)
