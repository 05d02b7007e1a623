"""Order IDs: whose they are on the page, and strings that only look like one.

Format 3-7-7: Amazon SP-API order model and sellercentral.amazon.com/gp/help/external/G641.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.model.values import Identifier, Strength
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.own_order import heading_order
from evidencecheck.stages.extract.source import Source

# Letters that readers take for digits; only tried where the grouping is already that of an order ID.
_AS_DIGIT = str.maketrans("OoQDIl|iSsBZzG", "00001111558226")
_SCHEME = "amazon-order"
_EXACT = re.compile(r"(?<![0-9A-Za-z-])(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}(?!\d|-\d)")
_OTHER = re.compile(
    r"(?<![0-9A-Za-z-])(?:\d{2}-\d{5}-\d{5}|PO-\d{3}-\d{14,17}|\d{3}-\d{17}|\d{13,19}|\d{6}[0-9A-Z]{8}"
    r"|\d{6}-\d{15}|\d{6}-20\d{6}-\d{8,10})"
    r"(?![0-9A-Za-z-])"
)
"""Order numbers of other marketplaces; they count only behind a label."""
_SHORT = re.compile(r"#?\d{4,7}")
"""The name that Shopify gives an order; it counts on its pages alone."""
_LOOSE = re.compile(
    r"(?<![0-9A-Za-z-])([A-Z]\d{2}|[\dOoQDIl|SBZ]{3})\s?[-._~]\s?([\dOoQDIl|SBZ]{7})\s?[-._~]\s?"
    r"([\dOoQDIl|SBZ]{7})(?!\d|-\d)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NEAR_MISS = re.compile(r"(?<![0-9A-Za-z-])\d{2,4}-\d{5,9}-\d{5,9}(?![0-9A-Za-z-])")
# Headings under which orders stand that are not the document's own.
_ASIDE = re.compile(
    r"(?:related|other|previous|recent|similar|past|more|earlier|replacement|original"
    r"|returned|refunded|cancell?ed|exchanged?|reshipped|associated) (?:sales |customer )?orders?(?!!)"
    r"|(?:orders?|sales orders?) (?:by|from|of|for|with) (?:this|the|same) (?:customer|buyer)"
    r"|customer'?s? (?:order )?history|(?:by|of|from) (?:another|a different) (?:customer|buyer)"
    r"|customers? (?:also|who)|you (?:may|might) also|recommended|replaces order"
    r"|(?:相关|其他|其它|历史|最近|近期|更多|补发|原|退货|退款|换货|取消的|关联交易)订单|为您推荐"
    r"|猜你喜欢|关联交易"
    r"|(?:weitere|ahnliche|letzte|andere|fruhere|verwandte|vorherige|bisherige"
    r"|sonstige)r? (?:kunden)?(?:bestellung|auftrag)"
    r"|(?:bestell|auftrags)historie|(?:bestellungen|auftrage) (?:des|dieses) (?:kunden|kaufers)|関連"
    r"|(?:他|過去|以前)の(?:ご?注文|受注)"
    r"|(?:autres?|dernieres?|precedentes?|anciennes?) commandes?|commandes? (?:precedente|anterieure"
    r"|associee|du meme client)"
    r"|(?:otr[oa]s?|ultimos) pedidos?|pedidos? (?:relacionad|anterior|previo|de este (?:cliente|comprador))"
    r"|(?:altri|ultimi) ordini|ordini (?:precedenti|correlati|di questo (?:cliente|acquirente))"
    r"|(?:andere|eerdere|vorige|overige|gerelateerde) (?:bestelling|order)|(?:outr[oa]s?"
    r"|ultim[oa]s) (?:encomenda|pedido)"
    r"|(?:encomendas|pedidos) anteriores|(?:历史|往期|其它|其他|同一?买家)的?订单|(?:买家"
    r"|客户)的?(?:其他|其它|历史)订单"
)

# How far such a heading reaches down, in line heights. A label of its own says more than a heading
# further up, which may be the navigation.
_BARE_REACH = 30.0
LABELLED_REACH = 20.0
_TOUCH = 0.3
"""Line heights that the boxes of two lines, one below the other, may overlap."""
_COLUMN = 12.0
"""How far left of an ID the heading of its list may end, in line heights."""
_HEADING_LENGTH = 40


def order_ids(source: Source) -> Iterator[Fact]:
    """Every order ID of the document; the ones set aside by heading or label are mentions only."""
    found = list(_found(source))
    if not any(fact.decided for fact in found):
        found += [fact for layout in source.layouts for fact in _remarked(source, layout)]
    if not any(fact.decided for fact in found):
        found += [fact for layout in source.layouts for fact in _at_end_of_line(source, layout)]
    labelled = {str(f.value) for f in found if f.label and f.decided}
    heading = {heading_order(source, found)} - {None}
    if labelled or heading:
        # The page says which order it is about; a bare ID elsewhere is somebody else's or settles nothing.
        for fact in found:
            own = labelled or heading
            bare = not fact.label and fact.decided and str(fact.value) not in own
            yield replace(fact, mention=Mention.CANDIDATE) if bare else fact
    else:
        yield from found


def _found(source: Source) -> Iterator[Fact]:
    for layout in source.layouts:
        page = layout.page
        for line in page.lines:
            for start, end, identifier, repaired in _in_line(line):
                label, is_own_label = _label_before(page, line, start)
                reach = LABELLED_REACH if is_own_label else _BARE_REACH
                aside = (bool(label) and not is_own_label) or is_of_others(page, line, reach)
                reading = source.reading(page, line, start, end)
                if repaired:
                    reading = replace(reading, confidence=min(reading.confidence, 0.6))
                yield Fact(
                    FactName.ORDER_ID,
                    identifier,
                    reading,
                    label=label,
                    role="related" if aside else "",
                    mention=Mention.ASIDE if aside else Mention.OWN,
                )
        yield from _of_other_marketplaces(source, layout)
        for line in page.lines:
            yield from _malformed(source, page, line)
        for barcode in page.barcodes:
            for match in _EXACT.finditer(barcode.text):
                reading = Reading(
                    match[0], source.content.file, page.number, barcode.box, Channel.BARCODE, 1.0
                )
                yield Fact(FactName.ORDER_ID, Identifier(match[0], _SCHEME), reading)


def _of_other_marketplaces(source: Source, layout: Layout) -> Iterator[Fact]:
    shop = "shopify" in fold(layout.page.text).text
    for label in layout.all_labels("order_id"):
        for cell in layout.values(label):
            folded = fold(cell.text, lower=False)
            match = _OTHER.search(folded.text) or (_SHORT.fullmatch(folded.text) if shop else None)
            found = candidates(match[0], "order", layout.page.text) if match else ()
            if not match or not found:
                continue
            start, end = folded.span(match.start(), match.end())
            part = Cell(cell.line, cell.start + start, cell.start + end)
            aside = is_of_others(layout.page, cell.line, LABELLED_REACH)
            yield Fact(
                FactName.ORDER_ID,
                found[0],
                source.reading_of(layout.page, part),
                label=label.text,
                role="related" if aside else "",
                mention=Mention.ASIDE if aside else Mention.OWN,
            )
            break


def _at_end_of_line(source: Source, layout: Layout) -> Iterator[Fact]:
    """A label that ends the description of goods in a bill, with its number wrapped into the next line."""
    for line in layout.page.lines:
        label = _ENDING.search(line.text)
        for under in layout.page.lines if label else ():
            gap = under.box.y0 - line.box.y1
            text = under.text.strip()
            flush = abs(under.box.x0 - line.box.x0) < line.box.height
            if not (label and flush and abs(gap) < line.box.height and under is not line):
                continue
            found = candidates(text, "order", layout.page.text) if _OTHER.fullmatch(text) else ()
            if found and under.box.center_y > line.box.center_y:
                reading = source.reading(layout.page, under, 0, len(under.text))
                yield Fact(FactName.ORDER_ID, found[0], reading, label=label["label"])
                return


_ENDING = re.compile(r"[^\s:：]{2,}(?P<label>订单(?:编号|号码?))\s*[:：]?$")


def _remarked(source: Source, layout: Layout) -> Iterator[Fact]:
    """An order's number that is all that a parcel's remark says (订单备注：2485488531127787377)."""
    for label in layout.all_labels("remark"):
        rest = layout.rest(label)
        folded = fold(rest.text, lower=False).text.strip() if rest else ""
        long = _OTHER.fullmatch(folded) and len(folded) >= _TELLING
        found = candidates(folded, "order", layout.page.text) if long else ()
        if rest is not None and found:
            reading = source.reading_of(layout.page, rest)
            yield Fact(FactName.ORDER_ID, found[0], reading, label=label.text)


_TELLING = 15
"""Characters: no phone number is that long."""


def _in_line(line: Line) -> Iterator[tuple[int, int, Identifier, bool]]:
    folded = fold(line.text, lower=False)
    for match in _LOOSE.finditer(folded.text):
        parts = [
            match[1] if match[1][0].isalpha() and match[1][1:].isdigit() else _digits(match[1])
        ]
        text = "-".join([*parts, _digits(match[2]), _digits(match[3])])
        start, end = folded.span(match.start(), match.end())
        exact = _EXACT.fullmatch(match[0]) is not None
        if exact or line.channel is Channel.OCR:
            yield start, end, Identifier(text, _SCHEME), not exact


def _digits(text: str) -> str:
    return text.translate(_AS_DIGIT)


def _label_before(page: Page, line: Line, start: int) -> tuple[str, bool]:
    """The label that introduces the place, and whether it is one of the document's own order."""
    before = [label for label in labels_of(line) if label.end <= start]
    if before and not _WORD.search(line.text[before[-1].end : start]):
        last = before[-1]
        return last.text, last.is_for("order_id", "po_number", "reference")
    if before:
        return "", False  # other words stand between: a sentence, not a label with its value
    box = line.box
    left = [
        other
        for other in page.lines
        if other is not line and other.box.same_row(box) and other.box.x1 <= box.x0 + box.height
    ]
    for other in sorted(left, key=lambda line: -line.box.x1)[:1]:
        labels = labels_of(other)
        if labels and labels[-1].is_for("order_id", "other_order_id"):
            return labels[-1].text, labels[-1].is_for("order_id")
    above = [
        other
        for other in page.lines
        if 0 <= box.y0 - other.box.y1 < 1.6 * box.height
        and abs(other.box.x0 - box.x0) < 2 * box.height
    ]
    for other in sorted(above, key=lambda line: -line.box.y1)[:1]:
        if _heads_a_list(page, other, line):
            break
        labels = labels_of(other)
        if labels and labels[-1].is_for("order_id", "other_order_id"):
            return labels[-1].text, labels[-1].is_for("order_id")
    return "", False


