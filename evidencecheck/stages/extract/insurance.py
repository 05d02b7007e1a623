"""What a certificate of insurance says: the insured, the limits, the period, who else is insured.

Labels: the ACORD 25 form (2016/03) and the headings of Chinese and German certificates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.page import Line
from evidencecheck.model.values import Money, Text
from evidencecheck.stages.extract.dates import DateToken, Order, date_tokens
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

NAMED = "named-insured"
ADDITIONAL = "additional-insured"
TICKED = "additional-insured-box"
"""Role of a ticked box of the column ADDL INSD, which makes the certificate holder an additional insured."""
HOLDER = "certificate-holder"
OCCURRENCE = "each-occurrence"
AGGREGATE = "general-aggregate"
PRODUCTS = "products-aggregate"

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (ADDITIONAL, re.compile(r"^\W*additional\s+insureds?\b|^\W*附加被保险人|^\W*mitversicherte?r?\b", re.I)),
    (HOLDER, re.compile(r"^\W*certificate\s+holder\b|^\W*证书持有人|^\W*zertifikatsinhaber\b", re.I)),
    (
        NAMED,
        re.compile(r"^\W*(?:named\s+)?insured(?!\s*[a-f]\b)\b|^\W*policy\s?holder\b|^\W*被保险人"
                   r"|^\W*versicherungsnehmer(?:in)?\b", re.I),
    ),
)  # fmt: skip
_LIMITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        OCCURRENCE,
        re.compile(r"(?:each|per)\s+occurrence(?:\s+limit)?|每次事故(?:赔偿)?限额|每一?事故限额"
                   r"|je\s+(?:versicherungsfall|schadenereignis)", re.I),
    ),
    (
        PRODUCTS,
        re.compile(r"products?\s*[-–/]?\s*comp(?:leted|/op)?\w*\s*(?:operations?|/?\s*op)?\s*"
                   r"(?:agg(?:regate)?|\$|$)", re.I),
    ),
    (
        AGGREGATE,
        re.compile(r"(?:general|annual|policy)\s+aggregate(?:\s+limit)?|aggregate\s+limit(?!\s*applies)"
                   r"|累计(?:赔偿)?限额|jahreshöchstleistung", re.I),
    ),
)  # fmt: skip
_FROM = re.compile(
    r"policy\s+eff(?:ective)?(?:\s+date)?\b|effective\s+date\b|coverage\s+(?:from|start)|inception"
    r"|valid\s+from|起保日期|保险起期|生效日期|versicherungsbeginn",
    re.I,
)
_TO = re.compile(
    r"policy\s+exp(?:iration|iry)?(?:\s+date)?\b|expir(?:y|ation)\s+date\b|coverage\s+(?:to|end)\b"
    r"|valid\s+(?:to|until)|终保日期|保险止期|到期日期?|versicherungsende|versicherungsablauf",
    re.I,
)
_PERIOD = re.compile(
    r"policy\s+(?:period|term)|period\s+of\s+insurance|coverage\s+period|保险期[间限]"
    r"|versicherungszeitraum", re.I
)  # fmt: skip
_MONTH_FIRST = re.compile(r"\(?MM\s?/\s?DD\s?/\s?YY", re.I)
_SENTENCE = re.compile(r"additional\s+insureds?|附加被保险人", re.I)
# The head of the column as ACORD prints it since 2010, ADDL above INSD, and before, ADD'L INSRD.
_COLUMN = re.compile(r"(?<!\w)(?:add'?l\.?\s+)?ins[rd]{1,2}(?!\w)(?!\s+ltr)", re.I)
_MARK = re.compile(r"(?<!\S)[YX✓✔☒☑](?!\S)", re.I)
_BOILERPLATE = re.compile(
    r"if\s+the\s+certificate\s+holder\s+is|must\s+(?:have|be\s+endorsed)|provisions\s+or\s+be\s+endorsed", re.I
)  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_LEAST = Decimal(1000)
"""A smaller number beside a limit is no amount of cover."""
_LOW = 14.0
"""Line heights in which the first row of the form stands below its column's head."""


def insurance_facts(source: Source) -> Iterator[Fact]:
    """Facts of a certificate of insurance; only the named insured and the cover are its own."""
    for layout in source.layouts:
        yield from _parties(source, layout)
        yield from _ticked(source, layout)
        yield from _limits(source, layout)
        yield from _dates(source, layout)


