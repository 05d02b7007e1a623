"""Pages of orders, packing slips and receipts that share their words: which of them a page is."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from tests.factories import ORDER
from tests.stages.making import source

AMAZON_SLIP = f"""
Ship To:
Hollis Trevanion
68 Quarryfield Rd
Asheville, NC 28804
Order ID: {ORDER}
Thank you for buying from Juniper Ledge on Amazon Marketplace.
Shipping Address:         Order Date: Sat, Jan 24, 2026
Quantity    Product Details      Unit price    Order Totals
4           Furniture polish     $13.25        Item subtotal $53.00
Returning your item:
Go to "Your Account" on Amazon.com, click "Your Orders".
"""
SHOP_SLIP = """
Saltmeadow Outfitters         Order #SMO-7716
SHIP TO                       BILL TO
Priyanka Holdsworth           Marcus Holdsworth
1119 Cattail Bend             PO Box 2284
Wilmington NC 28411           Wrightsville Beach NC 28480
ITEMS                         QUANTITY
Beach poncho, adult           1 of 1
Thank you for shopping with us!
hello@saltmeadow.example
"""
LETTER = """
Imkerei Sonnleitner
Herr
Konstantin Achleitner
94032 Passau
Datum: 22.09.2026
Lieferschein
Pos    Artikel            Menge
1      Waldhonig 500 g    6
"""
WALMART = """
Purchase history          Delivery address
Jul 6, 2026 order         Terrence Abimbola-Voss
Order# 2000142-87361905   Franklin, TN 37064
Sold and shipped by Brightgable Supply LLC
Subtotal                  $85.50
Total                     $87.25
"""
SHOP_ES = """
Hola Ginés Arteaga:
Gracias por tu compra en Alfarería Montesinos.
Detalles del pedido
Pedido: XKBKNABJK, realizado el 22/06/2026
Total pagado         46,90 €
Dirección de entrega       Dirección de facturación
Ginés Arteaga              Arteaga Interiores S.L.
"""
TICKET_ES = """
FERRETERÍA OLMEDO
FACTURA SIMPLIFICADA T-0088231
1 TALADRO 750W       64,90
TOTAL                64,90 €
TARJETA              64,90
GRACIAS POR SU COMPRA
"""
SHOP_SYSTEM = """
Détails de la commande n° 20457
Facturation               Expédition
Camille Aubertin          Camille Aubertin
4 rue des Lices           4 rue des Lices
État : Terminée           35000 Rennes
Article       Prix        Quantité    Total
Carafe filtrante 2 L      24,90 €  ×3  74,70 €
Total de la commande : 80,65 €
"""
HOSTED_SHOP = """
#KD2041
May 3, 2026 at 9:40 am · Online Store · Paid · Fulfilled
Enamel kettle, moss       $58.00 × 1     $58.00
Total                     $64.50 USD
Shipping address
Ottilie Crane
640 Harbour Ave
Portland, OR 97209
"""
LIST_OF_SALES = """
Sales by order, May 2026
Date          Order     Customer          Total sales
May 3, 2026   #3316     Bruno Satta       $34.00
May 4, 2026   #3318     Ottilie Crane     $176.00
May 6, 2026   #3321     Marta Zini        $80.00
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SHOP_SYSTEM, Kind.ORDER_DETAILS),
        (HOSTED_SHOP, Kind.ORDER_DETAILS),
        (LIST_OF_SALES, Kind.SALES_RECORD),
        (f"INVOICE\nInvoice no. KD-7\n{HOSTED_SHOP}", Kind.SALES_INVOICE),
        (f"FACTURE\nFacture n° 2026-118\n{SHOP_SYSTEM}", Kind.SALES_INVOICE),
        (AMAZON_SLIP, Kind.PACKING_SLIP),
        (SHOP_SLIP, Kind.PACKING_SLIP),
        (LETTER, Kind.PACKING_SLIP),
        (WALMART, Kind.ORDER_DETAILS),
        (SHOP_ES, Kind.ORDER_DETAILS),
        (TICKET_ES, Kind.RECEIPT),
        # Near misses: the payment of a page of the shop's, a price, an invoice that names its slip.
        (f"{AMAZON_SLIP}\nPayment method: Visa\nBuy it again", Kind.ORDER_DETAILS),
        (f"FACTURA\n{TICKET_ES.replace('SIMPLIFICADA ', '')}", Kind.SALES_INVOICE),
        (
            "Imkerei Sonnleitner\nRechnung\nRechnungsnummer: 4711\nRechnungsdatum: 22.09.2026\n"
            "Artikel   Menge   Preis\nWaldhonig   6   48,00 EUR\nGesamtbetrag   48,00 EUR\n"
            "Lieferschein 0815",
            Kind.SALES_INVOICE,
        ),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    assert classify(source(text)).kind is kind
