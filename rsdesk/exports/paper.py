"""A text in headings, paragraphs and points, before it becomes a file of some kind."""

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """A paragraph, or one point of a list; a break in it starts a new line."""

    text: str
    point: bool = False


class Chapter(Struct, frozen=True):
    """A heading with what stands under it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


class Paper(Struct, frozen=True):
    """A whole text; `note` stands at its end."""

    title: str
    lead: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    note: str


def as_text(paper: Paper) -> str:
    """Return the text as it goes into a form or a message: paragraphs with a line between them."""
    parts = [paper.title, *paper.lead]
    for number, chapter in enumerate(paper.chapters, 1):
        parts.append(f"{number}. {chapter.heading}")
        parts.extend(_blocks(chapter.paragraphs))
    return "\n\n".join((*parts, paper.note)) + "\n"


def _blocks(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Points stand below each other without a line between them."""
    blocks: list[str] = []
    in_list = False
    for paragraph in paragraphs:
        if paragraph.point:
            point = "– " + paragraph.text.replace("\n", "\n  ")
            if in_list:
                blocks[-1] += f"\n{point}"
            else:
                blocks.append(point)
        else:
            blocks.append(paragraph.text)
        in_list = paragraph.point
    return blocks
