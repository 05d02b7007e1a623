"""Papers in the words of another kind: forms of shops, slips with prices, bills in the form of letters."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from tests.stages.making import source


def kind_of(text: str) -> Kind:
    return classify(source(text)).kind


_SHOP_FORM = """
# 销售发票
NO:GL-2026-83403      开票日期:2026年10月16日
购买方     刘思远
商品名称     数量     单价      金额
双肩包       2        197.20    394.40
价税合计(大写)   叁佰玖拾肆圆肆角整   (小写)¥394.40
销售方     广州市蓝海电子商务有限公司
纳税人识别号91440106MA57724953
开票人：林晓
"""


def test_a_shops_form_in_the_words_of_a_fapiao_is_none() -> None:
    assert kind_of(_SHOP_FORM) is Kind.SALES_INVOICE


@pytest.mark.parametrize(
    "text",
    [
        _SHOP_FORM.replace("销售发票", "增值税普通发票"),
        _SHOP_FORM.replace("NO:GL-2026-83403", "发票代码 044001900111"),
        _SHOP_FORM.replace("NO:GL-2026-83403", "广东省税务局 发票联"),
    ],
)
def test_what_names_the_tax_office_or_its_codes_is_a_fapiao(text: str) -> None:
    assert kind_of(text) is Kind.FAPIAO


SLIP = """
义乌市小辰饰品厂送货单
收货单位：深圳市甲贸易有限公司
序号   品名   单位   数量   备注
1   发夹   个   500"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SLIP, Kind.PACKING_SLIP),
        (SLIP.replace("备注", "单价   金额") + "   2.00   1000.00", Kind.PURCHASE_INVOICE),
        (
            "# INVOICE\nSold to: Marlowe LLC   Invoice date Jun 17, 2026\nItem   Qty   Unit price   Amount\n"
            "Light   500   7.85   3,925.00\nTotal USD   3,925.00\nPacking: 25 cartons, G.W. 312 kg, 1.46 CBM",
            Kind.PURCHASE_INVOICE,
        ),
        (
            "# PACKING LIST\nInvoice No.: A-17\nDescription   Qty   Cartons   G.W.\nLight   500   25   312 kg",
            Kind.PACKING_SLIP,
        ),
    ],
)
def test_goods_on_their_way_with_and_without_prices(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


def test_a_title_that_is_spread_over_the_line() -> None:
    text = (
        "請   求   書\n柿沼透 様\n品名   数量   単価   金額\nスツール   4   3,200   12,800\n"
        "合計   ¥12,800\nお振込先：滋賀銀行"
    )
    assert kind_of(text) in (Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE)


BILL_AS_LETTER = """
# Rechnung
Sehr geehrter Herr Trenkwalder,
vielen Dank für Ihren Auftrag. Ich berechne Ihnen:
Pos.   Bezeichnung     Menge   Einzelpreis   Gesamt
1      Filzpantoffeln  2       34,50 €       69,00 €
2      Versandkosten   1       5,49 €        5,49 €
Gesamtbetrag                                 74,49 €
Mit freundlichen Grüßen
Liesel Achternbusch
"""


def test_bill_in_the_form_of_a_letter() -> None:
    assert kind_of(BILL_AS_LETTER) is Kind.SALES_INVOICE
    letter = BILL_AS_LETTER.replace("# Rechnung", "").replace("€", "")
    assert kind_of(letter) is not Kind.SALES_INVOICE


@pytest.mark.parametrize(
    "text",
    [
        """
Foshan Vitaspin Appliances Co., Ltd.
12 November 2026
Re: case 15870032218, order 112-5860136-7721985
We regret the incident of 21 October 2026. Our insurer was informed on 10 November 2026.
Certificate of insurance and test report enclosed.
""",
        """
To: Amazon Claims
We hold product liability insurance with Lakeshore Casualty, policy LCC-7710092.
""",
        """
PAGOSA SPRINGS
Ground Advantage 1                    $14.35
Insurance                             $3.10
Amount: $150.00
Grand Total:                          $17.45
Save this receipt as evidence of insurance.
""",
    ],
)
def test_what_only_speaks_of_an_insurance_is_no_certificate(text: str) -> None:
    assert kind_of(text) is not Kind.INSURANCE_CERTIFICATE


@pytest.mark.parametrize(
    "text",
    [
        "Evidence of insurance\nNamed insured: Acme GmbH\nPolicy period 01/01/2026 to 01/01/2027",
        "Versicherungsbestätigung\nVersicherungsnehmer: Acme GmbH\nDeckungssumme 3.000.000 EUR",
        "责任保险单\n被保险人：佛山某电器有限公司\n每次事故赔偿限额 USD 1,000,000\n保险期间 2026-01-01",
        "Attestation d'assurance\nAssuré : Acme SARL\nMontant des garanties : 2 000 000 € par sinistre",
    ],
)
def test_what_tells_limits_or_a_period_is_one(text: str) -> None:
    assert kind_of(text) is Kind.INSURANCE_CERTIFICATE


_ACCOMPANYING = """
CASALINGHI BRENTA S.p.A.
TIPO DOCUMENTO             NUMERO DOCUMENTO     DATA DOCUMENTO
FATTURA ACCOMPAGNATORIA    2261/FA              29/01/2026
Codice    Descrizione           Q.tà    Prezzo unit.    Importo
MC-40X    Macinacaffè manuale   60      11,80           708,00
CF-3IND   Caffettiera 3 tazze   36      9,40            338,40
IMPONIBILE      IMPOSTA       TOTALE DOCUMENTO
1.046,40        230,21        1.276,61
FIRMA CONDUCENTE      FIRMA VETTORE      FIRMA DESTINATARIO
"""


def test_a_bill_with_a_field_to_sign_in_proves_no_delivery() -> None:
    assert kind_of(_ACCOMPANYING) in (Kind.PURCHASE_INVOICE, Kind.SALES_INVOICE)
    signed = "Prova di consegna\nConsegnato il 29/01/2026\nFIRMA DESTINATARIO   Rossi"
    assert kind_of(signed) is Kind.PROOF_OF_DELIVERY


@pytest.mark.parametrize(
    ("title", "head", "promise"),
    [
        ("LIEFERSCHEIN", "Bestellt     Geliefert", "Die Rechnung geht Ihnen gesondert zu."),
        ("DELIVERY NOTE", "Ordered     Delivered", "Your invoice will be sent separately."),
        ("BON DE LIVRAISON", "Commandé     Livré", "La facture vous sera adressée séparément."),
        ("ALBARÁN", "Pedido     Servido", "La factura se enviará por separado."),
    ],
)
def test_a_delivery_note_may_promise_the_bill(title: str, head: str, promise: str) -> None:
    text = f"""
Imkereibedarf Rösler
Almut Tegeler
Dorfstraße 61
16845 Wusterhausen
Rechnungsanschrift   Almut Tegeler
{title}
Artikel                         {head}
Neutralglas 500 g, 12er-Karton     8           8
{promise}
"""
    assert kind_of(text) is Kind.PACKING_SLIP


def test_a_marketplaces_slip_without_a_title() -> None:
    text = """
JuniperThreadStudio
Ship to                     Order #3518840726
Annaliese Hofstra
88 Brookfield Turnpike      Linen napkins, set of 4       1 x
WATERBURY, VT 05676         Personalization: H + M, 10.10.26
Scheduled to ship by
Nov 5, 2026
"""
    assert kind_of(text) is Kind.PACKING_SLIP
    assert kind_of(f"{text}Item price $34.00\nOrder total $34.00") is not Kind.PACKING_SLIP
