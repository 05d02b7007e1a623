"""The columns of a table of goods: the words that head them, and the heading to which a cell belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import Folded, fold
from evidencecheck.stages.extract.lexicon import word_at, words
from evidencecheck.stages.extract.traditional import in_simplified

_COLUMNS = ("quantity", "unit_price", "line_amount", "item", "tax_rate", "tax", "discount")
# Words that head an amount column in some tables and a summary row in others.
_AMOUNT_HEADS = frozenset({"line_amount", "total", "grand_total", "subtotal", "net"})
_BRACKET = re.compile(r"\s?\([^()]*\)?")
_NOTE = re.compile(
    _BRACKET.pattern + r"|(?<![a-z])(?:exw|fob|fca|cif|cfr|cip|cpt|dap|ddp)(?![a-z])[\w .,]*"
    r"|(?<![a-z])(?:usd|eur|gbp|cny|rmb|aud|cad|chf)(?![a-z])"
    r"|(?<![a-z])(?:excl?|incl?|ex|inc)\.? (?:vat|gst|tax|mwst|ust)\.?(?![a-z])"
    r"|^\s*(?:line|ln|row|zeile|ligne|linea|fila|riga|regel|linha|pos|no|nr|n°|#)(?: ?(?:no|nr|n°|#))?\.? "
    r"(?=(?:items?|products?|description|goods|artikel|bezeichnung|produkte?|articles?|designation|produits?"
    r"|articulos?|productos?|descripcion|articol[oi]|prodott[oi]|descrizione|omschrijving|artigos?)(?![a-z]))"
)
"""What a heading says beside its word: a bracket, an Incoterm with its place, a currency, a tax, or the
heading of the rows' numbers, so near that readers join the two: ``Line Item``.
"""
_UNIT = re.compile(
    r"(?:计量|计价)?单位(?=\s*(?:数量|单价))|(?<![a-z])(?:u/?m|uom|u\. ?m\.)(?![a-z])"
)
"""The heading of the units, which close print joins to that of the numbers: 单位数量, ``B/O UM``."""
_REACH = 5.0
"""How far, in line heights, a number may stand from the edges of its heading."""
LINES = 4096
"""Lines whose column words are kept: each look for a table of goods asks about every line again."""
_PER_PACK = re.compile(
    r"(?:/|per|each|p[./])\s?(?:ctns?|cartons?|cases?|box(?:es)?|packs?|pallets?|bags?|karton|colis|carton|caja|collo)"
    r"(?![a-z])|每[箱包盒托]|/[箱包托]|(?:装箱|箱装|单箱|内装|中盒)"
)
"""Of a heading that says how many pieces a carton holds: ``Pcs/ctn``, 每箱数量."""
_TIMES = frozenset({"x", "×"})
"""Headings of a column of quantities that are no words."""
_MIN_COVERED = 0.6
"""Share of a header row's characters that known column words must make up."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the field of the lexicon that it names; "" for one that nobody knows."""

    field: str
    box: Box


def column_of(box: Box, columns: Sequence[Column]) -> Column | None:
    """The column whose heading shares an edge or the middle with the number."""

    def distance(column: Column) -> float:
        head = column.box
        return min(abs(head.x0 - box.x0), abs(head.x1 - box.x1), abs(head.center_x - box.center_x))

    nearest = min(columns, key=distance)
    overlaps = nearest.box.overlap_x(box) > 0
    return nearest if overlaps or distance(nearest) < _REACH * box.height else None


@lru_cache(maxsize=LINES)
def columns_in(line: Line) -> Sequence[Column]:
    """The column words of `line`, if it consists of them."""
    folded = fold(line.text)
    # A bracketed unit or note ("(USD)", "(inc. VAT)") belongs to its heading.
    text = _NOTE.sub(lambda m: " " * len(m[0]), in_simplified(folded.text))
    text = _UNIT.sub(lambda m: " " * len(m[0]), text)
    if _PER_PACK.search(text):
        return []
    if text.strip() in _TIMES:
        return [Column("quantity", line.box)]
    columns, covered, position = [], 0, 0
    while position < len(text):
        word = word_at(text, position)
        if word is None:
            position += 1
            continue
        fields = words()[word]
        end = position + len(word)
        field = next((f for f in _COLUMNS if f in fields), None)
        if field is None and fields & _AMOUNT_HEADS:
            field = "line_amount"
        if field is not None:
            bracket = _BRACKET.match(folded.text, end)
            start, stop = folded.span(position, bracket.end() if bracket else end)
            columns.append(Column(field, line.box_of(start, stop)))
            covered += len(word)
        position = end
    letters = sum(c.isalnum() for c in text)
    if not letters or covered < _MIN_COVERED * letters:
        return _glued(line, folded)
    return columns


# Headings of a fapiao in their order, which a narrow table joins to one line (国家税务总局, 数电票).
_FAPIAO_HEADS = re.compile(
    "(?:项目名称)?(?:规格型号)?(?:单位)?(?P<quantity>数量)(?P<unit_price>单价)(?P<line_amount>金额)?"
)


def _glued(line: Line, folded: Folded) -> list[Column]:
    match = _FAPIAO_HEADS.fullmatch(folded.text.strip())
    if match is None:
        return []
    lead = len(folded.text) - len(folded.text.lstrip())
    return [
        Column(field, line.box_of(*folded.span(match.start(field) + lead, match.end(field) + lead)))
        for field, word in match.groupdict().items()
        if word
    ]
