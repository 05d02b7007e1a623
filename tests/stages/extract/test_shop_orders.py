"""Order numbers without a form: labels in several languages, and what only looks like such a number."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, Mention
from evidencecheck.model.values import SHOP_ORDER, Identifier, Strength
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.shop_orders import shape_of, shop_orders
from tests.factories import ORDER
from tests.stages.making import drawn, line, page_of, source


def found(text: str, kind: Kind = Kind.ORDER_DETAILS) -> list[Fact]:
    made = source(text)
    return list(shop_orders(made, kind, tuple(order_ids(made))))


def mentions(text: str, kind: Kind = Kind.ORDER_DETAILS) -> list[tuple[str, str]]:
    return [(str(fact.value), fact.mention.value) for fact in found(text, kind)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Order #18842", "18842"),
        ("Order #18842 was placed on 2 October 2026", "18842"),
        ("#QM1748 • Paid   • Fulfilled\nFulfilled (3)   #QM1748-F1", "QM1748"),
        ("← #NW2784   Paid\nFulfilled (3)   #NW2784-F1", "NW2784"),
        ("Order number: BBY01-806991245377", "BBY01-806991245377"),
        ("Order# 2000142-87361905", "2000142-87361905"),
        ("Order #3741906528\nCA$77.26", "3741906528"),
        ("Order no.   FW2387", "FW2387"),
        ("ORDER NUMBER\nSMO-7716", "SMO-7716"),
        ("Bestellung #48213 (12. März 2026)", "48213"),
        ("Bestellnr.: GF-771204", "GF-771204"),
        ("Ihre Bestellung   WEB-55013-HK", "WEB-55013-HK"),
        ("Commande nº MG-10946", "MG-10946"),
        ("Numéro de commande : 26KL-031517", "26KL-031517"),
        ("Pedido n.º 30882417", "30882417"),
        ("N.º de pedido: 2026-00417", "2026-00417"),
        ("Ordine n. 20487731 del 7 aprile 2026", "20487731"),
        ("Bestelnummer: 1504998271", "1504998271"),
        ("Encomenda n.º 30882417", "30882417"),
    ],
)
def test_a_label_makes_it_the_order(text: str, number: str) -> None:
    (fact,) = found(text)
    assert fact.value == Identifier(number, SHOP_ORDER, strength=Strength.WEAK)
    assert fact.mention is Mention.OWN


@pytest.mark.parametrize(
    "text",
    [
        "Order 3 items",
        "Order 1000 pcs of this",
        "Order date: 2 October 2026",
        "Order 2026",
        "Order total: 1,204.50",
        "Order 149.00",
        "Order again",
        "Your order has shipped",
        "Orders\n4711",
        "Customer no.: 55012",
        "#18842",
        "Bestellung aufgegeben am 12.03.2026",
    ],
)
def test_no_order_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Commande n° 77120 passée le 03/11/2026", ["77120"]),
        ("PEDIDO WEB\nCLA-3390 de 5/5/2026", ["CLA-3390"]),
        ("Web order 11843", ["11843"]),
        ("Webshop-Bestellung 500318", ["500318"]),
        ("Order 11843", []),  # "order 11843 pieces" begins like that
        ("Commande 77120", []),
    ],
)
def test_an_invoice_names_its_order_by_a_label_that_says_so(text: str, numbers: list[str]) -> None:
    assert [str(fact.value) for fact in found(text, Kind.SALES_INVOICE)] == numbers


def test_a_marketplace_s_number_stands_alone() -> None:
    assert found(f"Order ID: {ORDER}\nOrder reference: FW-2387") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("Order #TP-9316", ["TP-9316"]), ("Bestellung #FW-20771", ["FW-20771"]), ("Order 18842", [])],
)
def test_a_shops_own_tracking_page_names_its_order_with_a_mark(
    text: str, numbers: list[str]
) -> None:
    assert [str(fact.value) for fact in found(text, Kind.TRACKING_RECORD)] == numbers


@pytest.mark.parametrize("kind", [Kind.PURCHASE_INVOICE, Kind.RECEIPT])
def test_other_papers_name_other_orders(kind: Kind) -> None:
    assert found("Order #18842", kind) == []


def test_several_numbers_are_candidates() -> None:
    assert mentions("Order #18842\nYour order: KD-771") == [
        ("18842", "candidate"),
        ("KD-771", "candidate"),
    ]


def test_a_list_of_orders_is_about_none() -> None:
    assert mentions("Order number   Status\n#18842   Paid\n#18843   Paid") == [
        ("18842", "candidate")
    ]


def test_orders_of_others_are_aside() -> None:
    assert found("Related orders\nOrder #18842") == []


def test_title_of_a_shop_s_administration() -> None:
    wide = line("#FW2387", height=30.0)
    words = tuple(
        type(word)(word.text, type(word.box)(0, 0, 140, 30), word.confidence) for word in wide.words
    )
    title = type(wide)(wide.text, words, wide.starts, wide.channel)
    below = [line(text, 0, 40.0 + 28 * n) for n, text in enumerate(("Fulfilled", "Notes", "Home"))]
    made = source(page_of((title, *below)))
    assert [str(f.value) for f in shop_orders(made, Kind.ORDER_DETAILS, ())] == ["FW2387"]
    plain = source(drawn("#FW2387\nFulfilled\nNotes\nHome"))
    assert list(shop_orders(plain, Kind.ORDER_DETAILS, ())) == []


@pytest.mark.parametrize(
    "told",
    [
        "6 Oct - Order #FF2290 was placed by another customer",
        "Order #FF2288 was merged into it",
        "Fulfilled (3) #FF2291-F1",
    ],
)
def test_the_title_goes_before_what_a_sentence_tells(told: str) -> None:
    text = f"#FF2291\nFulfilled\nFulfilled (3) #FF2291-F1 · 8 October 2026\nTimeline\n{told}"
    assert mentions(text) == [("FF2291", "own")]


def test_a_sentence_tells_the_order_where_nothing_else_does() -> None:
    assert mentions("Your order #FF2290 was sent out today") == [("FF2290", "own")]


def test_an_order_in_a_cell_of_its_own_has_a_mark() -> None:
    assert mentions("Order   #FF2291\nTotal   £5.00", Kind.SALES_INVOICE) == [("FF2291", "own")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("#18842", "20113", True), ("SMO-7716", "SMO-7761", True), ("SMO-7716", "18842", False)],
)
def test_shape(one: str, other: str, alike: bool) -> None:
    assert (shape_of(one) == shape_of(other)) is alike


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Invoice No.   Tax point   Your order\nHV/2264   19 Feb 2026   Web 88135", "88135"),
        ("Numero   Data         Ordine\n212/W    30-06-2026   BW-7740 del 23-06-2026", "BW-7740"),
        ("Facture   Date   Votre commande\nF-17   05/10/2026   7741", "7741"),
        ("Auftragsnummer 268 104 773\nAuftragsdatum 17.02.2026", "268104773"),
    ],
)
def test_invoices_name_the_order_in_a_form(text: str, number: str) -> None:
    assert mentions(text, Kind.SALES_INVOICE) == [(number, "own")]


@pytest.mark.parametrize(
    "text",
    [
        "Your order 7741 was packed by Ann",
        "Ordine 7741",
        "Numero   Data         Ordine\n212/W    30-06-2026   23-06-2026",
        "Your order   Date\nthree books   19 Feb 2026",
    ],
)
def test_a_bare_word_on_an_invoice_is_not_enough(text: str) -> None:
    assert mentions(text, Kind.SALES_INVOICE) == []


def test_the_order_of_a_delivery_note() -> None:
    text = "Lieferschein-Nr.   LS-61882\nAuftrag   AB-40917\nVersandart   GLS"
    assert mentions(text, Kind.PACKING_SLIP) == [("AB-40917", "own")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nous avons bien reçu votre commande n° CMD-88213 du 14/03/2026.", "CMD-88213"),
        ("Wir haben Ihre Bestellung Nr. WEB-5190 erhalten.", "WEB-5190"),
        ("We received your order number 4410092231 today.", "4410092231"),
        ("Hemos recibido su pedido n.º 77120 hoy.", "77120"),
        ("Abbiamo ricevuto il tuo ordine n. 48213 oggi.", "48213"),
        ("Your order number is: 3419027756", "3419027756"),
        ("Deine Bestellnummer lautet: 3419027756", "3419027756"),
    ],
)
def test_a_sentence_names_the_order(text: str, number: str) -> None:
    assert {str(fact.value) for fact in found(text, Kind.ORDER_DETAILS)} == {number}


def test_a_sentence_without_a_number_names_none() -> None:
    assert found("We will ship your order now. Call 555 0100.", Kind.ORDER_DETAILS) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'ordine n. 14872 è stato effettuato il 9 Marzo 2026",
        "Die Bestellung Nr. 14872 wurde am 9. März 2026 aufgegeben",
        "La commande n° 14872 a été passée le 9 mars 2026",
        "El pedido n.º 14872 se realizó el 9 de marzo de 2026",
        "The order #14872 was placed on March 9, 2026",
    ],
)
def test_order_named_in_the_sentence_that_heads_an_account(text: str) -> None:
    assert mentions(f"{text}\nTotal: 124,20 €") == [("14872", "own")]


@pytest.mark.parametrize("label", ["Réf. de commande", "Référence commande", "Réf. cde"])
def test_reference_of_nine_letters(label: str) -> None:
    text = f"""
    Numéro de facture     Date de facturation     {label}     Date de commande
    #FA004518             03/04/2026              QZRKVBLTM            02/04/2026
    """
    assert mentions(text, Kind.SALES_INVOICE) == [("QZRKVBLTM", "own")]
