"""Weights with their units, and what they are the weight of: 23.0 kg, 1 lb 4 oz, 毛重 460公斤.

Sources of the units: SI brochure; NIST Handbook 44, appendix C (pound 453.59237 g, ounce a sixteenth of it);
the Chinese market pound 市斤 and the German Pfund are 500 g.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.page import Line
from evidencecheck.model.weight import Weight, WeightRole
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.money import DecimalMark
from evidencecheck.stages.extract.number_columns import cells_below, whole_of
from evidencecheck.stages.extract.source import Source

_POUND = Decimal("453.59237")
_GRAMS: dict[str, Decimal] = {
    **dict.fromkeys(
        ("kg", "kgs", "kgm", "kilo", "kilos", "kilogram", "kilograms", "kilogramm"), Decimal(1000)
    ),
    **dict.fromkeys(("千克", "公斤", "キロ", "キログラム"), Decimal(1000)),
    **dict.fromkeys(
        ("g", "gr", "grs", "gram", "grams", "gramm", "grammes", "克", "グラム"), Decimal(1)
    ),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "磅"), _POUND),
    **dict.fromkeys(("oz", "ounce", "ounces", "盎司"), _POUND / 16),
    **dict.fromkeys(("pfund", "市斤", "斤"), Decimal(500)),
}
_UNIT = "|".join(sorted(_GRAMS, key=len, reverse=True))
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
_WEIGHT = re.compile(
    rf"(?<![\w.,-])(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})(?![a-z])(?!\s?/\s?m)"
    rf"(?:\s?(?P<ounces>{_NUMBER})\s?oz(?![a-z]))?"
)
_UNIT_AHEAD = re.compile(
    rf"[(（\[]\s*(?P<unit>{_UNIT})s?\s*[)）\]]\.?\s*[:=]?\s*(?P<number>{_NUMBER})(?![\w.,])"
)
"""Weight (kg): 1.85"""
_HEADING = re.compile(rf"(?P<what>[^\d:]{{1,30}}?)[\s(（\[/,]+(?P<unit>{_UNIT})\.?\s*[)）\]]?")
"""Of a column: the unit behind the word, with or without brackets."""
_PLAIN = re.compile(_NUMBER)
_PER_PACK = re.compile(r"/|(?<![a-z])(?:per|each|pro|par|por|je)(?![a-z])|每|单件|单箱")
_ROLES: tuple[tuple[WeightRole, re.Pattern[str]], ...] = (
    (
        WeightRole.DIMENSIONAL,
        re.compile(r"(?<![a-z])dim(?![a-z])|dimension|volum|体积|材积|材積|容積"),
    ),
    (
        WeightRole.UNIT,
        re.compile(
            r"(?:item|unit|product|piece|article)[\s-]?(?:weight|wt(?![a-z]))"
            r"|weight (?:per|of one|of each) (?:unit|piece|pc)"
            r"|单件(?:重量|净重|毛重)|单个重量|单品重量|单重|单位重量|(?:产品|商品)(?:重量|净重|毛重)"
            r"|(?:stuck|artikel|produkt|einzel)gewicht|gewicht (?:pro|je) stuck"
            r"|poids (?:unitaire|de l.article|du produit)"
            r"|peso (?:unitario|del (?:producto|articulo|prodotto)|articolo)"
            r"|商品の?重量|単品重量|製品重量|1個(?:あたり)?の重さ"
        ),
    ),
    (
        WeightRole.PARTIAL,
        re.compile(
            r"(?:per|each|/)\s?(?:ctn|carton|box|case|pallet|plt)|(?:karton|paletten?)gewicht|(?:每|单)箱|/箱|箱重"
        ),
    ),
    (
        WeightRole.BILLED,
        re.compile(
            r"bill|chargeable|charged|rated|计费|結算|结算|taxable|frachtpflichtig|facture|facturable"
        ),
    ),
    (
        WeightRole.NET,
        re.compile(
            r"(?<![a-z])n\.?\s?w\.?(?![a-z])|(?<![a-z])net(?:to|t)?(?![a-z])|净重|淨重|正味|peso neto|poids net"
        ),
    ),
    (
        WeightRole.GROSS,
        re.compile(
            r"(?<![a-z])g\.?\s?w\.?(?![a-z])|gross|actual|actwgt|brutto|毛重|实重|实际重|総重量|(?<![a-z])brut|lordo"
            r"|weight|(?<![a-z])wt|(?<![a-z])wgt|gewicht|poids|peso|重量|重さ|重さ"
        ),
    ),
)
_LIMIT = re.compile(
    r"(?<![a-z])(?:max|up to|under|over|less than|limit|bis|jusqu|hasta|fino)"
    r"|最大|不超过|以内|以下|限重|まで"
)
"""What a product or a tariff bears, no weight of anything."""
_LIGHTEST = 20
"""Grams below which a number that no label calls a weight is none: the 5G of a telephone's status bar."""
_PER = re.compile(r"\s?(?:/|per\s|pro\s|par\s|por\s|每)\s?(?P<what>[a-z]+|箱|件|个|個)")
_PIECES = frozenset(
    {
        "pc",
        "pcs",
        "piece",
        "unit",
        "item",
        "each",
        "stuck",
        "unite",
        "unidad",
        "pezzo",
        "件",
        "个",
        "個",
    }
)


