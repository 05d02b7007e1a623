"""What kind of document a file is, from its words, its barcodes and how much it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidencecheck.model.document import Content, Kind
from evidencecheck.model.page import Channel, Line
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.dates import date_tokens, partial_dates, time_of
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.invoice_numbers import invoice_numbers
from evidencecheck.stages.extract.journey.carrier_letter import states_loss
from evidencecheck.stages.extract.journey.events import tracking_events
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from evidencecheck.stages.extract.layout import with_spread_words_joined
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.own_order import orders_shown
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.party.from_to import prepositions
from evidencecheck.stages.extract.party.label_blocks import blocks
from evidencecheck.stages.extract.party.party_names import is_company
from evidencecheck.stages.extract.printed_data import unprinted
from evidencecheck.stages.extract.source import Source, source_of
from evidencecheck.stages.extract.statement import Statement
from evidencecheck.stages.extract.structured import statements
from evidencecheck.stages.invoice_side import ORDER_ID, is_supply_page, whose_invoice
from evidencecheck.stages.kind_words import spoken
from evidencecheck.stages.load.sniff import PDF
from evidencecheck.stages.mailed_bill import is_mailed_bill
from evidencecheck.stages.order_mail import is_order_confirmation

_MAILS = frozenset({"message/rfc822", "application/vnd.ms-outlook"})
_PHOTO_LETTERS = 24
"""A picture with fewer letters and digits than this shows things, not text."""
_COVER = re.compile(
    r"(?<![a-z])(?:(?:each|any one|per) occurrence|aggregate|limits? of (?:liability|indemnity|insurance)"
    r"|sum insured"
    r"|policy (?:period|term|eff|exp)|period of (?:insurance|cover)|coverage period|(?:effective|expir\w+) date"
    r"|deckungssumme|versicherungssumme|versicherungszeitraum|versicherungs(?:beginn|dauer|ablauf)|selbstbehalt"
    r"|par sinistre|montants? de(?:s)? garanties?|periode (?:d.assurance|de validite|de garantie)"
    r"|date d.(?:effet|echeance)"
    r"|por siniestro|suma asegurada|limite de indemnizacion"
    r"|(?:periodo|vigencia) (?:de|del) (?:seguro|cobertura|la poliza)"
    r"|per sinistro|massimale|somma assicurata|periodo (?:di (?:assicurazione|copertura|validita)|assicurativo)"
    r"|verzekerd bedrag|verzekeringsperiode|per aanspraak)"
    r"|限额|保险金额|保额|保险期[间限]|起保|终保|限度額|保険期間|保険金額"
)
"""Limits and periods of cover. Source: ACORD 25 (2016/03), headings of certificates in the other languages."""
_CHANGE = re.compile(
    r"^\W*(?:cash|change(?: due)?|tendered|cash received)(?:\W|\d|rm)*$|^\W*cashier", re.MULTILINE
)
"""Lines of a till."""
_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO, Kind.RECEIPT})
_SUPPLIED_OR_SOLD = (Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE)
_HISTORY = 2
"""Dated statuses from which on a mail tells the history of a parcel."""
_PRICED = 1
"""Amounts beyond which a paper prices its goods."""
_MANY_EVENTS = 6
"""Dated statuses beyond this many make a page no more of a tracking record."""
_FORM_TITLE = re.compile(r"\W*(?:销售|商业|形式|销货|采购|出口)发票\W*")
_OF_TAX_OFFICE = re.compile(
    r"(?:专用|普通|电子|统一|机打|定额|数电)发票|发票联|记账联|抵扣联|发票代码|机打号码|卷票"
    r"|密码区|校验码|机器编号|监制|税务总局|税务局"
)
"""Names and codes of a fapiao. Source: State Taxation Administration, forms of 增值税发票 and 数电票."""
_SALE, _SALES = 3, 8
"""For one order in a table, which an invoice may name too, and for several."""
_BILLED = 3
"""Lines with an amount from which on a page below the title of an invoice is one."""
_GREETED, _OWNED = 4, 8
"""Score of a letter with greetings, and what a statement of loss in it counts."""
_CONFIRMED = 9
"""What counts that a shop shows an order in full and thanks for it."""
_TIMED, _JUST_MADE = 2, 3
"""What counts a history with times of day, and one that has just begun."""
_SURE = 0.65
"""Confidence from which the first page tells the kind of all."""
_LISTED = 2
"""Orders from which on a page is a list of them."""
_NUMBERED = 3
"""What counts that the number and the date of an invoice are labelled."""
_OF_NUMBER = re.compile(
    r"(?:invoice|rechnungs?|facture|factura|fattura|fatura|factuur).*(?:n|#)|#|发票.*号"
    r"|n(?:um\w*|r|o|[.°])\W.*(?:invoice|rechnung|factur|fattur|fatur)"
)
"""Labels of the number of an invoice; its name alone is on other papers too."""
_ROW_NUMBER = re.compile(r"#[A-Z]{0,4}-?\d{3,8}")
"""A shop's order number in the column of a table of orders."""
_FEW_LINES = 25
"""A label says little; more lines make a document of another kind …"""
_SOME_LINES = 40
"""… and so many even if it tells the sender and the weight."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A kind and how sure it is, 0 to 1."""

    kind: Kind
    confidence: float


