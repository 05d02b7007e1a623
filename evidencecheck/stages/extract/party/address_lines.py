"""Which lines end an address: those that begin with a label, be it one that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party.addresses import Place, is_address, place_of

_ROW_NUMBER = re.compile(
    r"序\s*号|行号|项次|货名|唛头|№|No\.?|#"
    r"|(?i:shipping marks?|marks? (?:and|&) (?:nos?\.?|numbers?)|s/n|item no\.?|pos\.?)"
)
"""The first heading of a table."""
_DWELLING = re.compile(
    r"\W*unit (?:[a-z]|[a-z]?-?\d{1,4}[a-z]?)"
    r"(?=[\s,]*$|,? (?:\d{1,5}[a-z]?(?:[-/]\d{1,4})? )?[^\W\d_]{3})",
    re.I,
)
"""A secondary address, where the same word heads a column of tables: ``Unit 5, Calder Trading Estate``."""
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4}(?:-\d{3}|\d)\s+[^\W\d_][^\d:#$€£]*")
"""A postcode with its town, some of which have the names of labels: ``4050-263 Porto``."""
_FIELD = re.compile(r"\s*[\u3400-\u9fff]{2,8}\s*[:：]")
"""A Chinese label with its mark. An address has none but behind the name of one of its parts …"""
_OF_ADDRESS = re.compile(
    r"址|名|人|电话|手机|联系|联络|邮|省|市|区|县|镇|街|路|村|国|门牌|收货|收件|公司"
)
"""… which these characters tell."""
_OF_TRADE = re.compile(
    r"\W*(?:(?:country|place) of (?:origin|manufacture|supply|export)|origin|made in|(?:delivery |trade "
    r"|payment )?terms"
    r"(?: of [a-z ]{4,20})?|incoterms?®?(?: 20\d\d)?|port of [a-z]{4,12}|final destination|vessel(?:/ ?voyage)?"
    r"|shipping marks?|marks?(?: (?:and|&) n(?:os?\.?|umbers))?|packing|packages?|currency|validity|l/c no\.?"
    r"|reason for export|purpose of export|h\.?s\.? ?codes?|insurance|remarks?|notes?|sales ?(?:person|rep)"
    r"|ursprungsland|herkunftsland|lieferbedingung(?:en)?|zahlungsbedingung(?:en)?|wahrung"
    r"|pays d.origine|conditions de (?:paiement|livraison)|devise|pais de origen|condiciones de (?:pago"
    r"|entrega)"
    r"|moneda|paese d.origine|condizioni di (?:pagamento|consegna)|resa|valuta"
    r"|原产(?:国|地)(?: ?/ ?地区)?|产地|启运国|起运国|贸易(?:方式|条款|国)|成交方式|运抵国|币种|币制|原産国"
    r"|原産地)\s*[:：]",
    re.I,
)
"""What trade papers print beside or below a party, whose country is none of the address."""

_OF_DELIVERY = re.compile(
    r"(?:received|signed(?: for)?|accepted|taken|released|delivered) by|left (?:at|with)"
    r"|(?:delivery )?signature|(?:delivery|drop[- ]?off) location|special handling"
    r"|(?:empfangen|angenommen|unterschrieben|quittiert) von|ab(?:gelegt|gestellt) (?:an|bei)|ablageort"
    r"|(?:recu|signe|receptionne) par|depose (?:a|chez)|lieu de depot|(?:recibido|firmado|aceptado) por"
    r"|dejado en|(?:ricevuto|firmato|ritirato) da|lasciato (?:a|presso)|(?:ontvangen|getekend|afgetekend) door"
    r"|afgeleverd bij|签收(?:人|方式|类型)|代收点|受領(?:者|印)|署名|サイン"
)
"""Captions of a proof of delivery, below the one that the address stands beside."""

_HEADED = 2.2
"""In line heights: the blank between a heading and the lines that it introduces, at most."""
_INDENT = 9.0
"""How far, in line heights, an address may be set in from its label."""
_LINE_GAP = 1.1
"""Blank space between two lines of one address, in line heights, at most."""
_TOWN_GAP = 2.2
"""The same before the town: labels leave room there for a second line of the street."""
_US_TOWN = re.compile(r"[A-Z][A-Za-z .'-]{1,30},? [A-Z]{2},? \d{5}(?:-\d{4})?")


def blank_before(line: Line) -> float:
    """The blank space, in line heights, that may stand before `line` as one of an address."""
    return _TOWN_GAP if _US_TOWN.fullmatch(line.text.strip()) else _LINE_GAP


def is_labelled(layout: Layout, line: Line) -> bool:
    """Whether `line` begins with a label, so that it is no part of an address above it."""
    if _DWELLING.match(line.text) or _TOWN.fullmatch(line.text.strip()):
        return False
    if _ROW_NUMBER.fullmatch(line.text.strip()):
        return True
    text = fold(line.text).text
    if _OF_TRADE.match(text) or _OF_DELIVERY.fullmatch(text.strip(" :")):
        return True
    named = _FIELD.match(line.text)
    unknown = named is not None and not _OF_ADDRESS.search(named[0])
    return unknown or any(label.leads for label in layout.of(line))


def is_other_field(layout: Layout, label: Line, box: Box | None) -> bool:
    """Whether a value in the column right of `label` has a caption of its own, in the column of `label`."""
    return box is not None and any(
        abs(line.box.x0 - label.box.x0) < label.box.height
        and line.box.x1 < box.x0
        and line.box.same_row(box)
        for line in layout.page.lines
        if line is not label
    )


def captioned_alike(layout: Layout, head: Line) -> Callable[[Reading], bool]:
    """Whether a line below `head` is of the same value: none with a caption of its own left of it is."""
    left = [x for x in layout.page.lines if x.box.x1 <= head.box.x0 and x.box.same_row(head.box)]
    caption = max(left, key=lambda line: line.box.x1, default=None)

    def is_alike(part: Reading) -> bool:
        return part.box is None or not any(
            caption is not None
            and line.box.same_row(part.box)
            and line.box.x1 <= part.box.x0
            and abs(line.box.x0 - caption.box.x0) < caption.box.height
            and any(n.leads and n.end >= len(line.text.rstrip(" :：")) for n in layout.of(line))
            for line in layout.page.lines
        )

    return is_alike


def behind_street(lines: Sequence[Reading]) -> Iterator[Box]:
    """The lines behind that of the street, which name nobody: a part of the building, a town, a county."""
    street = False
    for line in lines[1:]:
        if street and line.box is not None:
            yield line.box
        numbered = is_address(line.raw) and any(map(str.isdigit, line.raw))
        place = place_of(line.raw) if numbered else None
        street = street or (numbered and not date_tokens(line.raw) and place is None)


def first_below(layout: Layout, own: Line, box: Box) -> Line | None:
    """The nearest line under a label, in its column or set in from it."""
    under = [
        line
        for line in layout.page.lines
        if line is not own
        and -0.5 * box.height <= line.box.y0 - box.y1 <= _HEADED * box.height
        and not line.box.same_row(box)
        and line.box.x0 >= min(box.x0, own.box.x0) - 1.5 * box.height
        and line.box.x0 <= box.x0 + _INDENT * box.height
    ]
    if not under:
        return None
    top = min(under, key=lambda line: line.box.y0)
    # What stands beside it is of the next column, were it a hair higher.
    row = [line for line in under if line is top or line.box.same_row(top.box)]
    line = min(row, key=lambda line: (abs(line.box.x0 - box.x0), line.box.y0))
    return None if is_labelled(layout, line) else line


def is_a_value(layout: Layout, label: Label) -> bool:
    """Whether the word answers the label left of it: ``配送: 卖家``, ``Fulfilled by: Seller``."""
    if label.line.text.strip() != label.text:
        return False
    left = [
        line
        for line in layout.page.lines
        if line.box.same_row(label.line.box) and line.box.x1 <= label.line.box.x0
    ]
    nearest = max(left, key=lambda line: line.box.x1, default=None)
    if nearest is not None and nearest.text.rstrip().endswith((":", "：")):
        return True
    box = label.line.box
    over = [
        line
        for line in layout.page.lines
        if 0 <= box.y0 - line.box.y1 + 0.4 * box.height < box.height
        and abs(line.box.x0 - box.x0) < 0.5 * box.height
    ]
    asked = [*over, nearest] if nearest is not None else over
    return any(_ASKS_WHO.fullmatch(fold(line.text).text.strip(" :")) for line in asked)


_ASKS_WHO = re.compile(
    r"(?:ful?filled|shipped|sold|dispatched|handled|paid|managed|cancell?ed|created) by|fulfill?ment(?: type"
    r"| by"
    r"| method| channel)?|(?:versand|verkauf|erfullung|bearbeitet|storniert) (?:durch|von)|versandart"
    r"|(?:expedie|vendu|traite|gere|annule) par|mode d.expedition|(?:enviado|vendido|gestionado|cancelado)"
    r" por"
    r"|(?:spedito|venduto|gestito|annullato) da|发货方|配送方式?|发货方式|履约方式|承运方式|出荷元|発送元"
)
"""What asks for a side of the trade and not for a name: ``Fulfilled by`` over ``Seller``."""


def has_street(lines: tuple[Reading, ...]) -> bool:
    """Whether a part of an address follows the first line."""
    return any(is_address(line.raw) for line in lines[1:])


def line_of_place(place: Place, lines: tuple[Reading, ...]) -> Reading:
    """The line that holds the postcode, else the city, else the last one."""
    for wanted in (place.postcode, place.city):
        bare = re.sub(r"[\s-]", "", wanted).casefold()
        for line in lines:
            if bare and bare in re.sub(r"[\s-]", "", line.raw).casefold():
                return line
    return lines[-1]


def going_on(text: str, lower: Iterable[Reading]) -> Iterable[Reading]:
    """The lines below a line with `text`; none if a name and a whole address are in it already."""
    place = place_of(text) if text.count(",") >= _COMMAS else None
    return () if place is not None and place.postcode and place.city else lower


_COMMAS = 2
"""Between name, street and town."""
