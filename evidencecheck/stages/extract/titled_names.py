"""Japanese names whose parts stand apart: family name, given name with its reading, title.

``尾崎 | 利一 (オザキ | トシカズ) 様``: mails in a fixed pitch leave a full blank between them, which readers
take for the gap between two cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line, line_of

_TITLED = re.compile(r"(?P<name>[^:：\d\[\]【】]*?)[\s　]*(?:様|さま|殿|御中)")
_PART = re.compile(r"[㐀-鿿々ぁ-んァ-ヶー・ヽヾ　\s()（）]{1,16}")
_READING = re.compile(r"[(（][ぁ-んァ-ヶー・　\s]+[)）]?|[ぁ-んァ-ヶー・　\s]+[)）]")
_GAP = 1.3
"""In line heights: the blank between two parts of one name, at most."""
_MOST_PARTS = 4


def with_titled_names_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, with the parts of a name left of its title made one line with it."""
    joined = list(lines)
    for line in lines:
        match = _TITLED.fullmatch(line.text.strip())
        if match is None:
            continue
        parts = [line]
        while len(parts) <= _MOST_PARTS and (part := _before(joined, parts[0])) is not None:
            parts.insert(0, part)
        if len(parts) < 2 or not _is_name([*(x.text for x in parts[:-1]), match["name"]]):
            continue
        whole = line_of([word for part in parts for word in part.words], line.channel)
        at = joined.index(parts[0])
        for part in parts:
            joined.remove(part)
        joined.insert(at, whole)
    return tuple(joined)


def _before(lines: Sequence[Line], line: Line) -> Line | None:
    """The part right before `line` in its row."""
    left = [
        other
        for other in lines
        if other is not line
        and other.box.same_row(line.box)
        and -0.3 * line.box.height <= line.box.x0 - other.box.x1 <= _GAP * line.box.height
    ]
    nearest = max(left, key=lambda other: other.box.x1, default=None)
    return nearest if nearest is not None and _PART.fullmatch(nearest.text) else None


def _is_name(parts: Sequence[str]) -> bool:
    """Whether the parts are a name with its reading, if any, whose bracket is closed."""
    text = " ".join(parts)
    bare = _READING.sub("", text)
    return text.count("(") + text.count("（") == text.count(")") + text.count("）") and bool(
        bare.strip()
    )
