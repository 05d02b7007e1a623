"""Lines of a length that no page prints are cut, so that no pattern takes for ever on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Page, Word, line_of

LONGEST = 1000
"""Characters; a line of print has 60 to 200. Several patterns look back and forth over a line."""


def with_short_lines(page: Page) -> Page:
    """`page` without lines of more than `LONGEST` characters: what is longer becomes several lines."""
    if all(len(line.text) <= LONGEST for line in page.lines):
        return page
    return replace(page, lines=tuple(part for line in page.lines for part in _parts(line)))


def _parts(line: Line) -> Iterator[Line]:
    if len(line.text) <= LONGEST:
        yield line
        return
    held: list[Word] = []
    length = 0
    for word in (piece for whole in line.words for piece in _pieces(whole)):
        if held and length + 1 + len(word.text) > LONGEST:
            yield line_of(held, line.channel)
            held, length = [], 0
        held.append(word)
        length += 1 + len(word.text)
    if held:
        yield line_of(held, line.channel)


def _pieces(word: Word) -> Iterator[Word]:
    step = word.box.width / len(word.text)
    for start in range(0, len(word.text), LONGEST):
        text = word.text[start : start + LONGEST]
        x0 = word.box.x0 + start * step
        yield Word(text, Box(x0, word.box.y0, x0 + len(text) * step, word.box.y1), word.confidence)
