"""Identifiers that a narrow cell breaks over its lines: "B0CX23" above "V2ZK"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from operator import itemgetter

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, line_of
from evidencecheck.model.values import Check, Strength
from evidencecheck.stages.extract.identifiers import candidates

_FAMILIES = ("order", "tracking", "shipment", "product")
_PITCH = (0.7, 1.9)
"""Line heights from one line of a cell to the next; CSS and word processors space 1.0 to 1.6."""
_ALIGNED = 0.6
"""Line heights by which the edges of two lines of a cell may be off."""
_ALIKE = 1.35
"""How much higher the box of one line of a cell may be than that of the other."""
_FULL = 0.8
"""Share of the next piece's width that a line has at least that is broken inside a word: it is full."""
_GROUPS = 6
"""Groups of a number on each side of a break that are tried."""
_PIECE = re.compile(r"(?=.*[0-9-])[0-9A-Z]+(?:-[0-9A-Z]+)*-?")
_CODE = re.compile(r"(?=.*[A-Z])[0-9A-Z]+(?:-[0-9A-Z]+){2,}")
"""SKUs and the like, which have no format: letters and two hyphens at least. Parted at a hyphen."""
_REST = re.compile(r"-?[0-9A-Z]+(?:-[0-9A-Z]+)*-?")
_WORD = re.compile(r"[A-Z]{5,}")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its box, which is dear to make."""

    line: Line
    box: Box


_Between = Callable[[float, float], list[_Placed]]


@dataclass(frozen=True, slots=True)
class _Wrap:
    upper: Line
    lower: tuple[Line, ...]
    """The next line or two."""
    taken: int
    """Words of the last of them that belong to the identifier."""
    glue: str
    """What stands in the place of a break: nothing, or the blank between two groups."""


def with_wraps_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` with the identifiers whole that are broken over two or three lines of a cell.

    The first line gets the rest of the identifier, which the others lose; the boxes of its words
    stay where they are. The pieces must be no identifier by themselves, and together one of a
    telling format, or one whose check digit passes: so numbers of two rows are never taken for one.
    """
    gone: set[int] = set()
    changed: dict[int, Line | None] = {}
    for wrap in _wraps(lines):
        members = (wrap.upper, *wrap.lower)
        if gone.isdisjoint(map(id, members)):
            gone.update(map(id, members))
            changed[id(wrap.upper)] = _whole(wrap)
            for line in wrap.lower:
                changed[id(line)] = None
            rest = wrap.lower[-1].words[wrap.taken :]
            if rest:
                changed[id(wrap.lower[-1])] = line_of(rest, wrap.upper.channel)
    joined = (changed.get(id(line), line) for line in lines)
    return tuple(line for line in joined if line is not None)


def _whole(wrap: _Wrap) -> Line:
    text, words, starts = wrap.upper.text, list(wrap.upper.words), list(wrap.upper.starts)
    for line in wrap.lower:
        count = wrap.taken if line is wrap.lower[-1] else len(line.words)
        text += wrap.glue
        starts += [len(text) + start for start in line.starts[:count]]
        text += line.text[: _end(line, count)]
        words += line.words[:count]
    return Line(text, tuple(words), tuple(starts), wrap.upper.channel)


def _wraps(lines: Sequence[Line]) -> Iterator[_Wrap]:
    placed = [_Placed(line, line.box) for line in lines]
    between = _by_height(placed)
    rests = _by_height([item for item in placed if _REST.fullmatch(item.line.words[0].text)])
    for upper in placed:
        if _PIECE.fullmatch(upper.line.words[-1].text) is None:
            continue
        for lower in _next_lines(between, rests, upper, upper.line.words[-1].box):
            wrap = _wrap(upper, lower)
            if wrap is not None:
                yield wrap
            elif len(lower.line.words) == 1:
                thirds = _next_lines(between, rests, lower, lower.box)
                yield from (w for third in thirds if (w := _wrap_of_three(upper, lower, third)))


def _by_height(placed: Sequence[_Placed]) -> _Between:
    """A function that gives those of `placed` whose middle stands between two heights, in their order:
    a dense page has a thousand lines, each of which is asked for the few below it.
    """
    ranked = sorted(enumerate(placed), key=lambda item: item[1].box.center_y)
    heights = [item.box.center_y for _, item in ranked]

    def between(top: float, bottom: float) -> list[_Placed]:
        found = ranked[bisect_left(heights, top) : bisect_right(heights, bottom)]
        return [item for _, item in sorted(found, key=itemgetter(0))]

    return between


