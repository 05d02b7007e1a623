"""Who sells, buys, ships and receives: the block of text under a label, its name and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.address_fields import place_in_fields
from evidencecheck.stages.extract.addresses import Place, is_address, is_numbered, place_of
from evidencecheck.stages.extract.carriers import carriers_in
from evidencecheck.stages.extract.centred_cell import centred_lines
from evidencecheck.stages.extract.delivery_place import DELIVERED
from evidencecheck.stages.extract.fapiao_parties import fapiao_parties
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.from_to import addressee, has_to, headings, is_set_under
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party_names import honorifics, is_company, name_in, without_paper
from evidencecheck.stages.extract.source import Source

_MAX_LINES = 7
_LINE_GAP = 1.1
"""Blank space between two lines of one address, in line heights, at most."""
_TOWN_GAP = 2.2
"""The same before the town: labels leave room there for a second line of the street."""
_TOWN = re.compile(r"[A-Z][A-Za-z .'-]{1,30},? [A-Z]{2},? \d{5}(?:-\d{4})?")
_INDENT = 9.0
"""How far, in line heights, an address may be set in from its label."""
_LETTERS = re.compile(r"[^\W\d_]")
_FIELDS = (
    ("ship_to", FactName.SHIP_TO),
    ("bill_to", FactName.BUYER),
    ("seller", FactName.SUPPLIER),
    ("claimant", FactName.CLAIMANT),
)
_NAME_AND_ADDRESS = 3
_FEWEST_LINES = 3
"""Name, street and town: what is shorter is no address without a label."""
_HEAD = 3
"""Lines at the top of a page among which a letterhead is looked for."""
_INVOICES = frozenset({Kind.PURCHASE_INVOICE, Kind.SALES_INVOICE})
_PREPOSITIONS = {
    "ship_to": re.compile(r"\s*(?P<word>An|À|Para|Aan)\s?:"),
    "seller": re.compile(r"\s*(?P<word>Von|De|Da|Van)\s?:"),
}
_RETURN_LINE = re.compile(r"^[^·•|]{3,}\s[·•|]\s[^·•|]{3,}\s[·•|]\s.*\d{4,5}")
"""The sender in small print above the window of a letter: ``Muster GmbH · Weg 1 · 12345 Ort``."""
_CASHIER = "收款人"
"""Who is paid, but at the foot of a tax invoice beside 开票人 the clerk who took the money."""
_RECORDS = frozenset({Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY})
_DELIVERED_TO = re.compile(r"(?i)delivered to|geliefert an|zugestellt an")
_CANDIDATES = frozenset({"contact buyer", "联系买家", "from", "manage feedback"})
"""Labels that may introduce something else: a link with the first name, a place."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines that belong to a label."""

    label: Label | None
    """None for a block that its place on the page explains: the window of a letter, a label."""
    lines: tuple[Reading, ...]
    name: str
    place: Place | None

    @property
    def words(self) -> str:
        return self.label.text if self.label else ""

    @property
    def rank(self) -> int:
        """How much it looks like a party: a name and an address, a name, an address."""
        told = self.place is not None and self.place.tells
        return 2 * bool(self.name) + told


def party_facts(source: Source, kind: Kind | None = None) -> Iterator[Fact]:
    """Ship-to address, recipient, buyer, supplier and claimant as printed, and the destination.

    A label in running text ("Delivered to sorting facility", "Deliver to Maria") introduces nobody:
    it must carry a mark or stand alone, except on a shipping label ("TO JAMES WHITFIELD").
    """
    if kind is Kind.FAPIAO and (found := tuple(fapiao_parties(source))):
        yield from found
        return
    for field, name in _FIELDS:
        block = _best(source, field, kind) or _unlabelled(source, name, kind)
        if block is None:
            continue
        if name is FactName.SHIP_TO and kind in _RECORDS and _DELIVERED_TO.match(block.words):
            yield from _handed_over(block)
        elif name is FactName.SHIP_TO:
            # A carrier's page heads a column of places with "Ship to": only with an address it is a name.
            bare = kind is Kind.TRACKING_RECORD and block.rank < _NAME_AND_ADDRESS
            yield from _receiving(source, replace(block, name="") if bare else block)
        elif block.name:
            mention = Mention.OWN
            if block.words.casefold() in _CANDIDATES and block.rank < _NAME_AND_ADDRESS:
                mention = Mention.CANDIDATE
            yield Fact(name, Text(block.name), block.lines[0], label=block.words, mention=mention)


