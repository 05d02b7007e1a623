"""What dates the events on a page of a shipment's history: lines with a date, a time, or both stacked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Day
from evidencecheck.stages.extract.dates import date_tokens, partial_dates, time_of
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.bands import Band, band_of
from evidencecheck.stages.extract.journey.event_dates import event_date, years_of
from evidencecheck.stages.extract.journey.progress_bar import heads_column, is_step
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

# Labels whose date is no event of the parcel, or is its own fact.
NO_EVENT = (
    "other_date", "order_date", "invoice_date", "ship_date", "claim_date", "date",
)  # fmt: skip
_TIME_ONLY = re.compile(
    r"\s*(?:上午|下午|午前|午後)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\.?(?![a-z])|uhr(?![a-z]))?"
    r"|\d{1,2}\s?h\s?\d{2}(?![\da-z])|\d{1,2}\.\d{2}\s?uhr(?![a-z])|\d{1,2}[時时]\d{1,2}分)\s*",
    re.I,
)
_WEEKDAY = re.compile(r"\s*[^\W\d_]{2,10}[.,]{0,2}\s*")
_STACKED = 0.9
"""Line heights between a date and the time that stands under it, at most."""
_SHORT = 18
"""Characters of a cell that is too narrow for its date, at most."""
_ADDRESS = re.compile(r"https?://|^(?:www\.)?[\w-]+(?:\.[\w-]+)+/\S*$|^file:")
"""The address of a page, as a browser prints it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What dates an event."""

    lines: tuple[Line, ...]
    """Those in which date and time stand."""
    stamp: Box
    """Around date and time alone."""
    day: Day | None
    at: time | None
    rest: str
    """The text of its lines without the date."""
    written: str = ""
    """Its date as it is written; empty for a time that stands for itself."""
    is_heading: bool = False
    """Whether it only heads the timed rows below it, and dates no event of its own."""

    @property
    def line(self) -> Line:
        return self.lines[0]


def anchors_of(source: Source, layout: Layout) -> list[Anchor]:
    """The anchors of a page, top down."""
    years = years_of((line.text for _, line in source.lines()), source.order)
    page = layout.page
    found = [
        _dated((line,), line.box_of(_begin(line.text, hit[1]), hit[2]), line.text, hit)
        for line in page.lines
        if (hit := event_date(line.text, source.order, years))
    ]
    found += _short_dates(source, page, years)
    held = {id(a.line) for a in found}
    found += _wrapped_dates(source, [line for line in page.lines if id(line) not in held], years)
    below, on_page = _under_labels(layout), band_of(page.lines)
    dated = [
        a for a in found
        if not any(id(line) in below or _is_labelled(layout, on_page, line) for line in a.lines)
        and not _is_of_printer(on_page, a, found)
        and not _is_of_letter(on_page, a)
    ]  # fmt: skip
    held = {id(line) for a in found for line in a.lines}
    clocks = [
        line
        for line in page.lines
        if id(line) not in held
        and _TIME_ONLY.match(line.text)
        and not _is_labelled(layout, on_page, line)
    ]
    return _with_headings(page, list(_timed(page, dated, clocks)))


def _begin(text: str, start: int) -> int:
    """Where a date begins with its day of the week, if nothing else stands before it."""
    return 0 if _WEEKDAY.fullmatch(text[:start]) else start


def _dated(lines: tuple[Line, ...], stamp: Box, text: str, hit: tuple[Day, int, int]) -> Anchor:
    day, start, end = hit
    at = time_of(text[end:]) or time_of(text[:start])
    return Anchor(lines, stamp, day, at, f"{text[:start]} {text[end:]}", text[start:end])


def _timed(page: Page, dated: Sequence[Anchor], clocks: Sequence[Line]) -> Iterator[Anchor]:
    """Dates with their times, then the times that follow a date and stand for themselves."""
    stacked = _stacked(dated, [c for c in clocks if _is_bare(c)])
    used = {id(clock) for clock in stacked.values()}
    free = [c for c in clocks if id(c) not in used]
    beside = band_of(free)
    paired = {id(c) for a in dated for c in beside.beside(a.stamp)}
    alone = [c for c in free if id(c) not in paired]
    places: list[tuple[float, float, Anchor | Line]] = [
        (a.stamp.center_y, a.stamp.x0, a) for a in dated
    ]
    places += [(c.box.center_y, c.box.x0, c) for c in alone]
    current: Day | None = None
    for _, _, item in sorted(places, key=lambda p: p[:2]):
        if isinstance(item, Anchor):
            current = item.day
            yield _with_time(item, stacked.get(id(item)), beside)
        elif current is not None or page.number > 1:  # before any date it is the clock of a phone
            match = _TIME_ONLY.match(item.text)
            end = match.end() if match else 0
            stamp = item.box_of(0, len(item.text[:end].rstrip()) or 1)
            yield Anchor((item,), stamp, current, time_of(item.text), item.text[end:])


def _with_time(anchor: Anchor, stacked: Line | None, clocks: Band) -> Anchor:
    if stacked is not None:
        return replace(
            anchor,
            lines=(*anchor.lines, stacked),
            stamp=Box.around([anchor.stamp, stacked.box]),
            at=time_of(stacked.text),
        )
    beside = clocks.beside(anchor.stamp)
    if anchor.at is None and beside:
        nearest = min(beside, key=lambda c: abs(c.box.x0 - anchor.stamp.x1))
        return replace(anchor, at=time_of(nearest.text))
    return anchor


def _is_bare(clock: Line) -> bool:
    return not any(map(str.isalnum, _TIME_ONLY.sub("", clock.text, count=1)))


def _stacked(dated: Sequence[Anchor], clocks: Sequence[Line]) -> dict[int, Line]:
    """By the identity of the anchor the time that stands alone under its date, or else above it."""
    bare = [a for a in dated if a.at is None and status_of(a.rest) is None]
    held = band_of(clocks)
    for above in (False, True):
        found: dict[int, Line] = {}
        for anchor in bare:
            near = [c for c in _around(anchor.stamp, held) if _is_next(anchor.stamp, c.box, above)]
            if near:
                found[id(anchor)] = near[0]
        if found:
            return found
    return {}


def _around(box: Box, lines: Band) -> tuple[Line, ...]:
    reach = box.height + lines.tallest
    return lines.within(box.y0 - reach, box.y1 + reach)


def _is_next(box: Box, other: Box, above: bool) -> bool:
    gap = box.y0 - other.y1 if above else other.y0 - box.y1
    aligned = (
        abs(box.x0 - other.x0) < box.height
        or abs(box.x1 - other.x1) < box.height
        or abs(box.center_x - other.center_x) < box.height
    )
    return aligned and -0.4 * box.height < gap < _STACKED * box.height and not box.same_row(other)


_MONTH_AND_DAY = re.compile(r"\s*(?:0?[1-9]|1[0-2])[-/.][0-3]?\d\s*")


def _short_dates(source: Source, page: Page, years: Sequence[date]) -> Iterator[Anchor]:
    """A month and a day alone in a cell, as apps set it over the time: 11-05 / 16:21."""
    clocks = [line for line in page.lines if _TIME_ONLY.fullmatch(line.text)]
    for line in page.lines:
        if not _MONTH_AND_DAY.fullmatch(line.text):
            continue
        for clock in clocks:
            if not _is_next(line.box, clock.box, False) and not _is_next(line.box, clock.box, True):
                continue
            text = line.text.strip().replace("/", "-").replace(".", "-").rjust(5, "0")
            hit = event_date(f"{text} {clock.text.strip()}", source.order, years)
            if hit is not None:
                yield _dated((line,), line.box, line.text, (hit[0], 0, len(line.text)))
                break


def _wrapped_dates(
    source: Source, lines: Sequence[Line], years: Sequence[date]
) -> Iterator[Anchor]:
    """Dates that a narrow column breaks over two lines: mardi 21 / avril."""
    held = band_of(lines)
    for line in lines:
        if len(line.text) > _SHORT or not any(map(str.isdigit, line.text)):
            continue
        near = _around(line.box, held)
        under = [o for o in near if o is not line and _is_next(line.box, o.box, False)]
        for other in under[:1]:
            whole = f"{line.text} {other.text}"
            hit = event_date(whole, source.order, years)
            if hit and len(other.text) <= _SHORT and hit[1] < len(line.text) < hit[2]:
                yield _dated((line, other), Box.around([line.box, other.box]), whole, hit)


def _under_labels(layout: Layout) -> set[int]:
    """Identities of the lines that stand as a value under a label whose date is no event."""
    under = set()
    for label in layout.all_labels(*(field for field in NO_EVENT if field != "date")):
        if label.leads and status_of(label.line.text) is None and not _tells_day(label.line.text):
            rest, cell = layout.rest(label), layout.below(label)
            beside = [c.text for c in (*layout.right(label), *([rest] if rest else ()))]
            in_bar = cell is not None and is_step(layout, label.line) and heads_column(layout, cell)
            if cell is not None and not in_bar and not any(map(str.isdigit, "".join(beside))):
                under.add(id(cell.line))
    return under


def _tells_day(text: str) -> bool:
    return bool(date_tokens(text) or partial_dates(text))


def _is_labelled(layout: Layout, lines: Band, line: Line) -> bool:
    if any(label.is_for(*NO_EVENT) for label in layout.of(line)):
        return True
    left = [
        other
        for other in lines.beside(line.box)
        if other is not line and other.box.x1 <= line.box.x0 + line.box.height
    ]
    nearest = max(left, key=lambda line: line.box.x1, default=None)
    return nearest is not None and any(
        label.is_for(*NO_EVENT) and label.leads for label in layout.of(nearest)
    )


def _is_of_printer(on_page: Band, anchor: Anchor, others: Sequence[Anchor]) -> bool:
    """Whether it is the moment at which a browser printed the page: in one of the outermost rows, with the
    title of the page or its number beside it, and the address of the page in one of these rows; or, where
    the address is not printed, in the very first row, unlike or far from the other dates of the page.
    """
    if anchor.at is None or any(map(str.isalpha, anchor.rest.upper().strip("APM. ,"))):
        return False
    first, last = (on_page.beside(line.box) for line in (on_page.lines[0], on_page.lines[-1]))
    edges = [*first, *last]
    beside = [o for o in edges if o is not anchor.line and o.box.same_row(anchor.stamp)]
    if not beside or not any(line is anchor.line for line in edges):
        return False
    if any(_ADDRESS.search(line.text) for line in edges):
        return True
    is_first = any(line is anchor.line for line in first)
    return is_first and _is_alone(anchor, beside, [o for o in others if o is not anchor])


_FEWEST = 2
"""Other dates of a page, at least, that show how its history writes them."""


def _is_alone(anchor: Anchor, beside: Sequence[Line], others: Sequence[Anchor]) -> bool:
    """Whether no word of an event stands beside it, and it is written like none of the other dates, or
    stands much farther from them than they do from each other.
    """
    if len(others) < _FEWEST or any(status_of(line.text) is not None for line in beside):
        return False
    alike = [o for o in others if notation(o.written) == notation(anchor.written)]
    alike = [o for o in alike if (o.at is None) == (anchor.at is None)]
    if not alike:
        return True
    below = sorted(o.stamp.center_y for o in alike)
    steps = [b - a for a, b in pairwise(below)]
    return bool(steps) and below[0] - anchor.stamp.center_y > _FAR * max(steps)


_FAR = 2.0
"""So many times the widest step between the events of a page a printout's moment stands above them."""


