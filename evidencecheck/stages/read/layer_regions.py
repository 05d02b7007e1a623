"""Which places of a text layer are held against the picture of their page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evidencecheck.model.document import Document
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Page, Word
from evidencecheck.model.values import Day, Identifier, Money
from evidencecheck.stages.load.loaded import Glyph
from evidencecheck.stages.read.layer_compare import digits, letters_and_digits

MAX_REGIONS = 40
"""Places looked at in one document; an invoice has 10 to 20."""
MIN_CHARACTERS = 3
"""A number with fewer proves nothing, and is easily misread."""
MIN_NUMBER, MIN_NUMBER_DIGITS = 7, 4
"""Characters, and digits among them, of a word that may be the number of something."""
_MARKS = " .,:;()[]#*·•|："
_CURRENCIES = "$€£¥￥"
_AMOUNT = re.compile(r"(?:[A-Z]{1,3}[$€£¥]?)?-?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}(?:[A-Z]{3})?")
_CODE = re.compile(r"[A-Z0-9]+(?:[-/][A-Z0-9]+)*")
UPRIGHT = 1.5
"""A box this much higher than wide holds text that runs up or down, which is left alone."""
MAX_TWINS = 5
"""Pairs of texts at one place looked at on one page; there should be none."""
SHADOW = 0.3
"""Font heights by which a shadow stands beside its character."""
SAME_PLACE = 0.5
"""Share of the smaller of two words that must lie on the other for two texts at one place."""


@dataclass(frozen=True, slots=True)
class Region:
    """Whole words of a text layer that hold a value."""

    reading: Reading
    text: str
    """All characters of the words."""
    box: Box
    numeric: bool
    """An amount or a date: only its digits count."""


def regions(document: Document) -> tuple[Region, ...]:
    """Where identifiers, amounts and dates of `document` stand in its text layer, each place once."""
    pages = {page.number: page for page in document.content.pages}
    found: dict[tuple[int, Box], Region] = {}
    for reading, numeric in _readings(document):
        if len(found) == MAX_REGIONS:
            break
        page = pages.get(reading.page or 0)
        if page is None or reading.channel is not Channel.TEXT_LAYER:
            continue
        form = digits(reading.raw) if numeric else letters_and_digits(reading.raw)
        words = _words(page, reading)
        if len(form) < MIN_CHARACTERS or not words:
            continue
        box = Box.around(word.box for word in words)
        if box.height <= UPRIGHT * box.width:
            text = " ".join(word.text for word in words)
            found.setdefault((page.number, box), Region(reading, text, box, numeric))
    return tuple(found.values())


def unnamed(
    file: str, page: Page, known: Sequence[Region], wanted: Callable[[Box], bool]
) -> tuple[Region, ...]:
    """Amounts and numbers on `page` that no fact names, at the `wanted` places of its text layer."""
    found: list[Region] = []
    for word in (word for line in page.lines for word in line.words if value_in(word.text)):
        lies = word.box.height <= UPRIGHT * word.box.width
        if not lies or any(word.box.intersects(region.box) for region in known):
            continue
        if len(found) < MAX_REGIONS and wanted(word.box):
            raw = value_in(word.text)
            reading = Reading(raw, file, page.number, word.box, Channel.TEXT_LAYER, 1.0)
            found.append(Region(reading, word.text, word.box, is_amount(raw)))
    return tuple(found)


def value_in(word: str) -> str:
    """The amount or number that `word` is, without the marks around it; "" where it is none."""
    text = word.strip(_MARKS)
    return text if is_amount(text) or _is_number(text) else ""


def is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(text.strip(_CURRENCIES)) is not None


def _is_number(text: str) -> bool:
    """Whether `text` looks like that of an order, invoice or parcel."""
    form = letters_and_digits(text)
    plain = _CODE.fullmatch(text) is not None and len(form) >= MIN_NUMBER
    return plain and len(digits(text)) >= MIN_NUMBER_DIGITS


def twins(glyphs: Sequence[Glyph]) -> tuple[tuple[Word, Word], ...]:
    """Numbers of the text layer, each with the rest of another that lies on it.

    The rest, because PDFium leaves out a character that stands on its like.
    """
    runs = sorted(_runs(glyphs), key=lambda run: run[0].box.y0)
    pairs = []
    for index, one in enumerate(runs):
        for other in runs[index + 1 :]:
            if other[0].box.y0 >= one[0].box.y1:
                break
            longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
            if _on_each_other(longer, shorter) and not _repeats(shorter, longer):
                pairs.append((_word(longer), _word(shorter)))
    return tuple(pair for pair in pairs if len(digits(pair[0].text)) >= MIN_CHARACTERS)[:MAX_TWINS]


def _readings(document: Document) -> Iterator[tuple[Reading, bool]]:
    for fact in document.facts:
        if isinstance(fact.value, Identifier | Money | Day):
            yield fact.reading, not isinstance(fact.value, Identifier)
    yield from ((amount.reading, True) for amount in document.amounts)
    yield from ((item.reading, True) for item in document.items)


def _words(page: Page, reading: Reading) -> tuple[Word, ...]:
    """The words that `reading` was taken from."""
    if reading.box is None:
        return ()
    best: tuple[float, Line, int] | None = None
    for line in page.lines:
        if line.channel is not Channel.TEXT_LAYER or not line.box.same_row(reading.box):
            continue
        start = line.text.find(reading.raw)
        while start >= 0:
            box = line.box_of(start, start + len(reading.raw))
            apart = abs(box.x0 - reading.box.x0) + abs(box.y0 - reading.box.y0)
            if best is None or apart < best[0]:
                best = apart, line, start
            start = line.text.find(reading.raw, start + 1)
    if best is None:
        return ()
    _, line, start = best
    end = start + len(reading.raw)
    pairs = zip(line.words, line.starts, strict=True)
    return tuple(word for word, at in pairs if at < end and at + len(word.text) > start)


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters with a digit among them, parted where there is a space or the pen moves."""
    runs: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.turn or not (glyph.box.width > 0 and glyph.box.height > 0):
            continue
        if glyph.char.isspace() or (runs[-1] and not _follows(runs[-1][-1].box, glyph.box)):
            runs.append([])
        if not glyph.char.isspace():
            runs[-1].append(glyph)
    return [run for run in runs if any(glyph.char.isdigit() for glyph in run)]


def _word(run: Sequence[Glyph]) -> Word:
    return Word("".join(g.char for g in run), Box.around(g.box for g in run), 1.0)


def _follows(one: Box, other: Box) -> bool:
    reach = 0.6 * one.height
    return one.same_row(other) and -reach <= other.x0 - one.x1 <= reach


def _on_each_other(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    a, b = (Box.around(glyph.box for glyph in run) for run in (one, other))
    shared = max(a.overlap_x(b), 0.0) * max(a.overlap_y(b), 0.0)
    return shared > SAME_PLACE * min(a.width * a.height, b.width * b.height)


def _repeats(part: Sequence[Glyph], whole: Sequence[Glyph]) -> bool:
    """Whether `part` is printed over its like, for a shadow or bold type."""
    return all(
        any(
            glyph.char == other.char
            and abs(glyph.box.x0 - other.box.x0) <= SHADOW * glyph.box.height
            for other in whole
        )
        for glyph in part
    )