def weights(source: Source) -> tuple[Weight, ...]:
    """The labelled weights of a document in reading order, and those that stand alone in their line."""
    return tuple(
        weight
        for layout in source.layouts
        for line in layout.page.lines
        for weight in (*_of_line(source, layout, line), *_of_column(source, layout, line))
    )


def _of_column(source: Source, layout: Layout, head: Line) -> Iterator[Weight]:
    """What a column of plain numbers comes to whose heading has the unit: ``Weight (lb)``, 毛重(KG)."""
    match = _HEADING.fullmatch(fold(head.text).text.strip())
    role = _role(match["what"], "") if match is not None else None
    if match is None or role is None or _PER_PACK.search(match["what"]):
        return
    cells: list[Line] = []
    for line in cells_below(layout, head):
        if _PLAIN.fullmatch(line.text.strip()) is None:
            break
        cells.append(line)
    numbers = [_plain(line.text.strip(), source.mark) for line in cells]
    at = whole_of([Decimal(number) for number in numbers])
    if at is None or Decimal(numbers[at]) <= 0:
        return
    unit = _GRAMS[match["unit"]]
    reading = source.reading(layout.page, cells[at], 0, len(cells[at].text))
    yield Weight(role, Decimal(numbers[at]) * unit, _step(numbers[at]) * unit, reading)


def _of_line(source: Source, layout: Layout, line: Line) -> Iterator[Weight]:
    folded = fold(line.text)
    last = 0
    matches = [*_UNIT_AHEAD.finditer(folded.text), *_WEIGHT.finditer(folded.text)]
    for match in sorted(matches, key=lambda m: m.start()):
        before, after = folded.text[last : match.start()], folded.text[match.end() :]
        last = match.end()
        role = _role(before, after) or (
            None if before.strip(" :*-") else _role_beside(layout, line)
        )
        if _LIMIT.search(before):
            continue
        number = _plain(match["number"], source.mark)
        unit = _GRAMS[match["unit"]]
        grams, step = Decimal(number) * unit, _step(number) * unit
        ounces = match.groupdict().get("ounces")
        if ounces:
            grams, step = grams + Decimal(ounces.replace(",", ".")) * _POUND / 16, _POUND / 16
        if grams <= 0 or (role is None and (grams < _LIGHTEST or not _stands_alone(before, after))):
            continue
        reading = source.reading(layout.page, line, *folded.span(match.start(), match.end()))
        yield Weight(role or WeightRole.GROSS, grams, step, reading)


def _role(before: str, after: str) -> WeightRole | None:
    per = _PER.match(after)
    if per:
        return WeightRole.UNIT if per["what"] in _PIECES else WeightRole.PARTIAL
    return next((role for role, words in _ROLES if words.search(before)), None)


def _role_beside(layout: Layout, line: Line) -> WeightRole | None:
    """By the label in the cell to the left, else in the line right above."""
    left = [
        other
        for other in layout.page.lines
        if other is not line and other.box.same_row(line.box) and other.box.x1 <= line.box.x0
    ]
    if left:
        beside = _role(fold(max(left, key=lambda each: each.box.x1).text).text, "")
        return beside or _role_of_unit_column(layout, line)
    above = [
        other
        for other in layout.page.lines
        if 0 <= line.box.y0 - other.box.y1 < line.box.height
        and abs(other.box.x0 - line.box.x0) < line.box.height
    ]
    return _role(fold(max(above, key=lambda each: each.box.y1).text).text, "") if above else None


def _role_of_unit_column(layout: Layout, line: Line) -> WeightRole | None:
    """UNIT, if the cell stands in a column so headed: ``Unit wt`` above ``4.9 lb``."""
    heads = [
        other
        for other in layout.page.lines
        if other.box.y1 <= line.box.y0 and other.box.overlap_x(line.box) > 0
    ]
    roles = [_role(fold(head.text).text, "") for head in heads if len(head.text) <= _SHORT]
    return WeightRole.UNIT if WeightRole.UNIT in roles else None


_SHORT = 24
"""Characters of the heading of a column, at most."""


def _stands_alone(before: str, after: str) -> bool:
    """Whether nothing but a count of parcels stands in the line: ``4.0 LBS  1 OF 1``."""
    rest = re.sub(r"\d+\s?(?:of|/|von)\s?\d+|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", "", before + after)
    return not any(char.isalpha() for char in rest)


def _plain(number: str, mark: DecimalMark | None) -> str:
    """With a point for decimals. What may be thousands is, unless the document writes decimals so."""
    head, sign, tail = re.fullmatch(r"(\d+)([.,]?)(\d*)", number).groups()  # type: ignore[union-attr]
    is_thousands = len(tail) == len("000") and sign != (mark or ".")
    return head + tail if is_thousands else f"{head}.{tail}" if tail else head


def _step(number: str) -> Decimal:
    return Decimal(1).scaleb(-len(number.partition(".")[2]))