def _receiving(source: Source, block: _Block) -> Iterator[Fact]:
    first, label = block.lines[0], block.words
    if block.name:
        yield Fact(FactName.RECIPIENT, Text(block.name), first, label=label)
    if block.name or (block.place is not None and block.place.postcode):
        whole = ", ".join(part.raw for part in block.lines)
        yield Fact(FactName.SHIP_TO, Text(whole), first, label=label)
    if block.place is not None and block.place.tells:
        where = _line_of(block.place, block.lines)
        yield Fact(FactName.DESTINATION, Text(str(block.place)), where, label=label)
        return
    apart = place_in_fields(source)
    if apart is not None:
        place, where = apart
        yield Fact(FactName.DESTINATION, Text(str(place)), where, label=label)


def _handed_over(block: _Block) -> Iterator[Fact]:
    """Where a carrier says that it delivered; who took the parcel there need not be the recipient."""
    if block.place is not None and block.place.tells:
        where = _line_of(block.place, block.lines)
        value, label = Text(str(block.place)), block.words
        yield Fact(FactName.DESTINATION, value, where, label, DELIVERED, Mention.ASIDE)


def _line_of(place: Place, lines: tuple[Reading, ...]) -> Reading:
    """The line that holds the postcode, else the city, else the last one."""
    for wanted in (place.postcode, place.city):
        bare = re.sub(r"[\s-]", "", wanted).casefold()
        for line in lines:
            if bare and bare in re.sub(r"[\s-]", "", line.raw).casefold():
                return line
    return lines[-1]


def _best(source: Source, field: str, kind: Kind | None) -> _Block | None:
    """Of all blocks under labels of `field` the one that tells most, the first among equals."""
    found = []
    for layout, label in (*source.labels(field), *_prepositions(source, field, kind)):
        if not _introduces(layout, label, kind):
            continue
        read = [_understood(label, lines) for lines in _blocks(source, layout, label)]
        blocks = [block for block in read if block is not None and block.rank]
        if blocks:
            # A word in the next column is no match for a name with its address below.
            found.append(max(blocks, key=lambda block: block.rank))
    best = max(found, key=lambda block: block.rank, default=None)
    if best is None or best.place is not None:
        return best
    # A form has a line for the name and another one for the address.
    apart = next((block for block in found if block.place is not None and not block.name), None)
    return replace(best, lines=(*best.lines, *apart.lines), place=apart.place) if apart else best


def _prepositions(source: Source, field: str, kind: Kind | None) -> Iterator[tuple[Layout, Label]]:
    """``An: Max Muster`` on a shipping label: too short a word to be a label anywhere else."""
    if kind in _INVOICES:
        yield from headings(source, field)
    if kind is not Kind.SHIPPING_LABEL or field not in _PREPOSITIONS:
        return
    for layout in source.layouts:
        for line in layout.page.lines:
            if (
                field == "ship_to"
                and line.text.strip().casefold() == "ship"
                and has_to(layout, line)
            ):
                yield layout, Label(frozenset({field}), line, 0, 4, leads=True, marked=True)
            match = _PREPOSITIONS[field].match(line.text)
            if match:
                start, end = match.span("word")
                yield layout, Label(frozenset({field}), line, start, end, leads=True, marked=True)


