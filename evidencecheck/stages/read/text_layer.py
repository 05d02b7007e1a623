"""The text layer of a PDF page: characters to words to lines, and whether it can be trusted."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Word, line_of
from evidencecheck.stages.load.loaded import Glyph, RawPage
from evidencecheck.stages.read.reading_order import in_reading_order
from evidencecheck.stages.read.turning import turned_box

WORD_GAP = 0.17
"""Font heights between two characters that part words; a space is 0.25, kerning below 0.1."""
CELL_GAP = 0.78
"""Font heights between two words that part cells. In real invoices columns begin at 0.79 and words
end at 0.76 (German letters with three spaces)."""
SENTENCE_GAP = 1.2
"""The same after a punctuation mark, where justified prose stretches most."""
BACKTRACK = 0.6
"""Font heights a character may stand before the end of its predecessor (kerning, accents)."""
LEGIBLE = 4.0
"""Height of a font box in pixels below which no text can be seen, as of 1-pt control lines."""
COMB = 6
"""Lone letters and digits at one pitch from which on they are the word of a comb field (PDF 1.7,
table 228), whose every character has a box of its own."""
COMB_PITCH = 2.5
"""Font heights by which the teeth of a comb are apart at most; its boxes are hardly wider than high."""


def text_lines(glyphs: Sequence[Glyph], width: float, height: float) -> tuple[Line, ...]:
    """The lines of a page of `width` x `height` pixels, in reading order.

    Text that lies at right angles to the page is read along itself, after the rest; its boxes are
    the page's. What stands beside the sheet is left out.
    """
    lines: list[Line] = []
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in _cleaned([g for g in glyphs if _is_on_sheet(g.box, width, height)]):
        by_turn[glyph.turn].append(glyph)
    for turn, members in sorted(by_turn.items()):
        laid = [
            Glyph(g.char, turned_box(g.box, -turn % 360, width, height), 0, g.generated)
            for g in members
        ]
        across, along = (width, height) if turn % 180 == 0 else (height, width)
        cells = [line_of(cell, Channel.TEXT_LAYER) for cell in _cells(_words(laid))]
        for line in in_reading_order(cells):
            words = [replace(w, box=turned_box(w.box, turn, across, along)) for w in line.words]
            lines.append(replace(line, words=tuple(words)))
    return tuple(lines)


def _is_on_sheet(box: Box, width: float, height: float) -> bool:
    return box.x0 <= width and box.x1 >= 0 and box.y0 <= height and box.y1 >= 0


def dominant_turn(glyphs: Iterable[Glyph]) -> int:
    """Degrees clockwise by which most characters lie."""
    turns = Counter(g.turn for g in glyphs if not g.char.isspace())
    return turns.most_common(1)[0][0] if turns else 0


def _cleaned(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without control characters, characters of no width, and repeats (bold by overprinting)."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int, int], Box] = {}
    for glyph in _unbound(glyphs):
        char = _character(glyph.char)
        if not char:
            continue
        box = _squared(glyph.box) if char in _STROKES else glyph.box
        if not char.isspace():
            if box.height < LEGIBLE or box.width < 0:
                continue
            step = max(box.height / 2, 1.0)
            cell = (round(box.x0 / step), round(box.y0 / step))
            near = [
                seen.get((char, cell[0] + dx, cell[1] + dy))
                for dx in (-1, 0, 1)
                for dy in (-1, 0, 1)
            ]
            if any(other is not None and _same_place(box, other) for other in near):
                continue
            seen[(char, *cell)] = box
        kept.append(Glyph(char, box, glyph.turn, glyph.generated))
    return kept


_STROKES = frozenset("一ー")
"""Characters that are one stroke; where a font states no height, PDFium gives them that of their ink."""


def _squared(box: Box) -> Box:
    """`box` as high as wide around its middle, as its character stands among its like; unless it is high."""
    if box.height > 0.3 * box.width:
        return box
    half = box.width / 2
    return Box(box.x0, box.center_y - half, box.x1, box.center_y + half)


def _unbound(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Letters of a ligature, which PDFium gives the same box each, side by side in it."""
    for _, group in groupby(glyphs, key=lambda g: (g.box, g.char in "fijlt")):
        letters = list(group)
        box = letters[0].box
        step = box.width / len(letters)
        if len(letters) == 1 or letters[0].char not in "ft":
            yield from letters
            continue
        for index, glyph in enumerate(letters):
            left = box.x0 + index * step
            yield replace(glyph, box=Box(left, box.y0, left + step, box.y1))


def _same_place(one: Box, other: Box) -> bool:
    """Whether a character is printed over its twin, at most a fifth of its width beside it."""
    close = 0.2 * max(one.width, 0.3 * one.height)
    return (
        abs(one.x0 - other.x0) <= close
        and abs(one.y0 - other.y0) <= 0.1 * one.height
        and abs(one.height - other.height) <= 0.1 * one.height
    )


def _character(char: str) -> str:
    """`char` as we keep it: "" for junk, plain ideographs for radicals, letters of a ligature."""
    if char == "\x02":  # PDFium's mark for a hyphen at a line end
        return "-"
    if char in "\xad\ufeff":
        return ""
    code = ord(char)
    # Radicals and compatibility ideographs, which some fonts map their plain twins to.
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", char)
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char


