"""What loading gives: an open file whose pages are made one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidencecheck.model.document import DataField, EvidenceFile
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import Message
from evidencecheck.model.page import Channel, Line
from evidencecheck.stages.load.members import Member

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    """A picture: height x width x 3, RGB, 0 to 255, row 0 at the top."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a text layer, in pixels of its page."""

    char: str
    box: Box
    """Advance width by font height; degenerate for what has no ink."""
    turn: int
    """Degrees clockwise by which the character lies, to the next of 0, 90, 180, 270."""
    generated: bool = False
    """A white space that is not in the file: the PDF library saw a gap or a line end."""
    unseen: bool = False
    """Of the layer that OCR puts over or under a scan: only its picture is to be seen."""
    font: str = ""
    """PostScript name of its font, as the file writes it; "" where there is none."""
    clipped: bool = False
    """Cut off by the edge of its cell or form field: the page shows it in part or not at all."""
    covered: bool = False
    """A box or picture was painted over it."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page before anything is read on it. Valid until the next one is asked for."""

    number: int
    """From 1."""
    width: int
    height: int
    image: Callable[[], Pixels]
    """Renders or decodes the page: height x width x 3 uint8 RGB, upright as its file says."""
    has_text_layer: bool = False
    """Whether the file could hold characters (a PDF) or is pixels alone."""
    glyphs: tuple[Glyph, ...] = ()
    """The text layer in the order of the file."""
    pictures: tuple[Box, ...] = ()
    """Where raster images stand on a PDF page; a picture file has none."""
    shapes: int = 0
    """How many segments the vector paths of a PDF page have: a rule 2, a filled bar 4 or 5."""
    larger: Callable[[int], Pixels] | None = None
    """Renders the page so many times as large; None where enlarging shows nothing new."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page without a picture: text that its file gives as such, laid out by `virtual_page`."""

    number: int
    """From 1."""
    width: int
    height: int
    lines: tuple[Line, ...]
    """In any order."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        used = {line.channel for line in self.lines}
        return tuple(channel for channel in Channel if channel in used)


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """A page that its library could not open; the rest of the file goes on."""

    number: int
    reason: Message


LoadedPage = RawPage | TextPage | DamagedPage


def pages_of(
    pages: Sequence[TextPage],
) -> tuple[Callable[[], Iterator[LoadedPage]], Callable[[int], LoadedPage]]:
    """`Loaded.pages` and `Loaded.page` of pages that are made already."""
    return lambda: iter(pages), lambda number: pages[number - 1]


def no_members() -> Iterator[Member]:
    """For files that hold no others."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that can be read."""

    file: EvidenceFile
    sha256: str
    media_type: str
    page_count: int
    pages: Callable[[], Iterator[LoadedPage]]
    """Opens the file, yields its pages in order and closes it. One iteration at a time."""
    page: Callable[[int], LoadedPage]
    """One page by its number (from 1), for a second look; the file stays open with it."""
    notes: tuple[Message, ...] = ()
    """What is missing or odd, for the person who handed it in."""
    attachments: tuple[str, ...] = ()
    """Names of files embedded in a PDF."""
    cut_short: bool = field(default=False)
    """The file ends before its format says it should."""
    data: tuple[DataField, ...] = ()
    """What it states as data beside its pages."""
    members: Callable[[], Iterator[Member]] = no_members
    """The files inside it; only `members.unpack` asks for them."""
    is_container: bool = False
    """It may do without pages of its own: what it says is in its members."""
