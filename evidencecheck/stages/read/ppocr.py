"""A picture read by PP-OCR: lines of words with boxes, and which way up the page is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Word, line_of
from evidencecheck.stages.read.ocr_result import OcrResult
from evidencecheck.stages.read.ppocr_detect import detect
from evidencecheck.stages.read.ppocr_recognise import Character, Recognised, crop, recognise
from evidencecheck.stages.read.reading_order import in_reading_order

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels
    from evidencecheck.stages.read.ppocr_detect import Quad

MIN_CONFIDENCE = 0.5
"""Lines below are texture, not text (rapidocr's text_score)."""
WORD_GAP = 1.0
"""Line heights between two character centres, beyond their own widths, that part two words."""
CELL_GAP = 1.5
"""The same for two cells: the detector sometimes takes two columns for one line."""
PROBES = 6
"""Longest lines read in each direction to find the way up."""
DOUBTFUL = 0.9
"""Mean confidence below which a page may lie upside down."""


def read_picture(image: Pixels) -> OcrResult:
    """All text of `image` (height x width x 3 RGB); `OcrResult.turn` says how it had to be turned.

    Raises:
        EngineMissingError: no models or no runtime.
    """
    quads = detect(image)
    turn = _sideways(image, quads)
    if turn:
        image = np.ascontiguousarray(np.rot90(image, -turn // 90))
        quads = detect(image)
    lines = [recognise(*crop(image, quad)) for quad in quads]
    if _mean(lines) < DOUBTFUL and _reads_better_reversed(image, quads, lines):
        image = np.ascontiguousarray(image[::-1, ::-1])
        turn = (turn + 180) % 360
        quads = detect(image)
        lines = [recognise(*crop(image, quad)) for quad in quads]
    return _result(quads, lines, turn)


def _sideways(image: Pixels, quads: Sequence[Quad]) -> int:
    """90 or 270 where most text runs up or down, by which direction reads better; else 0."""
    upright = [quad for quad in quads if not _is_tall(quad)]
    tall = [quad for quad in quads if _is_tall(quad)]
    if sum(map(_length, tall)) <= 2 * sum(map(_length, upright)):
        return 0
    up = down = 0.0
    for quad in sorted(tall, key=_length, reverse=True)[:PROBES]:
        line, turned = crop(image, quad)
        if turned:
            # `crop` turned it counter-clockwise: right if the text ran from top to bottom.
            down += _weight(recognise(np.ascontiguousarray(line)))
            up += _weight(recognise(np.ascontiguousarray(line[::-1, ::-1])))
    return 270 if down >= up else 90


def _reads_better_reversed(
    image: Pixels, quads: Sequence[Quad], lines: Sequence[Recognised]
) -> bool:
    pairs = sorted(zip(quads, lines, strict=True), key=lambda pair: _length(pair[0]), reverse=True)
    here = there = 0.0
    for quad, line in pairs[:PROBES]:
        here += _weight(line)
        cut, _ = crop(image, quad)
        there += _weight(recognise(np.ascontiguousarray(cut[::-1, ::-1])))
    return there > 1.1 * here


def _result(quads: Sequence[Quad], lines: Sequence[Recognised], turn: int) -> OcrResult:
    found: list[Line] = []
    refused = 0
    for quad, line in zip(quads, lines, strict=True):
        if not line.text:
            continue
        if line.confidence < MIN_CONFIDENCE:
            refused += 1
            continue
        found.extend(line_of(words, Channel.OCR) for words in _cells(quad, line))
    confidences = [word.confidence for line in found for word in line.words]
    total = len(confidences) + refused
    legibility = sum(confidences) / total if total else 0.0
    return OcrResult(in_reading_order(found), legibility, turn)


def _cells(quad: Quad, line: Recognised) -> list[list[Word]]:
    """The words of a line, parted where a column gap lies between two of them."""
    cells: list[list[Word]] = [[]]
    for run, far in _runs(line):
        if far and cells[-1]:
            cells.append([])
        cells[-1].append(_word(quad, line, run))
    return [cell for cell in cells if cell]


def _runs(line: Recognised) -> list[tuple[list[Character], bool]]:
    """Characters of each word, and whether the gap before it parts cells."""
    runs: list[tuple[list[Character], bool]] = []
    current: list[Character] = []
    far = False
    previous: Character | None = None
    for character in line.characters:
        if character.text.isspace():
            if current:
                runs.append((current, far))
            current, far = [], False
            continue
        if previous is not None:
            gap = (character.at - previous.at) * line.aspect
            gap -= (_advance(previous.text) + _advance(character.text)) / 2
            if gap > WORD_GAP and current:
                runs.append((current, far))
                current, far = [], False
            if gap > CELL_GAP and not current:
                far = True
        current.append(character)
        previous = character
    if current:
        runs.append((current, far))
    return runs


def _advance(char: str) -> float:
    """Rough width of a character in heights of the line box (text fills about 0.7 of it)."""
    return 0.75 if ord(char[0]) > 0x2E7F else 0.4


def _word(quad: Quad, line: Recognised, run: Sequence[Character]) -> Word:
    half = {c: _advance(c.text) / 2 / line.aspect for c in (run[0], run[-1])}
    start = max(run[0].at - half[run[0]], 0.0)
    end = min(run[-1].at + half[run[-1]], 1.0)
    confidence = sum(c.confidence for c in run) / len(run)
    text = "".join(c.text for c in run)
    return Word(text, _slice(quad, start, end, line.turned), min(confidence, 1.0))


def _slice(quad: Quad, start: float, end: float, turned: bool) -> Box:
    """The upright box around the part of `quad` from `start` to `end` along its text."""
    # A turned line began at the quad's top right and ran down.
    a, b, c, d = (quad[1], quad[2], quad[3], quad[0]) if turned else quad
    points = [a + (b - a) * start, a + (b - a) * end, d + (c - d) * start, d + (c - d) * end]
    xs, ys = [float(p[0]) for p in points], [float(p[1]) for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_tall(quad: Quad) -> bool:
    width = float(np.linalg.norm(quad[0] - quad[1]))
    return float(np.linalg.norm(quad[0] - quad[3])) >= 1.5 * max(width, 1.0)


def _length(quad: Quad) -> float:
    return float(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[0] - quad[3])))


def _weight(line: Recognised) -> float:
    """How much was read, and how surely."""
    return sum(max(c.confidence - 0.5, 0.0) for c in line.characters)


def _mean(lines: Sequence[Recognised]) -> float:
    read = [line.confidence for line in lines if line.text]
    return sum(read) / len(read) if read else 1.0
