from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.source import source_of
from tests.factories import ORDER
from tests.stages.making import content

SOLD, BOUGHT = Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE


@pytest.mark.parametrize(
    ("side", "text"),
    [
        (SOLD, f"# Invoice\nOrder {ORDER}\nFlask   2   $60.00   $120.00\nTotal $120.00"),
        (SOLD, "# Invoice\nBill to: Ms Joanna Reed\nYoga mat   £35.00\nAmount paid £35.00"),
        (
            SOLD,
            "# INVOICE\nBILLTO   SHIP TO\nGarrett Lindqvist   Garrett Lindqvist\n305 Main Ct   1 Main Rd\n"
            "TERMS   P.O. NUMBER\nNet 30   verbal\nPack   219.00\nTOTAL 219.00",
        ),
        (
            BOUGHT,
            "# VAT INVOICE\nTo: Tidepool Ceramics, 4 Quay Hill, Penryn TR10 8GZ\n"
            "Description   Qty   Unit price   Net\nMug sea green   24   £15.00   £360.00\nTotal £360.00",
        ),
        (
            SOLD,
            "# VAT INVOICE\nTo: Tidepool Ceramics, 4 Quay Hill, Penryn TR10 8GZ\n"
            "Description   Qty   Unit price   Net\nMug sea green   2   £15.00   £30.00\nTotal £30.00",
        ),
        (SOLD, "# Rechnung\nHerrn Max Muster\nFlasche   50,00 €\nGesamtbetrag 50,00 €"),
        (SOLD, "# Facture\nMme Claire Petit\nLampe   49,00 €\nTotal TTC 49,00 €"),
        (SOLD, "# 請求書\n山田太郎 様\nボトル   6,000円\n合計 6,000円"),
        (
            SOLD,
            "# Invoice\nLamp   $49.00\nTotal $49.00\nPaid by card\nThank you for shopping with us",
        ),
        (
            BOUGHT,
            "# Invoice\nBill to: Alpha Outdoor LLC\nFlask   240   $4.10   $984.00\nTotal $984.00",
        ),
        (BOUGHT, "# INVOICE\nLamp   300 PCS   USD 12.50   USD 3,750.00\nFOB NINGBO   T/T 30 days"),
        (
            BOUGHT,
            "# Rechnung\nKunden-Nr. 99812   VPE 24\nZahlbar innerhalb 30 Tagen\nSumme 984,00 EUR",
        ),
        (BOUGHT, "# Factura\nSu pedido PO-118\nVencimiento 30 días\nTotal a pagar 984,00 €"),
        (
            BOUGHT,
            "# 請求書\n株式会社アルファ 御中\nボトル 240本\n合計 316,800円\nお振込先：みずほ銀行",
        ),
        (BOUGHT, "# 送货单\n保温杯   500   30.00   15000.00\n合计：¥15000.00"),
    ],
)
def test_whose_invoice(side: Kind, text: str) -> None:
    assert classify(source_of(content(text))).kind is side


def test_order_number_of_a_marketplace_outweighs_terms_of_payment() -> None:
    text = (
        f"# Invoice\nOrder {ORDER}\nNet 30   PO no. 7\nFlask   2   $60.00   $120.00\nTotal $120.00"
    )
    assert classify(source_of(content(text))).kind is SOLD


@pytest.mark.parametrize(
    ("side", "text"),
    [
        # Accounting tools print terms and a field for the buyer's number on every invoice.
        (
            SOLD,
            "# Invoice\nBill to: Rosalind Etcheverry\nTerms Net 30   P.O. number verbal\nTotal $120.00",
        ),
        (
            SOLD,
            "# Rechnung\nKunde: Jonas Brandt\nKundennr. 7   zahlbar innerhalb 14 Tagen\nSumme 20,00 EUR",
        ),
        (
            BOUGHT,
            "# Invoice\nBill to: Rosalind Etcheverry\nLamp   240 pcs   FOB Ningbo\nTotal $984.00",
        ),
        (
            BOUGHT,
            "# Invoice\nBill to: Blue Harbor Supply\nTerms Net 30   P.O. number 7\nTotal $984.00",
        ),
        (BOUGHT, "# Fattura\nCliente: Borsalinda S.r.l.s.\nTotale fattura 752,74 €"),
    ],
)
def test_terms_of_templates(side: Kind, text: str) -> None:
    assert classify(source_of(content(text))).kind is side


def test_company_without_a_label_buys() -> None:
    text = """
# Ottershaw Wholesale Ltd
Depot 4, Canal Road
Wakefield WF1 5NQ
Tel: 01924 555700

Humbug Online Sweets Ltd
The Old Post Office
Oldham OL3 6HR

# INVOICE
Total £317.04
"""
    assert classify(source_of(content(text))).kind is BOUGHT


def test_who_pays_the_duties_tells_no_trade_with_a_person() -> None:
    text = "# Invoice\nBill to: Anna Sorensen\nIncoterms: DDP\nLamp   2   84.00   168.00\nTotal USD 168.00"
    assert classify(source_of(content(text))).kind is SOLD


IT = """
# Fattura n. 88/2026
Cedente / prestatore                     Cessionario / committente
Ceramiche Bastia s.n.c.                  Ludovica Sansevero
Via Fornace 16 - 06053 Deruta (PG)       Corso Garibaldi 208
                                         82100 Benevento (BN)

Descrizione              Quantità    Prezzo unitario UM    Prezzo totale
Piatto da portata        1,00        74,50 PZ              74,50
Tazzina                  6,00        16,00 PZ              96,00
Totale documento                                           170,50
"""
ES = """
# Cerámicas Olmedo S.L.
C/ Alfar 8, 45600 Talavera (Toledo)
CIF B45123456

FACTURA A-2026/077                       Cliente:
Fecha: 12/03/2026                        Nuria Salcedo Prieto
Vencimiento: 12/03/2026                  C/ Luna 4, 2.º B
                                         28004 Madrid

Concepto                    Uds     Precio    Importe
Plato decorativo 30 cm      2       24,50     49,00
Caja regalo                 1       3,00      3,00
Total factura                                 52,00 €
"""
UK = """
# Calder Textiles Ltd
Unit 5, Calder Trading Estate, Brighouse HD6 1PF

INVOICE 88120                            Invoice to:
Date 12 March 2026                       Rowan & Moss
Your PO 2217                             14 Mill Lane
Terms: 30 days net                       Hebden Bridge HX7 8AB

Qty     Description                 Price     Amount
60      Linen tea towel, natural    3.10      186.00
Total                                         £186.00
"""


@pytest.mark.parametrize(
    ("side", "text"),
    [
        pytest.param(SOLD, IT, id="prices with decimals before their unit are no counts"),
        pytest.param(SOLD, ES, id="CIF before a tax number is no Incoterm, a box no carton"),
        pytest.param(BOUGHT, UK, id="order number and terms of a partnership"),
        pytest.param(BOUGHT, IT.replace("Ludovica Sansevero", "Sansevero Casa S.r.l."), id="firm"),
    ],
)
def test_terms_in_the_languages_of_europe(side: Kind, text: str) -> None:
    assert classify(source_of(content(text))).kind is side
