"""What travels to the child that draws pages, and what comes back; nothing here draws."""

from typing import Annotated

from msgspec import Meta, Struct

WIDEST = 4096
MOST_PAGES = 16


class Picture(Struct, frozen=True, forbid_unknown_fields=True):
    """A page as pixels, row by row from the top, three bytes each: red, green, blue."""

    width: int
    height: int
    rgb: bytes


class Order(Struct, frozen=True, forbid_unknown_fields=True):
    """Pages `first` (from 0) and following, `width` pixels wide."""

    pdf: bytes
    width: Annotated[int, Meta(ge=1, le=WIDEST)]
    first: Annotated[int, Meta(ge=0)]
    count: Annotated[int, Meta(ge=0, le=MOST_PAGES)]


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """How many pages the whole document has, and pictures of those asked for."""

    pages: int
    pictures: tuple[Picture, ...]