def notation(written: str) -> str:
    """How a date is written: that of the printout is often written in another way."""
    lengths = re.sub(r"\d+", lambda m: "9999" if len(m[0]) > 2 else "9", written)
    return re.sub(r"[^\W\d_]+", "a", lengths)


def _is_of_letter(on_page: Band, anchor: Anchor) -> bool:
    """Whether it is the day of a letter: alone in its line or behind a town, with the greeting right below."""
    if anchor.at is not None or status_of(anchor.rest) is not None:
        return False
    under = [line for line in on_page.lines if line.box.y0 >= anchor.stamp.y1]
    return any(_GREETING.match(fold(line.text).text) for line in under[:_GREETED])


_GREETED = 4
"""Lines from the date of a letter to its greeting: reference and subject, at most."""
_GREETING = re.compile(
    r"\W*(?:dear|to whom it may|sehr geehrte|guten tag|hallo|liebe[rs]?|bonjour|madame|monsieur|chere?"
    r"|estimad[oa]s?|muy senor|hola|gentile|egregi[oa]|buongiorno|spett|geachte|beste|exm[oa]|prezad[oa]"
    r"|szanown)(?![a-z])|\W*(?:尊敬的|您好|拝啓|平素)"
)


def _with_headings(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Mark a bare date that only heads the timed rows below it."""
    marked, lines = [], band_of(page.lines)
    followers: list[Anchor | None] = [*anchors[1:], None]
    for anchor, following in zip(anchors, followers, strict=False):
        heads = (
            following is not None
            and anchor.at is None
            and following.at is not None
            and following.day == anchor.day
            and not any(_tells_day(line.text) for line in following.lines)
            and status_of(anchor.rest) is None
            and not any(status_of(line.text) for line in lines.beside(anchor.stamp))
        )
        marked.append(replace(anchor, is_heading=heads))
    return marked
