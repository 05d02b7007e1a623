"""Goods of a packing slip: a table of descriptions and counts without any price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.item_rows import CODE
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.money import DecimalMark
from evidencecheck.stages.extract.source import Source

_GOODS = re.compile(
    r"(?:items?|products?|product (?:name|details|description|title)|(?:item )?description(?: of goods)?|goods"
    r"|title|artikel(?:bezeichnung|beschreibung|name)?|bezeichnung|beschreibung|produkte?|ware"
    r"|articles?|designation|produits?|libelle|articulos?|descripcion|productos?|concepto"
    r"|articol[oi]|descrizione|prodott[oi]|omschrijving|product(?:naam|omschrijving)|artigos?|descricao"
    r"|produtos?|(?:(?:full )?name (?:&|and|/) )?(?:quantity (?:&"
    r"|and) )?(?:detailed )?(?:description of )?contents"
    r"|(?:designation|description) (?:detaillee )?(?:du|des|de) contenus?"
    r"|(?:中文|英文|申报|内件)?品名|商品名?|品目|物品|货物|产品|内容品?"
    r"|(?:商品|产品|货品)(?:信息|详情|标题)|商品情報|(?:ご?注文)商品|宝贝(?:名称)?"
    r"|(?:商品|货品|货物|产品|物品|内件)?名称|(?:品名|(?:商品|产品|货物)?名称)[及・、/]?(?:规格|規格"
    r"|型号)(?:型号)?"
    r")(?: ?/ ?\w+)?"
)
_COUNTS = re.compile(
    r"(?:qty|quantity|count|pcs|units)(?: (?:shipped|ordered|sent))?|(?:gelieferte )?menge|anzahl|stuck|stk"
    r"|stuckzahl|quantite(?: livree| expediee)?|qte|nombre|cantidad|cant|uds|unidades|quantita|q\.?ta|pezzi"
    r"|aantal|quantidade|qtd"
    r"|(?:qty )?(?:ordered|ord|shipped|ship|shp|delivered|dispatched|despatched|supplied|sent|packed)"
    r"|(?:bestellt|geliefert|versendet)(?:e menge)?|liefermenge|bestellmenge"
    r"|commandee?s?|livree?s?|expediee?s?|(?:qte )?(?:cdee|livree|exp)|pedid[ao]s?|servid[ao]s?|entregad[ao]s?"
    r"|enviad[ao]s?|ordinat[ao]|consegnat[ao]|spedit[ao]|evas[ao]|besteld|geleverd|verzonden"
    r"|(?:商品|购买|应发|发货|下单|订购|应?履约|ご?注文)?(?:数量|件数|個数)|点数|ご?注文数|購入数"
)
_EXPECTED = re.compile(
    r"(?:(?:units?|qty|quantity) )?expected(?: (?:units?|qty|quantity))?|erwartet(?:e (?:menge|einheiten))?"
    r"|(?:unites |quantite )?attendues?|(?:unidades |cantidad )?(?:esperadas?|previstas?)"
    r"|(?:unita |quantita )?(?:attese|previst[ae])|(?:納品)?予定(?:数量?)?|(?:预计|应收|申报"
    r"|计划)(?:商品)?(?:数量|件数|量)"
)
"""Headings of what a shipment holds, beside what was found of it."""
_NUMBER = re.compile(
    r"(?:[x×]\s?)?(?P<n>\d{1,3}[.,]\d{3}(?!\d)|\d{1,4})(?:[.,]0(?:00)?)?\s?"
    r"(?:[x×]|(?:of|von|de|di|sur|van|/)\s?\d{1,4}|pcs?\.?|units?|ea\.?|stk\.?|st\.?|stuck|uds?\.?|pz\.?"
    r"|件|个|個|点)?"
)
_GAP = 5.0
"""In line heights: a longer blank ends the list."""
_LETTERS = 3
_SUMS = ("total", "grand_total", "subtotal", "net", "weight", "declared_value")
_FIELD = re.compile(r"\s*[\u3400-\u9fff]{2,8}\s*[:：]")
"""A label with its mark below the table: 签收人：."""
_TIGHT = 0.7
_BESIDE = 0.9
_MOST_LINES = 3
_REACH = 3.0
"""In line heights: how far a number may stand from the edges of its heading."""


def unpriced_items(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The rows of the first such table of the page."""
    rows = rows_of(layout.page.lines)
    for row in rows:
        goods = [line for line in row if _is_head(_GOODS, line)]
        expected = [line for line in row if _is_head(_EXPECTED, line)]
        counts = expected[:1] or [line for line in row if _is_head(_COUNTS, line)]
        if len(goods) != 1 or not counts:
            continue
        # 件数 beside 数量 are cartons; of "ordered" and "shipped" the last one went along.
        pieces = [line for line in counts if _HAN.sub("", _plain(line)) == "数量"]
        found = list(_rows(source, layout, row, goods[0], (pieces or counts)[-1]))
        if found:
            yield from found
            return


