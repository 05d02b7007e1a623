"""A list of orders, read as the rows of the one order that the case is about.

"Manage orders", a report of sales, a page of what somebody bought: dates, buyers and amounts of the other
orders would contradict the case, those of its own order are evidence. Which order that is, a document alone
cannot tell, so this comes when the documents of a case are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidencecheck.model.document import Content, Document, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Identifier
from evidencecheck.stages.classify import Judgement
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.source import source_of
from evidencecheck.stages.straight import straightened
from evidencecheck.stages.understand import understand

_LISTS = frozenset({Kind.ORDER_DETAILS, Kind.SALES_RECORD, Kind.UNKNOWN})
_COLUMN = 1.0
"""In line heights: how far apart the order IDs of a list begin or end at most."""
_NEARLY = 0.8
"""A gap of this share of the widest between two IDs may be the one that divides their orders."""


def in_own_rows(documents: Sequence[Document], order: str | None) -> tuple[Document, ...]:
    """`documents`, the lists among them that hold `order` with what its rows say; other orders stand aside.

    A list has IDs of several orders, of one format, below one another. Its columns keep their
    headings: what stands above the first order and holds no digit.
    """
    if order is None:
        return tuple(documents)
    return tuple(_in_own_rows(document, order) for document in documents)


def _in_own_rows(document: Document, order: str) -> Document:
    ids = [f for f in document.named(FactName.ORDER_ID) if str(f.value) != order]
    if document.kind not in _LISTS or not ids or len(ids) == len(document.named(FactName.ORDER_ID)):
        return document
    level = straightened(document.content)
    rows = _rows(level.content, order)
    if rows is None:
        return document
    told = level.put_back(understand(rows, Judgement(document.kind, document.kind_confidence)))
    others = [replace(fact, mention=Mention.ASIDE) for fact in ids]
    return replace(
        document,
        facts=(*told.facts, *others),
        amounts=told.amounts,
        items=told.items,
        weights=told.weights,
    )


@dataclass(frozen=True, slots=True)
class _Hit:
    """An order ID in its place."""

    order: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Pitch:
    """How the records of a list stand below one another."""

    lead: float
    """Pixels from the top of a record to its ID."""
    gap: float
    """Pixels that are empty between two records, at least."""


def _rows(content: Content, order: str) -> Content | None:
    """`content` with the rows of `order` and the headings alone; None where it is no list."""
    hits = _hits(content, order)
    if len({hit.order for hit in hits}) < 2 or not _is_column(hits):
        return None
    on_page = {page.number: [h for h in hits if h.page == page.number] for page in content.pages}
    cuts = [
        (cut, after)
        for page in content.pages
        for before, after in pairwise(on_page[page.number])
        if (cut := _cut(page, before, after)) is not None
    ]
    if not cuts:
        return _own_pages(content, on_page, order)
    pitch = _Pitch(
        min(after.box.y0 - cut.below for cut, after in cuts), min(cut.gap for cut, _ in cuts)
    )
    pages = [_own(page, on_page[page.number], order, pitch) for page in content.pages]
    told = tuple(page for page in pages if page.lines)
    return replace(content, pages=told) if told else None


def _own_pages(content: Content, on_page: Mapping[int, Sequence[_Hit]], order: str) -> Content:
    """The pages of `order`, and those that go on with them: an export has one for each of its rows."""
    pages: list[Page] = []
    is_own = False
    for page in content.pages:
        named = {hit.order for hit in on_page[page.number]}
        is_own = order in named if named else is_own
        if is_own:
            pages.append(page)
    return replace(content, pages=tuple(pages))


def _hits(content: Content, order: str) -> list[_Hit]:
    """The IDs that have the format of `order`, page by page, top down."""
    named = [
        (str(f.value), f.value.scheme, f.reading)
        for f in order_ids(source_of(content))
        if isinstance(f.value, Identifier) and f.mention is not Mention.ASIDE
    ]
    schemes = {scheme for value, scheme, _ in named if value == order}
    found = [
        _Hit(value, reading.page, reading.box)
        for value, scheme, reading in named
        if scheme in schemes and reading.page is not None and reading.box is not None
    ]
    return sorted(found, key=lambda hit: (hit.page, hit.box.center_y))


def _is_column(hits: Sequence[_Hit]) -> bool:
    first = hits[0].box
    return all(
        min(abs(hit.box.x0 - first.x0), abs(hit.box.x1 - first.x1)) <= _COLUMN * first.height
        for hit in hits
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where one record ends and the next begins."""

    above: float
    """The foot of the last line before it."""
    below: float
    """The top of the first line after it."""

    @property
    def gap(self) -> float:
        return self.below - self.above


