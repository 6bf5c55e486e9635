"""Things appended to a signed file, well-formed or not (ISA)."""

import re
from io import BytesIO

from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.records.forging import (
    COVER,
    FORGED,
    Attack,
    Writer,
    annotation,
    array,
    dictionary,
    generic,
    overlay,
    page,
    stream,
    updated,
)
from tests.records.honest import byte_range, drawn, record


def isa_text_changed() -> bytes:
    def change(writer: Writer) -> None:
        page(writer)["/Contents"] = writer.add_object(stream(FORGED))

    return updated(record(), change)


def isa_stream_overwritten_in_place() -> bytes:
    def change(writer: Writer) -> None:
        content = page(writer)["/Contents"]
        content._data = FORGED
        content._encoded_data = None
        content.pop("/Filter")
        writer.update_container(content)

    return updated(record(), change)


def isa_page_added() -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        added = dictionary(Type=pdf_name("/Page"), MediaBox=array(0, 0, 400, 300))
        added["/Parent"] = writer.root.raw_get("/Pages")
        added["/Contents"] = writer.add_object(stream(b""))
        pages["/Kids"].append(writer.add_object(added))
        pages["/Count"] = generic.NumberObject(3)
        writer.update_container(pages)

    return updated(record(), change)


def isa_page_removed() -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"].pop()
        pages["/Count"] = generic.NumberObject(1)
        writer.update_container(pages)

    return updated(record(), change)


def isa_pages_in_another_order() -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"].reverse()
        writer.update_container(pages)

    return updated(record(), change)


def isa_page_cropped() -> bytes:
    return updated(
        record(), lambda w: page(w).update({pdf_name("/CropBox"): array(0, 0, 400, 100)})
    )


def isa_page_turned() -> bytes:
    turned = {pdf_name("/Rotate"): generic.NumberObject(180)}
    return updated(record(), lambda w: page(w).update(turned))


def isa_note_added() -> bytes:
    return updated(record(), lambda w: annotation(w, "FreeText", Contents=pdf_string("proceed")))


def isa_stamp_added() -> bytes:
    return updated(record(), lambda w: annotation(w, "Stamp"))


def isa_redaction_added() -> bytes:
    return updated(record(), lambda w: annotation(w, "Redact"))


def isa_text_field_added() -> bytes:
    def change(writer: Writer) -> None:
        field = {"FT": pdf_name("/Tx"), "T": pdf_string("note"), "V": pdf_string("proceed")}
        added = annotation(writer, "Widget", **field)
        form = writer.root["/AcroForm"]
        form["/Fields"].append(added)
        writer.update_container(form)

    return updated(record(), change)


def isa_font_swapped() -> bytes:
    def change(writer: Writer) -> None:
        font = page(writer)["/Resources"]["/Font"]["/F1"]
        font["/BaseFont"] = pdf_name("/Symbol")
        writer.update_container(font)

    return updated(record(), change)


def isa_font_reencoded() -> bytes:
    def change(writer: Writer) -> None:
        font = page(writer)["/Resources"]["/Font"]["/F1"]
        differences = generic.ArrayObject([generic.NumberObject(49), pdf_name("/nine")])
        font["/Encoding"] = dictionary(Type=pdf_name("/Encoding"), Differences=differences)
        writer.update_container(font)

    return updated(record(), change)


