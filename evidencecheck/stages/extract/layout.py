"""Which text on a page belongs to which label: the rest of its line, the cells right of it, the cell below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Page, line_of
from evidencecheck.stages.extract.fold import is_cjk
from evidencecheck.stages.extract.lexicon import Label, labels_of
from evidencecheck.stages.extract.spaced_letters import with_letters_joined
from evidencecheck.stages.extract.titled_names import with_titled_names_joined
from evidencecheck.stages.extract.wrapped_labels import with_labels_joined
from evidencecheck.stages.extract.wrapped_times import with_times_joined
from evidencecheck.stages.extract.wraps import with_wraps_joined

# In line heights. A value stands right below its label; two blank lines away is another matter.
_BELOW = 2.6
# In line heights: how far apart a form sets the characters of one word, and how many it spreads: in a label,
# and where each stands for itself, in a title.
_SPREAD = 6.0
_SPREAD_CHARACTERS = 4
_SPREAD_TITLE = 12
_SEPARATOR = re.compile(
    # A bracket that explains the label: "Cessionario/committente (cliente)", 供货单位（盖章）：.
    r"(?:\s*[(（][^()（）\d]{1,16}[)）](?=\s*(?:[:：]|$)))?[\s:：#.*=_）)\]】〕］]*(?:[-–—]+(?=\s))?\s*"
)


_ENDS_WORD = re.compile(r"[\u3400-\u9fff]\s?[:：]")
"""The last character of a word that is spread, with its mark and what follows: ``姓　　名：张三``."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line that may hold a value."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    @property
    def box(self) -> Box:
        return self.line.box_of(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with its labels found."""

    page: Page
    labels: tuple[tuple[Label, ...], ...]
    """For each line of the page, in the page's order."""
    _by_line: dict[int, tuple[Label, ...]] = field(init=False, repr=False, compare=False)
    """By the identity of the line: each line is asked for, and a search would take as long as the page."""

    def __post_init__(self) -> None:
        pairs = zip(self.page.lines, self.labels, strict=True)
        # Of a line that is there twice, the first counts.
        object.__setattr__(self, "_by_line", {id(line): g for line, g in reversed([*pairs])})

    def all_labels(self, *fields: str) -> Iterator[Label]:
        for group in self.labels:
            yield from (label for label in group if label.is_for(*fields))

    def of(self, line: Line) -> tuple[Label, ...]:
        return self._by_line.get(id(line), ())

    def rest(self, label: Label) -> Cell | None:
        """What follows in the label's own line, up to the next label; None if nothing does."""
        line = label.line
        following = [other.start for other in self.of(line) if other.start >= label.end]
        end = min(following, default=len(line.text))
        skipped = _SEPARATOR.match(line.text, label.end, end)
        start = skipped.end() if skipped else label.end
        text = line.text[start:end].rstrip()
        return Cell(line, start, start + len(text)) if text else None

    def right(self, label: Label) -> list[Cell]:
        """The cells right of the label in its row, left to right, up to one that starts with a label."""
        if any(other.start >= label.end for other in self.of(label.line)):
            return []
        box = label.line.box
        left = box.x0 + 0.5 * min(box.width, box.height)
        behind = label.line.box_of(label.start, label.end).x1 - box.height
        row = [
            line
            for line in self.page.lines
            if line is not label.line
            and line.box.x0 > left
            and line.box.x0 >= behind
            and line.box.same_row(box)
        ]
        cells = []
        for line in sorted(row, key=lambda line: line.box.x0):
            if any(other.leads and not _counts(other) for other in self.of(line)):
                break
            cells.append(Cell(line, 0, len(line.text)))
        return cells

    def below(self, label: Label) -> Cell | None:
        """The nearest line under the label that shares its left edge or its middle."""
        box = label.line.box_of(label.start, label.end)
        reach = _BELOW * box.height
        under = [
            line
            for line in self.page.lines
            if line is not label.line
            and box.y1 - 0.4 * box.height <= line.box.y0 <= box.y1 + reach
            and not line.box.same_row(box)
            and _stands_under(line.box, box)
        ]
        if not under:
            return None
        line = min(under, key=lambda line: (line.box.y0, abs(line.box.x0 - box.x0)))
        if any(other.leads for other in self.of(line)):
            return None
        return Cell(line, 0, len(line.text))

    def is_grid(self, label: Label, cell: Cell) -> bool:
        """Whether a row of labels stands over a row with as many values."""
        heads = [line for line in self.page.lines if line.box.same_row(label.line.box)]
        held = [line for line in self.page.lines if line.box.same_row(cell.line.box)]
        return len(heads) == len(held)

    def values(self, label: Label) -> list[Cell]:
        """Where its value may stand, likeliest first."""
        rest = self.rest(label)
        cells = [rest] if rest else []
        right = self.right(label)
        cells += right
        below = self.below(label)
        if below is not None:
            cells.append(below)
        return cells


def _counts(label: Label) -> bool:
    """Whether the label is the unit of a number before it, which is all of its cell: ``1,200 PCS``."""
    before, after = label.line.text[: label.start], label.line.text[label.end :]
    return label.is_for("quantity") and any(c.isdigit() for c in before) and not after.strip(" .")


def lay_out(page: Page) -> Layout:
    """Find the labels of `page`, after words that are spread over a cell, and identifiers, times and
    labels that are broken over its lines, have been made whole.
    """
    whole = with_times_joined(with_titled_names_joined(with_spread_words_joined(page.lines)))
    lines = with_labels_joined(with_wraps_joined(whole))
    page = replace(page, lines=lines)
    return Layout(page, tuple(labels_of(line) for line in page.lines))


def with_spread_words_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lone Han characters in one row ("合　　计") are the word that a form spreads over its width; so are
    the letters of a title that is spaced out.
    """
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (_is_lone_han(line, 0) or _ENDS_WORD.match(line.text))
            and _is_lone_han(last, -1)
            and last.box.same_row(line.box)
            and 0 <= line.box.x0 - last.box.x1 <= _SPREAD * line.box.height
        ):
            joined[-1] = line_of([*last.words, *line.words], line.channel)
        else:
            joined.append(line)
    return with_letters_joined(joined)


def _is_lone_han(line: Line, at: int) -> bool:
    """Whether the word of `line` at index `at` is one Han character, of a label or title that is spread."""
    characters = [word.text for word in line.words]
    is_spread = all(len(c) == 1 and is_cjk(c) for c in characters)
    most = _SPREAD_TITLE if is_spread else _SPREAD_CHARACTERS
    lone = len(characters[at]) == 1 and is_cjk(characters[at])
    return lone and len(line.text.replace(" ", "")) <= most


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that share a height, top down, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.center_y):
        for row in rows[-3:]:
            if row[0].box.same_row(line.box):
                row.append(line)
                break
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _stands_under(box: Box, label: Box) -> bool:
    aligned = abs(box.x0 - label.x0) < 1.5 * label.height
    centred = abs(box.center_x - label.center_x) < 1.5 * label.height
    right_aligned = abs(box.x1 - label.x1) < label.height
    return aligned or centred or right_aligned or label.overlap_x(box) > 0.6 * label.width
