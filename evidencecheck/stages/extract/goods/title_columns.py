"""The column of a table that holds the title under which the goods are sold.

The desks of sellers' systems have it beside one for the product's name in their own books: ``品名/SKU``
beside ``标题``, ``Product`` beside ``Listing title``. What the buyer was sold is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.item_columns import column_of
from evidencecheck.stages.extract.goods.item_headers import Header
from evidencecheck.stages.extract.goods.item_rows import CODE, VARIANT, names_code

_TITLE = re.compile(
    r"(?:(?:listing|product|item|ad|offer) )?title|(?:artikel|produkt|angebots)?titel"
    r"|titre(?: (?:de l'annonce|de l'article|du produit|de l'objet))?|titulo(?: del (?:anuncio|producto"
    r"|articulo))?"
    r"|titolo(?: (?:dell')?(?:inserzione|articolo|prodotto|oggetto))?|producttitel|titulo do (?:anuncio"
    r"|produto)"
    r"|(?:商品|产品|刊登|listing|平台商品|宝贝)?标题|(?:商品)?タイトル"
)
_NEAR = 1.6
"""In line heights: how far from the middle of a row a line of its title may be."""
_TIGHT = 0.6
"""In line heights: the blank between two lines of one title, at most."""


def with_title(item: LineItem, own: Line, around: Sequence[Line], header: Header) -> LineItem:
    """`item` named by the text below the heading of titles, where the table has one beside another of goods."""
    heads = [x for x in header.lines if _TITLE.fullmatch(fold(x.text).text.strip(" .:*"))]
    goods = [column for column in header.columns if column.field == "item"]
    if len(heads) != 1 or len(goods) <= 1:
        return item
    box = heads[0].box
    under = [
        line
        for line in around
        if abs(line.box.center_y - own.box.center_y) < _NEAR * own.box.height
        and (column := column_of(line.box, header.columns)) is not None
        and column.box.overlap_x(box) > 0
        and _says(line.text)
    ]
    texts: list[Line] = []
    for line in sorted(under, key=lambda line: line.box.y0):
        if texts and line.box.y0 - texts[-1].box.y1 > _TIGHT * own.box.height:
            return item  # of the row above or below
        texts.append(line)
    if not texts:
        return item
    blank = "" if is_cjk(texts[0].text[-1]) else " "
    title = blank.join(line.text.strip() for line in texts)
    if all(line.text.strip() in item.description for line in texts):
        return item
    # The name in the seller's books stays: papers of his suppliers have that one.
    known = item.description if _says(item.description) else ""
    return replace(item, description=f"{known} {title}".strip())


def _says(text: str) -> bool:
    bare = text.strip()
    coded = CODE.fullmatch(bare) or names_code(bare) or VARIANT.match(bare)
    return any(map(str.isalpha, bare)) and not coded
