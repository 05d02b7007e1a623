"""Words whose letters are spaced out, as titles of forms are: ``C O M M E R C I A L   I N V O I C E``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Word, line_of
from evidencecheck.stages.extract.fold import is_cjk

_FEWEST = 5
"""Lone letters of a line from which on they are spelled words: fewer may be sizes or initials."""
_APART = 3.0
"""In line heights: how far apart two such words of one title stand, at most."""
_GAP = 1.8
"""Times the middling gap between its letters: a wider one parts two words."""


def with_letters_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, where one that consists of lone letters reads as the words that they spell."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is not None and _is_spelled(line) and _is_spelled(last):
            apart = line.box.x0 - last.box.x1
            if line.box.same_row(last.box) and 0 <= apart < _APART * line.box.height:
                whole[-1] = line_of([*last.words, *line.words], line.channel)
                continue
        whole.append(line)
    return tuple(_joined(line) if _is_spelled(line) else line for line in whole)


def _is_spelled(line: Line) -> bool:
    letters = [word.text for word in line.words]
    return len(letters) >= _FEWEST and all(
        len(letter) == 1 and letter.isalpha() and not is_cjk(letter) for letter in letters
    )


def _joined(line: Line) -> Line:
    gaps = sorted(right.box.x0 - left.box.x1 for left, right in pairwise(line.words))
    widest = _GAP * max(gaps[len(gaps) // 2], 0.1 * line.box.height)
    return line_of([_word(group) for group in _groups(line.words, widest)], line.channel)


def _groups(letters: Sequence[Word], widest: float) -> Iterator[list[Word]]:
    group = [letters[0]]
    for left, right in pairwise(letters):
        if right.box.x0 - left.box.x1 > widest:
            yield group
            group = []
        group.append(right)
    yield group


def _word(letters: Sequence[Word]) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        Box.around(letter.box for letter in letters),
        min(letter.confidence for letter in letters),
    )