def _unlabelled(source: Source, name: FactName, kind: Kind | None) -> _Block | None:
    """A party that no label introduces: the addressee of a label or of a letter, a letterhead."""
    taken = {
        reading.box
        for layout, label in source.labels("seller", "bill_to")
        for lines in _blocks(source, layout, label)
        for reading in lines
    }
    if name is FactName.SHIP_TO and kind is Kind.SHIPPING_LABEL:
        found = [
            block
            for layout in source.layouts
            for line in layout.page.lines
            if not _is_labelled(layout, line) and line.box not in taken
            for block in [_address_block(source, layout, line)]
            if block is not None and not any(reading.box in taken for reading in block.lines)
        ]
        return max(found, key=_size, default=None)
    if name is FactName.BUYER and kind in _INVOICES:
        return _window(source) or _titled(source) or _lone_buyer(source)
    if name is FactName.SUPPLIER and kind in _INVOICES:
        blocks = (_window, _titled, _lone_buyer)
        addressed = any(source.labels("bill_to", "ship_to")) or any(b(source) for b in blocks)
        return (_letterhead(source) or _lone_company(source)) if addressed else None
    return None


def _window(source: Source) -> _Block | None:
    """The addressee below the sender's return line, in the window of a letter."""
    for layout in source.layouts:
        for line in layout.page.lines:
            under = _first_below(layout, line, line.box) if _RETURN_LINE.search(line.text) else None
            block = _address_block(source, layout, under) if under else None
            if block is not None:
                return block
    return None


def _titled(source: Source) -> _Block | None:
    """The addressee of a Japanese bill: 田中 由美子 様."""
    found = addressee(source)
    if found is None:
        return None
    layout, line, match = found
    reading = source.reading(layout.page, line, 0, len(line.text))
    return _Block(None, (reading,), match["name"], None)


def _lone_company(source: Source) -> _Block | None:
    """The only company whose name and address stand on the first page without a label."""
    layout = source.layouts[0]
    taken = {
        reading.box
        for field in ("bill_to", "ship_to")
        for inner, label in source.labels(field)
        for lines in _blocks(source, inner, label)
        for reading in lines
    }
    blocks = [
        block
        for line in layout.page.lines
        if line.box not in taken and is_company(line.text) and not _is_labelled(layout, line)
        if not _RETURN_LINE.search(line.text)
        for block in [_address_block(source, layout, line)]
        if block is not None
    ]
    return blocks[0] if len({block.name for block in blocks}) == 1 else None


def _lone_buyer(source: Source) -> _Block | None:
    """The only address on a company's invoice that has no label and is not the company's."""
    if any(source.labels("bill_to", "ship_to")):
        return None
    layout = source.layouts[0]
    bare = [line for line in layout.page.lines if not _is_labelled(layout, line)]
    blocks = [(line, block) for line in bare if (block := _address_block(source, layout, line))]
    taken = {reading.box for _, block in blocks for reading in block.lines[1:]}
    heads = [(x, b) for x, b in blocks if x.box not in taken and not is_company(x.text)]
    firms = [line for line in layout.page.lines if is_company(line.text)]
    if len(heads) != 1 or not firms or is_numbered(heads[0][1].name):
        return None
    line, block = heads[0]
    return None if any(is_set_under(line, firm) for firm in firms) else block


def _size(block: _Block) -> tuple[int, float]:
    """Lines, then height of print: part of an address is no address, and the addressee stands out."""
    return len(block.lines), block.lines[0].glyph_height or 0.0


def _address_block(source: Source, layout: Layout, head: Line) -> _Block | None:
    """The block that begins with `head`, if that is a name and a postcode follows."""
    if not name_in(head.text) or carriers_in(head.text):
        return None
    first = source.reading(layout.page, head, 0, len(head.text))
    lines = (first, *_below(source, layout, head, (head.box,), head.box.y1))
    block = _understood(None, lines)
    complete = block is not None and block.name and block.place is not None and block.place.postcode
    return block if complete and len(lines) >= _FEWEST_LINES else None


def _letterhead(source: Source) -> _Block | None:
    """The company whose name stands above everything else on the first page."""
    page = source.layouts[0].page
    for line in sorted(page.lines, key=lambda line: line.box.y0)[:_HEAD]:
        # The return line of a letter goes on with the sender's address.
        head = without_paper(re.split(r"\s[·•|]\s", line.text)[0])
        name = name_in(head)
        if name and is_company(name) and len(name) >= len(head.strip()) - 1:
            return _Block(None, (source.reading(page, line, 0, len(line.text)),), name, None)
    return None


