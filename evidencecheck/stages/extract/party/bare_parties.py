"""Whose invoice it is and to whom it goes, where no label says so: blocks of text and their place.

Accounting tools and letters print two addresses without a word. The issuer is the one that says how to
reach, to pay or to look him up, whose name is repeated in the letterhead, the return line or the foot of
the page, or that stands above everything else; the other one is the buyer. Where nothing tells the two
apart, neither is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.line_items import header_rows
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import is_address, is_numbered, place_of
from evidencecheck.stages.extract.party.from_to import is_set_under
from evidencecheck.stages.extract.party.issuer_signs import (
    FOOT,
    REACH,
    REGISTERED,
    SEPARATOR,
    TO_BUYER,
    Bare,
    issuer_points,
    name_words,
)
from evidencecheck.stages.extract.party.japanese_firms import lone_firm
from evidencecheck.stages.extract.party.party_names import (
    honorifics,
    is_company,
    name_in,
    without_paper,
)

_MOST_LINES = 9
_FEWEST_LINES = 3
"""Name, street and town."""
_LINE_GAP = 1.1
"""Blank space between two lines of one block, in line heights, at most."""
_COLUMN = 6.0
"""In line heights: how far below its name at the foot a company's registration may end."""
_WIDER = 0.7
"""The same by how much a blank is wider that ends a block."""
_HEAD = 3
"""Lines at the top of a page among which a letterhead is looked for."""
_UPPER = 0.55
"""Share of the page above which the parties stand where no table of goods ends that part."""
_TALLER = 1.35
"""How much taller than the line below it a headline is."""
_SURE = 2
"""By how much the issuer must be told better than the other party."""
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
_RETURN_LINE = re.compile(
    r"^(?P<sender>[^·•|∙*,]{3,60}?)(?:\s*[·•|∙*]\s*|\s+[–—-]\s+|,\s)"
    # The owner or a department may stand between the firm and its street.
    r"(?:[^·•|∙*]{3,40}?\s*[·•|∙*]\s*)?"
    # Readers take the last dot in the middle of the line for a full stop.
    r"[^·•|∙*]{3,}?(?:\s*[·•|∙*]\s*|\s+[.–—-]\s+|,\s)(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_]\D{1,30}$"
)
"""The sender in small print above the window of a letter: ``Muster GmbH · Weg 1 · 12345 Ort`` (DIN 5008)."""
_HEAD_HEIGHT = 6.0
"""Heights of its name that a letterhead goes down."""
_FOR_OTHERS = re.compile(
    r"in the name|on behalf|im (?:namen|auftrag)|au nom|pour le compte|en nombre|per conto|paypal|klarna|stripe"
    r"|amazon|ebay|etsy|shopify|created with|powered by|erstellt mit|creato con|edite avec|cree avec"
)
"""The foot of a page that names whose service made it, not the seller."""


def bare_buyer(
    layout: Layout, taken: Iterable[Box], issuer: str = "", *, letter: bool = False
) -> Bare | None:
    """The addressee of an invoice that labels none.

    Args:
        layout: the first page.
        taken: the lines that belong to labels.
        issuer: the seller's name, where a label told it.
        letter: look only where letters have their address, below the sender's return line.
    """
    window = _window(layout)
    if window is not None or letter:
        return window[1] if window else None
    blocks = _blocks(layout, frozenset(taken))
    first = None if issuer else _issuer(layout, blocks)
    named = first or _letterhead(layout) or _foot(layout)
    known = issuer or (named.name if named else "")
    rest = [block for block in blocks if block is not first and not _is_like(block.name, known)]
    if not known or len(rest) != 1 or not _is_addressable(rest[0]):
        return None
    firms = [line for line in layout.page.lines if is_company(line.text)]
    head = rest[0].lines[0]
    under = any(firm is not head and is_set_under(head, firm) for firm in firms)
    return None if under or rest[0].lines[0].box in frozenset(taken) else rest[0]


