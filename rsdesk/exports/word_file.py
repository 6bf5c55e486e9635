"""A text as a .docx file, for word processors."""

import io
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from rsdesk.exports.paper import Paper
from rsdesk.i18n import Language

_SPOKEN: dict[Language, str] = {"de": "de-DE", "en": "en-GB"}
_INK = RGBColor(0x1F, 0x2A, 0x37)


def as_docx(paper: Paper, language: Language, now: datetime) -> bytes:
    """Return the text with real headings and lists; nothing in the file names a person."""
    document = Document()
    _dress(document, language)
    _describe(document, paper, now)
    document.add_heading(paper.title, level=0)
    for text in paper.lead:
        document.add_paragraph(text)
    for number, chapter in enumerate(paper.chapters, 1):
        document.add_heading(f"{number}. {chapter.heading}", level=1)
        for paragraph in chapter.paragraphs:
            document.add_paragraph(paragraph.text, style="List Bullet" if paragraph.point else None)
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(18)
    note.add_run(paper.note).italic = True
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _dress(document: WordDocument, language: Language) -> None:
    """A4, one quiet typeface that every word processor has, and the language of the text."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2.5))
    for name, size in (("Normal", 11), ("Title", 18), ("Heading 1", 13)):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.name, style.font.size = "Arial", Pt(size)
        if name != "Normal":
            style.font.color.rgb = _INK
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), _SPOKEN[language])


def _describe(document: WordDocument, paper: Paper, now: datetime) -> None:
    """The template comes with a name and a date of its own."""
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.title = paper.title
    about.created = about.modified = now.replace(tzinfo=None)
