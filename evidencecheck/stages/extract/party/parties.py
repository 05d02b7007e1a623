"""Who sells, buys, ships and receives: the block of text under a label, its name and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.journey.delivery_place import DELIVERED
from evidencecheck.stages.extract.journey.handed_over import names_taker
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party.address_fields import place_in_fields
from evidencecheck.stages.extract.party.address_lines import (
    behind_street,
    captioned_alike,
    has_street,
    is_a_value,
    is_labelled,
    line_of_place,
)
from evidencecheck.stages.extract.party.addresses import Place, is_address, place_of
from evidencecheck.stages.extract.party.app_parties import app_parties
from evidencecheck.stages.extract.party.bare_parties import bare_buyer, bare_issuer
from evidencecheck.stages.extract.party.form_words import answers_a_field
from evidencecheck.stages.extract.party.from_to import addressee, prepositions
from evidencecheck.stages.extract.party.issuer_signs import Bare
from evidencecheck.stages.extract.party.label_blocks import (
    NAME_AND_STREET,
    below,
    blocks,
    is_numbered_customer,
)
from evidencecheck.stages.extract.party.name_fields import name_beside
from evidencecheck.stages.extract.party.paper_parties import (
    is_cashier,
    is_customer,
    is_doubtful,
    is_of_payment,
    parties_of_form,
)
from evidencecheck.stages.extract.party.party_names import (
    honorifics,
    is_company,
    name_below,
    name_in,
)
from evidencecheck.stages.extract.party.payment_slip import is_on_slip
from evidencecheck.stages.extract.party.posting_receipts import is_posting_receipt, posted_to
from evidencecheck.stages.extract.party.receiver_form import (
    buyer_in_form,
    place_of_parts,
    receiver_form,
)
from evidencecheck.stages.extract.party.shop_firms import shop_on_page
from evidencecheck.stages.extract.party.shop_heads import shop_head
from evidencecheck.stages.extract.party.shop_thanks import shop_that_thanks
from evidencecheck.stages.extract.party.side_menu import in_side_menu
from evidencecheck.stages.extract.source import Source

_FIELDS = (
    ("ship_to", FactName.SHIP_TO),
    ("bill_to", FactName.BUYER),
    ("seller", FactName.SUPPLIER),
    ("claimant", FactName.CLAIMANT),
)
_NAME_AND_ADDRESS = 3
"""Name, street and town: what is shorter is no address without a label."""
_INVOICES = frozenset({Kind.PURCHASE_INVOICE, Kind.SALES_INVOICE})
_ORDERS = frozenset({Kind.ORDER_DETAILS, Kind.PURCHASE_INVOICE})
_RECORDS = frozenset({Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY})
_DELIVERED_TO = re.compile(r"(?i)delivered to|geliefert an|zugestellt an")


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

    @property
    def is_doubtful(self) -> bool:
        return is_doubtful(self.words, self.name, placed=self.rank in (1, _NAME_AND_ADDRESS))


def party_facts(source: Source, kind: Kind | None = None) -> Iterator[Fact]:
    """Ship-to address, recipient, buyer, supplier and claimant as printed, and the destination.

    A label in running text ("Delivered to sorting facility", "Deliver to Maria") introduces nobody:
    it must carry a mark or stand alone, except on a shipping label ("TO JAMES WHITFIELD").
    """
    first = tuple(parties_of_form(source, kind))
    known = {fact.name for fact in first}
    rest = () if known and kind is Kind.FAPIAO else _parties(source, kind)
    rest = (fact for fact in rest if fact.name not in known and not is_of_payment(fact, kind))
    found = (*first, *rest)
    yield from found
    told = {fact.name for fact in found}
    if kind is Kind.SHIPPING_LABEL and FactName.DESTINATION not in told:
        yield from posted_to(source)
    apps = (*app_parties(source, kind), *shop_on_page(source, kind)) if kind in _ORDERS else ()
    for fact in (*apps, *shop_head(source, kind), *shop_that_thanks(source, kind)):
        # "Order from Maria Ruiz" heads the seller's page: she is the one who ordered.
        if fact.name not in told and not is_customer(fact, found):
            told.add(fact.name)
            yield fact


def _parties(source: Source, kind: Kind | None) -> Iterator[Fact]:
    for field, name in _FIELDS:
        form = _of_form(source, kind, name)
        block = form or _best(source, field, kind)
        if block is None or block.is_doubtful or not (block.name or name is FactName.SHIP_TO):
            block = _unlabelled(source, name, kind) or block
        if block is None:
            continue
        if name is FactName.SHIP_TO and kind in _RECORDS and _DELIVERED_TO.match(block.words):
            yield from _handed_over(block)
            asked = _best(source, field, kind, but=_DELIVERED_TO)
            if asked is None and block.rank == _NAME_AND_ADDRESS and names_taker(source):
                asked = block
            if asked is not None and kind is Kind.PROOF_OF_DELIVERY:
                yield from _receiving(source, asked)
        elif name is FactName.SHIP_TO:
            # A carrier's page heads a column of places with "Ship to": only with an address it is a name.
            bare = kind is Kind.TRACKING_RECORD and block.rank < _NAME_AND_ADDRESS
            whole = _with_name_field(source, block) if kind in _ORDERS else block
            yield from _receiving(source, replace(block, name="") if bare else whole)
        elif block.name:
            mention = Mention.OWN
            if block.is_doubtful:
                mention = Mention.CANDIDATE
            where = _line_with(block)
            yield Fact(name, Text(block.name), where, label=block.words, mention=mention)


def _of_form(source: Source, kind: Kind | None, name: FactName) -> _Block | None:
    """The recipient or buyer of an order whose name and address stand in fields of their own."""
    if kind not in _ORDERS:
        return None
    for layout in source.layouts if name is FactName.BUYER else ():
        cell = buyer_in_form(layout)
        if cell is not None:
            reading = source.reading_of(layout.page, cell)
            return _Block(None, (reading,), name_in(reading.raw), None)
    for layout in source.layouts if name is FactName.SHIP_TO else ():
        form = receiver_form(layout)
        if form is None:
            continue
        first = source.reading_of(layout.page, form.name)
        parts = tuple(source.reading_of(layout.page, cell) for cell in form.address)
        place = place_of_parts([part.raw for part in parts])
        label = Label(frozenset({"ship_to"}), form.head, *form.span, leads=True, marked=True)
        return _Block(label, (first, *parts), name_in(first.raw), place)
    return None


def _with_name_field(source: Source, block: _Block) -> _Block:
    """`block`, the name of which may stand in a field of its own beside an address without one."""
    if block.name or block.label is None:
        return block
    first, label = block.lines[0], block.label
    for layout in source.layouts:
        if label.line in layout.page.lines:
            cell = name_beside(layout, label, first.box)
            if cell is not None:
                named = source.reading_of(layout.page, cell)
                return replace(block, name=name_in(named.raw), lines=(named, *block.lines))
    return block


def _receiving(source: Source, block: _Block) -> Iterator[Fact]:
    first, label = block.lines[0], block.words
    if block.name:
        yield Fact(FactName.RECIPIENT, Text(block.name), _line_with(block), label=label)
    if block.name or (block.place is not None and block.place.postcode):
        whole = ", ".join(part.raw for part in block.lines)
        yield Fact(FactName.SHIP_TO, Text(whole), first, label=label)
    if block.place is not None and block.place.tells:
        where = line_of_place(block.place, block.lines)
        yield Fact(FactName.DESTINATION, Text(str(block.place)), where, label=label)
        return
    apart = place_in_fields(source)
    if apart is not None:
        place, where = apart
        yield Fact(FactName.DESTINATION, Text(str(place)), where, label=label)


def _handed_over(block: _Block) -> Iterator[Fact]:
    """Where a carrier says that it delivered; who took the parcel there need not be the recipient."""
    if block.place is not None and block.place.tells:
        where = line_of_place(block.place, block.lines)
        value, label = Text(str(block.place)), block.words
        yield Fact(FactName.DESTINATION, value, where, label, DELIVERED, Mention.ASIDE)


def _line_with(block: _Block) -> Reading:
    """The line that holds the name: the first one, but in Japan the last."""
    return next((line for line in block.lines if block.name in line.raw), block.lines[0])


def _best(
    source: Source, field: str, kind: Kind | None, but: re.Pattern[str] | None = None
) -> _Block | None:
    """Of all blocks under labels of `field` that are not `but` the one that tells most, the first of equals."""
    found = []
    for layout, label in (*source.labels(field), *prepositions(source, field, kind)):
        if not _introduces(layout, label, kind) or (but is not None and but.match(label.text)):
            continue
        read = [_understood(label, lines) for lines in blocks(source, layout, label)]
        told = [block for block in read if block is not None and block.rank]
        if told:
            # A word in the next column is no match for a name with its address below.
            placed = kind is Kind.TRACKING_RECORD
            told.sort(key=lambda b: has_street(b.lines), reverse=True)
            found.append(max(told, key=lambda b: (placed and b.place is not None, b.rank)))
    best = max(found, key=lambda block: block.rank, default=None)
    if best is None or best.place is not None:
        return best
    # A form has a line for the name and another one for the address.
    apart = next((block for block in found if block.place is not None and not block.name), None)
    return replace(best, lines=(*best.lines, *apart.lines), place=apart.place) if apart else best


def _unlabelled(source: Source, name: FactName, kind: Kind | None) -> _Block | None:
    """A party that no label introduces: the addressee of a label or of a letter, a letterhead."""
    taken = {
        reading.box
        for layout, label in source.labels("seller", "bill_to")
        for lines in blocks(source, layout, label)
        for reading in lines
    }
    if name is FactName.SHIP_TO and kind in (Kind.SHIPPING_LABEL, Kind.ORDER_DETAILS):
        found = [
            block
            for layout in source.layouts
            if kind is Kind.ORDER_DETAILS or not is_posting_receipt(layout)
            for line in layout.page.lines
            if not is_labelled(layout, line) and line.box not in taken
            for block in [_address_block(source, layout, line)]
            if block is not None and not any(reading.box in taken for reading in block.lines)
        ]
        if kind is Kind.ORDER_DETAILS:
            # Nothing but its being the only address makes it the addressee's.
            behind = {box for block in found for box in behind_street(block.lines)}
            found = [block for block in found if block.lines[0].box not in behind]
            heads = {block.lines[0].box for block in found}
            inner = [b for b in found if heads.isdisjoint(part.box for part in b.lines[1:])]
            found = inner if len(inner) == 1 and not is_company(inner[0].name) else []
        # Part of an address is no address, and the addressee stands out.
        return max(found, key=lambda b: (len(b.lines), b.lines[0].glyph_height or 0), default=None)
    if kind is Kind.PACKING_SLIP and name is FactName.SHIP_TO:
        window = _of_bare(source, bare_buyer(source.layouts[0], frozenset(), letter=True))
        return _understood(None, window.lines) if window else None
    if name is FactName.SUPPLIER and kind is Kind.PACKING_SLIP:
        issuer = _bare_issuer(source, kind)
        return issuer if issuer and is_company(issuer.name) else None
    if name is FactName.BUYER and kind is Kind.PACKING_SLIP:
        return _titled(source)
    if kind in _INVOICES or (kind is Kind.RECEIPT and addressee(source) is not None):
        if name is FactName.BUYER:
            return _titled(source) or _bare_buyer(source, kind)
        if name is FactName.SUPPLIER:
            return _bare_issuer(source, kind)
    return None


def _titled(source: Source) -> _Block | None:
    """The addressee of a Japanese bill: 田中 由美子 様."""
    found = addressee(source)
    if found is None:
        return None
    layout, line, match = found
    reading = source.reading(layout.page, line, 0, len(line.text))
    return _Block(None, (reading,), match["name"], None)


def _bare_buyer(source: Source, kind: Kind | None) -> _Block | None:
    """The addressee of an invoice without labels; where one says "ship to", only that of a letter."""
    seller, ship_to = (_best(source, field, kind) for field in ("seller", "ship_to"))
    issuer = seller.name if seller else ""
    found = bare_buyer(source.layouts[0], _boxes(seller, ship_to), issuer, letter=bool(ship_to))
    return _of_bare(source, found)


def _bare_issuer(source: Source, kind: Kind | None) -> _Block | None:
    """Who issued an invoice that names its addressee, if not himself."""
    told = [_best(source, field, kind) for field in ("bill_to", "ship_to")]
    named = next((block for block in told if block is not None and block.name), None)
    buyer = named or _titled(source) or _bare_buyer(source, kind)
    if buyer is None and not any(source.labels("bill_to", "ship_to")):
        return None
    box = buyer.lines[0].box if buyer else None
    place = (buyer.name, box.y0) if buyer and box else ("", 0.0)
    found = bare_issuer(source.layouts[0], _boxes(*told), *place)
    return _of_bare(source, found)


def _boxes(*blocks: _Block | None) -> frozenset[Box]:
    held = (reading.box for block in blocks if block is not None for reading in block.lines)
    return frozenset(box for box in held if box is not None)


def _of_bare(source: Source, bare: Bare | None) -> _Block | None:
    if bare is None:
        return None
    page = bare.layout.page
    lines = tuple(source.reading(page, line, 0, len(line.text)) for line in bare.lines)
    return _Block(None, lines, bare.name, None)


def _address_block(source: Source, layout: Layout, head: Line) -> _Block | None:
    """The block that begins with `head`, if that is a name and a postcode follows."""
    if not name_in(head.text) or carriers_in(head.text) or answers_a_field(layout, head):
        return None
    first = source.reading(layout.page, head, 0, len(head.text))
    lower = below(source, layout, head, (head.box,), head.box.y1)
    lines = (first, *takewhile(captioned_alike(layout, head), lower))
    block = _understood(None, lines)
    complete = block is not None and block.name and block.place is not None and block.place.postcode
    if block is None or not complete or len(lines) <= NAME_AND_STREET:
        return None
    # Counters of the post head their receipts with their town alone.
    town = block.place.city if block.place else ""
    return None if fold(block.name).text == fold(town).text else block


def _understood(label: Label | None, lines: tuple[Reading, ...]) -> _Block | None:
    if lines and fold(lines[0].raw).text.strip() in honorifics():
        lines = lines[1:]  # "Herrn", in a line of its own
    if not lines:
        return None
    is_sender = label is not None and label.is_for("seller")
    name = name_in(lines[0].raw) or name_below([line.raw for line in lines], of_sender=is_sender)
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
    if is_cashier(label.text, layout.page.text):
        return False
    if (kind in _INVOICES and is_on_slip(layout, label.line)) or in_side_menu(layout, label.line):
        return False
    if is_numbered_customer(layout, label):
        return True
    apart = is_cjk(label.text[-1]) and label.line.text[label.end : label.end + 1].isspace()
    # "…，收件人 Harlan" goes on with a sentence.
    apart = apart and not label.line.text[: label.start].rstrip().endswith(("，", "。", "；"))
    rest = layout.rest(label)
    alone = rest is None and not is_a_value(layout, label)
    tight = is_cjk(label.text[-1]) and label.leads and rest is not None and is_company(rest.text)
    return label.marked or apart or alone or tight or kind is Kind.SHIPPING_LABEL