def _next_lines(
    between: _Between, rests: _Between, upper: _Placed, piece: Box
) -> Iterator[_Placed]:
    reach = _PITCH[1] * _ALIKE * upper.box.height + 1
    for lower in rests(upper.box.center_y, upper.box.center_y + reach):
        alike = lower.line.channel is upper.line.channel
        if (
            alike
            and _follows(upper.box, piece, lower.box)
            and not _is_parted(between, upper, lower)
        ):
            yield lower


def _follows(above: Box, piece: Box, below: Box) -> bool:
    """Whether `below` stands as the next line of a cell under `above`, which ends with `piece`."""
    height = max(above.height, below.height)
    pitch = below.center_y - above.center_y
    if not _PITCH[0] * height <= pitch <= _PITCH[1] * height:
        return False
    off = min(
        abs(above.x0 - below.x0),
        abs(above.x1 - below.x1),
        abs(above.center_x - below.center_x),
        abs(piece.x0 - below.x0),
    )
    return off <= _ALIGNED * height and height <= _ALIKE * min(above.height, below.height)


def _is_parted(between: _Between, upper: _Placed, lower: _Placed) -> bool:
    """Whether another line stands between the two."""
    above, below = upper.box, lower.box
    both = Box.around((above, below))
    return any(
        not item.box.same_row(above)
        and not item.box.same_row(below)
        and item.box.overlap_x(both) > 0
        for item in between(above.center_y, below.center_y)
    )


def _wrap(upper: _Placed, lower: _Placed) -> _Wrap | None:
    one, other = upper.line, lower.line
    alone = len(one.words) == 1 or len(other.words) == 1
    if _is_broken(
        (one.words[-1].text, other.words[0].text),
        full=upper.box.width >= _FULL * other.words[0].box.width,
        telling=alone,
    ):
        return _Wrap(one, (other,), 1, "")
    groups = (
        range(1, min(_GROUPS, len(one.words)) + 1),
        range(1, min(_GROUPS, len(other.words)) + 1),
    )
    for before, after in sorted(product(*groups), key=sum):
        pieces = one.text[one.starts[-before] :], other.text[: _end(other, after)]
        if before + after > 2 and _is_broken(pieces, full=True, telling=False):
            return _Wrap(one, (other,), after, " ")
    return None


def _wrap_of_three(upper: _Placed, middle: _Placed, lower: _Placed) -> _Wrap | None:
    pieces = upper.line.words[-1].text, middle.line.text, lower.line.words[0].text
    full = min(upper.box.width, middle.box.width) >= _FULL * lower.line.words[0].box.width
    alone = len(upper.line.words) == 1 or len(lower.line.words) == 1
    if _is_broken(pieces, full=full, telling=alone):
        return _Wrap(upper.line, (middle.line, lower.line), 1, "")
    return None


def _is_broken(pieces: Sequence[str], *, full: bool, telling: bool) -> bool:
    """Whether the pieces are parts of one identifier; by its look alone only where `telling`."""
    whole = "".join(pieces).replace(" ", "")
    if whole.endswith("-") or _PIECE.fullmatch(whole) is None:
        return False
    hyphened = all(one.endswith("-") or two.startswith("-") for one, two in pairwise(pieces))
    if not (full or hyphened) or any(_WORD.fullmatch(piece) for piece in pieces):
        return False
    if any(_is_identifier(piece, telling=True) for piece in pieces):
        return False
    if telling and all(piece.endswith("-") for piece in pieces[:-1]) and _CODE.fullmatch(whole):
        return True
    return _is_identifier(whole, telling=telling or hyphened)


def _is_identifier(text: str, *, telling: bool) -> bool:
    return any(
        hit.strength is Strength.STRONG
        and (hit.check is Check.PASSED or (telling and hit.check is Check.NONE))
        for family in _FAMILIES
        for hit in candidates(text, family)
    )


def _end(line: Line, count: int) -> int:
    return line.starts[count - 1] + len(line.words[count - 1].text)