def _cut(page: Page, before: _Hit, after: _Hit) -> _Cut | None:
    """The widest gap between two IDs, or the one right above the second if that is nearly as wide."""
    if before.box.same_row(after.box):
        return None
    top, bottom = before.box.center_y, after.box.y1
    between = [line.box for line in page.lines if top <= line.box.center_y <= bottom]
    row = [box for box in between if box.same_row(after.box)] or [after.box]
    rest = [box for box in between if not box.same_row(after.box)] or [before.box]
    nearest = _Cut(max(box.y1 for box in rest), min(box.y0 for box in row))
    widest = max((*_gaps(rest), nearest), key=lambda cut: cut.gap)
    return nearest if nearest.gap >= _NEARLY * widest.gap else widest


def _gaps(boxes: Sequence[Box]) -> Iterator[_Cut]:
    """Between the rows of `boxes`; negative where they overlap."""
    ordered = sorted(boxes, key=lambda box: box.center_y)
    for number in range(1, len(ordered)):
        above, below = ordered[:number], ordered[number:]
        yield _Cut(max(box.y1 for box in above), min(box.y0 for box in below))


def _own(page: Page, hits: Sequence[_Hit], order: str, pitch: _Pitch) -> Page:
    """`page` with the headings of its list and the records of `order`."""
    if not any(hit.order == order for hit in hits):
        return replace(page, lines=(), barcodes=())
    first = hits[0].box.y0 - pitch.lead
    kept: list[Line] = []
    for number, hit in enumerate(hits):
        if hit.order != order:
            continue
        start = first if number == 0 else _between(page, hits[number - 1], hit)
        end = (
            _between(page, hit, hits[number + 1])
            if number + 1 < len(hits)
            else _foot(page, hit, pitch)
        )
        kept += [line for line in page.lines if start <= line.box.center_y < end]
    if not kept:
        return replace(page, lines=(), barcodes=())  # an ID that wraps stands in no line alone
    down = min(line.box.y0 for line in kept) - first
    heads = [
        _lowered(line, down)
        for line in page.lines
        if line.box.center_y < first and not _has_digit(line)
    ]
    return replace(page, lines=(*heads, *kept), barcodes=())


def _lowered(line: Line, by: float) -> Line:
    """`line` nearer to the record that it heads: what stands between belongs to other orders."""
    boxes = (
        (word, Box(word.box.x0, word.box.y0 + by, word.box.x1, word.box.y1 + by))
        for word in line.words
    )
    return replace(line, words=tuple(replace(word, box=box) for word, box in boxes))


def _between(page: Page, before: _Hit, after: _Hit) -> float:
    cut = _cut(page, before, after)
    return after.box.y0 if cut is None else (cut.above + cut.below) / 2


def _foot(page: Page, hit: _Hit, pitch: _Pitch) -> float:
    """Where the last record of a page ends: at a gap as wide as those between the others."""
    below = [line.box for line in page.lines if line.box.center_y >= hit.box.y0]
    ends = (cut for cut in _gaps(below) if cut.gap >= _NEARLY * pitch.gap)
    return next(((cut.above + cut.below) / 2 for cut in ends), float(page.height))


def _has_digit(line: Line) -> bool:
    return any(char.isdigit() for char in line.text)
