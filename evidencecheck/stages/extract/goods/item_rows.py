"""What belongs to a row of goods beside its numbers: further lines of its description, product codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TypeVar

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.lexicon import labels_of

# A count with its unit and no blank between: "2pcs", "x2", "3件". Units: UN/ECE Recommendation 20 in the
# abbreviations of invoices.
COUNTED = re.compile(
    r"(?:[xX×]\s?)?(\d{1,6}(?:[.,]\d{1,3})?)"
    r"\s?(?:[Pp][Cc][Ss]?\.?|PC|[Ss]tk\.?|St\.|ST|pz\.?|[Uu]ds?\.?|pi[eè]ces?|Paar|[Pp]airs?"
    r"|[Ee][Aa]\.?|[Uu]nits?|[Ss]ets?|件|个|個|套|只|台|箱|点)"
    r"|[xX×]\s?(\d{1,4})"
)
BRACKETED = re.compile(r"[(（][^()（）\d]*[)）]")
"""A cell that only explains the heading above it."""
SERVICE = re.compile(
    r"(?<![a-z])(?:freight|shipping|postage|delivery (?:charge|fee)|courier|surcharge|insurance|handling|fracht"
    r"|versand|porto|frais de port|livraison|gastos de envio|spedizione|verzendkosten|portes|carriage|p&p"
    r"|(?:versand|porto|fracht|liefer|verpackungs)(?:kosten|pauschale|gebuhr|anteil)\w*"
    r"|frais d.(?:envoi|expedition)|gastos de transporte|spese (?:di trasporto|postali)|trasporto)(?![a-z])"
    r"|(?<![a-z])(?:haulage|cartage|drayage|trucking|transportation|(?:inland|road|sea|air) transport"
    r"|customs clearance"
    r"|(?:documentation|bank(?:ing)?|packing|pallet(?:i[sz]ing)?|export|fumigation) (?:fees?|charges?|costs?)"
    r"|transportkosten|frais de transport)(?![a-z])"
    r"|运费|邮费|物流费|快递费|服务费|手续费|保险费|送料|报关费|拖车费|打包费|装卸费|包装费|港杂费|仓储费"
)
"""A row of it is no product."""
AMOUNT = re.compile(r"[$€£¥]?\s?\d[\d.,]*[.,]\d{2}\s?[$€£¥]?")
OTHER_PAPER = re.compile(
    r"\W*(?:ddt|lieferschein\w*|bon de livraison|bl|albaran|delivery note|despatch note|packing slip)"
    r"(?: (?:n[ro]?\.?|n°|#))? ?[a-z]{0,3}[-/]?\d"
)
"""The delivery to which a row belongs, which invoices for several of them print beside the goods."""
NOTE = re.compile(r"[(（][^()（）]*[^\W\d_]{2}[^()（）]*\d[^()（）]*[)）]")
"""A cell that explains the number above it: (含运费18.00), (incl. VAT 3.20)."""
VARIANT = re.compile(
    r"\s*(?:颜色(?:分类)?|规格|尺码|尺寸|款式|型号|属性|口味|colou?r|size|style|variant|farbe|gr[öo](?:ß"
    r"|ss)e|couleur|taille"
    r"|talla|colore|taglia|カラー|サイズ|色)\s?[:：]",
    re.I,
)
"""The line below a title that says which of its variants was bought: 颜色：红 尺码：42."""
ROW_MARK = re.compile(
    r"\d{1,3}[.)、]?|[件个個只套盒双条张把台瓶包箱卷支块片袋枚点脚式本次项单票笔份组对根副顶床米]"
    r"|[Pp][Cc][Ss]?|[Ss]ets?"
)
"""A cell with the number of its row alone, or with the unit."""
_FAPIAO_ROW = re.compile(r"\*[^*\d]{1,20}\*")
"""How each row of a fapiao begins, that of a discount too: 商品和服务税收分类编码, the 简称 in asterisks."""
_NEXT_LINE = 1.2
"""In line heights: how far below a line of a description its next one may begin."""
_MOST_LINES = 4
"""Of a description; further lines are notes."""
# ASIN: B0 and eight letters or digits, or the ISBN-10 of a book, which only its label tells. FNSKU: X00 and
# seven. Sources: the identifier table; sell.amazon.com, "FNSKU".
_SHAPES = re.compile(r"(?<![A-Z0-9-])(?:B0[A-Z0-9]{8}|X0[A-Z0-9]{8})(?![A-Z0-9-])")
_NAMED = re.compile(
    r"(?i)(?<![a-z])(?:asin|fnsku|sku|msku|seller sku|item no\.?|art(?:ikel)?\.?-?nr\.?|upc|ean|gtin"
    r"|货号|商家编码|商品编码)\s*[:：#]?\s*([A-Z0-9][A-Z0-9._/-]{2,39})"
)


# A cell with an article number alone: letters and digits in groups, as "YS-VF1000-BK".
CODE = re.compile(
    r"(?=[A-Z0-9]*-?[A-Z0-9-]*\d)(?=[^A-Z]*[A-Z])[A-Z0-9]{2,12}(?:[-._/][A-Z0-9]{1,12}){1,5}"
)


_CODES = re.compile(rf"(?i)(?:{_NAMED.pattern.removeprefix('(?i)')}[\s,;|/·]*)+")


def is_titled(variant: Line, title: Line) -> bool:
    """Whether `variant` is the line of a variant and `title` the one right above it."""
    height = title.box.height
    return (
        VARIANT.match(variant.text) is not None
        and abs(variant.box.x0 - title.box.x0) < height
        and -0.5 * height < variant.box.y0 - title.box.y1 < _NEXT_LINE * height
    )


def names_code(text: str) -> bool:
    """Whether `text` is a labelled code of the product and nothing else: ``ASIN: B0CXZQ4T7M``."""
    return _CODES.fullmatch(text.strip()) is not None


def completed(item: LineItem, rows: Sequence[Sequence[Line]]) -> LineItem:
    """`item` with what its row and those below it, up to the next item, say of the product.

    `rows` begins with the item's own row.
    """
    lines = [line for row in rows for line in row]
    own = (
        line.text
        for line in rows[0]
        if CODE.fullmatch(line.text) and line.text not in item.description
    )
    codes = tuple(dict.fromkeys((*own, *_codes(lines))))
    return replace(item, description=_described(item, rows), codes=codes)


def _described(item: LineItem, rows: Sequence[Sequence[Line]]) -> str:
    """The description with the lines right below its first one, as far as they are no labelled details
    and no rows of their own: freight has an amount, but no quantity.
    """
    text = item.description
    last = next((line for line in rows[0] if line.text and line.text in text), None)
    for row in rows[1 : 1 + _MOST_LINES]:
        under = next((line for line in row if last and _continues(line, last)), None)
        if under is None or _FAPIAO_ROW.match(under.text):
            break
        if SERVICE.search(fold(under.text).text) and _is_priced(row):
            break
        text, last = f"{text} {under.text}", under
    return text


def with_lead(item: LineItem, row: Sequence[Line], above: Sequence[Sequence[Line]]) -> LineItem:
    """The first item of a table with the lines of its name that stand above its numbers.

    `above`: the rows between the header and its own, which can be of nothing else. The upper line of a
    name that wraps reaches as far as the lower one at least; a heading of a group does not.
    """
    name = next(
        (line for line in row if line.text and item.description.startswith(line.text)), None
    )
    text, last = item.description, name
    for line in reversed([line for upper in above for line in upper]):
        if last is None or abs(line.box.x0 - last.box.x0) > 0.5 * last.box.height:
            continue
        close = -0.5 * last.box.height < last.box.y0 - line.box.y1 < _WRAPS * last.box.height
        if (
            not close
            or not any(map(str.isalpha, line.text))
            or line.box.x1 < last.box.x1
            or labels_of(line)
            or line.text.endswith((":", "："))
        ):
            break
        text, last = _joined(line.text, text), line
    return replace(item, description=text)


_WRAPS = 0.8
"""In line heights: the blank between the lines of one name, at most."""


def _joined(upper: str, lower: str) -> str:
    cjk = is_cjk(upper[-1]) and is_cjk(lower[0])
    return f"{upper}{lower}" if cjk else f"{upper} {lower}"


def _is_priced(row: Sequence[Line]) -> bool:
    return any(AMOUNT.fullmatch(line.text.strip()) for line in row)


def _continues(line: Line, above: Line) -> bool:
    height = above.box.height
    aligned = abs(line.box.x0 - above.box.x0) < height
    near = line.box.y0 - above.box.y1 < _NEXT_LINE * height
    return aligned and near and not labels_of(line) and not _NAMED.match(line.text)


def _codes(lines: Iterable[Line]) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        found += _SHAPES.findall(line.text)
        found += [code for code in _NAMED.findall(line.text) if any(c.isdigit() for c in code)]
    return tuple(dict.fromkeys(found))


_FACTORS = ("quantity", "unit_price", "line_amount")


_Cell = TypeVar("_Cell")


def one_each(
    placed: Sequence[tuple[str, Hashable, _Cell]],
    heads: Sequence[str],
    amount: Callable[[_Cell], Decimal],
) -> dict[str, _Cell]:
    """One cell of a row per field; {} where that cannot be told.

    `placed`: of each cell the field and the place of the heading nearest to it; `heads`: the fields of
    all headings of numbers, left to right. Of the columns without and with tax that some invoices have,
    those count in which quantity × price is the amount, if these are the only ones. Two cells nearest to
    one heading, as numbers flush right under headings flush left may be, go by their order instead.
    """

    def multiplies(cells: Mapping[str, _Cell]) -> bool:
        if not cells.keys() >= set(_FACTORS):
            return False
        quantity, price, whole = (amount(cells[name]) for name in _FACTORS)
        return quantity * price in {whole, 100 * whole, 1000 * whole}

    if len({place for _, place, _ in placed}) < len(placed):
        cells = [cell for _, _, cell in placed]
        in_order = dict(zip(heads, cells, strict=False))
        fits = len(in_order) == len(heads) == len(cells) and multiplies(in_order)
        return in_order if fits else {}
    held: dict[str, list[_Cell]] = {}
    for field, _, cell in placed:
        held.setdefault(field, []).append(cell)
    sets = [dict(zip(held, chosen, strict=True)) for chosen in product(*held.values())]
    if len(sets) > 1:
        sets = [cells for cells in sets if multiplies(cells)]
        # As many were ordered as shipped: the two columns of quantities say the same.
        apart = {name for cells in sets[1:] for name in cells if cells[name] is not sets[0][name]}
        same = apart == {"quantity"} and len({amount(cells["quantity"]) for cells in sets}) == 1
        sets = sets[:1] if same else sets
    return sets[0] if len(sets) == 1 else {}


def in_turn(
    cells: Sequence[_Cell], heads: Sequence[str], amount: Callable[[_Cell], Decimal]
) -> dict[str, _Cell]:
    """The last cells of a row, one for each heading; {} where quantity × price is not the amount.

    Headings may be centred over cells that are flush left, so that another one is nearer.
    """
    found = dict(zip(heads, cells[-len(heads) :], strict=False)) if heads else {}
    if len(found) < len(heads) or not found.keys() >= set(_FACTORS):
        return {}
    quantity, price, whole = (amount(found[name]) for name in _FACTORS)
    # A discount of the row itself is taken off, as a sum or in percent.
    off = amount(found["discount"]) if "discount" in found else Decimal(0)
    sums = {quantity * price, quantity * price - off, quantity * price * (100 - off) / 100}
    return found if whole and any(abs(one - whole) < CENT for one in sums) else {}
