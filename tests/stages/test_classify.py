from __future__ import annotations

import pytest

from evidencecheck.model.document import Content, Kind
from evidencecheck.stages.classify import classify, languages
from evidencecheck.stages.extract.source import source_of
from tests.factories import ORDER, UPS
from tests.stages.making import barcode, content, drawn

K = Kind
DOCUMENTS: dict[str, tuple[Kind, str]] = {
    "order page": (
        K.ORDER_DETAILS,
        f"""
# Order Details
Order ID: {ORDER}   Seller Central
Purchase date: March 4, 2026
Ship by: March 6, 2026
Contact buyer: Maria
Item(s) Subtotal: $120.00
Order total: $128.40
""",
    ),
    "order page zh": (
        K.ORDER_DETAILS,
        f"""
# 订单详情
订单号：{ORDER}
下单时间：2026-03-04 10:30
收件人信息   张伟
商品信息   保温杯
订单总额：US$128.40
""",
    ),
    "order page de": (
        K.ORDER_DETAILS,
        f"""
# Bestelldetails
Bestellnummer: {ORDER}
Bestellung aufgegeben am 4. März 2026
Gesamtbetrag: 128,40 €
""",
    ),
    "invoice": (
        K.SALES_INVOICE,
        f"""
# INVOICE
Invoice number: RE-1700
Invoice date: 2026-03-04
Order ID: {ORDER}
Bill to: Maria Lindqvist
Subtotal: $120.00
Tax: $8.40
Amount due: $128.40
""",
    ),
    "invoice de": (
        K.SALES_INVOICE,
        """
# Rechnung
Rechnungsnummer: RE-1700
Rechnungsdatum: 04.03.2026
Rechnungsadresse: Max Muster
Zwischensumme   100,00 €
Gesamtbetrag   119,00 €
""",
    ),
    "invoice nl": (
        K.SALES_INVOICE,
        """
# Factuur
Factuurnummer: 993548900
Factuurdatum: 19 april 2014
Subtotaal   € 100,00
Totaal   € 121,00
""",
    ),
    "invoice pt": (
        K.SALES_INVOICE,
        """
# Fatura
Data da emissão: 12/03/2020
Descrição   Valor
Total líquido   110,00 €
""",
    ),
    "credit note de": (
        K.SALES_INVOICE,
        """
Rechnungskorrektur (384) Nr. RK21012345 vom 16.09.2018
Rechnungssumme ohne USt.   -7,67
Zahlbetrag   -8,79
""",
    ),
    "supplier invoice": (
        K.PURCHASE_INVOICE,
        """
# COMMERCIAL INVOICE
Invoice No.: 80100798
Seller: Yiwu Bright Trading Co., Ltd.
Buyer: Shenzhen Alpha Technology Co., Ltd.
Total: USD 1280.00
""",
    ),
    "supplier note zh": (
        K.PURCHASE_INVOICE,
        """
# 销货清单
供应商：义乌丙商行
购货单位：深圳市甲科技有限公司
保温杯   10   30.00   300.00
合计：¥300.00
""",
    ),
    "1688 page": (
        K.PURCHASE_INVOICE,
        """
# 订单详情
1688.com   我的阿里   已买到的货品
订单号：1925514500832299999
供应商：义乌丙商行
货品总价：¥300.00
实付款：¥308.00
""",
    ),
    "fapiao": (
        K.FAPIAO,
        """
# 电子发票（普通发票）
发票号码：24442000000012345678
开票日期：2026年03月04日
购买方信息   名称：深圳市甲科技有限公司   纳税人识别号：91110000600037341L
销售方信息   名称：义乌丙商行
价税合计（大写）   叁佰圆整   （小写）¥300.00
开票人：李四
""",
    ),
    "receipt": (
        K.RECEIPT,
        """
# RECEIPT
Cashier: 12
Flask   $12.00
Total   $12.00
Cash   $20.00
Change   $8.00
Thank you!
""",
    ),
    "slip of a till without its name": (
        K.RECEIPT,
        """
HEARTH & TABLE
9 Mill St, Kittery ME 03904
DATE 07/18/2026   11:52 AM
REG 2   TRX 55108
ENAMEL TEA SET TEAL
5 @ 26.00   130.00
TAX EXEMPT RESALE   $0.00
TOTAL USD   $130.00
VISA
****1187   $130.00
ITEMS 5
ALL OUTLET SALES FINAL
""",
    ),
    "slip of a German till": (
        K.RECEIPT,
        """
Werkzeug Ott
Kasse 3   Bon 4471
Bohrer HSS   12,90
Summe EUR   12,90
Gegeben   20,00
Rückgeld   7,10
""",
    ),
    "payment": (
        K.PAYMENT_PROOF,
        """
# Payment confirmation
You paid $128.40
Transaction ID: 8XK12345
Transaction details
""",
    ),
    "payment zh": (K.PAYMENT_PROOF, "# 支付成功\n付款金额 ¥300.00\n电子回单\n"),
    "sales record": (
        K.SALES_RECORD,
        "# Sales report\nDate range report\nSettlement\nTotal   $128.40",
    ),
    "packing slip": (
        K.PACKING_SLIP,
        f"# Packing Slip\nOrder ID: {ORDER}\nShip to: Maria\nFlask   2",
    ),
    "packing slip de": (K.PACKING_SLIP, "# Lieferschein\nLieferadresse\nMax Muster\nFlasche   2"),
    "label": (
        K.SHIPPING_LABEL,
        """
USPS GROUND ADVANTAGE
US POSTAGE PAID
FROM: Beta Ltd
SHIP TO: MARIA LINDQVIST
12 ELM ST
USPS TRACKING #
9400 1112 0620 6406 2607 87
""",
    ),
    "label zh": (
        K.SHIPPING_LABEL,
        "电子面单\n寄方 乙公司\n收方 张伟\n深圳市南山区\n运单号 SF3100000000001\n",
    ),
    "tracking": (
        K.TRACKING_RECORD,
        f"""
# Tracking details
Tracking number {UPS}
03/14/2026 10:30   In transit   Chicago
03/13/2026 22:10   Departed facility   Austin
03/12/2026 15:00   Picked up   Austin
""",
    ),
    "tracking zh": (
        K.TRACKING_RECORD,
        """
# 物流轨迹
运单号：YT2229521272164446
2026-03-13 22:10:00   快件离开【深圳】
2026-03-12 15:00:00   【深圳】已揽收
""",
    ),
    "tracking de": (
        K.TRACKING_RECORD,
        """
# Sendungsverlauf
Sendungsnummer: 00340434123456789012
12.03.2026, 15:00   Die Sendung wurde eingeliefert.
13.03.2026, 22:10   Die Sendung wurde bearbeitet.
""",
    ),
    "proof of delivery": (
        K.PROOF_OF_DELIVERY,
        f"# Proof of Delivery\nTracking number {UPS}\nSigned for by: LI\nDelivered on 03/14/2026",
    ),
    "bill of lading": (
        K.BILL_OF_LADING,
        "# Bill of Lading\nB/L No. MAEU123456789\nPort of loading: Shenzhen\nContainer no. CSQU3054383",
    ),
    "shipment": (
        K.SHIPMENT_DETAILS,
        "# Send to Amazon\nFBA shipment FBA15DJ9S3J5\nShipment contents\nUnits received: 10",
    ),
    "statement": (
        K.CARRIER_STATEMENT,
        f"# Certificate of loss\nTo whom it may concern\nWe hereby confirm that {UPS} was declared lost.",
    ),
    "statement zh": (K.CARRIER_STATEMENT, "# 丢失证明\n兹证明运单 SF3100000000001 已丢失。"),
    "prior claim": (
        K.PRIOR_CLAIM,
        "# Claim decision\nClaim reference: 12\nYour claim was reviewed: claim denied",
    ),
    "insurance": (
        K.INSURANCE_CERTIFICATE,
        "# Certificate of liability insurance\nCommercial general liability\nEach occurrence $1,000,000",
    ),
    "mail": (
        K.CORRESPONDENCE,
        "Subject: my parcel\nHello,\nwhere is it?\nKind regards\nMaria",
    ),
    "order page fr": (
        K.ORDER_DETAILS,
        """
# Commande 2603041030ABC
Passée le 04/03/2026
Livraison à : 12 rue des Lilas, 75011 Paris
Gourde inox   x2   100,00 €
Total commande 104,99 €
""",
    ),
    "order page with its tracking": (
        K.ORDER_DETAILS,
        f"""
# Order detail
Order ID: {ORDER}
Shipping information
Maria L.   12 Elm Street, Austin, TX
Order amount $128.40
Tracking ID {UPS}   In transit, March 9, 2026
""",
    ),
    "list of sales": (
        K.SALES_RECORD,
        f"""
# Payments   Transaction View
{ORDER}   Order Payment   $120.00   -$18.00
113-1127301-5284419   Order Payment   $60.00   -$9.00
""",
    ),
    "receipt de": (
        K.RECEIPT,
        "ISOLIERFLASCHE   24,99 B\nSUMME EUR   24,99\nGeg. BAR   30,00\nRückgeld BAR   5,01\nBon-Nr.:3311",
    ),
    "bank transfer fr": (
        K.PAYMENT_PROOF,
        "# Confirmation de virement\nBénéficiaire : Lemaire\nMontant : 1 180,80 €\nIBAN FR76 3000 6000",
    ),
    "letter of a carrier": (
        K.CARRIER_STATEMENT,
        f"Dear Shipper,\nAfter an extensive search we consider {UPS} lost.\nSincerely, UPS",
    ),
    "terms": (K.UNKNOWN, "# Terms and Conditions\nThese terms govern your purchase."),
    "nothing": (K.UNKNOWN, "Lorem ipsum dolor sit amet\nconsectetur adipiscing elit"),
}


