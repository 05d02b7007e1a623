"""Which lines of a card are its title: no heading, no detail, nothing about the parcel or a place."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.buttons import is_button
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
_LETTERED_CODE = re.compile(r"[A-Z0-9]{1,8}(?:[-_][A-Z0-9]{1,8}){2,5}")
"""An article number without a digit, in three groups or more: ``PK-LM-SG``."""


def goes_with(line: Line, below: Line) -> bool:
    """Whether two lines of a card may both be of the title: else the upper one is a heading."""
    return not (is_title(line) and is_title(below)) or wraps(line, below)


def is_of_parcel(text: str) -> bool:
    """Whether the line says who carries the parcel, by which number, or where it stands."""
    return bool(_LONG_NUMBER.search(text) or carriers_in(text) or status_of(text))


def is_own_number(line: Line) -> bool:
    """Whether the line states a number of the goods or of their sale: ``Transaction ID: 4550812236``."""
    return _OWN_NUMBER.match(fold(line.text).text) is not None or any(
        label.leads and label.is_for("reference", "product_id", "sku", "asin", "gtin")
        for label in labels_of(line)
    )


_OWN_NUMBER = re.compile(
    r"\W*(?:item|listing|product|article|artikel|produkt|article|objet|articulo|producto|articolo|prodotto"
    r"|oggetto)(?: |-)?(?:number|no|nr|nummer|id|n[o°.]|#)(?![a-z])"
)
"""How marketplaces number what is sold; posts call a parcel's number so, too."""


def is_dated(line: Line) -> bool:
    """Whether little else than a date is in the line."""
    tokens = date_tokens(line.text)
    said = sum(token.end - token.start for token in tokens)
    return bool(tokens) and said > 0.5 * len(line.text.strip())


def is_place(text: str) -> bool:
    place = place_of(text)
    return place is not None and bool(place.postcode or country_of(text))


def wraps(line: Line, below: Line) -> bool:
    """Whether the first word of the line below would not have fitted behind `line`."""
    return line.box.x1 + below.words[0].box.width > below.box.x1


def is_aside(line: Line) -> bool:
    """Whether the line names the seller, a code or the time to return it between a title and its count."""
    return _ASIDE.match(fold(line.text).text) is not None or any(
        label.leads and label.is_for("seller", "sku", "product_id") for label in labels_of(line)
    )


def is_detail(line: Line) -> bool:
    if _REFERENCE.match(fold(line.text).text) or _ASIDE.match(fold(line.text).text):
        return True
    told = [label for label in labels_of(line) if label.leads]
    return any(
        label.is_for(*_DETAILS) or (label.marked and not label.is_for("item")) for label in told
    )


_ASIDE = re.compile(
    r"\W*(?:return(?:s|able)? (?:or replace |or exchange )?(?:items?|window|period|by|until|eligible|closed?"
    r"|closes"
    r"|policy|accepted)|eligible (?:for return|through|until)|(?:non-?|not )returnable|supplied by|ruckgabe"
    r"|rucksendung"
    r"|(?:retour|retours|retourner|echange)s?(?: ou| et| possibles?| jusqu| avant| gratuits?| sous|\s?:)"
    r"|(?:articles? )?"
    r"(?:retournable|eligible au retour)|devolu(?:cion|ciones|cao) |devolver (?:hasta|antes)|(?:reso"
    r"|resi)(?: o| "
    r"entro| possibile| gratuito| fino|\s?:)|restituzione|restituibile|retourneren|(?:fourni|suministrado"
    r"|fornito)"
    r" (?:par|por|da)\b|(?:condition|zustand|etat|estado|condizion[ei]|staat|コンディション|状况)\s?[:：]"
    r"|返品(?:期間|期限|可|・|または|は)|退货|七天无理由)"
)
"""What a shop says below a title of how long the goods may be returned, and in which state they are."""
_REFERENCE = re.compile(
    r"\W*(?:ref(?:erence|erencia|erenz)?|art(?:ikel|icle|iculo|icolo)?|mod(?:el|ell|ele|elo)?|item|codice"
    r"|cod(?:e|igo)?)"
    r"(?:[-. ]{0,2}(?:nr|no|n°|num(?:mer|ber|ero)?|code|id))?\s?[.:#]*\s?(?=[a-z-]*\d)[a-z\d][a-z\d./_-]{3,}\s*"
    r"(?:$|[·|•,;(])"
)
"""The number of the article, with or without its state behind it: ``Réf. BRQ-VL90 · Neuf``."""


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
        and not _LETTERED_CODE.fullmatch(text)
        and not COUNT.fullmatch(fold(text).text)
        and not is_button(text)
    )
