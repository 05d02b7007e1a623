from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.kind_words import spoken
from tests.stages.making import drawn

K = Kind


def best(text: str) -> Kind:
    scores = spoken(drawn(text).lines).scores
    return max(scores, key=lambda kind: scores[kind])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (K.PACKING_SLIP, "# Bon de livraison\nQté livrée 2"),
        (K.PACKING_SLIP, "# Albarán de entrega\nCant. 2"),
        (K.SALES_RECORD, "# トランザクション\nAmazon手数料 -¥1,800"),
        (K.PAYMENT_PROOF, "# 转账成功\n付款账户 4000****1234"),
        (K.PAYMENT_PROOF, "PayPal\n# 交易详情\n交易号 B8DYTFH7F\n付款人 L. Moreno\n净额 €17.03"),
        (
            K.ORDER_DETAILS,
            "已发货，运输中\n王** 186****3302\n实付 ¥84.00\n订单编号 260922-987097855930171\n"
            "下单时间 2026-09-22\n快递单号 JT5370908966555",
        ),
        (K.PROOF_OF_DELIVERY, "# Preuve de livraison\nSigné par DUPONT"),
        (K.PROOF_OF_DELIVERY, "# Zustellnachweis\nEmpfangen von: MUSTER"),
        (K.BILL_OF_LADING, "# Lettre de voiture\nTransporteur : Geodis"),
        (K.BILL_OF_LADING, "# 海运提单\n装货港 宁波"),
        (
            K.SHIPMENT_DETAILS,
            "# Sendung FBA17K3M9QZ2\nErwartete Einheiten 500\nErhaltene Einheiten 480",
        ),
        (K.CARRIER_STATEMENT, "# Bestätigung\nHiermit bestätigen wir den Verlust der Sendung."),
        (K.CARRIER_STATEMENT, "Nous attestons que le colis a été perdu."),
        (K.CARRIER_STATEMENT, "该包裹确认于转运途中丢失，特此证明。"),
        (K.PRIOR_CLAIM, "# Claim 12\nAfter review we are unable to honor your claim."),
        (K.PRIOR_CLAIM, "# 理赔进度\n状态 已结案"),
        (K.INSURANCE_CERTIFICATE, "# Versicherungsbestätigung\nDeckungssumme 1.000.000 EUR"),
        (K.THIRD_PARTY_CERTIFICATE, "# Wertgutachten\nSachverständiger Krause"),
        (K.CORRESPONDENCE, "Von: Max\nBetreff: Paket\nGuten Tag,\nMit freundlichen Grüßen"),
        (K.CORRESPONDENCE, "Hallo Frau Klein,\nIhr Paket ist weg.\nViele Grüße"),
    ],
)
def test_words_and_signs(kind: Kind, text: str) -> None:
    assert best(text) is kind


@pytest.mark.parametrize(
    "title",
    [
        "納品書兼請求書",
        "請求書（兼納品書）",
        "納品書・請求書",
        "送货单兼结算单",
        "Lieferschein / Rechnung",
        "Rechnung und Lieferschein",
        "Facture / Bon de livraison",
        "Albarán-Factura",
        "Invoice & Packing Slip",
    ],
)
def test_a_bill_that_goes_along_with_the_goods_is_a_bill(title: str) -> None:
    rest = "\nLampe   2   12.50 EUR   25.00 EUR\nTotal   25.00 EUR"
    assert best(f"# {title}{rest}") is K.SALES_INVOICE


@pytest.mark.parametrize(
    "title",
    [
        "PROFORMA INVOICE",
        "Quotation no. Q-118",
        "Angebot 2026-118",
        "DEVIS N° D-118",
        "Presupuesto nº 118",
        "Preventivo 118",
        "御見積書",
        "形式发票",
        "报价单",
        "采购合同",
        "Auftragsbestätigung AB-118",
    ],
)
def test_papers_that_are_no_invoices(title: str) -> None:
    text = f"# {title}\n500 pcs   9.80   4,900.00\nTotal 4,900.00"
    assert best(text) is K.UNKNOWN


def test_invoice_may_name_its_quotation() -> None:
    assert best("# INVOICE\nInvoice no. 7\nQuotation no. Q-118\nTotal 49.00") is K.SALES_INVOICE


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("FACTURE", True),
        ("RECHNUNG", True),
        ("Rechnung Nr. 57 / 2026", True),
        ("Factura F-118", True),
        ("Invoice", False),
        ("Invoice No.: 118", False),
        ("TAX INVOICE", False),
    ],
)
def test_title_in_the_print_of_the_rest(title: str, is_title: bool) -> None:
    text = "\n".join(["a b c"] * 6 + [title] + ["d e f"] * 6)
    assert (K.SALES_INVOICE in spoken(drawn(text).lines).titled) is is_title


def test_name_of_a_document_tells_more_as_a_title() -> None:
    named = spoken(drawn("\n".join(["a b c"] * 6 + ["see the packing slip for details"])).lines)
    titled = spoken(drawn("# Packing slip\n" + "\n".join(["a b c"] * 6)).lines)
    assert titled.scores[K.PACKING_SLIP] == 4 * named.scores[K.PACKING_SLIP] > 0
    assert K.PACKING_SLIP in titled.titled
    assert K.PACKING_SLIP not in named.titled


def test_spaces_lost_by_the_reader_do_not_matter() -> None:
    assert best("# ProofofDelivery\nSignedforby: LI") is K.PROOF_OF_DELIVERY


def test_a_word_inside_another_is_none() -> None:
    assert spoken(drawn("invoiced voiceless podium").lines).scores == dict.fromkeys(Kind, 0.0)