def kind_of(held: Content) -> Kind:
    return classify(source_of(held)).kind


@pytest.mark.parametrize("name", DOCUMENTS)
def test_kind(name: str) -> None:
    kind, text = DOCUMENTS[name]
    judgement = classify(source_of(content(text)))
    assert judgement.kind is kind
    assert 0.5 <= judgement.confidence <= 0.99


def picture(text: str, *, barcodes: bool = False) -> Content:
    codes = [barcode(UPS)] if barcodes else []
    return content(drawn(text or " ", barcodes=codes), media_type="image/jpeg")


@pytest.mark.parametrize("text", ["", "FRAGILE", "12 oz"])
def test_picture_that_says_nothing_is_a_photo(text: str) -> None:
    judgement = classify(source_of(picture(text)))
    assert judgement.kind is Kind.PHOTO
    assert judgement.confidence >= 0.7


def test_picture_with_a_carrier_barcode_is_a_label() -> None:
    assert kind_of(picture("", barcodes=True)) is Kind.SHIPPING_LABEL


def test_empty_pdf_is_no_photo() -> None:
    assert kind_of(content(" ")) is Kind.UNKNOWN


def test_picture_of_a_document_is_the_document() -> None:
    kind, text = DOCUMENTS["invoice"]
    assert kind_of(picture(text)) is kind


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The invoice and the order of the total", ("en",)),
        ("Die Rechnung und der Betrag der Bestellung", ("de",)),
        ("La facture de la commande, votre livraison", ("fr",)),
        ("La factura del pedido y la entrega, fecha", ("es",)),
        ("Factuur van uw bestelling, totaal bedrag", ("nl",)),
        ("Fatura da encomenda, valor e descrição", ("pt",)),
        ("Fattura dell'ordine, importo totale della spedizione", ("it",)),
        ("订单详情 下单时间", ("zh",)),
        ("注文の詳細 お届け先 ありがとうございます", ("ja",)),
        ("订单详情：下单时间，收件人信息 Order total and tax", ("zh", "en")),
        ("", ()),
    ],
)
def test_languages(text: str, codes: tuple[str, ...]) -> None:
    assert languages(content(text or " ")) == codes


def test_kind_of_several_pages_is_that_of_the_first() -> None:
    _, text = DOCUMENTS["invoice"]
    terms = (
        "# Terms and Conditions\nReturn label, packing slip and proof of delivery: see our site."
    )
    assert kind_of(content(text, terms)) is Kind.SALES_INVOICE


def test_photo_of_an_invoice_is_an_invoice_and_of_goods_a_photo() -> None:
    goods = "YETI RAMBLER\n18 oz BOTTLE\nDishwasher safe\nBPA free"
    assert kind_of(picture(goods)) is Kind.PHOTO
    assert kind_of(picture(DOCUMENTS["supplier invoice"][1])) is Kind.PURCHASE_INVOICE
