"""One order in the desk of an ERP or shipping tool, slips at the foot of invoices, bills with a barcode."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.source import source_of
from tests.stages.making import barcode, content, drawn, source

ORDER_DE = """
Auftrag bearbeiten – AU-2026-1177
Allgemein                                      Lieferadresse                   Status
Externe Auftragsnr.:   302-9146185-5086115     Name:        Katrin Vogel       bezahlt
Plattform:             Amazon.de               Straße:      Lindenstr. 48      komplett ausgeliefert
Auftragsdatum:         14.10.2026              PLZ / Ort:   79102 Freiburg     Rechnung erstellt
Pos   Artikelnummer   Bezeichnung             Menge   VK brutto   Gesamt brutto
1     LH-SP40         Regallautsprecher       2       124,90      249,80
Weitere Aufträge des Kunden                              Summen
304-7957705-7350598   abgeschlossen                      Auftragswert brutto      249,80
304-8909080-3905182   abgeschlossen
"""
ORDER_EN = """
View order - 100734
Reference number    204-9420341-4376655        Source / Subsource    AMAZON / UK store
Received date       13/10/2026 14:30           Status                PAID
Full name           Helen Ashworth             Postal service        RM Tracked 48
Address 1           27 Kestrel Close           Total weight          2.11 kg
Town                Sheffield                  Postcode              S8 0LJ
SKU          Item title          Qty    Price per unit    Line total
YS-DO06      Drawer organiser    1      28.60             28.60
Subtotal: 28.60       Postage: 3.95       Order total: £32.55
Print invoice - Print label
"""
ORDER_FR = """
Commande n° 8842                              Modifier
Numéro de commande     406-1182233-9981234    Adresse de livraison
Canal de vente :       Amazon.fr              Camille Aubertin
Date de commande       12/10/2026             4 rue des Lices
                                              35000 Rennes
Article            Quantité    Prix      Total
Carafe filtrante   2           24,90 €   49,80 €
Total de la commande                     49,80 €
Facture générée    Télécharger la facture
"""
ORDER_ES = """
Pedido 408-1182233-9981234
Canal de venta:     Amazon.es          Dirección de entrega
Fecha del pedido    12/10/2026         Lucía Romero
                                       Calle Mayor 4
                                       28013 Madrid
Producto           Cantidad    Precio     Importe
Lámpara            1           35,00 €    35,00 €
Total del pedido                          35,00 €
Descargar factura
"""
ORDER_IT = """
Ordine 407-1182233-9981234
Canale di vendita:  Amazon.it          Indirizzo di spedizione
Data ordine         12/10/2026         Marta Zini
                                       Via Roma 4
                                       20121 Milano
Prodotto           Quantità    Prezzo     Importo
Lampada            1           35,00 €    35,00 €
Totale ordine                             35,00 €
Visualizza fattura
"""
SALES_ORDER = """
Sales Order# SO-00418            Invoiced    Shipped
Order Date        14 Oct 2026
Reference#        111-7861424-6100436
SHIPPING ADDRESS             BILLING ADDRESS
Anna Sorensen                Anna Sorensen
Madison, WI 53703            Madison, WI 53703
ITEMS              ORDERED    RATE      AMOUNT
Tumbler 600 ml     2          $32.50    $65.00
                              Total     $65.00
"""
XENTRAL = """
Auftrag 200418
Internet         302-9146185-5086115       Lieferadresse
Status           versendet                 Katrin Vogel
                                           79102 Freiburg
Pos   Bezeichnung                Menge    Preis     Betrag
1     Regallautsprecher          2        124,90    249,80
                                 Gesamt             249,80 EUR
"""
CARD = """
Orders / All orders
# 111-6021920-7570753                                          Delivery address
Amazon.com   Placed on 15 Oct 2026                             James Whitfield
                                                               1740 Bayberry St
Product                      Price     Qty    Total            Tampa
Bookshelf speaker            139.95    1      139.95           FL 33612
                             Subtotal         $139.95          Customer
                             Total            $139.70          113-5083503-3479584
"""
LIST = """
All orders
Order ID               Ship to            Total
111-6021920-7570753    James Whitfield    $139.70
113-5083503-3479584    Anna Sorensen      $73.31
112-5083503-3479001    Daniel Okafor      $20.00
"""
INVOICE = """
# INVOICE
Maria Lindqvist        Invoice Date      Corvane Outfitters LLC
2218 Alder Creek Rd    13 Oct 2026       14450 Central Ave
Fort Collins CO 80525  Invoice Number    Chino CA 91710
USA                    CO-2026-43776     USA
Description      Quantity    Unit Price    Amount USD
Vacuum flask     2.00        58.90         117.80
                             Subtotal      117.80
                             TOTAL USD     117.80
"""
SLIP = """
# {title}
To: Corvane Outfitters LLC      Customer          Maria Lindqvist
14450 Central Ave               Amount Due        117.80
"""


@pytest.mark.parametrize(
    "text", [ORDER_DE, ORDER_EN, ORDER_FR, ORDER_ES, ORDER_IT, CARD, SALES_ORDER, XENTRAL]
)
def test_one_order_in_detail(text: str) -> None:
    assert classify(source(text)).kind is Kind.ORDER_DETAILS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # A trade order has no marketplace's number; what is titled an invoice is one.
        (SALES_ORDER.replace("111-7861424-6100436", "PO-20714"), Kind.UNKNOWN),
        (f"# INVOICE\nInvoice date: 14 Oct 2026\nInvoice no. CO-1\n{ORDER_EN}", Kind.SALES_INVOICE),
        (f"# Rechnung\nRechnungsdatum: 14.10.2026\n{XENTRAL[16:]}", Kind.SALES_INVOICE),
    ],
)
def test_other_papers_with_their_words(text: str, kind: Kind) -> None:
    assert classify(source(text)).kind is kind


def test_several_orders_are_a_list() -> None:
    assert classify(source(LIST)).kind is Kind.SALES_RECORD


@pytest.mark.parametrize(
    "title",
    ["PAYMENT ADVICE", "Remittance Advice", "Payment slip", "Zahlungsbeleg", "Proof of payment"],
)
def test_slip_at_the_foot_of_an_invoice(title: str) -> None:
    assert classify(source(INVOICE + SLIP.format(title=title))).kind is Kind.SALES_INVOICE


def test_slip_alone_is_of_a_payment() -> None:
    advice = SLIP.format(title="PAYMENT ADVICE") + "Invoice Number    CO-2026-43776"
    assert classify(source(advice)).kind is Kind.PAYMENT_PROOF


def test_barcode_of_a_bill_makes_no_label() -> None:
    bill = """
# Invoice
Tidewell Import & Wholesale Inc.
#TI2609-1899
Bill To                   Ship To
Corvane Outfitters LLC    Corvane Outfitters LLC
14450 Central Ave         14450 Central Ave
Quantity    Item            Rate      Amount
48          Vacuum flask    $8.75     $420.00
                            Subtotal  $420.00
                            Total     $444.50
Remit to: Chase Routing 322271627
"""
    label = (
        "SHIP TO\nMaria Lindqvist\n2218 Alder Creek Rd\nFort Collins CO 80525\n1Z8T9HBC0386425423"
    )
    for text, kinds in ((bill, {Kind.PURCHASE_INVOICE}), (label, {Kind.SHIPPING_LABEL})):
        held = content(drawn(text, barcodes=[barcode("TI2609-1899")]))
        assert classify(source_of(held)).kind in kinds
