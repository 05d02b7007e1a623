"""A PDF that holds several documents → one content each: an order page, an invoice and a label printed as one.

Pages stay together unless it is sure that a new document begins: its kind is told by a title (or by
what nothing else has, a label's barcode, a history) and is another one than that of the page before;
or it is the first page of another invoice. What cannot be told belongs to the page before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidencecheck.model.document import Content, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel, Page
from evidencecheck.model.parts import part_name
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.invoice_numbers import invoice_numbers
from evidencecheck.stages.extract.journey.events import tracking_events
from evidencecheck.stages.extract.source import Source, source_of
from evidencecheck.stages.invoice_side import ORDER_ID
from evidencecheck.stages.kind_words import spoken
from evidencecheck.stages.load.sniff import PDF

_MOST_PAGES = 40
"""A longer file is a book, not a bundle of evidence; each page is classified for itself."""
_SURE = 0.65
"""Confidence of a page's kind from which it can begin a document."""
_PAID = 0.5
_PAYMENTS = frozenset({Kind.RECEIPT, Kind.PAYMENT_PROOF})
"""A payment receipt is both, so neither is sure of itself."""
_EVENTS = 2
_MISREAD = 2
"""Characters in which two readings of one number may differ."""
_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO})
_FAMILY: dict[Kind, Kind] = {
    Kind.PURCHASE_INVOICE: Kind.SALES_INVOICE,
    Kind.PROOF_OF_DELIVERY: Kind.TRACKING_RECORD,
    Kind.PAYMENT_PROOF: Kind.RECEIPT,
}
"""Kinds that pages of one document may be taken for."""
_NOTHING = frozenset({Kind.UNKNOWN, Kind.PHOTO, Kind.VIDEO})
_HEADER = re.compile(
    r"(?im)^(?:from|von|de|da|发件人|差出人)\s?[:：][\s\S]*^(?:subject|betreff|objet|asunto|oggetto|主题|件名)\s?[:：]"
)
"""Of a printed mail. A subject alone stands above the text of an invoice, too."""
_HEADER_LINES = 8
_COUNTED = re.compile(
    r"(?i)(?:(?:page|seite|pagina|página|pág\.?|pag\.?|ページ)\s*)(?P<n>\d{1,2})\s*(?:of|von|sur|de|di|/)\s*(?P<of>\d{1,2})"
    r"|第\s*(?P<zn>\d{1,2})\s*页\s*[,，/]?\s*共\s*(?P<zof>\d{1,2})\s*页"
)
"""Page 2 of 3: what says that a page goes on with the one before it."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What one page is, taken for itself."""

    page: Page
    kind: Kind
    begins: bool
    """Whether its kind is sure enough for it to be the first of a document."""
    numbers: frozenset[str]
    """Of invoices."""
    count: tuple[int, int] | None


def documents_in(content: Content) -> tuple[Content, ...]:
    """`content` alone, or each document in it under the name of its part of the file.

    Data that a file carries belong to all of its pages, so such a file stays whole.
    """
    pages = content.pages
    if content.media_type != PDF or content.data or not 1 < len(pages) <= _MOST_PAGES:
        return (content,)
    parts: list[list[Page]] = []
    last: _Look | None = None
    for page in pages:
        look = _look(content, page)
        if last is None or (last.kind not in _NOTHING and _is_new(last, look)):
            parts.append([])
        parts[-1].append(page)
        if last is None or last.kind in _NOTHING or look.kind not in _NOTHING:
            last = look
    if len(parts) == 1:
        return (content,)
    return tuple(_part(content, held, first=number == 0) for number, held in enumerate(parts))


def _part(content: Content, pages: Sequence[Page], *, first: bool) -> Content:
    numbers = [page.number for page in pages]
    return replace(
        content,
        file=part_name(content.file, numbers),
        sha256=part_name(content.sha256, numbers),
        pages=tuple(pages),
        notes=content.notes if first else (),
    )


def _is_new(last: _Look, look: _Look) -> bool:
    if look.count is not None and look.count[0] > 1:
        return False
    if not look.begins or look.kind in _NOTHING:
        return False
    if _family(look.kind) is not _family(last.kind):
        return True
    return look.kind in _INVOICES and _is_another(last.numbers, look.numbers)


def _is_another(known: frozenset[str], numbers: frozenset[str]) -> bool:
    """Whether both pages bear one number, and not one that was misread."""
    if len(known) != 1 or len(numbers) != 1:
        return False
    (one,), (other,) = known, numbers
    unlike = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    return unlike > 0 and (one.isascii() and unlike > _MISREAD)


def _family(kind: Kind) -> Kind:
    return _FAMILY.get(kind, kind)


def _look(content: Content, page: Page) -> _Look:
    alone = replace(content, pages=(page,))
    source = source_of(alone)
    judgement = classify(source)
    kind = judgement.kind
    numbers = frozenset(
        str(fact.value)
        for fact in (invoice_numbers(source) if kind in _INVOICES else ())
        if fact.decided and fact.name in (FactName.INVOICE_NUMBER, FactName.FAPIAO_NUMBER)
    )
    sure = judgement.confidence >= (_PAID if kind in _PAYMENTS else _SURE)
    shown = {_family(titled) for titled in spoken(page.lines).titled}
    begins = sure and (_family(kind) in shown or _has_own_mark(kind, source, numbers))
    return _Look(page, kind, begins, numbers, _count(page))


def _has_own_mark(kind: Kind, source: Source, numbers: frozenset[str]) -> bool:
    """Whether a page without a title has what only the first page of its kind has."""
    page = source.content.pages[0]
    if kind is Kind.SHIPPING_LABEL:
        return bool(page.barcodes)
    if kind is Kind.TRACKING_RECORD:
        return len(tracking_events(source)) >= _EVENTS
    if kind is Kind.CORRESPONDENCE:
        head = "\n".join(line.text for line in page.lines[:_HEADER_LINES])
        return _HEADER.search(head) is not None
    if kind is Kind.RECEIPT:
        return Channel.TEXT_LAYER not in page.channels
    if kind is Kind.ORDER_DETAILS:
        return any(ORDER_ID.search(line.text) for line in page.lines[:_HEADER_LINES])
    return kind in _INVOICES and bool(numbers)


def _count(page: Page) -> tuple[int, int] | None:
    for line in page.lines:
        match = _COUNTED.search(line.text)
        if match:
            return int(match["n"] or match["zn"]), int(match["of"] or match["zof"])
    return None
