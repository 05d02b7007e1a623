"""Which side of the trade an invoice is of: sold to a consumer, or bought from a supplier.

Who claims is not known here, so only the paper itself tells: a marketplace's order number, the name and
the title of the buyer, terms of payment and delivery, wholesale quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.party.from_to import addressee
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.party_names import (
    honorifics,
    is_company,
    says_trade,
    trades,
)
from evidencecheck.stages.extract.party.payment_slip import is_on_slip
from evidencecheck.stages.extract.source import Source

ORDER_ID = re.compile(r"(?<!\d)(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}(?!\d)")
"""Of Amazon, the identifier table's H rows; other marketplaces' numbers have no shape of their own."""
_MARKETS_OF_SUPPLIERS = re.compile(r"(?<!\d)1688(?!\d)|阿里巴巴|我的阿里|alibaba|已买到的")
"""Where sellers buy: an order page of theirs is the seller's purchase."""
_COMPANY = re.compile(
    r"co\.?,?\s?ltd|limited|有限公司|工厂|贸易|经营部|gmbh|inc\.|llc|有限责任公司|商行|厂\b|株式会社"
)
_CNY = re.compile(r"[¥¥元]|rmb|cny|人民币")
_LONGEST_NAME = 30
_WHOLESALE = 20
"""Pieces of one article from which on nobody buys for himself."""
_SUPPLY = re.compile(
    r"(?<![a-z])(?:wholesale|distribution|distributor|grosshandel|grossiste|ingrosso|mayorista|importer"
    r"|net ?(?:14|15|30|45|60|90)|t/t|l/c|deposit|before shipment|factory"
    r"|exw|fob|cif(?![ .:]{0,3}(?:[a-z]-?\d|n[o°]|es))|dap|ddp|cpt|fca|incoterms?|moq"
    r"|zahlbar innerhalb|tage netto|echeance|vencimiento|bonifico|\d\d gg|fin de mois|data scadenza"
    r"|kundennr|kunden-nr|kundennummer|customer no|account no|trade account|reverse charge"
    r"|intra-community|innergemeinschaftlich|votre bon de commande|vs\.? ordine|su pedido"
    r"|ihre bestellung:?\s*po"
    r"|p\.?o\.? ?(?:no|number|#|:|-)|po-\d|(?:carton|case|box) of|vpe|cajas? (?:de|x) ?\d+|conf\.? da \d+"
    r"|messrs)(?![a-z])"
    r"|(?<!innerhalb )(?<!innerhalb von )(?<!within )(?<!\d)\d\d (?:days?|tagen?|jours|dias"
    r"|giorni|dagen) (?:net(?:to)?|fin de mois|f\.f|d\.f)(?![a-z])"
    r"|(?<![a-z])(?:your )?p\.?o\.? ?\d{3,}"
    r"|(?<![\d.,])(?:\d{1,3}[.,]\d{3}|\d{2,4}) ?(?:pcs|pieces|stk|stuck|uds|pz)(?![a-z])"
    r"|批发|采购|供货|对公|月结|账期|御中|卸売?(?![a-z])|お振込先"
)
"""What firms write to firms: terms of payment and delivery, the buyer's own order number, cartons."""
_CONSUMER = re.compile(
    r"(?<![a-z])(?:visa|mastercard|paid by card|paypal|thank you for (?:shopping|your (?:order|purchase))"
    r"|consumer|kreditkarte|carte bancaire|tarjeta|gift card|shipping charges|promotion applied)(?![a-z])"
)
_OF_TEMPLATES = re.compile(
    r"net ?\d|p\.?o\.?[ -]|kundenn|kunden-|customer no|account no|zahlbar|tage netto|echeance|vencimiento"
    r"|data scadenza|deposit|ddp|incoterms"
)
"""Terms that accounting tools print on every invoice, to whomever it goes."""
_PERSON = re.compile(
    r"[^\W\d_][^\W\d_'’-]*\.?(?: (?:[^\W\d_]\.|[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)){1,3}"
)
"""Two to four words of letters: a given name and a family name."""
_WARES = re.compile(
    r"[a-z] (?:ceramics|pottery|crafts|candles|jewell?ery|leather(?:goods)?|wood(?:works|craft)|fabrics|yarns"
    r"|stationery|cosmetics|skincare|footwear|apparel|clothing|furniture|gifts|toys|books|cycles|studios?|designs?"
    r"|keramik|kerzen|schmuck|ceramique|bougies|bijoux|ceramica|ceramiche|velas|candele|gioielli)$"
)
"""Wares by which workshops and small shops call themselves, where whole dozens are bought."""
_ENOUGH = 2