def _understood(label: Label | None, lines: tuple[Reading, ...]) -> _Block | None:
    if lines and fold(lines[0].raw).text.strip() in honorifics():
        lines = lines[1:]  # "Herrn", in a line of its own
    if not lines:
        return None
    name = name_in(lines[0].raw)
    whole = lines[1:] if name and name == lines[0].raw.strip() else lines
    place = place_of("\n".join(part.raw for part in whole)) if whole else None
    if whole and not (place and place.postcode):
        alone = place_of(whole[0].raw)
        place = alone if alone and alone.tells else place
    if not name and not (place and place.tells) and not is_address(lines[0].raw):
        return None
    return _Block(label, lines, name, place)


def _introduces(layout: Layout, label: Label, kind: Kind | None) -> bool:
    """Whether the label stands before its value and is no part of a sentence."""
    if label.text == _CASHIER and "开票人" in layout.page.text:
        return False
    apart = is_cjk(label.text[-1]) and label.line.text[label.end : label.end + 1].isspace()
    rest = layout.rest(label)
    alone = rest is None
    tight = is_cjk(label.text[-1]) and label.leads and rest is not None and is_company(rest.text)
    return label.marked or apart or alone or tight or kind is Kind.SHIPPING_LABEL


def _blocks(source: Source, layout: Layout, label: Label) -> Iterator[tuple[Reading, ...]]:
    """What may belong to the label: the rest of its line, the cell right of it, the lines below.

    In a table the label may stand beside the middle of the lines that it introduces.
    """
    page = layout.page
    rest = layout.rest(label)
    if rest is not None:
        if _LETTERS.search(rest.text):
            first = source.reading_of(page, rest)
            edges = (label.line.box, rest.box)
            yield (first, *_below(source, layout, label.line, edges, label.line.box.y1))
        return
    centred = centred_lines(layout, label, _MAX_LINES)
    if centred:
        yield tuple(source.reading(page, line, 0, len(line.text)) for line in centred)
    right = [cell for cell in layout.right(label) if _LETTERS.search(cell.text)]
    if right:
        first = source.reading_of(page, right[0])
        beside = right[0].line
        yield (first, *_below(source, layout, beside, (beside.box,), beside.box.y1))
    box = label.line.box_of(label.start, label.end)
    head = _first_below(layout, label.line, box)
    if head is not None:
        first = source.reading(page, head, 0, len(head.text))
        yield (first, *_below(source, layout, head, (head.box,), head.box.y1))


def _first_below(layout: Layout, own: Line, box: Box) -> Line | None:
    """The nearest line under a label, in its column or set in from it."""
    under = [
        line
        for line in layout.page.lines
        if line is not own
        and -0.5 * box.height <= line.box.y0 - box.y1 <= 1.6 * box.height
        and not line.box.same_row(box)
        and line.box.x0 >= min(box.x0, own.box.x0) - 1.5 * box.height
        and line.box.x0 <= box.x0 + _INDENT * box.height
    ]
    if not under:
        return None
    line = min(under, key=lambda line: (line.box.y0, abs(line.box.x0 - box.x0)))
    return None if _is_labelled(layout, line) else line


def _below(
    source: Source, layout: Layout, own: Line, edges: tuple[Box, ...], bottom: float
) -> Iterator[Reading]:
    """The lines under `own` as long as they stand close together, flush left with one of `edges`."""
    page, count = layout.page, 1
    height = edges[0].height
    for line in sorted(page.lines, key=lambda line: line.box.y0):
        if line is own or line.box.y0 < bottom - 0.5 * height or count >= _MAX_LINES:
            continue
        if min(abs(line.box.x0 - edge.x0) for edge in edges) > 1.5 * height:
            continue
        gap = (line.box.y0 - bottom) / max(height, line.box.height)
        if gap > (_TOWN_GAP if _TOWN.fullmatch(line.text.strip()) else _LINE_GAP):
            break
        if _is_labelled(layout, line):
            break
        yield source.reading(page, line, 0, len(line.text))
        count += 1
        bottom = line.box.y1


def _is_labelled(layout: Layout, line: Line) -> bool:
    return any(label.leads for label in layout.of(line))
