"""Goods whose row writes out the product: ``9,680(円) x 1(個) = 9,680(円)``, ``2 × 12,50 € = 25,00 €``.

Such a row proves itself. Mails of Japanese shops have it below the name, behind 価格.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.card_titles import HEADING, is_title, wraps
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_UNIT = (
    r"\s?[(（]?\s?(?:個|点|コ|本|枚|台|セット|着|足|冊|件|个"
    r"|pcs?\.?|stk\.?|st\.|pz\.?|uds?\.?|units?)?\s?[)）]?"
)
_PER = r"(?:/\s?(?:個|点|pc|stk|st|ud|unit))?"
_AHEAD = re.compile(rf"(?P<n>\d{{1,4}}){_UNIT}\s?[x×*@]\s*")
_TIMES = re.compile(rf"{_PER}\s?[x×*]\s?(?P<n>\d{{1,4}}){_UNIT}\s*=\s*")
_EQUALS = re.compile(rf"{_PER}\s*=\s*")
_PRICE_WORD = re.compile(
    r"\W*(?:(?:販売)?価格|単価|商品(?:単価|価格)|金額|小計"
    r"|price|unit price|preis|einzelpreis|prix|precio|prezzo"
    r"|prijs)\W*"
)
_RULE = re.compile(r"[^\w]{4,}")
"""A line of dashes between two articles."""
_SECTION = re.compile(r"\W*(?:[\[【［〔<＜][^\]】］〕>＞]{1,12}[\]】］〕>＞]|[■◆●▼]\s?.{1,12})\W*")
"""The heading of a list: ``[商品]``, ``■ご注文商品``."""
_GAP = 1.2
"""In line heights: the blank between two lines of one article, at most."""
_MOST_LINES = 8


def multiplied_rows(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The rows of the page whose price times their count is the amount behind it."""
    rows = rows_of(layout.page.lines)
    for at, row in enumerate(rows):
        for line in row:
            read = _product(source, line)
            if read is None:
                continue
            start, end, unit, count = read
            inline = line.text[:start].strip(" :：")
            bare = not inline or _PRICE_WORD.fullmatch(fold(inline).text)
            title = _above(source, rows, at) if bare else inline
            if title:
                reading = source.reading(layout.page, line, start, end)
                yield LineItem(title, count, unit, unit * count, reading)


def _product(source: Source, line: Line) -> tuple[int, int, Decimal, Decimal] | None:
    """Where the product begins and ends, the price and the count; None where it is none, or a wrong one."""
    if "=" not in fold(line.text).text:
        return None
    tokens = money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
    for first in tokens:
        for last in tokens:
            if last.start <= first.end or last.money.amount <= 0:
                continue
            text = fold(line.text[first.end : last.start]).text.lstrip(")）")
            ahead = fold(line.text[: first.start]).text
            lead = re.search(_AHEAD.pattern + "$", ahead)
            times = _TIMES.fullmatch(text)
            counted = times or (lead if _EQUALS.fullmatch(text) else None)
            if counted is None:
                continue
            count, unit = Decimal(counted["n"]), first.money.amount
            if count > 0 and abs(unit * count - last.money.amount) <= CENT:
                return lead.start() if lead and not times else first.start, last.end, unit, count
    return None


def _above(source: Source, rows: Sequence[Sequence[Line]], at: int) -> str:
    """The first line of the article above the row `at`, with what wraps of it."""
    edge = rows[at][0]
    block: list[Line] = []
    last = edge
    for row in reversed(rows[max(0, at - _MOST_LINES) : at]):
        own = next((x for x in row if abs(x.box.x0 - edge.box.x0) < edge.box.height), None)
        if own is None:
            continue
        text = own.text.strip()
        if last.box.y0 - own.box.y1 > _GAP * edge.box.height or _RULE.fullmatch(text):
            break
        if _SECTION.fullmatch(text) or HEADING.fullmatch(fold(text).text.strip(" :")):
            break
        if any(_product(source, x) for x in row):
            break
        block.insert(0, own)
        last = own
    titles = [line for line in block if is_title(line)]
    if not titles:
        return ""
    parts = [titles[0]]
    for line in block[block.index(titles[0]) + 1 :]:
        if not (is_title(line) and wraps(parts[-1], line)):
            break
        parts.append(line)
    blank = "" if is_cjk(parts[0].text.strip()[-1]) else " "
    return blank.join(line.text.strip() for line in parts)
