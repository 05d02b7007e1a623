"""The goods that a shop's tracking page lists as in the parcel: ``In this shipment`` over ``Beach wrap × 1``.

How many of them are in this parcel says nothing of how many were ordered, so their number is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import LineItem
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

_HEADING = re.compile(
    r"\W*(?:(?:items?|products?|articles?|goods) )?(?:included )?in (?:this|your|the) (?:shipment|package"
    r"|parcel|box)"
    r"\W*|\W*(?:shipment|package|parcel) contents?\W*|\W*what's in (?:this|your|the) (?:box|package|parcel)\W*"
    r"|\W*(?:(?:artikel|produkte|waren) )?in (?:dieser (?:sendung|lieferung)|diesem paket)\W*"
    r"|\W*inhalt (?:dieser|der|ihrer|des|dieses|ihres) (?:sendung|pakets)\W*"
    r"|\W*(?:articles? )?dans (?:ce colis|cet envoi|votre colis)\W*|\W*contenu (?:du|de votre) (?:colis"
    r"|envoi)\W*"
    r"|\W*(?:(?:articulos|productos) )?en este (?:envio|paquete)\W*|\W*contenido del (?:envio|paquete)\W*"
    r"|\W*(?:(?:articoli|prodotti) )?in (?:questa spedizione|questo pacco)\W*"
    r"|\W*contenuto del(?:la spedizione| pacco)\W*|\W*(?:artikelen )?in (?:deze zending|dit pakket)\W*"
    r"|\W*(?:本|此)?包裹(?:内|中)?(?:的)?(?:商品|物品)(?:清单)?\W*|\W*お?荷物の(?:内容|中身)\W*"
)
_COUNTED = re.compile(r"(?P<what>.*\S)\s*[x×*]\s?\d{1,3}\W*|\d{1,3}\s?[x×]\s+(?P<behind>\S.*)")
_REACH, _MOST = 3.0, 8
"""In line heights: the blank between two of them, at most; and how many there are."""


def parcel_contents(source: Source) -> Iterator[LineItem]:
    """What stands with a count below such a heading, line after line."""
    for layout in source.layouts:
        for head in layout.page.lines:
            if _HEADING.fullmatch(fold(head.text).text):
                yield from _below(source, layout, head.box.y1, head.box.x0)
                return


def _below(source: Source, layout: Layout, bottom: float, left: float) -> Iterator[LineItem]:
    under = sorted(
        (line for line in layout.page.lines if line.box.y0 >= bottom - 0.4 * line.box.height),
        key=lambda line: line.box.y0,
    )
    for line in under[:_MOST]:
        match = _COUNTED.fullmatch(line.text.strip())
        near = line.box.y0 - bottom <= _REACH * line.box.height
        if match is None or not near or abs(line.box.x0 - left) > _REACH * line.box.height:
            return
        name = (match["what"] or match["behind"]).strip(" ,;·-")
        if any(map(str.isalpha, name)):
            yield LineItem(
                name, None, None, None, source.reading(layout.page, line, 0, len(line.text))
            )
        bottom = line.box.y1