def _rows(
    source: Source, layout: Layout, heads: Sequence[Line], goods: Line, counts: Line
) -> Iterator[LineItem]:
    """A number below one heading with the description beside it; a page may be tilted."""
    below = sorted(
        (line for line in layout.page.lines if line.box.center_y > goods.box.y1),
        key=lambda line: line.box.center_y,
    )
    numbers = [hit for line in below if (hit := _number(source, line, counts, heads))]
    names = [line for line in below if _is_below(line, goods)]
    bottom = max(goods.box.y1, counts.box.y1)
    taken: list[Line] = []
    found: list[tuple[Line, Decimal, Line]] = []
    sums = {
        id(other)
        for line in below
        if any(label.leads and label.is_for(*_SUMS) for label in labels_of(line))
        for other in below
        if other.box.same_row(line.box)
    }
    for line, count in numbers:
        if id(line) in sums:
            break
        beside = [
            name
            for name in names
            if abs(name.box.center_y - line.box.center_y) < _BESIDE * line.box.height
            and name not in taken
        ]
        above = max(
            [bottom, *(x.box.y1 for x in below if x.box.y1 <= line.box.y0 and _is_in(x, goods))]
        )
        if line.box.y0 - above > _GAP * goods.box.height or not beside:
            break
        name = min(beside, key=lambda name: abs(name.box.center_y - line.box.center_y))
        taken.append(name)
        found.append((line, count, name))
        bottom = max(line.box.y1, name.box.y1)
    for line, count, name in found:
        own = [part for part in names if id(part) not in sums]
        text = " ".join(part.text.strip() for part in _wrapped(name, own, taken))
        reading = source.reading(layout.page, line, 0, len(line.text))
        yield LineItem(text, count, None, None, reading)


def _wrapped(name: Line, names: Sequence[Line], taken: Sequence[Line]) -> Sequence[Line]:
    """`name` with the lines right below it that are no row of their own."""
    lines = [name]
    for other in names:
        gap = other.box.y0 - lines[-1].box.y1
        if other.box.center_y <= lines[-1].box.center_y or len(lines) >= _MOST_LINES:
            continue
        if gap > _TIGHT * name.box.height or other in taken or _FIELD.match(other.text):
            break
        if _DECLARES.match(fold(other.text).text):
            break
        lines.append(other)
    return lines


def _number(
    source: Source, line: Line, head: Line, heads: Sequence[Line]
) -> tuple[Line, Decimal] | None:
    match = _NUMBER.fullmatch(fold(line.text).text.strip())
    if match is None:
        return None
    near = line.box.overlap_x(head.box) > 0 or _apart(line, head) < _REACH * head.box.height
    own = min(heads, key=lambda other: _apart(line, other)) is head
    count = _read(match["n"], source.mark)
    return (line, count) if near and own and count > 0 else None


def _read(number: str, mark: DecimalMark | None) -> Decimal:
    """``1,200`` is a large count; ``2.000`` is two, with the three decimals of a program, unless the
    document's decimal mark is the other one.
    """
    if number.endswith("000") and number[-4:-3] in ".," and number[-4:-3] == (mark or "."):
        number = number[:-4]
    return Decimal(number.replace(",", "").replace(".", ""))


def _apart(line: Line, head: Line) -> float:
    """How far a number is from standing flush with, or centred under, its heading."""
    a, b = line.box, head.box
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.center_x - b.center_x))


def _is_below(line: Line, head: Line) -> bool:
    """Whether the line begins below the heading and is a description."""
    flush = abs(line.box.x0 - head.box.x0) < 2 * head.box.height or line.box.overlap_x(head.box) > 0
    letters = sum(char.isalpha() for char in line.text)
    text = line.text.strip()
    words = " " in text or text.isalpha() or any(map(is_cjk, text))
    enough = letters >= (_LETTERS - 1 if any(map(is_cjk, text)) else _LETTERS)
    named = enough and words and not CODE.fullmatch(text)
    return (
        flush
        and named
        and not any(
            label.leads and (label.marked or label.is_for(*_SUMS)) for label in labels_of(line)
        )
    )


def _is_in(line: Line, head: Line) -> bool:
    return abs(line.box.x0 - head.box.x0) < 2 * head.box.height


def _is_head(pattern: re.Pattern[str], line: Line) -> bool:
    """Whether the line is such a heading, in one language or in a Chinese and a Latin one: ``数量 Qty``."""
    text = _plain(line)
    han, latin = _HAN.sub("", text), " ".join(_HAN_RUN.sub(" ", text).split()).strip(" /|()")
    if pattern.fullmatch(text):
        return True
    return bool(han and latin and pattern.fullmatch(han) and pattern.fullmatch(latin))


_HAN = re.compile(r"[^\u3040-\u30ff\u3400-\u9fff]+")
_HAN_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
_DECLARES = re.compile(
    r"\W*(?:i,? (?:the undersigned|(?:hereby )?(?:certify|declare|confirm))|we (?:hereby )?(?:certify|declare)"
    r"|the undersigned|je (?:soussigne|certifie|declare)|ich (?:bestatige|versichere|erklare|der unterzeich)"
    r"|(?:yo,? )?(?:el abajo firmante|certifico|declaro)|(?:io,? )?(?:il sottoscritto|certifico|dichiaro)"
    r"|ondergetekende|ik verklaar|本人(?:保证|声明|确认|证明)|兹(?:保证|声明|证明)|私は)"
)
"""How the declaration begins that a sender signs below the goods."""


def _plain(line: Line) -> str:
    return _UNIT.sub("", fold(line.text).text).strip(" .:#*")


_UNIT = re.compile(r"\s?[(\[](?:pcs?|pieces|units?|ea|ctns?|stk|stuck|pz|uds?|件|个|個|套)\.?[)\]]")
"""Behind a heading: what is counted, ``Qty (pcs)``."""
