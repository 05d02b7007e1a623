"""The identity test: are two readings the same value, different values, or can one not tell?

`==` cannot answer it where a reader of pictures stands between. What decides is how far the two are
apart under the confusions of readers, how well each was read, and, where that leaves it open, what
another reader sees in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from evidencecheck.model.case import Identity
from evidencecheck.model.fact import Fact, Reading
from evidencecheck.model.page import Channel

Look = Callable[[Reading], tuple[str, ...]]
"""Reads a place of the evidence again: what each of the other readers sees there."""

# Glyphs that readers take for one another. Source: confusions counted on real and degraded
# renderings (0/O, 6/0, 8/6, 5/6, V/Y, 1/2 …), and the classic pairs of OCR post-correction.
_CONFUSIONS = (
    "0OQDCU", "1IL|7", "2Z", "5S6", "8B6", "6G0", "9G4", "VY", "UV", "38", "17", "35", "39", "08", "4A",
)  # fmt: skip
_CONFUSED = 0.5
_DROPPED_MARK = 0.25
FAR = 2.0
"""From this distance on no reader mistakes one for the other in otherwise well-read text."""
SURE = 0.9
"""Line confidence that right readings of clear print reach (wrong ones: median .95, right ones' 5th
percentile .92): alone it proves little, below it a reading proves nothing."""
SMALL = 16.5
"""Height of a line box in pixels below which one reading in seven of an ID was wrong, against one in
twenty above it (and none in 140 above 28)."""
LARGE = 24.0
SURE_OF_LARGE = 0.97
"""Height and confidence from which on one reader that sees the same again is enough. Of 58 misread IDs,
the reader that had misread them repeated 15; none of those was as large and as surely read, and none
was seen by two readers. So right readings lose little, and misread ones are never held to be meant."""


def distance(a: str, b: str) -> float:
    """Edit distance in which a confusion of readers counts half and a lost hyphen or blank a quarter.

    Of the shortest edits either way the cheaper one counts, so that it is the same both ways.
    """
    return min(_cost(a, b), _cost(b, a))


def _cost(a: str, b: str) -> float:
    total = 0.0
    for operation in Levenshtein.editops(a, b):
        if operation.tag == "replace":
            pair = {a[operation.src_pos], b[operation.dest_pos]}
            confused = any(pair <= set(group) for group in _CONFUSIONS)
            total += _CONFUSED if confused else 1.0
        else:
            source = a if operation.tag == "delete" else b
            position = operation.src_pos if operation.tag == "delete" else operation.dest_pos
            total += _DROPPED_MARK if source[position] in " -.," else 1.0
    return total


def identity(
    mine: Sequence[Fact],
    theirs: Sequence[Fact],
    look: Look | None,
    normal: Callable[[str], str],
) -> Identity:
    """Whether the value read in `mine` is the one read in `theirs` (each: readings of one value).

    `normal` brings a raw reading into the form that is compared.
    """
    a, b = normal(_text(mine[0])), normal(_text(theirs[0]))
    if a == b:
        return Identity.SAME
    if distance(a, b) >= FAR:
        return Identity.DIFFERENT
    verdicts = [stands(mine, a, b, look, normal), stands(theirs, b, a, look, normal)]
    if Identity.SAME in verdicts:
        return Identity.SAME
    if Identity.CANNOT_TELL in verdicts:
        return Identity.CANNOT_TELL
    return Identity.DIFFERENT


def stands(
    facts: Sequence[Fact], own: str, other: str, look: Look | None, normal: Callable[[str], str]
) -> Identity:
    """Whether the readings `own` hold against `other`: DIFFERENT they do, SAME they were misread."""
    if any(fact.reading.channel is not Channel.OCR for fact in facts):
        return Identity.DIFFERENT
    if len({fact.reading.file for fact in facts}) > 1:
        # Two pictures do not show one wrong digit by chance.
        return Identity.DIFFERENT
    verdicts = [_seen_again(fact.reading, own, other, look, normal) for fact in facts]
    for verdict in (Identity.DIFFERENT, Identity.SAME):
        if verdict in verdicts:
            return verdict
    return Identity.CANNOT_TELL


def _seen_again(
    reading: Reading, own: str, other: str, look: Look | None, normal: Callable[[str], str]
) -> Identity:
    height = reading.glyph_height or 0.0
    if look is None:
        clear = reading.confidence >= SURE and height >= SMALL
        return Identity.DIFFERENT if clear else Identity.CANNOT_TELL
    seen = [normal(text) for text in look(reading)]
    confirmed = sum(_holds(text, own) for text in seen)
    contradicted = sum(_holds(text, other) for text in seen)
    if contradicted:
        return Identity.CANNOT_TELL if confirmed else Identity.SAME
    if not confirmed or reading.confidence < SURE:
        # A reader that is unsure, or sees something else again, proves nothing by agreeing in part.
        return Identity.CANNOT_TELL
    large = height >= LARGE and reading.confidence >= SURE_OF_LARGE
    if confirmed < 2 and not large:
        return Identity.CANNOT_TELL
    return Identity.DIFFERENT


def _holds(text: str, value: str) -> bool:
    """Whether `text` contains `value` and not just as a part of a longer number."""
    before = r"(?<![0-9.])" if value[:1].isdigit() else ""
    after = r"(?![0-9])" if value[-1:].isdigit() else ""
    return bool(value) and re.search(before + re.escape(value) + after, text) is not None


def _text(fact: Fact) -> str:
    return str(fact.value)


def identifier_form(text: str) -> str:
    """Upper case, letters, digits and hyphens between digits only."""
    kept = re.sub(r"[^0-9A-Z\-]", "", text.upper())
    return kept.replace("-", "")