def isa_signature_appearance_swapped() -> bytes:
    def change(writer: Writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/AP"] = dictionary(N=overlay(writer))
        writer.update_container(field)

    return updated(record(), change)


def isa_signature_moved_over_the_text() -> bytes:
    def change(writer: Writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/Rect"] = array(*COVER)
        writer.update_container(field)

    return updated(record(), change)


def isa_title_changed() -> bytes:
    def change(writer: Writer) -> None:
        info = writer.trailer["/Info"]
        info["/Title"] = pdf_string("Another record")
        writer.update_container(info)

    return updated(record(), change)


def isa_new_catalog() -> bytes:
    other = PdfFileReader(BytesIO(drawn("Outcome: proceed")))

    def change(writer: Writer) -> None:
        writer.root["/Pages"] = writer.import_object(other.root["/Pages"])
        writer.update_root()

    return updated(record(), change)


def isa_script_on_opening() -> bytes:
    def change(writer: Writer) -> None:
        script = dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert('proceed')"))
        writer.root["/OpenAction"] = script
        writer.update_root()

    return updated(record(), change)


def isa_attachment_added() -> bytes:
    def change(writer: Writer) -> None:
        file = writer.add_object(stream(b"other", Type=pdf_name("/EmbeddedFile")))
        entry = dictionary(Type=pdf_name("/Filespec"), F=pdf_string("a"), EF=dictionary(F=file))
        names = generic.ArrayObject([pdf_string("a"), writer.add_object(entry)])
        writer.root["/Names"] = dictionary(EmbeddedFiles=dictionary(Names=names))
        writer.update_root()

    return updated(record(), change)


def isa_security_store_added() -> bytes:
    def change(writer: Writer) -> None:
        certificate = writer.add_object(stream(b"0"))
        writer.root["/DSS"] = dictionary(Certs=generic.ArrayObject([certificate]))
        writer.update_root()

    return updated(record(), change)


def isa_permission_taken_out() -> bytes:
    def change(writer: Writer) -> None:
        del writer.root["/Perms"]
        writer.update_root()

    return updated(record(), change)


def isa_update_that_changes_nothing() -> bytes:
    return updated(record(), lambda writer: writer.update_root())


def isa_objects_without_xref() -> bytes:
    return record() + b"\n4 0 obj\n<< /Length 47 >>\nstream\n" + FORGED + b"\nendstream\nendobj\n"


def isa_objects_with_trailer_only() -> bytes:
    return isa_objects_without_xref() + b"trailer\n<< /Root 5 0 R >>\n%%EOF\n"


def isa_second_end_marker() -> bytes:
    return record() + b"%%EOF\n"


def isa_second_startxref() -> bytes:
    found = re.findall(rb"startxref\n\d+\n%%EOF\n", record())
    return record() + bytes(found[-1])


def isa_comment_after_the_end() -> bytes:
    return record() + b"% proceed\n"


def isa_line_break_after_the_end() -> bytes:
    return record() + b"\n"


def isa_zero_byte_after_the_end() -> bytes:
    return record() + b"\0"


def isa_another_pdf_after_the_end() -> bytes:
    return record() + drawn("Outcome: proceed")


def isa_signature_copied_to_a_new_object() -> bytes:
    def change(writer: Writer) -> None:
        page(writer)["/Contents"] = writer.add_object(stream(FORGED))
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/V"] = writer.add_object(generic.DictionaryObject(field["/V"]))
        writer.update_container(field)

    return updated(record(), change)


def isa_range_widened_in_an_update() -> bytes:
    """The copy claims to cover all, but the signature was made over less."""
    copied = isa_signature_copied_to_a_new_object()
    _, start, end, _ = byte_range(record())
    at = copied.rindex(b"/ByteRange")
    stop = copied.index(b"]", at)
    wider = f"/ByteRange [0 {start} {end} {len(copied) - end}".encode()
    return copied[:at] + wider.ljust(stop - at) + copied[stop:]


ATTACKS: tuple[Attack, ...] = (
    isa_text_changed,
    isa_stream_overwritten_in_place,
    isa_page_added,
    isa_page_removed,
    isa_pages_in_another_order,
    isa_page_cropped,
    isa_page_turned,
    isa_note_added,
    isa_stamp_added,
    isa_redaction_added,
    isa_text_field_added,
    isa_font_swapped,
    isa_font_reencoded,
    isa_signature_appearance_swapped,
    isa_signature_moved_over_the_text,
    isa_title_changed,
    isa_new_catalog,
    isa_script_on_opening,
    isa_attachment_added,
    isa_security_store_added,
    isa_permission_taken_out,
    isa_update_that_changes_nothing,
    isa_objects_without_xref,
    isa_objects_with_trailer_only,
    isa_second_end_marker,
    isa_second_startxref,
    isa_comment_after_the_end,
    isa_line_break_after_the_end,
    isa_zero_byte_after_the_end,
    isa_another_pdf_after_the_end,
    isa_signature_copied_to_a_new_object,
    isa_range_widened_in_an_update,
)
