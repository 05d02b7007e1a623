"""Labels broken over two lines of a narrow cell: ``Invoice`` above ``No.``, ``订单 Order`` above ``ID``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, line_of
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.lexicon import labels_of, words

_FIELDS = frozenset({"order_id", "invoice_number", "tracking_number", "po_number"})
_FLUSH = 0.5
"""In line heights: how far the left edges, or the middles, of the two lines may differ."""
_PITCH = 1.6
"""In line heights: how far apart the lines of one cell are, at most."""
_ALIKE = 1.25
"""How much taller than the other one of the two may be."""
_COLUMNS = 2
"""Cells of its own row beside the second line, from which on it belongs to them."""
_PUNCTUATION = " .:：#"


def with_labels_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, with the two lines of a label made one; its box is that of both.

    The second line must be nothing by itself, and both together a label for a number.
    """
    joined = list(lines)
    for tail in [line for line in lines if _is_tail(line)]:
        heads = [line for line in joined if _stands_on(line.box, tail.box)]
        whole = line_of([*heads[0].words, *tail.words], tail.channel) if len(heads) == 1 else None
        if whole is not None and _is_label(whole) and not _heads_columns(lines, heads[0], tail):
            joined[joined.index(heads[0])] = whole
            joined.remove(tail)
    return tuple(joined)


def _is_tail(line: Line) -> bool:
    text = fold(line.text).text.strip(_PUNCTUATION)
    return text in _tails() and text not in words()


def _stands_on(head: Box, tail: Box) -> bool:
    height = max(head.height, tail.height)
    flush = min(abs(head.x0 - tail.x0), abs(head.center_x - tail.center_x)) <= _FLUSH * height
    alike = height <= _ALIKE * min(head.height, tail.height)
    below = 0 < tail.center_y - head.center_y <= _PITCH * height
    return flush and alike and below and not head.same_row(tail)


def _is_label(line: Line) -> bool:
    """Whether all of `line` is a label for a number, in one language or two."""
    end = len(line.text.rstrip(_PUNCTUATION))
    return any(
        label.leads and label.end >= end and label.is_for(*_FIELDS) for label in labels_of(line)
    )


def _heads_columns(lines: Sequence[Line], head: Line, tail: Line) -> bool:
    """Whether `tail` stands in a row of its own, as the "No." of a table below a title does."""
    beside = [line for line in lines if line is not tail and line.box.same_row(tail.box)]
    return sum(not line.box.same_row(head.box) for line in beside) >= _COLUMNS


@cache
def _tails() -> frozenset[str]:
    """The last words of labels in the Latin script: number, no, id, nr."""
    return frozenset(
        word.rpartition(" ")[2].strip(_PUNCTUATION)
        for word, fields in words().items()
        if fields & _FIELDS and " " in word and not is_cjk(word[-1])
    )
