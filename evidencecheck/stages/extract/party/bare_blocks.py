"""Blocks of text on an invoice that may be a party: a name, and an address or the like below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import is_address, is_numbered, place_of
from evidencecheck.stages.extract.party.issuer_signs import REACH, TO_BUYER, Bare
from evidencecheck.stages.extract.party.party_names import (
    honorifics,
    is_company,
    name_in,
    says_trade,
    without_field,
)

_MOST_LINES = 9
FEWEST_LINES = 3
"""Name, street and town."""
_LINE_GAP = 1.1
"""Blank space between two lines of one block, in line heights, at most."""
_WIDER = 0.7
"""The same by how much a blank is wider that ends a block."""
_TALLER = 1.35
"""How much taller than the line below it a headline is."""
_INSIDE = ("tax_id", "phone", "reference", "iban")
"""Labels inside of a party's block."""
_ADDRESSING = re.compile(
    r"firma|fa|an|die|das|den|to|a|messrs|spett|le|z|hd|gent|m[ao]|gentil\w*|egr|egregio|sig|ra|na|signora?|dott"
    r"|ssa|herrn?|frau|familie|eheleute|m|mme|mm|mlle|monsieur|madame|mr|mrs|ms|miss|dr|prof|dhr|mevr|heer"
    r"|mevrouw|sra?|don|dona|e|et|und|and|y"
)
"""Words of which a line above an addressee's name consists."""
_SENDING = frozenset({"von", "from", "de", "da", "van", "issuer", "sender"})
"""Words that stand alone above the name of a sender."""


def block_at(layout: Layout, head: Line, taken: frozenset[Box]) -> Bare | None:
    """The block that begins with `head`: one column, flush left, flush right or centred."""
    sign = _sign(head)
    if (is_labelled(layout, head) and not sign) or carriers_in(head.text):
        return None
    if _is_value(layout, head):
        return None
    for aligned in (_left, _right, _middle):
        lines = [head, *_column(layout, head, aligned, taken)]
        if len(lines) > 1 and (sign or _is_motto(*lines[:2])):
            lines = lines[1:]
        name = name_in(lines[0].text)
        numbered = is_numbered(name) and not is_company(name)
        if not name or numbered or len(name) < 0.6 * len(without_field(lines[0].text)):
            return None
        whole = len(lines) >= FEWEST_LINES or _is_in_one_line(lines[1:])
        if whole and _is_party(lines[1:]):
            return Bare(layout, tuple(lines), name, sign)
    return None


def _sign(head: Line) -> int:
    """1 for a word that introduces a sender, -1 for one that introduces an addressee, 0 for a name."""
    text = fold(head.text).text.strip(" :")
    if text in _SENDING:
        return 1
    words = re.findall(r"[^\W_]+", text)
    titled = text in {fold(title).text for title in honorifics()}
    return -1 if titled or (words and all(map(_ADDRESSING.fullmatch, words))) else 0


def _is_in_one_line(lines: Sequence[Line]) -> bool:
    """Whether the address and how to reach the sender share the line below the name."""
    place = place_of(lines[0].text) if len(lines) == 1 else None
    reach = bool(lines) and REACH.search(fold(lines[0].text).text) is not None
    return reach and place is not None and bool(place.postcode)


def _is_motto(head: Line, below: Line) -> bool:
    """Whether `head` is a headline above a name rather than the name above an address."""
    taller = head.box.height > _TALLER * below.box.height
    firm = is_company(head.text) or says_trade(head.text)
    return taller and not firm and bool(name_in(below.text))


def _is_value(layout: Layout, line: Line) -> bool:
    """Whether the cell left of `line` names what it is: ``Ansprechpartner:   Max Muster``."""
    row = [o for o in layout.page.lines if o.box.x1 <= line.box.x0 and o.box.same_row(line.box)]
    beside = max(row, key=lambda other: other.box.x1, default=None)
    return beside is not None and beside.text.rstrip().endswith((":", "："))


def _is_party(lines: Sequence[Line]) -> bool:
    place = place_of("\n".join(line.text for line in lines))
    if place is not None and place.tells:
        return True
    reach = any(REACH.search(fold(line.text).text) for line in lines)
    return reach and any(is_address(line.text) for line in lines)


def _left(box: Box, other: Box) -> float:
    return abs(box.x0 - other.x0)


def _right(box: Box, other: Box) -> float:
    return abs(box.x1 - other.x1)


def _middle(box: Box, other: Box) -> float:
    return abs(box.center_x - other.center_x)


def _column(
    layout: Layout, head: Line, aligned: Callable[[Box, Box], float], taken: frozenset[Box]
) -> Iterator[Line]:
    """The lines under `head`, as long as they stand close together and in line with it."""
    last, count = head, 1
    usual: float | None = None
    height = head.box.height
    for line in sorted(layout.page.lines, key=lambda line: line.box.y0):
        if line is head or line.box.y0 < last.box.y1 - 0.5 * height or count >= _MOST_LINES:
            continue
        if aligned(line.box, head.box) > 0.8 * min(height, 1.5 * line.box.height):
            continue
        gap, tall = line.box.y0 - last.box.y1, max(last.box.height, line.box.height)
        # Below a large name the address is closer; a blank that is wider than the first ends the block.
        wider = usual is not None and gap > usual + _WIDER * line.box.height
        if wider or gap > _LINE_GAP * (tall if last is not head else line.box.height):
            break
        own = any(label.leads and label.is_for(*_INSIDE) for label in layout.of(line))
        own = own or TO_BUYER.search(fold(line.text).text) is not None
        foreign = is_labelled(layout, line) and not own
        if foreign or line.box in taken:
            break
        yield line
        usual = gap if usual is None and last is not head else usual
        last, count = line, count + 1