def bare_issuer(layout: Layout, taken: Iterable[Box], buyer: str, top: float) -> Bare | None:
    """Who issued an invoice that does not say "seller", and is not its buyer.

    `buyer`: his name; `top`: where his block begins, in pixels from the top.
    """
    held = frozenset(taken)
    window = _window(layout)
    blocks = [block for block in _blocks(layout, held) if not _is_like(block.name, buyer)]
    if window is not None:
        blocks = [block for block in blocks if block.lines[0] is not window[1].lines[0]]
    letterhead, firm = _letterhead(layout), lone_firm(layout, held, buyer)
    found = [
        letterhead if letterhead and letterhead.lines[0].box not in held else None,
        window[0] if window is not None else None,
        _foot(layout),
        _issuer(layout, blocks) if len(blocks) != 1 else _alone(layout, blocks[0], top),
        _lone_company(layout, held),
        Bare(layout, (firm[0],), firm[1]) if firm else None,
    ]
    other = next((one for one in found if one is not None and not _is_like(one.name, buyer)), None)
    if other is None and letterhead is not None and _bills_itself(layout, letterhead, held, buyer):
        return letterhead
    return other


def _bills_itself(layout: Layout, head: Bare, taken: frozenset[Box], buyer: str) -> bool:
    """Whether the letterhead is the buyer's own, with how to reach him, or his name again where one signs."""
    own = head.lines[0]
    if own.box in taken or name_words(head.name) != name_words(buyer):
        return False
    height = own.box.height
    for line in layout.page.lines:
        if line is own or line.box in taken:
            continue
        below = 0 < line.box.center_y - own.box.center_y < _HEAD_HEIGHT * height
        if below and REACH.search(fold(line.text).text):
            return True
        if line.box.y0 > FOOT * layout.page.height and name_words(buyer) <= name_words(line.text):
            return True
    return False


def _alone(layout: Layout, block: Bare, top: float) -> Bare | None:
    """`block`, if it can be the issuer's: a company's, or one that begins above the buyer's."""
    above = block.lines[0].box.y0 < top
    return block if above or is_company(block.name) or issuer_points(layout, block) > 0 else None


def _is_addressable(block: Bare) -> bool:
    place = place_of("\n".join(line.text for line in block.lines[1:]))
    return len(block.lines) >= _FEWEST_LINES and place is not None and bool(place.postcode)


def _is_like(one: str, other: str) -> bool:
    """Whether two names have the same words but for the legal form, or one has all words of the other."""
    a, b = name_words(one), name_words(other)
    return bool(a and b) and (a <= b or b <= a)


def _window(layout: Layout) -> tuple[Bare, Bare] | None:
    """The sender's return line and the addressee below it, in the window of a letter."""
    for line in layout.page.lines:
        match = _RETURN_LINE.match(line.text.strip())
        if match is None or is_labelled(layout, line):
            continue
        under = _under(layout, line)
        block = _block(layout, under, frozenset()) if under else None
        sender = name_in(match["sender"])
        if block is not None and sender and _is_addressable(block):
            return Bare(layout, (line,), sender), block
    return None


def _under(layout: Layout, line: Line) -> Line | None:
    """The first line below a return line, which has some room under it for notes of the post."""
    height = line.box.height
    below = [
        other
        for other in layout.page.lines
        if 0 <= other.box.y0 - line.box.y1 + 0.5 * height <= 4 * height
        and abs(other.box.x0 - line.box.x0) < 2 * height
        and other is not line
    ]
    return min(below, key=lambda other: other.box.y0, default=None)


def _letterhead(layout: Layout) -> Bare | None:
    """The company whose name stands above everything else on the page."""
    found = []
    for line in _top(layout):
        head = without_paper(SEPARATOR.split(line.text)[0])
        name = name_in(head)
        whole = name and is_company(name) and len(name) >= len(head.strip()) - 1
        if whole and not is_labelled(layout, line):
            found.append(Bare(layout, (line,), name))
    first = found[0].lines[0] if found else None
    # Two companies side by side are the two parties.
    beside = any(first and one.lines[0].box.same_row(first.box) for one in found[1:])
    return found[0] if found and not beside else None


