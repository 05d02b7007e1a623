"""The shop's name where a page does not label it: in its head, and in sentences about who sells.

A page of an order, a packing slip and a till receipt begin with the shop's name in large print. On a page of
an order, which may as well begin with a greeting, it must stand out, or be repeated: in the thanks or the
copyright at the foot, or in the shop's own mail and web addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.party_names import is_company, name_in
from evidencecheck.stages.extract.source import Source

_KINDS = frozenset({Kind.ORDER_DETAILS, Kind.PACKING_SLIP, Kind.RECEIPT, Kind.SALES_INVOICE})
_MUST_REPEAT = frozenset({Kind.SALES_INVOICE})
"""Where a logo may be a brand's, and the seller another one: the name must be said again."""
_SOLD_BY = re.compile(
    r"(?:(?:subject|betreff|objet|asunto|oggetto|onderwerp)\s?:\s?)?(?:sold (?:and|&) (?:shipped|dispatched"
    r"|fulfilled|delivered) by|sold by"
    r"|dispatched from and sold by|verkauf(?:t)? und versand(?:t)? (?:durch|von)|verkauft? (?:von|durch)"
    r"|vendue? (?:et|&) expediee? par|vendue? par|vendid[oa] y enviad[oa] por|vendid[oa] por"
    r"|vendut[oa] e spedit[oa] da|vendut[oa] da|verkocht en verzonden door|verkocht door"
    r"|vendid[oa] e enviad[oa] por|(?:your )?(?:etsy )?(?:order|purchase) from|achat (?:chez|aupres de)"
    r"|(?:kauf|bestellung) bei|acquisto da|shop manager)(?P<mark>\s*[:—–|-])?\s+"
)
_MARKETS = re.compile(
    r"(?<![a-z])(?:amazon|ebay|etsy|walmart|temu|shopify|tiktok|aliexpress|alibaba|wish|shein|mercado libre"
    r"|rakuten"
    r"|zalando|allegro|cdiscount|fnac|bol|otto|kaufland|shop app|woocommerce|magento|paypal|google"
    r"|apple)(?![a-z])"
)
"""Whose page it is; who sells there is another one."""
_NO_SHOP = re.compile(
    r"(?<![a-z])(?:orders?|purchases?|shopping|statement|report|quot(?:e|ation)|estimate|document|project"
    r"|details?|thanks?|thank you|hello|hi|hey|welcome|my|your|account|invoice|receipt|packing"
    r"|slip|delivery|shipping|shipped|delivered|tracking|track|status|summary|home|menu|help|search|cart"
    r"|basket|login"
    r"|sign|copy|customer|merchant|sale|sales|store mgr|total|date|page|note|confirmation|confirmed|view"
    r"|back|manage"
    r"|bestell\w*|rechnung|lieferschein|lieferung|auftrag\w*|danke|vielen|kassenbon|quittung|beleg|hallo"
    r"|ihre?|mein\w*"
    r"|commande\w*|merci|bonjour|facture|livraison|votre|vos|mes|ticket|recu|bon"
    r"|pedidos?|gracias|hola|factura|envio|tus?|mis?|recibo|albaran"
    r"|ordin[ei]|grazie|ciao|fattura|spedizione|scontrino|ricevuta|consegna|bestelling|bedankt|factuur|pakbon"
    r"|encomenda|obrigad[oa]|fatura|dashboard|online store|departments|services)(?![a-z])|[:?!@]|\d{3}|^\W*$"
)
_FOOT = re.compile(
    r"(?:thank(?:s| you) for (?:shopping|your (?:order|purchase)|buying|ordering|visiting)|©|\(c\)"
    r"|copyright|all rights"
    r"|danke|merci|gracias|grazie|bedankt|questions\?|fragen\?|contact|www\.|@|https?:"
    r"|s\.?r\.?[li]\.|s\.?p\.?a\.|(?<![a-z])(?:sarl|sas|sasu|eurl|e\.k|kg|ohg|ug|b\.v|s\.a|lda|llc)(?![a-z])"
    r"|registered|company no|(?<![a-z])(?:ltd|limited|gmbh|hrb|siret|p\.? ?iva|s\.l\.|inc)(?![a-z]))"
)
_BADGE = re.compile(r"\s+[|｜·•∙★✓✔]\s*|\s+(?=\d[.,]\d\s?[★/])")
"""Before what a market says of a shop behind its name: ``| Pro Seller``."""
_TOP = 4
"""Lines at the top among which the head stands."""
_WIDE = 1.2
"""How much wider the characters of a head are than those of the middling line."""
_VERY_WIDE = 1.35
_MOST_WORDS = 6
_NUMBER = re.compile(r"\s*(?:#|no\.?|nr\.?|store|filiale|branch)\s?\d+\s*$", re.I)
"""Behind the name of a chain: which of its shops."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAME = 0.12
"""How far the print of the two lines of one name may differ."""


def shop_head(source: Source, kind: Kind | None) -> Iterator[Fact]:
    """The seller by a sentence, else by the head of the first page."""
    if kind not in _KINDS:
        return
    yield from _told(source) or _headed(source, kind)


def _told(source: Source) -> list[Fact]:
    """``Sold and shipped by Brightgable Supply LLC``; nothing where several shops are named."""
    found = []
    for page, line in source.lines():
        folded = fold(line.text)
        match = _SOLD_BY.match(folded.text.strip())
        if match is None or len(folded.text) != len(line.text):
            continue
        start = match.end() + len(folded.text) - len(folded.text.lstrip())
        name = name_in(_BADGE.split(line.text[start:])[0])
        told = bool(name) and (is_company(name) or not _NO_SHOP.search(fold(name).text))
        if told and len(name.split()) <= _MOST_WORDS:
            reading = source.reading(page, line, start, len(line.text))
            found.append(Fact(FactName.SUPPLIER, Text(name), reading, label=match[0].strip()))
    return found[:1] if len({str(fact.value) for fact in found}) == 1 else []


def _headed(source: Source, kind: Kind) -> Iterator[Fact]:
    layout = source.layouts[0]
    lines = [line for line in layout.page.lines if line.text.strip()]
    if not lines:
        return
    widths = sorted(map(_width, lines))
    middling = widths[len(widths) // 2]
    top = sorted(lines, key=lambda line: line.box.y0)[:_TOP]
    heads = [line for line in top if _is_head(layout, line)]
    if kind is Kind.RECEIPT:
        # Above the name of the company may stand what somebody wrote on the receipt.
        firms = [line for line in heads if is_company(line.text)]
        heads = firms[:1] or [line for line in heads[:1] if line is top[0]]
    for line in heads:
        parts = (line, *(_second(layout, line, top) if kind is Kind.RECEIPT else ()))
        name = _NUMBER.sub("", " ".join(part.text.strip() for part in parts)).strip(" *-=")
        wide = _width(line) / middling
        firm = kind is not Kind.ORDER_DETAILS and is_company(name)
        first = line.box.same_row(top[0].box) and (wide > _VERY_WIDE or firm)
        first = first and kind not in _MUST_REPEAT
        if kind is Kind.RECEIPT or first or (wide > _WIDE and _is_repeated(layout, line, name)):
            reading = source.reading(layout.page, line, 0, len(line.text))
            yield Fact(FactName.SUPPLIER, Text(name), reading)
            return


def _is_head(layout: Layout, line: Line) -> bool:
    text = fold(line.text).text
    name = _NUMBER.sub("", name_in(line.text))
    whole = bool(name) and len(name) >= len(_NUMBER.sub("", line.text).strip(" *-=")) - 2
    bare = not _NO_SHOP.search(fold(name).text) and not _MARKETS.search(text)
    short = len(text.split()) <= _MOST_WORDS and not carriers_in(line.text)
    if any(map(is_cjk, text)) or not _WORD.search(text):
        return False  # names in these scripts end in words of their own
    return whole and bare and short and not is_labelled(layout, line)


def _second(layout: Layout, first: Line, below: Sequence[Line]) -> Iterator[Line]:
    """The second line of a name that is centred over two, in the same print."""
    for line in below:
        if line is first:
            continue
        near = line.box.y0 - first.box.y1 < 0.6 * first.box.height
        alike = abs(_width(line) / _width(first) - 1) < _SAME
        others = [x for x in layout.page.lines if x is not line and x.box.y0 > line.box.y1]
        larger = all(_width(x) * (1 + _SAME) < _width(line) for x in others[:3])
        named = not any(map(str.isdigit, _NUMBER.sub("", line.text)))
        if near and alike and larger and named and _is_head(layout, line):
            yield line


def _is_repeated(layout: Layout, head: Line, name: str) -> bool:
    """Whether the foot of the page, or an address of the shop's own, says the name again."""
    whole = fold(name).text
    words = re.findall(r"\w{4,}", whole)
    joined = re.sub(r"\W", "", whole)
    for line in layout.page.lines:
        text = fold(line.text).text
        if line is head or line.box.y0 <= head.box.y0:
            continue
        if whole in text and _FOOT.search(text):
            return True
        hosts = re.findall(r"(?:@|www\.|https?://)([a-z0-9.-]{4,})", text)
        if any(joined in host.replace("-", "") for host in hosts):
            return True
        if words and any(words[0] in host for host in hosts):
            return True
        if words and "©" in text and all(word in text for word in words[:2]):
            return True
    return False


def _width(line: Line) -> float:
    """Of a character: the height of a box depends on the letters of its line."""
    return line.box.width / len(line.text)