def classify(source: Source) -> Judgement:
    """The kind whose words tell most; a picture without text is a photo; what tells nothing is unknown."""
    content = source.content
    if content.media_type == PDF and len(content.pages) > 1:
        # A document says what it is where it begins; terms and annexes follow.
        first = classify(source_of(replace(content, pages=content.pages[:1])))
        if first.confidence >= _SURE and first.kind not in (Kind.UNKNOWN, Kind.PHOTO):
            every = [line for page in content.pages for line in page.lines]
            return replace(first, kind=whose_invoice(first.kind, source, every))
    lines = [line for page in content.pages for line in page.lines]
    letters = sum(c.isalnum() for line in lines for c in line.text)
    if content.media_type.startswith("video/"):
        return Judgement(Kind.VIDEO, 0.99)
    stated = statements(content)
    if stated:
        return _of_data(source, stated[0], lines)
    is_picture = content.media_type.startswith("image/")
    if is_picture and letters < _PHOTO_LETTERS and not _has_linear_barcode(content):
        return Judgement(Kind.PHOTO, 0.9 if letters < _PHOTO_LETTERS / 2 else 0.7)
    scores = _scores(source, lines)
    scores[Kind.SALES_INVOICE] += _NUMBERED * _is_numbered(source)
    if _is_addressed(source, lines):
        scores[Kind.SHIPPING_LABEL] += 3
    if Channel.STRUCTURED in content.channels:
        _weigh_table(scores, source)
    if content.media_type in _MAILS and len(tracking_events(source)) < _HISTORY:
        scores[Kind.TRACKING_RECORD] = 0.0  # a notice of one step, often of one that is to come
    ranked = sorted(scores.items(), key=lambda s: (-s[1], s[0].value))
    (best, score), (_, second) = ranked[0], ranked[1]
    if score < 3:
        if is_picture and letters < 4 * _PHOTO_LETTERS and not _has_linear_barcode(content):
            return Judgement(Kind.PHOTO, 0.6)
        if content.media_type in _MAILS:
            return Judgement(Kind.CORRESPONDENCE, 0.6)
        return Judgement(Kind.UNKNOWN, 0.5)
    best = whose_invoice(best, source, lines)
    return Judgement(best, round(min(0.99, 0.5 + 0.5 * (score - second) / score), 2))


