"""The shop on an order page that is called by its company's name, which no label introduces.

It heads the goods, or stands in the line of the order's number: 永康市盛达五金制品有限公司. The company behind
the market at the foot, that of a carrier, and that of the addressee are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import is_address
from evidencecheck.stages.extract.party.party_names import has_han, is_company, name_in
from evidencecheck.stages.extract.party.shop_names import shop_of_page
from evidencecheck.stages.extract.source import Source

_KINDS = frozenset({Kind.ORDER_DETAILS, Kind.PURCHASE_INVOICE})
_OPERATORS = re.compile(
    r"阿里巴巴|淘宝|天猫|支付宝|蚂蚁|京东|拼多多|寻梦|抖音|字节|快手|唯品会|苏宁易购|亚马逊|腾讯|财付通|银联|美团|小红书|行吟|得物|识装|有赞|微店"
)
_BEHIND = re.compile(
    r"[\s·|｜>›(（\[]*(?:旺旺|客服|进店|进入店铺?|联系(?:卖家|客服|商家)|和我联系|在线客服|诚信通|关注|店铺|旗舰|实力商家|超级工厂|已认证|\d+年)?[\s>›)）\]]*"
)
"""What may stand behind the name: links and badges."""
_ABOVE = 10.0
"""In line heights: how far above the price of its goods the shop may stand."""
_WRAP = 1.2
"""In line heights: the blank between two lines of an address, at most."""


def shop_on_page(source: Source, kind: Kind) -> Iterator[Fact]:
    """The shop by what shops are called, else by its company's name."""
    named = tuple(shop_of_page(source))
    yield from named or firm_of_page(source, kind)


def firm_of_page(source: Source, kind: Kind) -> Iterator[Fact]:
    """The only company that stands where shops do; nothing on an invoice."""
    if kind not in _KINDS or any(source.labels("invoice_number")):
        return
    found = [
        (layout, line, name)
        for layout in source.layouts
        for line in layout.page.lines
        if (name := _firm(layout, line)) and _heads_goods(source, layout, line)
    ]
    if len({name for _, _, name in found}) == 1:
        layout, line, name = found[0]
        at = line.text.index(name)
        reading = source.reading(layout.page, line, at, at + len(name))
        yield Fact(FactName.SUPPLIER, Text(name), reading)


def _firm(layout: Layout, line: Line) -> str:
    """The name of a Chinese company that is all of `line`; "" for anything else."""
    name = name_in(line.text).rstrip(" >›")
    at = line.text.find(name)
    if not name or not has_han(name) or not is_company(name) or at < 0:
        return ""
    before, behind = line.text[:at], line.text[at + len(name) :]
    if any(map(str.isalnum, before)) or not _BEHIND.fullmatch(behind):
        return ""
    if _OPERATORS.search(name) or carriers_in(name) or is_labelled(layout, line):
        return ""
    return "" if _is_value(layout, line) or _is_in_address(layout, line) else name


def _is_value(layout: Layout, line: Line) -> bool:
    """Whether a label left of the line, or above it, says whose name it is: 发票抬头."""
    return any(
        cell.line is line
        for label in layout.all_labels(
            "bill_to", "ship_to", "seller", "carrier", "status", "reference"
        )
        if label.leads or label.marked
        for cell in layout.values(label)
    )


def _is_in_address(layout: Layout, line: Line) -> bool:
    """Whether a line of an address stands right above or below it."""
    height = line.box.height
    return any(
        abs(other.box.x0 - line.box.x0) < height
        and max(other.box.y0 - line.box.y1, line.box.y0 - other.box.y1) < _WRAP * height
        and is_address(other.text)
        for other in layout.page.lines
        if other is not line and not is_company(other.text)
    )


def _heads_goods(source: Source, layout: Layout, line: Line) -> bool:
    """Whether the line stands in one row with the order's number, or closely above the goods."""
    if any(label.line.box.same_row(line.box) for label in layout.all_labels("order_id")):
        return True
    return any(
        item.reading.page == layout.page.number
        and item.reading.box is not None
        and 0 < item.reading.box.y0 - line.box.y1 < _ABOVE * line.box.height
        for item in line_items(source)
    )
