"""The shop that thanks for the purchase by its name: ``この度は茶寮あけびをご利用いただき``, ``Thank you for
shopping with Ash & Elm``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.party.party_names import name_in
from evidencecheck.stages.extract.source import Source

_KINDS = frozenset({Kind.ORDER_DETAILS, Kind.PACKING_SLIP, Kind.SALES_INVOICE})
_END = r"(?=[.!,;]|$)"
_THANKS = re.compile(
    r"この(?:たび|度)は[、,\s]*[「『]?(?P<ja>[^、。,\s「『」』]{2,28}?)[」』]?(?:を|にて|で)\s*(?:ご|お)(?:利用|注文|購入|買い?上げ)"
    r"|thank(?:s| you) for (?:shopping (?:with|at)|(?:buying|ordering|purchasing) from"
    rf"|your (?:order|purchase) (?:from|with|at)) (?P<en>[^.!,;\n]{{2,40}}?)(?= on \w+|[.!,;]|$)"
    rf"|dank fur (?:ihren|deinen) (?:einkauf|auftrag) bei (?P<de>[^.!,;\n]{{2,40}}?){_END}"
    rf"|dank fur (?:ihre|deine) bestellung bei (?P<an>[^.!,;\n]{{2,40}}?){_END}"
    rf"|merci (?:pour|de) votre (?:achat|commande) (?:chez|sur) (?P<fr>[^.!,;\n]{{2,40}}?){_END}"
    rf"|gracias por (?:su|tu) (?:compra|pedido) en (?P<es>[^.!,;\n]{{2,40}}?){_END}"
    rf"|grazie per (?:il (?:tuo|suo) (?:acquisto|ordine)|aver acquistato) (?:su|da) (?P<it>[^.!,;\n]{{2,40}}?)"
    rf"{_END}"
    r"|感谢您?(?:光临|惠顾|选购|在)(?P<zh>[^，。！,!\s]{2,24}?)(?:购物|购买|下单|选购|[，。！,!]|$)"
)
_NOT_A_SHOP = re.compile(
    r"amazon|ebay|etsy|rakuten|楽天市場$|yahoo|ヤフー|メルカリ|walmart|shopify|aliexpress|temu|shein|tiktok"
    r"|淘宝|天猫|京东|拼多多|(?<![a-z])(?:us|our|me|unserem?|uns|nous|notre|noi)(?![a-z])"
    r"|当(?:店|社|ショップ|サイト)|弊[社店]|本店|我们|本公司|本店铺"
)
"""Marketplaces, and what a shop calls itself without its name."""


def shop_that_thanks(source: Source, kind: Kind | None) -> Iterator[Fact]:
    """The one shop whose thanks the page prints; nothing where it prints several."""
    if kind not in _KINDS:
        return
    found = []
    for page, line in source.lines():
        folded = fold(line.text)
        match = _THANKS.search(folded.text)
        group = match.lastgroup if match else None
        if match and group and not _NOT_A_SHOP.search(match[group]):
            start, end = folded.span(*match.span(group))
            name = name_in(line.text[start:end])
            if name:
                found.append((page, line, start, end, name))
    if len({name for *_, name in found}) == 1:
        page, line, start, end, name = found[0]
        yield Fact(FactName.SUPPLIER, Text(name), source.reading(page, line, start, end))