def _of_data(source: Source, statement: Statement, lines: Sequence[Line]) -> Judgement:
    """Data say that it is an invoice; whose, the print says, else the buyer that they name."""
    if statement.is_fapiao:
        return Judgement(Kind.FAPIAO, 0.99)
    if not unprinted(source.content):
        scores = _scores(source, lines)
        best = max(_SUPPLIED_OR_SOLD, key=lambda kind: scores[kind])
        if scores[best] >= 3:
            return Judgement(whose_invoice(best, source, lines), 0.95)
    order = fold(statement.order.text if statement.order else "", lower=False).text
    company = statement.buyer is not None and is_company(statement.buyer.text)
    if not ORDER_ID.search(order) and (company or statement.buyer_tax_ids):
        return Judgement(Kind.PURCHASE_INVOICE, 0.9)
    return Judgement(Kind.SALES_INVOICE, 0.9)


def languages(content: Content) -> tuple[str, ...]:
    """ISO 639-1 codes by script and telling words, most text first."""
    text = content.text
    han = sum("一" <= c <= "鿿" for c in text)
    kana = sum("぀" <= c <= "ヿ" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    counts: dict[str, int] = {}
    if kana > 3:
        counts["ja"] = 2 * (han + kana)
    elif han > 3:
        counts["zh"] = 2 * han
    if latin > 10:
        counts[_latin_language(fold(text).text)] = latin
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


_TELLING = {
    "de": re.compile(r"\b(?:und|der|die|das|nr|rechnung|sendung|betrag|mwst|lieferung|strasse|bestellung)\b"),
    "fr": re.compile(r"\b(?:le|la|les|des|facture|livraison|commande|montant|tva|votre)\b"),
    "es": re.compile(r"\b(?:el|los|las|factura|pedido|envio|importe|iva|fecha|entrega)\b"),
    "it": re.compile(r"\b(?:il|della|fattura|ordine|spedizione|importo|iva|consegna|totale)\b"),
    "nl": re.compile(r"\b(?:het|een|van|uw|factuur|btw|bestelling|aantal|totaal|bedrag|verzending)\b"),
    "pt": re.compile(r"\b(?:da|do|dos|fatura|encomenda|pedido|emissao|valor|descricao|obrigado)\b"),
    "en": re.compile(r"\b(?:the|and|of|to|order|total|date|invoice|shipping|for|tracking)\b"),
}  # fmt: skip


def _latin_language(text: str) -> str:
    votes = {code: len(pattern.findall(text)) for code, pattern in _TELLING.items()}
    best = max(votes, key=lambda code: (votes[code], code == "en"))
    return best if votes[best] else "en"


def _scores(source: Source, lines: Sequence[Line]) -> dict[Kind, float]:
    content = source.content
    said = spoken(with_spread_words_joined(lines))
    scores = dict(said.scores)
    _weigh_structure(scores, content, lines, said.titled)
    _weigh_orders(scores, source, lines)
    _weigh_letter(scores, lines)
    if Kind.INSURANCE_CERTIFICATE not in said.titled and not _tells_cover(lines):
        scores[Kind.INSURANCE_CERTIFICATE] *= (
            0.2  # a letter or a receipt that speaks of an insurance
        )
    if is_order_confirmation(lines):
        scores[Kind.ORDER_DETAILS] += _CONFIRMED
        for other in (Kind.CORRESPONDENCE, Kind.SALES_INVOICE, Kind.RECEIPT, Kind.PAYMENT_PROOF):
            scores[other] *= 0.4
    if content.media_type in _MAILS:
        bill = is_mailed_bill(lines)
        scores[Kind.SALES_INVOICE] += _NUMBERED * bill
    else:
        bill = not said.titled.isdisjoint(_INVOICES) and _sums(lines) >= _BILLED
    if bill:
        scores[Kind.CORRESPONDENCE] *= 0.3  # a bill in the form of a letter, with greetings
    return scores


def _weigh_letter(scores: dict[Kind, float], lines: Sequence[Line]) -> None:
    """A letter in which the carrier owns to the loss is its statement, in whatever form it comes."""
    if scores[Kind.PROOF_OF_DELIVERY] and not any(
        status_of(line.text) is Status.LOST for line in lines
    ):
        scores[Kind.CARRIER_STATEMENT] *= 0.5  # it certifies the delivery
    is_letter = scores[Kind.CORRESPONDENCE] >= _GREETED or scores[Kind.CARRIER_STATEMENT] > 0
    if is_letter and states_loss(lines):
        scores[Kind.CARRIER_STATEMENT] += _OWNED
        scores[Kind.CORRESPONDENCE] *= 0.3
        scores[Kind.PRIOR_CLAIM] *= 0.4
        scores[Kind.TRACKING_RECORD] *= 0.5


def _tells_cover(lines: Sequence[Line]) -> bool:
    """Whether it says what is insured: up to which limit, or from when to when, as each certificate does."""
    return any(_COVER.search(fold(line.text).text) for line in lines)


def _weigh_history(
    scores: dict[Kind, float], lines: Sequence[Line], dated: Sequence[Line], told: Sequence[Line]
) -> None:
    """A history with times, and no prices, is that of a parcel, though a shop shows it with the order.

    A label that was just made has a history of one line.
    """
    if _sums(lines) or len(told) < _HISTORY:
        return
    clocks = sum(time_of(line.text) is not None for line in lines)
    if min(len(told), clocks) > _HISTORY and len(dated) > 1:
        scores[Kind.ORDER_DETAILS] *= 0.5
        scores[Kind.TRACKING_RECORD] += _TIMED
    elif (
        any(time_of(line.text) for line in dated)
        and scores[Kind.TRACKING_RECORD] > 0
        and scores[Kind.CORRESPONDENCE] < _GREETED
        and not scores[Kind.PROOF_OF_DELIVERY]
    ):
        scores[Kind.TRACKING_RECORD] += _JUST_MADE


def _weigh_structure(
    scores: dict[Kind, float], content: Content, lines: Sequence[Line], titled: frozenset[Kind]
) -> None:
    """What the layout says beside the words: dated statuses, sums, a carrier's barcode."""
    dated = [line for line in lines if date_tokens(line.text) or partial_dates(line.text)]
    told = [line for line in lines if status_of(line.text) is not None]
    if dated and told:
        scores[Kind.TRACKING_RECORD] += min(len(dated), len(told), _MANY_EVENTS)
        if not _has_linear_barcode(content):
            scores[Kind.SHIPPING_LABEL] *= 0.5
    if min(len(dated), len(told)) > 2 and Kind.PROOF_OF_DELIVERY not in titled:
        scores[Kind.PROOF_OF_DELIVERY] *= 0.5
    if len(dated) < 2 or len(told) < 2:
        scores[Kind.TRACKING_RECORD] *= 0.7
    _weigh_sums(scores, lines, titled)
    if titled & _INVOICES and _sums(lines) >= _BILLED:
        scores[Kind.SHIPPING_LABEL] *= 0.5  # a barcode on a bill is that of its number
    elif _has_linear_barcode(content):
        scores[Kind.SHIPPING_LABEL] += 5
    else:
        _weigh_history(scores, lines, dated, told)
    if is_supply_page(lines):
        scores[Kind.PURCHASE_INVOICE] += 8
    listed = {line.text.strip() for line in lines if _ROW_NUMBER.fullmatch(line.text.strip())}
    if len(listed) >= _LISTED and _sums(lines) >= len(listed):
        scores[Kind.SALES_RECORD] += 4
    if _is_plain_invoice(lines):
        scores[Kind.FAPIAO] = 0.0
    # A fapiao's own words are too telling to be outvoted by those it shares with any invoice.
    if scores[Kind.FAPIAO] >= 8:
        scores[Kind.SALES_INVOICE] *= 0.5
        scores[Kind.PURCHASE_INVOICE] *= 0.5


def _weigh_orders(scores: dict[Kind, float], source: Source, lines: Sequence[Line]) -> None:
    """Several orders make a list of sales, unless the page is about one and names the others beside it."""
    orders = {match[0] for line in lines for match in ORDER_ID.finditer(line.text)}
    if not orders:
        scores[Kind.ORDER_DETAILS] *= 0.6
    if len(orders) < _LISTED:
        return
    if len(orders_shown(source, tuple(order_ids(source)))) >= _LISTED:
        scores[Kind.SALES_RECORD] += 4
        scores[Kind.ORDER_DETAILS] *= 0.5
    else:
        scores[Kind.ORDER_DETAILS] += 2
        scores[Kind.SALES_RECORD] *= 0.5  # the way to the list, in the page's navigation


def _is_plain_invoice(lines: Sequence[Line]) -> bool:
    """Whether the title is that of a shop's own form, and nothing says that the tax office issued it.

    Such forms borrow a fapiao's words (价税合计, 开票人), but neither its names nor its codes.
    """
    texts = [fold(line.text).text.replace(" ", "") for line in lines]
    titled = any(_FORM_TITLE.fullmatch(text) for text in texts)
    return titled and not _OF_TAX_OFFICE.search("\n".join(texts))


def _weigh_sums(scores: dict[Kind, float], lines: Sequence[Line], titled: frozenset[Kind]) -> None:
    """An invoice states amounts, a till the change that it gave, a label and a history next to none."""
    sums = _sums(lines)
    if titled & _INVOICES and Kind.PACKING_SLIP not in titled and sums > _PRICED:
        scores[Kind.PACKING_SLIP] *= 0.5  # an invoice that tells how the goods are packed
    if sums < 1:
        for kind in _INVOICES:
            scores[kind] *= 0.5
    if sums and _CHANGE.search("\n".join(fold(line.text).text for line in lines)):
        scores[Kind.RECEIPT] += 4
        scores[Kind.SHIPPING_LABEL] *= 0.4
    if sums >= _BILLED and Kind.PROOF_OF_DELIVERY not in titled:
        scores[Kind.PROOF_OF_DELIVERY] *= (
            0.3  # fields to sign in, on a bill that goes with the goods
        )
    if sums > 3:
        scores[Kind.SHIPPING_LABEL] *= 0.4
        scores[Kind.TRACKING_RECORD] *= 0.7


def _weigh_table(scores: dict[Kind, float], source: Source) -> None:
    """A table of data is no label; one that lists orders is an export of sales, however few."""
    scores[Kind.SHIPPING_LABEL] = 0.0
    orders = {str(fact.value) for fact in order_ids(source)}
    if orders:
        scores[Kind.SALES_RECORD] += _SALE if len(orders) == 1 else _SALES


def _is_addressed(source: Source, lines: Sequence[Line]) -> bool:
    """Whether it says little beside a parcel's number and where it goes: no prices, no history.

    With sender and weight on it, which its addressee's copy of another paper has not, it may say more.
    """
    weighed = any(source.labels("weight")) and any(source.labels("seller"))
    if len(lines) >= (_SOME_LINES if weighed else _FEW_LINES) or _sums(lines) > 1:
        return False
    if sum(event.status is not None for event in tracking_events(source)) > _HISTORY:
        return False
    return any(tracking_numbers(source)) and _names_receiver(source)


def _sums(lines: Sequence[Line]) -> int:
    """Lines that state an amount of money."""
    return sum(any(t.is_likely_money for t in money_tokens(line.text)) for line in lines)


def _is_numbered(source: Source) -> bool:
    """Whether both the number and the date of an invoice are labelled as such."""
    labels = [fold(fact.label).text for fact in invoice_numbers(source)]
    return any(map(_OF_NUMBER.search, labels)) and any(source.labels("invoice_date"))


def _names_receiver(source: Source) -> bool:
    if any(
        label.marked or layout.rest(label) is None for layout, label in source.labels("ship_to")
    ):
        return True
    for layout, label in prepositions(source, "ship_to", Kind.SHIPPING_LABEL):
        for lines in blocks(source, layout, label):
            place = place_of("\n".join(part.raw for part in lines))
            if place is not None and place.postcode:
                return True
    return False


def _has_linear_barcode(content: Content) -> bool:
    return any(
        not barcode.symbology.upper().startswith(("QR", "EAN", "UPC"))
        for page in content.pages
        if Channel.BARCODE in page.channels or page.barcodes
        for barcode in page.barcodes
    )