def _heads_a_list(page: Page, head: Line, first: Line) -> bool:
    """Whether `head` is that of a column of orders, of which the first is no more the page's than others."""
    beside = [line for line in page.lines if line is not head and line.box.same_row(head.box)]
    return bool(beside) and any(
        line.box.y0 > first.box.y1 - 0.3 * first.box.height
        and abs(line.box.x0 - first.box.x0) < first.box.height
        and _EXACT.match(fold(line.text, lower=False).text) is not None
        for line in page.lines
    )


def is_of_others(page: Page, line: Line, reach: float) -> bool:
    """Whether a heading of other orders stands above the line in its column, `reach` heights at most."""
    box = line.box
    if _ASIDE.search(fold(line.text).text):
        return True
    return any(
        -_TOUCH * box.height <= box.y0 - other.box.y1 < reach * box.height
        and other.box.x0 <= box.x1
        and other.box.x1 >= box.x0 - _COLUMN * box.height
        and len(other.text) <= _HEADING_LENGTH
        and _ASIDE.search(fold(other.text).text)
        for other in page.lines
    )


def _malformed(source: Source, page: Page, line: Line) -> Iterator[Fact]:
    """Something labelled as an order ID, grouped like one, that is none."""
    folded = fold(line.text, lower=False)
    for match in _NEAR_MISS.finditer(folded.text):
        if candidates(match[0], "order"):
            continue
        start, end = folded.span(match.start(), match.end())
        label, own = _label_before(page, line, start)
        if own and not is_of_others(page, line, LABELLED_REACH):
            value = Identifier(match[0], "", strength=Strength.WEAK)
            reading = source.reading(page, line, start, end)
            yield Fact(FactName.ORDER_ID, value, reading, label=label, role="malformed")