def _parties(source: Source, layout: Layout) -> Iterator[Fact]:
    for role, pattern in _ROLES:
        for line in layout.page.lines:
            found = pattern.search(line.text)
            if found is None or _BOILERPLATE.search(line.text):
                continue
            cell = next(_named_in(layout, line, found.end()), None)
            if cell is None:
                continue
            mention = Mention.OWN if role is NAMED else Mention.ASIDE
            reading = source.reading_of(layout.page, cell)
            label = found[0].strip()
            yield Fact(FactName.INSURED, Text(reading.raw), reading, label, role, mention)
            if role is NAMED:
                break
    yield from _in_sentences(source, layout)


def _in_sentences(source: Source, layout: Layout) -> Iterator[Fact]:
    """Where a sentence makes somebody an additional insured, with the lines next to it: it may wrap."""
    lines = sorted(layout.page.lines, key=lambda line: (line.box.y0, line.box.x0))
    for number, line in enumerate(lines):
        found = _SENTENCE.search(line.text)
        if found is None or found.start() < 2 or _BOILERPLATE.search(line.text):
            continue
        near = [each for each in lines[max(0, number - 1) : number + 2] if _is_next(line, each)]
        if any(_BOILERPLATE.search(each.text) for each in near):
            continue
        whole = " ".join(each.text for each in near)
        reading = source.reading(layout.page, line, 0, len(line.text))
        yield Fact(FactName.INSURED, Text(whole), reading, found[0], ADDITIONAL, Mention.ASIDE)


def _ticked(source: Source, layout: Layout) -> Iterator[Fact]:
    """The first Y or X below the head of the column ADDL INSD, whose two words may be two lines."""
    for head in layout.page.lines:
        found = _COLUMN.search(head.text)
        if found is None:
            continue
        column = head.box_of(found.start(), found.end())
        for line in layout.page.lines:
            for mark in _MARK.finditer(line.text):
                box = line.box_of(mark.start(), mark.end())
                is_below = column.y1 < box.center_y < column.y1 + _LOW * column.height
                if is_below and column.x0 <= box.center_x <= column.x1:
                    reading = source.reading(layout.page, line, mark.start(), mark.end())
                    yield Fact(
                        FactName.INSURED, Text(mark[0]), reading, found[0], TICKED, Mention.ASIDE
                    )
                    return


def _is_next(line: Line, other: Line) -> bool:
    gap = max(line.box.y0, other.box.y0) - min(line.box.y1, other.box.y1)
    aligned = abs(line.box.x0 - other.box.x0) < 2 * line.box.height
    return line is other or (aligned and gap < 0.8 * line.box.height)


def _named_in(layout: Layout, line: Line, end: int) -> Iterator[Cell]:
    """Where a name may stand: the rest of the line, the cell to the right, the line below."""
    row = _row(layout.page.lines, line)
    in_boxes = any(_is_label(other.text) for other in row)
    for cell in _near(layout, line, end, _LOW / 4):
        if in_boxes and cell.line in row:
            continue  # the next box of a form, with a heading of its own
        text = cell.text
        if len(_LETTER.findall(text)) >= 2 and not _is_label(text):
            yield cell


def _is_label(text: str) -> bool:
    patterns = [pattern for _, pattern in (*_ROLES, *_LIMITS)]
    return any(pattern.match(text) for pattern in (*patterns, _FROM, _TO, _PERIOD)) or bool(
        re.match(
            r"\W*(?:producer|insurers?|coverages?|contact|address|name|naic|cancellation|should\s+any"
            r"|authorized\s+represent|(?:certificate|policy|revision)\s+num|type\s+of\s+insur"
            r"|description\s+of\s+op|limits|policy\s+e[fx])\w*\b",
            text,
            re.I,
        )
    )


# Limits of the form that no rule asks for; each has its own amount beside it.
_OTHER_LIMIT = re.compile(
    r"^\W*(?:damage\s+to|premises|med(?:ical)?\s+exp|personal\s*(?:&|and)|combined\s+single|bodily\s+injury"
    r"|property\s+damage|each\s+accident|e\.?\s?l\.?\s|deductible|retention|ded\b)", re.I
)  # fmt: skip


def _limits(source: Source, layout: Layout) -> Iterator[Fact]:
    taken: set[tuple[Line, int]] = set()
    for role, pattern in _LIMITS:
        for line in layout.page.lines:
            found = pattern.search(line.text)
            if found is None:
                continue
            for cell in (*_near(layout, line, found.end(), 2.0), *_beside_below(layout, line)):
                money = _money(source, cell)
                if money is None or (cell.line, cell.start) in taken:
                    continue
                if _is_of_another(layout, line, cell):
                    continue
                taken.add((cell.line, cell.start))
                reading = source.reading_of(layout.page, cell)
                yield Fact(FactName.COVERAGE_LIMIT, money, reading, found[0], role)
                break


