"""Goods as the apps of Chinese and Japanese shops show them: a title, its variant, a price and ``×2``.

No heading names a column, so arithmetic must: what all cards of the page make, with what is added or taken
off, is the total that the page states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from evidencecheck.model.fact import LineItem
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.party.party_names import is_registered
from evidencecheck.stages.extract.party.shop_names import is_shop
from evidencecheck.stages.extract.source import Source, is_ocr

_COUNT = re.compile(
    r"[x×*]\s?(?P<times>\d{1,4})|(?:数量|個数|件数|点数)\s?[:：]?\s?[x×]?\s?(?P<named>\d{1,4})\s?[件个個点份]?"
    r"|(?P<pieces>\d{1,4})\s?[点個]"
)
_BEHIND = re.compile(
    r"\s*(?:\((?:税込|税抜|含税|送料込み?)\))?\s*[x×*]\s?(?P<times>\d{1,4})\s?(?:[件个個点份台本枚]|セット)?"
    r"|\s*[/／|]?\s*(?:数量|個数)\s?[:：]?\s?(?P<named>\d{1,4})\s?[件个個点份]?"
)
"""A count in the line of its price: ``4,980円 × 2個``, ``¥79.90 x1``."""
_AROUND = 4.0
"""In line heights: how far from the price its count may stand, and from both the title."""
_FLUSH, _PITCH = 1.2, 1.6
_NEXT = 1.6
"""In line heights: the blank between two lines of one card, at most."""
_MOST_LINES = 6
_SHORTEST, _SHORTEST_LED = 3, 6
"""Letters of a title."""
_WHOLE = re.compile(
    r"实付|实收|应付|应支付|总额|总计|总价|合计|合計|支払|総額|請求|小计|小計|商品(?:金额|代金)"
)
_ADDED = re.compile(r"运费|邮费|快递费|税|手续费|服务费|包装费|送料|配送料|手数料")
_TAKEN_OFF = re.compile(
    r"优惠|满减|立减|减|券|抵扣|红包|积分|京豆|淘金币|クーポン|ポイント|割引|値引"
)
_PART = re.compile(f"{_ADDED.pattern}|{_TAKEN_OFF.pattern}")
_MOST_PARTS = 6
"""Of more, some sum would be any amount."""
_DETAIL = re.compile(
    r"^(?:规格|颜色(?:分类)?|尺码|尺寸|款式|型号|属性|货号|商品编号|商品番号|カラー|サイズ|色|選択)\s?[:：]"
)
_BUTTON = re.compile(
    r"退款|售后|购物车|再买|评价|确认收货|查看|客服|退换|七天|7天|包邮|旗舰$|コンディション|返品"
)


@dataclass(frozen=True, slots=True)
class _Card:
    title: str
    count: Decimal
    price: Decimal
    line: Line
    token: MoneyToken


def shop_cards(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The goods of a page of cards, if their sum explains its total."""
    cards = list(_cards(source, layout)) or _lone_card(source, layout)
    plain = sum((card.count * card.price for card in cards), Decimal(0))
    if not cards or not explains_total(source, layout, plain):
        return
    if any(is_registered(card.title) for card in cards):
        return  # who is paid heads a bill, above its sum
    for card in cards:
        reading = source.reading(layout.page, card.line, card.token.start, card.token.end)
        yield LineItem(card.title, card.count, card.price, None, reading)


def explains_total(source: Source, layout: Layout, plain: Decimal) -> bool:
    """Whether some total of the page is `plain`, with or without the amounts added and taken off there."""
    wholes, parts = _stated(source, layout)
    if len(parts) > _MOST_PARTS:
        parts = []
    chosen = (c for size in range(len(parts) + 1) for c in combinations(parts, size))
    sums = {plain + sum(some, Decimal(0)) for some in chosen}
    return any(abs(whole - told) <= CENT for whole in wholes for told in sums)


def _stated(source: Source, layout: Layout) -> tuple[set[Decimal], list[Decimal]]:
    """The totals of the page, and what is added to them (above zero) or taken off (below)."""
    wholes: set[Decimal] = set()
    parts: list[Decimal] = []
    for line in layout.page.lines:
        text = fold(line.text).text
        row = _row_label(layout, line)
        tokens = money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        last = 0
        for token in tokens:
            before = fold(line.text[last : token.start]).text or row
            words = before if any(map(str.isalpha, before)) else row
            last = token.end
            amount = abs(token.money.amount)
            if not (token.is_likely_money or token.money.amount >= 100) or not amount:
                continue
            named = next((w for w in (words, text[: token.start]) if _PART.search(w)), "")
            if _WHOLE.search(words):
                wholes.add(amount)
            elif named:
                parts.append(-amount if _TAKEN_OFF.search(named) else amount)
    return wholes, parts