def _lone_company(layout: Layout, taken: frozenset[Box]) -> Bare | None:
    """The only company whose name and address stand anywhere on the page."""
    blocks = [
        block
        for line in layout.page.lines
        if is_company(line.text) and line.box not in taken
        for block in [_block(layout, line, taken)]
        if block is not None and _is_addressable(block)
    ]
    return blocks[0] if len({block.name for block in blocks}) == 1 else None


def _top(layout: Layout) -> Sequence[Line]:
    return sorted(layout.page.lines, key=lambda line: line.box.y0)[:_HEAD]


def _foot(layout: Layout) -> Bare | None:
    """The one company at the foot of the page that stands beside its registration, in its line or column."""
    start = min((line.box.y1 for line in header_rows(layout)), default=FOOT * layout.page.height)
    foot = [
        line for line in layout.page.lines if line.box.y0 > min(start, FOOT * layout.page.height)
    ]
    registered = [line.box for line in foot if REGISTERED.search(fold(line.text).text)]
    found: dict[str, Bare] = {}
    for line in foot:
        pieces = SEPARATOR.split(line.text.strip())
        name = name_in(pieces[0])
        if not is_company(name) or carriers_in(name) or _FOR_OTHERS.search(fold(line.text).text):
            continue
        alone = len(name) >= len(line.text.strip()) - 1
        beside = [box for box in registered if 0 <= box.y1 - line.box.y0 <= _COLUMN * box.height]
        rest = fold(line.text.strip()[len(name) :]).text
        if (alone and beside) or REGISTERED.search(rest):
            found.setdefault(fold(name).text, Bare(layout, (line,), name))
    return next(iter(found.values())) if len(found) == 1 else None


def _blocks(layout: Layout, taken: frozenset[Box]) -> list[Bare]:
    """The blocks above the goods that begin with a name and go on with an address or the like."""
    bottom = min((line.box.y0 for line in header_rows(layout)), default=_UPPER * layout.page.height)
    upper = [line for line in layout.page.lines if line.box.y1 <= bottom]
    found: list[Bare] = []
    used: set[int] = set()
    for line in sorted(upper, key=lambda line: line.box.y0):
        if id(line) in used or line.box in taken or _RETURN_LINE.match(line.text.strip()):
            continue
        block = _block(layout, line, taken)
        if block is not None:
            used.update(id(part) for part in block.lines)
            found.append(block)
    return found


def _block(layout: Layout, head: Line, taken: frozenset[Box]) -> Bare | None:
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
        if not name or is_numbered(name) or len(name) < 0.6 * len(lines[0].text.strip()):
            return None
        whole = len(lines) >= _FEWEST_LINES or _is_in_one_line(lines[1:])
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
    return taller and not is_company(head.text) and bool(name_in(below.text))


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


def _issuer(layout: Layout, blocks: Sequence[Bare]) -> Bare | None:
    """The block that most tells that it is the issuer's; None if another one tells about as much."""
    firms = [block for block in blocks if is_company(block.name)]
    points = [
        issuer_points(layout, block)
        + _SURE * ((len(blocks) > 1 or block in firms) and _is_top(layout, block, blocks))
        + _SURE * (firms == [block] != blocks)
        for block in blocks
    ]
    ranked = sorted(zip(points, range(len(blocks)), strict=True), reverse=True)
    if not ranked or ranked[0][0] < _SURE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _SURE:
        return None
    return blocks[ranked[0][1]]


def _is_top(layout: Layout, block: Bare, blocks: Sequence[Bare]) -> bool:
    """Whether the block begins among the first lines of the page, and no other one does."""
    first = _top(layout)
    return [b for b in blocks if any(b.lines[0] is line for line in first)] == [block]
