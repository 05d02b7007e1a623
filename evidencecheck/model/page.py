"""A page as it was read: lines of words with boxes, and barcodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from evidencecheck.model.geometry import Box


class Channel(StrEnum):
    """Through what a value reached us. Channels of one page may contradict each other."""

    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    BARCODE = "barcode"
    STRUCTURED = "structured"
    CLAIM_FILE = "claim-file"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space (in Chinese or Japanese: as far as no gap divides it)."""

    text: str
    box: Box
    confidence: float
    """How sure the reader is, 0 to 1; 1 for a text layer."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand in one row without a column gap: a cell, a label with its value, a line of prose."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    """Offset in `text` at which each word begins."""
    channel: Channel
    box: Box = field(init=False, repr=False, compare=False)
    """Around all words. Kept, not computed: reading order, labels and tables ask for it millions of times."""

    def __post_init__(self) -> None:
        box = Box.around(word.box for word in self.words) if self.words else Box(0, 0, 0, 0)
        object.__setattr__(self, "box", box)

    def __getstate__(self) -> list[object]:
        return [self.text, self.words, self.starts, self.channel]

    def __setstate__(self, state: list[object]) -> None:
        """A worker hands over thousands of lines: boxes are made anew, not sent."""
        for name, value in zip(("text", "words", "starts", "channel"), state, strict=True):
            object.__setattr__(self, name, value)
        self.__post_init__()

    @property
    def confidence(self) -> float:
        return min(word.confidence for word in self.words)

    def box_of(self, start: int, end: int) -> Box:
        """The box of ``text[start:end]``; inside a word, by even division of its width."""
        return Box.around(box for box, _ in self._touched(start, end))

    def confidence_of(self, start: int, end: int) -> float:
        """The lowest confidence of the words that ``text[start:end]`` touches."""
        return min(confidence for _, confidence in self._touched(start, end))

    def _touched(self, start: int, end: int) -> list[tuple[Box, float]]:
        touched = []
        for word, begin in zip(self.words, self.starts, strict=True):
            length = len(word.text)
            lo, hi = max(start - begin, 0), min(end - begin, length)
            if lo < hi:
                step = word.box.width / length
                box = Box(
                    word.box.x0 + lo * step, word.box.y0, word.box.x0 + hi * step, word.box.y1
                )
                touched.append((box, word.confidence))
        return touched or [(self.box, self.confidence)]


def line_of(words: Sequence[Word], channel: Channel) -> Line:
    """Join `words` (left to right, at least one) with single spaces, none between CJK characters."""
    text, starts = "", []
    for previous, word in zip([None, *words], words, strict=False):
        if previous is not None and not (_is_cjk(previous.text[-1]) and _is_cjk(word.text[0])):
            text += " "
        starts.append(len(text))
        text += word.text
    return Line(text, tuple(words), tuple(starts), channel)


def _is_cjk(char: str) -> bool:
    return "　" <= char <= "鿿" or "豈" <= char <= "﫿" or "＀" <= char <= "￯"


@dataclass(frozen=True, slots=True)
class Barcode:
    """A decoded symbol. `text` is its content with GS1 separators as U+001D."""

    symbology: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Clarity:
    """How well the print on a picture can be made out."""

    glyph_height: float | None
    """Pixels, of the middling line; None where there is no text."""
    sharpness: float | None
    """The steepest step between neighbouring pixels of the text, as a share of its contrast; of the whole
    picture where no text was read."""
    brightness: float
    """0 to 1: nearly all of the picture is no lighter than this."""
    unread: int = 0
    """Lines of text that can be told to be there, but not read, where hardly any could."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page at the size that its boxes are stated in."""

    number: int
    """From 1."""
    width: int
    height: int
    lines: tuple[Line, ...]
    """In reading order."""
    barcodes: tuple[Barcode, ...]
    channels: tuple[Channel, ...]
    legibility: float
    """0 to 1: how far its text can be read; 1 for a text layer, mean word confidence for OCR."""
    clarity: Clarity | None = None
    """Measured where a picture was read, else None."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)