def _row_label(layout: Layout, line: Line) -> str:
    """The text left of `line` in its row."""
    left = [
        other.text
        for other in layout.page.lines
        if other is not line and other.box.same_row(line.box) and other.box.x1 <= line.box.x0
    ]
    return fold(" ".join(left)).text


def _cards(source: Source, layout: Layout) -> Iterator[_Card]:
    lines = layout.page.lines
    counts = [(line, m) for line in lines if (m := _COUNT.fullmatch(fold(line.text).text.strip()))]
    taken: set[int] = set()
    for line in lines:
        priced = _priced(source, line)
        if priced is None:
            continue
        token, behind = priced
        count = behind
        if count is None:
            near = [
                (abs(other.box.center_y - line.box.center_y), index, match)
                for index, (other, match) in enumerate(counts)
                if index not in taken and _belongs(other, line.box_of(token.start, token.end))
            ]
            if not near:
                continue
            _, index, match = min(near, key=lambda hit: hit[:2])
            taken.add(index)
            count = _number(match)
        title = _inline_title(layout, line, token) or _title(layout, line)
        if title and count > 0:
            yield _Card(title, count, abs(token.money.amount), line, token)


def _counts_several(layout: Layout) -> bool:
    """Whether any count of the page is not one: then the price may be that of all pieces."""
    texts = [fold(line.text).text for line in layout.page.lines]
    told = [m[1] for text in texts for m in _ANY_COUNT.finditer(text)]
    told += [
        match[0]
        for label in layout.all_labels("quantity")
        for cell in layout.values(label)
        if (match := re.search(r"\d+", cell.text))
    ]
    return any(int(number) != 1 for number in told)


_ANY_COUNT = re.compile(
    r"(?:数量|個数|件数|点数|qty|quantity|(?<![a-z0-9])[x×])\s?[:：]?\s?(\d{1,4})(?![\d.,]|cm|mm)"
)


def _is_summed(layout: Layout, line: Line) -> bool:
    """Whether the amount has a label left of it in its row."""
    return any(
        other.box.same_row(line.box)
        and other.box.x1 <= line.box.x0
        and not _is_title(layout, other)
        for other in layout.page.lines
        if other is not line
    )


def _lone_card(source: Source, layout: Layout) -> list[_Card]:
    """The only title whose price is a total of the page, too: one piece, which needs no count."""
    if _counts_several(layout):
        return []
    wholes, _ = _stated(source, layout)
    found = []
    for line in layout.page.lines:
        priced = _priced(source, line)
        if priced is None or priced[1] is not None or _is_summed(layout, line):
            continue
        token, amount = priced[0], abs(priced[0].money.amount)
        title = _inline_title(layout, line, token) or _title(layout, line)
        if sum(map(str.isalpha, title)) >= _SHORTEST_LED and amount in wholes:
            found.append(_Card(title, Decimal(1), amount, line, token))
    return found if len(found) == 1 else []


def _priced(source: Source, line: Line) -> tuple[MoneyToken, Decimal | None] | None:
    """The price of a line that has nothing else but a title before it and a count behind it."""
    tokens = money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
    marked = [token for token in tokens if token.has_mark and token.money.amount > 0]
    if len(marked) != 1:
        return None
    token = marked[0]
    before, behind = line.text[: token.start], fold(line.text[token.end :]).text
    if any(c.isalnum() for c in before) and sum(map(str.isalpha, before)) < _SHORTEST_LED:
        return None
    if not any(
        c.isalnum()
        for c in re.sub(r"\(?(?:税込み?|税抜き?|含税|送料込み?|送料無料|包邮)\)?", "", behind)
    ):
        return token, None
    match = _BEHIND.fullmatch(behind.rstrip())
    return (token, _number(match)) if match else None


def _inline_title(layout: Layout, line: Line, token: MoneyToken) -> str:
    """The title that readers run into one line with its price, and the line into which it wraps."""
    text = line.text[: token.start].strip()
    if not any(map(str.isalnum, text)) or not _is_title(layout, line, text):
        return ""
    under = [
        other
        for other in layout.page.lines
        if abs(other.box.x0 - line.box.x0) < _FLUSH * line.box.height
        and 0 <= other.box.y0 - line.box.y1 + 0.4 * line.box.height < line.box.height
        and _is_title(layout, other)
    ]
    following = min(under, key=lambda other: other.box.y0).text.strip() if under else ""
    return _bare(text) + ("" if is_cjk(text[-1]) else " ") * bool(following) + following


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(next(value for value in match.groupdict().values() if value))