def whose_invoice(best: Kind, source: Source, lines: Sequence[Line]) -> Kind:
    """Sold to a consumer, or bought by a company; any other kind stays what it is."""
    if best not in (Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE):
        return best
    buyers = [str(f.value) for f in party_facts(source, best) if f.name is FactName.BUYER]
    titled = addressee(source)
    if not buyers and titled is not None:
        buyers = [titled[2]["name"]]
    if best is Kind.PURCHASE_INVOICE:
        is_sale = _is_person(buyers) and not is_supply_page(lines)
        return Kind.SALES_INVOICE if is_sale else best
    if any(ORDER_ID.search(fold(line.text, lower=False).text) for line in lines):
        return Kind.SALES_INVOICE
    text = fold(source.content.text).text
    if buyers and (is_company(buyers[0]) or _COMPANY.search(fold(buyers[0]).text)):
        return Kind.PURCHASE_INVOICE
    if buyers and _is_shop(buyers[0]) and _is_wholesale(source):
        return Kind.PURCHASE_INVOICE
    if _is_person(buyers) and _has_title(buyers[0], text):
        return Kind.SALES_INVOICE
    said = {match[0] for match in _SUPPLY.finditer(text)}
    if _is_person(buyers) and _PERSON.fullmatch(buyers[0]) and not _trades(buyers[0]):
        said = {term for term in said if not _OF_TEMPLATES.match(term)}
    terms = len(said) + _is_wholesale(source)
    if terms - len({match[0] for match in _CONSUMER.finditer(text)}) >= _ENOUGH:
        return Kind.PURCHASE_INVOICE
    if buyers:
        return Kind.SALES_INVOICE
    companies = len(_COMPANY.findall(_without_slip(source)))
    if companies >= 2 or (companies and _CNY.search(text)):
        return Kind.PURCHASE_INVOICE
    return best


def _without_slip(source: Source) -> str:
    """The folded text without the slip for the payment, which names the seller a second time."""
    kept = [
        line.text
        for layout in source.layouts
        for line in layout.page.lines
        if not is_on_slip(layout, line)
    ]
    return fold("\n".join(kept)).text


def is_supply_page(lines: Sequence[Line]) -> bool:
    return any(_MARKETS_OF_SUPPLIERS.search(fold(line.text).text) for line in lines)


def _is_wholesale(source: Source) -> bool:
    return any(
        item.quantity is not None and item.quantity >= _WHOLESALE for item in line_items(source)
    )


def _is_person(buyers: Sequence[str]) -> bool:
    """Whether the buyer is named like a person: few words without a digit, and no company."""
    name = fold(buyers[0]).text if buyers else ""
    named = 2 <= len(name) <= _LONGEST_NAME and not any(c.isdigit() for c in name)
    return named and not _COMPANY.search(name) and not is_company(name)


def _is_shop(name: str) -> bool:
    """Whether the name ends with what a shop deals in, though it has no legal form: Tidepool Ceramics."""
    return says_trade(name) or _WARES.search(fold(name).text) is not None


def _trades(name: str) -> bool:
    """Whether a word of the name says what a company deals in."""
    return not set(fold(name).text.split()).isdisjoint(trades())


def _has_title(name: str, text: str) -> bool:
    """Whether a person's title stands beside the name: Herr, Mme, 様."""
    folded = re.escape(fold(name).text)
    titles = "|".join(re.escape(fold(title).text) for title in honorifics() if title != "御中")
    return (
        re.search(rf"(?<![a-z])(?:{titles})\s*{folded}|{folded}\s*(?:様|先生|女士|小姐)", text)
        is not None
    )
