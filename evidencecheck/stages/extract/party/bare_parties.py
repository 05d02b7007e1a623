"""Whose invoice it is and to whom it goes, where no label says so: blocks of text and their place.

Accounting tools and letters print two addresses without a word. The issuer is the one that says how to
reach, to pay or to look him up, whose name is repeated in the letterhead, the return line or the foot of
the page, or that stands above everything else; the other one is the buyer. Where nothing tells the two
apart, neither is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.line_items import header_rows
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.party.bare_blocks import FEWEST_LINES, block_at
from evidencecheck.stages.extract.party.from_to import is_set_under
from evidencecheck.stages.extract.party.issuer_signs import (
    FOOT,
    REACH,
    REGISTERED,
    SEPARATOR,
    Bare,
    issuer_points,
    name_words,
)
from evidencecheck.stages.extract.party.japanese_firms import lone_firm
from evidencecheck.stages.extract.party.party_names import (
    is_company,
    legal_forms,
    name_in,
    says_trade,
    without_paper,
)

_COLUMN = 6.0
"""In line heights: how far below its name at the foot a company's registration may end."""
_HEAD = 3
"""Lines at the top of a page among which a letterhead is looked for."""
_UPPER = 0.55
"""Share of the page above which the parties stand where no table of goods ends that part."""
_HEADLINE = 1.25
"""How much taller than the middling line of the page."""
_LARGER = 1.15
"""The same for the name of an issuer beside that of his customer."""
_SURE = 2
"""By how much the issuer must be told better than the other party."""
_RETURN_LINE = re.compile(
    r"^(?P<sender>[^·•|∙*,]{3,60}?)(?:\s*[·•|∙*]\s*|\s+[–—-]\s+|,\s)"
    # The owner or a department may stand between the firm and its street.
    r"(?:[^·•|∙*]{3,40}?\s*[·•|∙*]\s*)?"
    # Readers take the last dot in the middle of the line for a full stop.
    r"[^·•|∙*]{3,}?(?:\s*[·•|∙*]\s*|\s+[.–—-]\s+|,\s)(?:(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_]\D{1,30}"
    r"|[^\W\d_][^\d·•|∙*,]{1,30},?\s(?:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]{2}\s\d{5}))$"
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
    issuer = issuer or _at_foot_alone(layout, blocks)
    first = None if issuer else _issuer(layout, blocks)
    named = first or _letterhead(layout) or _foot(layout)
    known = issuer or (named.name if named else "")
    rest = [block for block in blocks if block is not first and not _is_like(block.name, known)]
    if not known:
        rest = [block for block in rest if block.sign < 0]  # a title tells that it is the addressee
    if len(rest) != 1 or not _is_addressable(rest[0]):
        return None
    firms = [line for line in layout.page.lines if is_company(line.text)]
    head = rest[0].lines[0]
    under = any(firm is not head and is_set_under(head, firm) for firm in firms)
    return None if under or rest[0].lines[0].box in frozenset(taken) else rest[0]


def _at_foot_alone(layout: Layout, blocks: Sequence[Bare]) -> str:
    """The company that the foot of the page registers, above which another company has the only address:
    that of the customer, as papers with a printed letterhead at their foot have it; "" elsewhere.
    """
    foot = _foot(layout)
    if foot is None or len(blocks) != 1 or _is_like(foot.name, blocks[0].name):
        return ""
    customer = blocks[0]
    alone = is_company(customer.name) and issuer_points(layout, customer) <= 0
    return foot.name if alone else ""


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
    head = letterhead if letterhead and letterhead.lines[0].box not in held else None
    found = [
        head if head and is_company(head.name) else None,
        window[0] if window is not None else None,
        _foot(layout),
        head,  # a name without a legal form: what the foot says in full comes first
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
    return len(block.lines) >= FEWEST_LINES and place is not None and bool(place.postcode)


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
        block = block_at(layout, under, frozenset()) if under else None
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
    found, others = [], []
    for line in _top(layout):
        head, *more = SEPARATOR.split(line.text)
        head = without_paper(head)
        name = name_in(head)
        form = _form_below(layout, line)
        if name and form is not None and not is_company(name):
            found.append(Bare(layout, (line,), f"{name}, {form.text.strip()}"))
            continue
        if not name or len(name) < len(head.strip()) - 1 or is_labelled(layout, line):
            continue
        owned = any(_OWNER.match(fold(part).text) for part in more)
        firm = is_company(name) or owned or _is_trading(layout, line, name)
        if firm and not _is_beside_headline(layout, line):
            found.append(Bare(layout, (line,), name))
        elif says_trade(name) and not _PAPER.search(fold(name).text):
            others.append(line)
    found.sort(key=lambda one: not is_company(one.name))
    first = found[0].lines[0] if found else None
    # Two companies side by side are the two parties.
    rest = [*(one.lines[0] for one in found[1:]), *others]
    beside = any(first and _is_beside(first, line) for line in rest)
    return found[0] if found and not beside else None


def _form_below(layout: Layout, line: Line) -> Line | None:
    """The legal form of the name in `line`, which wrapped behind its comma: ``TEXTIL LEVANTE, / S.L.``"""
    if not line.text.rstrip().endswith(","):
        return None
    height = line.box.height
    return next(
        (
            other
            for other in layout.page.lines
            if abs(other.box.x0 - line.box.x0) < height
            and -0.5 * height < other.box.y0 - line.box.y1 < 0.8 * height
            and other is not line
            and fold(other.text).text.strip(" .,") in {form.strip(".") for form in legal_forms()}
        ),
        None,
    )


_OWNER = re.compile(
    r"(?:inh(?:aber(?:in)?)?|prop(?:rietor)?|owner|gerant|titolare|titular|propriet(?:aire|ario|aria))\b"
)
"""Before the owner of a firm, behind the firm's name."""


def _is_beside(line: Line, other: Line) -> bool:
    apart = abs(line.box.center_y - other.box.center_y)
    return line.box.overlap_x(other.box) <= 0 and apart < 2 * line.box.height


def _is_trading(layout: Layout, line: Line, name: str) -> bool:
    """Whether a headline without a legal form says what is dealt in, and names no paper."""
    heights = sorted(other.box.height for other in layout.page.lines)
    tall = line.box.height > _HEADLINE * heights[len(heights) // 2]
    return tall and says_trade(name) and not _PAPER.search(fold(name).text)


_PAPER = re.compile(
    r"(?<![a-z])(?:invoice|receipt|bill|order|statement|note|list|slip|factur\w+|fattur\w+|fatur\w+)(?![a-z])"
    r"|rechnung"
)


def _is_beside_headline(layout: Layout, line: Line) -> bool:
    """Whether beside `line`, and no lower, another name is set larger above an address: that of the issuer,
    who may trade under a name without a legal form, beside the address of a company that buys.
    """
    return any(
        other.box.overlap_x(line.box) <= 0
        and other.box.y0 <= line.box.y0
        and line.box.y0 - other.box.y1 < _HEAD_HEIGHT * line.box.height
        and other.box.height > _LARGER * line.box.height
        and not is_labelled(layout, other)
        and name_in(other.text)
        and not _PAPER.search(fold(other.text).text)
        and not _is_like(other.text, line.text)
        and block_at(layout, other, frozenset()) is not None
        for other in layout.page.lines
    )


def _lone_company(layout: Layout, taken: frozenset[Box]) -> Bare | None:
    """The only company whose name and address stand anywhere on the page."""
    blocks = [
        block
        for line in layout.page.lines
        if is_company(line.text) and line.box not in taken
        for block in [block_at(layout, line, taken)]
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
        block = block_at(layout, line, taken)
        if block is not None:
            used.update(id(part) for part in block.lines)
            found.append(block)
    return found


def _issuer(layout: Layout, blocks: Sequence[Bare]) -> Bare | None:
    """The block that most tells that it is the issuer's; None if another one tells about as much."""
    firms = [block for block in blocks if is_company(block.name) or says_trade(block.name)]
    if len(firms) == 1 and _is_beside_headline(layout, firms[0].lines[0]):
        firms = []
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
