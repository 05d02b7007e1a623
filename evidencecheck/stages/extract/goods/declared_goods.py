"""What a waybill says is in the parcel: ``物品：陶瓷花盆 ×6``, ``Content: Phone mount Qty: 2``.

Tables of a customs declaration are read as those of packing slips are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.values import Quantity
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.goods.unpriced_items import unpriced_items
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

_WORD = (
    r"(?:托?寄物品?|物品|寄递物|内件|商品|货物|货品|产品|申报)(?:内容|名称|品名|信息|详情|描述)?"
    r"|(?:中文|英文|申报)?品名|托寄内容"
    r"|(?:description of )?contents?|description(?: of (?:goods|contents))?|goods|item(?:s| name)?"
    r"|product(?: name)?|inhalt|inhaltsbeschreibung|contenu|contenido|contenuto|ご?品名|内容品|品目"
)
_GOODS = re.compile(rf"(?:{_WORD})\s?(?:[(][^()]*[)])?\s?[:]\s?(?P<what>[^\s:].*)")
_SPACED = re.compile(r"\s*(?:ご?品名|内容品|托寄物|内件品名)\s+(?P<what>[^\s:：].*)")
_HEADS = re.compile(
    r"^\W*(?:(?:full |detailed )?(?:name|description|contents?|goods|item|article|commodity"
    r"|designation)(?![a-z])"
    r"|(?:英文|中文)?(?:品名|名称))"
)
"""The same heading in another language is none of the goods."""
_HEAD = re.compile(rf"(?:{_WORD})\s?[:]?")
_NEXT = re.compile(
    r"\s*[,;|，；]?\s*(?:(?:(?<![a-z])(?:qty|quantity|pcs|weight|value|sku|hs ?code|colou?r|size|origin|menge"
    r"|anzahl|gewicht|wert)"
    r"|数量|件数|(?:计费|实际|体积|总)重量?|重量|(?:申报|声明|保价)?(?:价值|价格|金额)|申报价|备注|规格"
    r"|颜色|个数|個数|付款方式|运费)"
    r"\s?(?:[(][^()]*[)])?\s?(?:[:]|(?=\d))|(?<=\s)(?:库位|货位|仓位|拣货|库区)).*"
)
_COUNT = re.compile(
    r"(?:(?<![a-z])(?:qty|quantity|pcs|menge|anzahl)|数量|件数|个数|個数)\s?[:]?\s?(?P<n>\d{1,4})(?![\d.])"
)
_BEHIND = re.compile(
    r"(?<=\S)(?:\s*[x×*]\s?(?P<times>\d{1,4})(?:\s?(?:[件个個只套盒双条把台瓶包点]|pcs?))?"
    r"|(?<=[\u3400-\u9fff])(?P<pieces>\d{1,4})\s?[件个個只]"
    r"|[\s,，(](?P<n>\d{1,4})\s?(?:[件个個只套盒双条把台瓶包点]|pcs?))\s?[)]?$"
)
_SEVERAL = re.compile(r"[x×*]\s?\d{1,3}(?!\d|\s?(?:cm|mm|m\b|米|厘米|[x×*]))(?=\s|[,，;；+、])")
"""A count before the last one: several articles, of which each has its own."""
_LETTERS = 2


def declared_items(source: Source) -> tuple[LineItem, ...]:
    """The goods that a waybill declares."""
    # The other columns of a declaration are weights and values, which are no prices.
    counted = tuple(i for layout in source.layouts for i in unpriced_items(source, layout))
    tabled = counted or line_items(source)
    told = tabled or tuple(i for layout in source.layouts for i in _prose(source, layout))
    return told or tuple(i for layout in source.layouts for i in _counted(source, layout))


def declared_quantity(source: Source, kind: Kind) -> Iterator[Fact]:
    """The pieces of the only article that a waybill declares."""
    items = declared_items(source) if kind is Kind.SHIPPING_LABEL else ()
    if len(items) == 1 and items[0].quantity is not None:
        yield Fact(FactName.QUANTITY, Quantity(items[0].quantity), items[0].reading, role="line")


def _prose(source: Source, layout: Layout) -> Iterator[LineItem]:
    for line in layout.page.lines:
        folded = fold(line.text)
        text = folded.text.strip()
        match = _GOODS.fullmatch(text)
        spaced = _SPACED.fullmatch(line.text)
        if match is not None:
            named, start = match["what"], folded.text.index(text) + match.start("what")
            yield from _item(source, layout, line, *folded.span(start, start + len(named)))
            return
        if spaced is not None and not _HEADS.search(fold(spaced["what"]).text):
            yield from _item(source, layout, line, *spaced.span("what"))
            return
        under = _under(layout, line) if _HEAD.fullmatch(text) else None
        if under is not None:
            yield from _item(source, layout, under, 0, len(under.text))
            return


def _counted(source: Source, layout: Layout) -> Iterator[LineItem]:
    """Lines of a customs declaration without a heading: ``1. Blade set x1 USD 4.80``, ``手机指环 *2``."""
    if not _CUSTOMS.search(fold(layout.page.text).text):
        return
    for line in layout.page.lines:
        match = _COUNTED.fullmatch(fold(line.text).text.strip())
        if match is None or not _is_named(match["what"]):
            continue
        name = _NUMBERED.sub("", line.text.strip())
        name = name[: len(name) - (len(match[0]) - match.end("what"))].strip()
        reading = source.reading(layout.page, line, 0, len(line.text))
        yield LineItem(name, Decimal(match["n"]), None, None, reading)


_CUSTOMS = re.compile(
    r"(?<![a-z])(?:cn ?2[23]|customs|douane|aduana|dogana|zollinhalt|hs ?(?:code|tariff)?[ :]*\d{6}"
    r"|val(?:ue)?\.? ?\((?:usd|eur|gbp|cad|aud|us\$|\$|€|£)\))(?![a-z])|海关|申报"
)
_NUMBERED = re.compile(r"^\d{1,2}[.)、]\s+")
_COUNTED = re.compile(
    r"(?:\d{1,2}[.)、]\s+)?(?P<what>[^:：]+?)\s*[x×*]\s?(?P<n>[1-9]\d{0,3})"
    r"(?:\s+(?:[a-z]{3}|us\$|[$€£])\s?\d+(?:[.,]\d{1,2})?)?"
)
_ARTICLE = 4
"""Letters of the name of an article, at least."""


def _is_named(text: str) -> bool:
    """Whether it is a name and no code of a shelf or of an article: two words, or Han characters."""
    letters = sum(map(str.isalpha, text))
    return letters >= _ARTICLE and (len(text.split()) > 1 or any(map(is_cjk, text)))


def _item(source: Source, layout: Layout, line: Line, start: int, end: int) -> Iterator[LineItem]:
    folded = fold(line.text[start:end])
    following = _NEXT.search(folded.text)
    stop = following.start() if following else len(folded.text)
    behind = _BEHIND.search(folded.text[:stop])
    told = _COUNT.search(folded.text, stop) or _counted_beside(layout, line)
    count = next(filter(None, behind.groups())) if behind else told["n"] if told else None
    text = line.text[start:end][slice(*folded.span(0, behind.start() if behind else stop))]
    if sum(char.isalpha() for char in text) >= _LETTERS:
        reading = source.reading(layout.page, line, start, end)
        several = _SEVERAL.search(fold(text).text) is not None
        number = Decimal(count) if count and int(count) and not several else None
        yield LineItem(text.strip(" ,;，；"), number, None, None, reading)


def _counted_beside(layout: Layout, line: Line) -> re.Match[str] | None:
    """``数量：3`` in the next cell of the row, or in the line right below."""
    near: Sequence[Line] = [
        other
        for other in layout.page.lines
        if other is not line
        and (
            other.box.same_row(line.box)
            or 0 <= other.box.center_y - line.box.center_y < 2 * line.box.height
        )
    ]
    hits = [hit for other in near if (hit := _COUNT.match(fold(other.text).text.strip()))]
    return hits[0] if len(hits) == 1 else None


def _under(layout: Layout, head: Line) -> Line | None:
    """The line right below a heading, flush with it, that is no heading itself."""
    box = head.box
    under = [
        line
        for line in layout.page.lines
        if 0 <= line.box.y0 - box.y1 + 0.3 * box.height < 1.5 * box.height
        and abs(line.box.x0 - box.x0) < box.height
    ]
    nearest = min(under, key=lambda line: line.box.y0, default=None)
    return None if nearest is None or layout.of(nearest) else nearest
