"""The cells of a row in which the amount of a label stands: right of the label, or under its currency."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label


def under_unit(layout: Layout, unit: Cell) -> Cell | None:
    """The amount whose currency stands above it in a narrow cell, flush right as figures are."""
    below = layout.below(
        Label(frozenset(), unit.line, unit.start, unit.end, leads=True, marked=False)
    )
    flush = below is not None and abs(below.box.x1 - unit.box.x1) < unit.box.height
    return below if flush else None


def row_of(layout: Layout, label: Label, rest: Cell | None) -> list[Cell]:
    """What stands right of the label; behind that of a payment, without the number of a card."""
    cells = [_without_brackets(c) for c in _nearest_of_stacked(layout.right(label), label)]
    row = [_without_brackets(rest), *cells] if rest else cells
    if not label.is_for("paid"):
        return row
    return [cell for cell in row if not _CARD_NUMBER.fullmatch(cell.text.strip())]


def _nearest_of_stacked(cells: Sequence[Cell], label: Label) -> list[Cell]:
    """Without the cells above or below a nearer one: on a page that was photographed at an angle, the
    label may overlap the amounts of two rows.
    """
    middle = label.line.box.center_y

    def is_beaten(cell: Cell) -> bool:
        return any(
            other.line.box.x0 < cell.line.box.x1
            and cell.line.box.x0 < other.line.box.x1
            and abs(other.line.box.center_y - middle) < abs(cell.line.box.center_y - middle)
            for other in cells
        )

    return [cell for cell in cells if not is_beaten(cell)]


_CARD_NUMBER = re.compile(r"[\s\W_xX]*\d{4}")
"""The last digits of the card that paid: ``Visa - 4417``, ``•••• 4417``; an amount has decimals or groups."""
OWN_WORDS = re.compile(r"\W*(?:[^\W\d_]{4,}|[^\W\d_]{2,3} [^\W\d_]{3,})[^\d]*(?=[^\d]\d)")
UNIT = re.compile(r"\(?(?:[A-Z]{3}|[€$£¥￥元])\)?")


def _without_brackets(cell: Cell) -> Cell:
    """`cell` without a bracket that leads it, and up to one that explains it ("(incl. $19.00 tax)")."""
    lead = re.match(r"[(（][^()（）]*[)）][\s:：]*(?=.*\d)", cell.text)
    start = cell.start + (lead.end() if lead else 0)
    following = re.search(r"\d[^(（]*?(?=[(（])", cell.line.text[start : cell.end])
    return Cell(cell.line, start, start + following.end() if following else cell.end)


# Words that make of a total another one than that of the whole.
_ELSE = re.compile(
    r"(?<![a-z])(?:sav(?:ings?|ed)|weight|q(?:uanti)?ty|discounts?|points|hours|packages?|cartons?|pieces"
    r"|volume|distance|pages?|events?|parcels?"
    r"|incl(?:uded|udes) (?:gst|vat|tax)|ersparnis|gewicht|poids|peso)(?![a-z])"
    r"|重量|件数|数量|体积|积分|箱数"
)


def is_of_something_else(text: str) -> bool:
    """Whether the words after a plain label make it another one: "Total savings", "Total weight"."""
    token = re.search(r"\d", text)
    between = re.sub(r"\([^()]*\)", " ", text[: token.start()] if token else text)
    return _ELSE.search(fold(between).text) is not None
