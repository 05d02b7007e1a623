"""Confirmations of orders that come as mails, and letters that quote them."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.source import source_of
from evidencecheck.stages.order_mail import is_order_confirmation
from tests.stages.making import content

ENGLISH = """
From: Ash & Elm <orders@ashandelm.example>
Subject: Your order is confirmed
Thanks for your order, Jolene!
Your order number is: 3419027756
Order date: May 12, 2026
Seaweed print A4                       $22.00
Quantity: 3
Item total:                            $66.00
Order total:                           $70.73
Shipping address
Jolene Tull
902 Whistlestop Rd
Brattleboro, VT 05301
"""
GERMAN = """
Danke für deine Bestellung, Ansgar!
Bestellnummer       QK4M2XW9
Bestelldatum        03.09.2026
Zahlungsart         Rechnung, zahlbar 14 Tage nach Wareneingang
Kommode Fehmarn     139,99 €
Menge: 1
Gesamtsumme         139,99 €
Lieferadresse
Dörthe Wieckhorst
Am Mühlenteich 23
24306 Plön
"""
FRENCH = """
Merci pour votre commande !
Commande n° 88213
Plaid en coton      2 x 33,00 €
Total               66,00 €
Adresse de livraison
Solène Guichard
3 rue Haute
49100 Angers
"""
SPANISH = """
Gracias por tu pedido
Número de pedido: 77120
Lámpara de mesa     54,45 €
Cantidad: 1
Total               54,45 €
Dirección de envío
Inma Ferrer
Calle Mayor 5
30001 Murcia
"""
ITALIAN = """
← Posta in arrivo
Grazie, Fiammetta! Abbiamo ricevuto
il tuo ordine.
NUMERO ORDINE
LV-2026-41876
Plaid Oropa         € 112,00
Quantità: 1
Totale              € 112,00
SPEDIREMO A
Fiammetta Roncalli
Via Mameli 41
43121 Parma PR
"""
JAPANESE = """
差出人: 楽天市場
件名: 注文内容ご確認（自動配信メール）
[受注番号] 384172-20260421-0619384275
[送付先] 尾崎 利一 様
〒920-0854 石川県金沢市安江町11-27
ドリップポット 銅製
価格 9,680(円) x 1(個) = 9,680(円)
支払い金額 9,680(円)
"""
ALL = [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, JAPANESE]


def confirms(text: str) -> bool:
    return is_order_confirmation([line for page in content(text).pages for line in page.lines])


@pytest.mark.parametrize("text", ALL)
def test_a_shop_confirms_an_order(text: str) -> None:
    assert confirms(text)
    assert classify(source_of(content(text))).kind is Kind.ORDER_DETAILS


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "I have not received my parcel yet.",
        ENGLISH.replace("Subject: Your", "Subject: Re: Your"),
        ENGLISH + "On May 20 you wrote:\nWhere is it?",
        GERMAN + "Die Ware ist leider nicht angekommen.",
        FRENCH + "Je n'ai pas reçu le colis.",
        SPANISH + "No he recibido el paquete.",
        ITALIAN + "Non ho ricevuto il pacco.",
        JAPANESE + "まだ届いていません。",
        ENGLISH + "Invoice number: RE-1700",
        "Rechnung\n" + GERMAN,
        "Packing slip\n" + ENGLISH,
        # Without the address or the total it shows no order in full.
        ENGLISH.replace("Shipping address", ""),
        FRENCH.replace("Total  ", "Prix  "),
        # Nobody thanks or confirms.
        ENGLISH.replace("Thanks for your order, Jolene!", "").replace(
            "Your order is confirmed", "Hi"
        ),
    ],
)
def test_other_letters_and_papers(text: str) -> None:
    assert not confirms(text)


def test_a_complaint_that_quotes_the_order_stays_a_letter() -> None:
    text = (
        "From: Jolene Tull\nSubject: Re: Your order is confirmed\nHello,\nI have not received my parcel.\n"
        "Kind regards,\nJolene\n" + ENGLISH
    )
    assert classify(source_of(content(text))).kind is Kind.CORRESPONDENCE


SOLD = """
Subject: Sie haben verkauft: Objektiv 2.4/35
Ihr Artikel wurde verkauft – bitte jetzt versenden
Bestellnummer: 14-71932-77519
Objektiv 2.4/35, geprüft
Stückzahl: 1
Gesamt: 249,00 EUR
Versandadresse des Käufers:
Wolfram Ehlers
Goschenstraße 48
31134 Hildesheim
"""
VENDUTO = """
Venduto, spedisci ora
Numero ordine: 407-4996742-7814490
Caffettiera rossa
Quantità: 1
Totale: 29,90 €
Indirizzo di spedizione:
Gianluca De Sanctis
80121 Napoli NA
"""


@pytest.mark.parametrize("mail", [SOLD, VENDUTO])
def test_the_notice_of_a_sale_to_the_seller(mail: str) -> None:
    page = source_of(content(mail, media_type="message/rfc822"))
    assert classify(page).kind is Kind.ORDER_DETAILS


def test_a_notice_of_a_sale_without_its_address_is_a_letter() -> None:
    mail = SOLD.split("Versandadresse", maxsplit=1)[0]
    page = source_of(content(mail, media_type="message/rfc822"))
    assert classify(page).kind is Kind.CORRESPONDENCE


NOTICE = """
Subject: [Barro y Sal] {title}
{title}
{day}: 04/10/2026 19:48
Plato azul cobalto      {count} 1      64,00 €
Total                   64,00 €
{address}
Inês Carvalho Pinto
Rua de Cedofeita 388
4050-174 Porto
Portugal
"""


@pytest.mark.parametrize(
    ("title", "day", "count", "address"),
    [
        ("Nuevo pedido: #4127 - LQHVTKZAP", "Fecha del pedido", "Cantidad", "Dirección de entrega"),
        ("Nuevo pedido n.º 4127", "Fecha del pedido", "Cant.", "Dirección de envío"),
        ("New order #4127", "Order date", "Qty", "Shipping address"),
        ("New customer order (4127)", "Order date", "Quantity", "Shipping address"),
        ("Neue Bestellung Nr. 4127", "Bestelldatum", "Menge", "Lieferadresse"),
        ("Nouvelle commande n° 4127", "Date de commande", "Quantité", "Adresse de livraison"),
        ("Nuovo ordine: #4127", "Data ordine", "Quantità", "Indirizzo di spedizione"),
        ("Nieuwe bestelling 4127", "Besteldatum", "Aantal", "Bezorgadres"),
        ("Nova encomenda n.º 4127", "Data da encomenda", "Quantidade", "Morada de entrega"),
    ],
)
def test_the_shop_system_tells_the_shop_of_an_order(
    title: str, day: str, count: str, address: str
) -> None:
    mail = NOTICE.format(title=title, day=day, count=count, address=address)
    read = content(mail, media_type="message/rfc822")
    assert classify(source_of(read)).kind is Kind.ORDER_DETAILS


@pytest.mark.parametrize(
    "told", ["Please place a new order.", "A new order will be sent.", "Nuevo pedido mínimo: 20 €"]
)
def test_a_new_order_that_nobody_placed(told: str) -> None:
    mail = NOTICE.format(
        title="Pedido n.º 4127", day="Fecha", count="Cant.", address="Dirección de envío"
    )
    assert not confirms(mail + told)