def _words(glyphs: Sequence[Glyph]) -> list[Word]:
    """Runs in the order of the file, then joined where two runs of a row touch."""
    runs: list[list[Glyph]] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == " ":
            if not glyph.generated or not current or glyph.box.width > 0:
                runs.append(current)
                current = []
            continue
        if current and not _continues(current[-1], glyph):
            runs.append(current)
            current = []
        current.append(glyph)
    runs.append(current)
    return _joined([_word(run) for run in runs if run])


def _continues(previous: Glyph, glyph: Glyph) -> bool:
    a, b = previous.box, glyph.box
    height = max(min(a.height, b.height), 1.0)
    gap = b.x0 - a.x1
    level = a.overlap_y(b) > 0.5 * min(a.height, b.height)
    return level and -BACKTRACK * height <= gap <= WORD_GAP * height


def _word(run: Sequence[Glyph]) -> Word:
    return Word("".join(g.char for g in run), Box.around(g.box for g in run), 1.0)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words that share a row, from left to right; rows from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.center_y, w.box.x0)):
        for row in rows[-4:]:
            near = min(row, key=lambda w: -w.box.overlap_x(word.box)).box
            if near.overlap_y(word.box) > 0.6 * min(near.height, word.box.height):
                row.append(word)
                break
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.x0) for row in rows]


def _joined(words: Sequence[Word]) -> list[Word]:
    """Words of a row that touch are one: some files set every few letters anew."""
    joined: list[Word] = []
    for row in _rows(words):
        current = row[0]
        for word in row[1:]:
            height = min(current.box.height, word.box.height)
            gap = word.box.x0 - current.box.x1
            alike = max(current.box.height, word.box.height) < 1.3 * height
            if alike and -0.1 * height <= gap <= 0.08 * height:
                box = Box.around((current.box, word.box))
                current = Word(current.text + word.text, box, 1.0)
            else:
                joined.append(current)
                current = word
        joined.append(current)
    return _with_combs_joined(joined)


def _with_combs_joined(words: Sequence[Word]) -> list[Word]:
    """`words`, row by row, with those made one that stand character by character in a comb."""
    joined: list[Word] = []
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and _is_next_tooth(words[start:end], words[end]):
            end += 1
        comb = words[start:end]
        if _is_comb(comb):
            text = "".join(word.text for word in comb)
            joined.append(Word(text, Box.around(word.box for word in comb), 1.0))
            start = end
        else:
            joined.append(words[start])
            start += 1
    return joined


def _is_next_tooth(comb: Sequence[Word], word: Word) -> bool:
    last = comb[-1].box
    step = word.box.center_x - last.center_x
    if not (_is_tooth(comb[-1]) and _is_tooth(word) and word.box.same_row(last)):
        return False
    if not 0 < step <= COMB_PITCH * last.height:
        return False
    return len(comb) < 2 or abs(step - (last.center_x - comb[-2].box.center_x)) <= 0.1 * step


def _is_tooth(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isascii() and (word.text.isalnum() or word.text == "-")


def _is_comb(comb: Sequence[Word]) -> bool:
    """Whether it is long enough and does not just count 1 2 3."""
    text = "".join(word.text for word in comb)
    counts = text.isdigit() and all(int(b) - int(a) == 1 for a, b in pairwise(text))
    return len(comb) >= COMB and not counts


def _cells(words: Sequence[Word]) -> list[list[Word]]:
    """Words of a row without a column gap between them."""
    cells: list[list[Word]] = []
    for row in _rows(words):
        cells.append([row[0]])
        for previous, word in pairwise(row):
            height = min(previous.box.height, word.box.height)
            allowed = SENTENCE_GAP if previous.text[-1] in ".,;:?!" else CELL_GAP
            if word.box.x0 - previous.box.x1 > allowed * height:
                cells.append([])
            cells[-1].append(word)
    return cells


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a text layer is worth."""

    sound: bool
    """Its characters can be believed."""
    complete: bool
    """It seems to hold all text of the page; else the picture must be read too."""
    unread: tuple[Box, ...] = ()
    """Larger pictures without text of the layer in them."""


MIN_CHARACTERS = 40
"""A page with fewer is read as a picture too: outlined text, a stamp on a scan."""
BAD_SHARE = 0.1
"""Share of replacement, private-use and unassigned characters from which on a layer is junk."""
PICTURE_SHARE = 0.08
"""Share of the page from which on a picture may hold text that matters (a logo has 2 to 5 %)."""
COVERED_CHARACTERS = 40
"""With so many characters of the layer on it, a picture is a background or an OCRed scan."""


def soundness(raw: RawPage) -> Soundness:
    """Judge the text layer of `raw`."""
    visible = [g for g in raw.glyphs if not g.char.isspace() and _character(g.char)]
    sheet = Box(0, 0, raw.width, raw.height)
    inside = [g for g in visible if g.box.intersects(sheet)]
    if not visible or len(inside) < 0.5 * len(visible):
        return Soundness(False, False)
    bad = sum(1 for g in visible if unicodedata.category(g.char) in {"Co", "Cn"} or g.char == "�")
    if bad > BAD_SHARE * len(visible):
        return Soundness(False, False)
    unread = tuple(
        picture
        for picture in raw.pictures
        if picture.width * picture.height > PICTURE_SHARE * raw.width * raw.height
        and sum(1 for g in inside if g.box.intersects(picture)) < COVERED_CHARACTERS
    )
    complete = len(inside) >= MIN_CHARACTERS and not unread
    return Soundness(True, complete, unread)
