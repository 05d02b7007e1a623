"""Which lines of a card are its title: no heading, no detail, nothing about the parcel or a place."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.card_prices import COUNT
from evidencecheck.stages.extract.goods.item_rows import CODE
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.party.addresses import country_of, place_of

HEADING = re.compile(
    r"(?:your |in this |all )?(?:purchases?|orders?|items?|products?|shipments?|packages?|articles?)"
    r"(?: (?:details|info|information|summary|contents|overview|ordered|purchased|\d+))?|details"
    r"|what you ordered"
    r"|\d+ \w+(?:\(s\))?|(?:ihre |deine )?(?:artikel|bestellung|produkte?|bestelldetails|bestellubersicht)"
    r"|(?:vos |votre |les )?(?:articles?|produits?|commande|achats?)|(?:tus? |sus? )?(?:articulos?"
    r"|productos?|pedido|compras?)"
    r"|(?:i tuoi |il tuo )?(?:articol[oi]|prodott[oi]|ordine|acquist[oi])|(?:uw )?(?:artikelen|producten"
    r"|bestelling)"
    r"|商品|商品信息|商品详情|商品清单|ご注文商品|注文商品|購入商品"
)
"""What heads a list of goods: no part of a title below it."""
_LONG_NUMBER = re.compile(r"\d{8}")
_DETAILS = (
    "seller", "sku", "product_id", "quantity", "other_date", "delivery_date", "order_date",
    "tracking_number", "subtotal", "grand_total",
)  # fmt: skip
"""Labels that make a line a detail without a mark, too; other words begin the names of goods as well."""
_LETTERS = 3


def goes_with(line: Line, below: Line) -> bool:
    """Whether two lines of a card may both be of the title: else the upper one is a heading."""
    return not (is_title(line) and is_title(below)) or wraps(line, below)


def is_of_parcel(text: str) -> bool:
    """Whether the line says who carries the parcel, by which number, or where it stands."""
    return bool(_LONG_NUMBER.search(text) or carriers_in(text) or status_of(text))


def is_place(text: str) -> bool:
    place = place_of(text)
    return place is not None and bool(place.postcode or country_of(text))


def wraps(line: Line, below: Line) -> bool:
    """Whether the first word of the line below would not have fitted behind `line`."""
    return line.box.x1 + below.words[0].box.width > below.box.x1


def is_aside(line: Line) -> bool:
    """Whether the line names the seller or a code between a title and its count."""
    return any(
        label.leads and label.is_for("seller", "sku", "product_id") for label in labels_of(line)
    )


def is_detail(line: Line) -> bool:
    told = [label for label in labels_of(line) if label.leads]
    return any(
        label.is_for(*_DETAILS) or (label.marked and not label.is_for("item")) for label in told
    )


def leads(line: Line) -> bool:
    """Whether the line is a labelled detail: ``Sold by: …``, ``Subtotal``."""
    return any(
        label.leads and (label.marked or label.end >= len(line.text.rstrip()))
        for label in labels_of(line)
    )


def is_title(line: Line) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    text = line.text.strip()
    return (
        letters >= _LETTERS
        and not is_detail(line)
        and not CODE.fullmatch(text)
        and not COUNT.fullmatch(fold(text).text)
    )