def _is_of_another(layout: Layout, line: Line, cell: Cell) -> bool:
    """Whether the amount stands beside the label of another limit, in a row that is not that of `line`;
    an amount that wrapped away from its sign stands so, too.
    """
    if cell.line.box.same_row(line.box) or any(_is_sign(o) for o in _row(layout.page.lines, line)):
        return False
    return any(
        other is cell.line
        or (
            other.box.same_row(cell.line.box)
            and other.box.x1 <= cell.line.box.x0 + other.box.height
        )
        for other in layout.page.lines
        if _OTHER_LIMIT.match(other.text) or any(limit.match(other.text) for _, limit in _LIMITS)
    )


def _is_sign(line: Line) -> bool:
    return line.text.strip() in ("$", "US$", "USD", "¥", "€")


def _money(source: Source, cell: Cell) -> Money | None:
    tokens = money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line))
    for token in tokens:
        if token.money.amount >= _LEAST and not date_tokens(cell.text):
            return Money(token.money.amount, token.money.currencies or source.currencies)
    return None


def _dates(source: Source, layout: Layout) -> Iterator[Fact]:
    order = Order.MONTH_FIRST if _MONTH_FIRST.search(layout.page.text) else source.order
    starts = [pair for line in layout.page.lines for pair in _labelled(layout, line, _FROM, order)]
    ends = [pair for line in layout.page.lines for pair in _labelled(layout, line, _TO, order)]
    if not starts or not ends:
        starts, ends = [], []
        for line in layout.page.lines:
            if found := _PERIOD.search(line.text):
                for cell in _near(layout, line, found.end(), 2.0):
                    tokens = date_tokens(cell.text, order)
                    if len(tokens) >= 2:
                        starts.append((cell, tokens[0]))
                        ends.append((cell, tokens[1]))
                        break
    for name, pairs in ((FactName.COVERAGE_FROM, starts), (FactName.COVERAGE_TO, ends)):
        for cell, token in pairs[:1]:
            part = Cell(cell.line, cell.start + token.start, cell.start + token.end)
            yield Fact(name, token.day, source.reading_of(layout.page, part))


def _labelled(
    layout: Layout, line: Line, pattern: re.Pattern[str], order: Order | None
) -> Iterator[tuple[Cell, DateToken]]:
    found = pattern.search(line.text)
    if found is None:
        return
    for cell in _near(layout, line, found.end(), _LOW, found.start()):
        tokens = date_tokens(cell.text, order)
        if not tokens:
            continue
        both = _FROM.search(line.text) and _TO.search(line.text)
        if both and len(tokens) > 1:
            yield cell, tokens[1] if pattern is _TO else tokens[0]
            return
        middle = line.box_of(found.start(), found.end()).center_x
        yield cell, min(tokens, key=lambda token: abs(_middle(cell, token) - middle))
        return


def _middle(cell: Cell, token: DateToken) -> float:
    return cell.line.box_of(cell.start + token.start, cell.start + token.end).center_x


def _near(layout: Layout, line: Line, end: int, reach: float, start: int = 0) -> Iterator[Cell]:
    """The rest of the line, the cells to its right, then the lines below in its column."""
    rest = line.text[end:]
    skipped = len(rest) - len(rest.lstrip(" :：.#-–()\t"))
    if rest[skipped:].strip():
        yield Cell(line, end + skipped, len(line.text.rstrip()))
    for other in _row(layout.page.lines, line):
        yield Cell(other, 0, len(other.text))
    box = line.box_of(start, max(end, start + 1))
    below = [
        other
        for other in layout.page.lines
        # The box of a long line on a page that was scanned aslant begins higher than its letters.
        if (other.box.y0 > box.y1 - 0.4 * box.height or other.box.center_y > box.y1)
        and other.box.y0 < box.y1 + reach * box.height
        and (other.box.overlap_x(box) > 0 or abs(other.box.x0 - box.x0) < box.height)
    ]
    for other in sorted(below, key=lambda each: each.box.y0):
        yield Cell(other, 0, len(other.text))


def _beside_below(layout: Layout, line: Line) -> Iterator[Cell]:
    """Cells in the columns to the right, a line lower: a narrow column wraps after its "$"."""
    height = line.box.height
    lower = [
        other
        for other in layout.page.lines
        if other.box.x0 >= line.box.x1 - height
        and line.box.y1 - 0.4 * height < other.box.y0 < line.box.y1 + height
    ]
    for other in sorted(lower, key=lambda each: (each.box.y0, each.box.x0))[:1]:
        yield Cell(other, 0, len(other.text))


def _row(lines: Sequence[Line], line: Line) -> list[Line]:
    right = [
        other
        for other in lines
        if other is not line
        and other.box.x0 >= line.box.x1 - line.box.height
        and other.box.same_row(line.box)
    ]
    return sorted(right, key=lambda other: other.box.x0)[:2]