def _belongs(count: Line, box: Box) -> bool:
    """Whether the count stands in the price's row, or flush with it right below or above."""
    other = count.box
    if other.same_row(box):
        return True
    height = max(box.height, other.height)
    flush = abs(other.x1 - box.x1) < _FLUSH * height or abs(other.x0 - box.x0) < _FLUSH * height
    apart = abs(other.center_y - box.center_y)
    below = other.overlap_x(box) > 0.5 * other.width and apart < _PITCH * height
    return below or (flush and apart < _AROUND * height)


def _title(layout: Layout, price: Line) -> str:
    """The lines left of the price, else those above it: the first ones, as far as they are full."""
    box = price.box
    beside = [
        line
        for line in layout.page.lines
        if line.box.x1 <= box.x0 + 0.5 * box.height
        and abs(line.box.center_y - box.center_y) < _AROUND * box.height
        and _is_title(layout, line)
    ]
    rows = [line for line in beside if line.box.overlap_y(box) > 0]
    if rows:
        edge = max(rows, key=lambda line: line.box.x1).box.x0
        column = [line for line in beside if abs(line.box.x0 - edge) < _FLUSH * box.height]
        column += [line for line in layout.page.lines if _is_tail(line, column)]
        return _joined(_block(sorted(column, key=lambda line: line.box.y0), rows))
    above = [
        line
        for line in layout.page.lines
        if abs(line.box.x0 - box.x0) < _FLUSH * box.height and line.box.y0 < box.y0
    ]
    block: list[Line] = []
    bottom = box.y0
    for line in sorted(above, key=lambda line: -line.box.y0)[:_MOST_LINES]:
        if bottom - line.box.y1 > _NEXT * box.height or is_shop(line):
            break
        if _is_title(layout, line):
            block.insert(0, line)
        bottom = line.box.y0
    return _joined(block)


def _is_tail(line: Line, column: Sequence[Line]) -> bool:
    """Whether a character or two are what wraps of the title above: 套装."""
    text = line.text.strip()
    return (
        0 < len(text) < _SHORTEST
        and all(map(is_cjk, text))
        and any(
            abs(line.box.x0 - above.box.x0) < _FLUSH * above.box.height
            and 0 < line.box.center_y - above.box.center_y < _PITCH * above.box.height
            for above in column
        )
    )


def _block(column: Sequence[Line], rows: Sequence[Line]) -> list[Line]:
    """The lines of `column` that follow each other closely around those of `rows`."""
    blocks: list[list[Line]] = []
    for line in column:
        close = blocks and line.box.y0 - blocks[-1][-1].box.y1 <= _NEXT * line.box.height
        if close and not is_shop(blocks[-1][-1]):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return next((b for b in blocks if any(line in rows for line in b)), [])


def _joined(block: Sequence[Line]) -> str:
    """The first line, and those below it as long as the one above is as long as any of them."""
    block = [line for line in block if not is_shop(line)]
    if not block:
        return ""
    full = max(line.box.x1 for line in block) - 2 * block[0].box.height
    # The longest line is of the title; a shop's name or a variant is shorter.
    at = max(range(len(block)), key=lambda i: block[i].box.width)
    while at and block[at - 1].box.x1 >= full:
        at -= 1
    block = block[at:]
    text = _bare(block[0].text)
    for line, following in pairwise(block):
        if line.box.x1 < full:
            break
        blank = "" if is_cjk(text[-1:] or " ") else " "
        text += blank + following.text.strip()
    return text


def _bare(text: str) -> str:
    """Without the badge that some shops set before a title: 【拼单价】, [自营]."""
    return re.sub(r"^(?:[【\[][^】\]]{1,8}[】\]]\s*)+(?=\S)", "", text.strip())


def _is_title(layout: Layout, line: Line, text: str = "") -> bool:
    text = text or line.text.strip()
    letters = sum(c.isalpha() for c in text)
    labelled = any(
        label.leads and not (len(label.text) == 1 and not label.marked) for label in layout.of(line)
    )
    detail = _DETAIL.match(text) or (_BUTTON.search(text) and letters < 12)
    return letters >= _SHORTEST and not labelled and not detail and "¥" not in fold(text).text
