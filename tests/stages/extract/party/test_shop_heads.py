"""The shop's name in sentences and heads; greetings, markets and buyers are no shops."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Word
from evidencecheck.stages.extract.party.shop_heads import shop_head
from tests.stages.making import drawn, page_of, source


def wide(line: Line, factor: float) -> Line:
    """The line in a print that is `factor` times as wide."""
    words = tuple(
        Word(
            w.text,
            Box(w.box.x0 * factor, w.box.y0, w.box.x1 * factor, w.box.y1),
            w.confidence,
        )
        for w in line.words
    )
    return Line(line.text, words, line.starts, line.channel)


def shops(text: str, kind: Kind = Kind.ORDER_DETAILS, factor: float = 1.0) -> list[str]:
    first, *rest = drawn(text).lines
    made = source(page_of((wide(first, factor), *rest)))
    return [str(fact.value) for fact in shop_head(made, kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Walmart\nSold and shipped by Brightgable Supply LLC", "Brightgable Supply LLC"),
        ("Vendu et expédié par Lumisud SARL", "Lumisud SARL"),
        ("Vendido y enviado por Electromenaje Duero S.L.", "Electromenaje Duero S.L."),
        ("Venduto e spedito da Casa Boldrini", "Casa Boldrini"),
        ("Verkauft durch Nadelwerk Manufaktur", "Nadelwerk Manufaktur"),
    ],
)
def test_who_sells(text: str, name: str) -> None:
    assert shops(text) == [name]


def test_two_sellers_are_none() -> None:
    assert shops("Sold by Acme Shop\nSold by Beta Shop") == []


def test_head_of_an_order_s_page() -> None:
    text = "Maison Grandvallet\nCommande nº MG-10946\nMerci Solveig !\nAdresse de livraison"
    assert shops(text, factor=1.6) == ["Maison Grandvallet"]
    assert shops(text) == []


@pytest.mark.parametrize(
    "foot",
    [
        "© Oaken Spool 2026. Built with care.",
        "Thank you for shopping with Oaken Spool",
        "hello@oakenspool.example",
        "www.oakenspool.example",
    ],
)
def test_head_that_is_repeated(foot: str) -> None:
    text = f"Home and news\nOaken Spool\nOrder #18842\nProduct and price of all\n{foot}"
    first, second, *rest = drawn(text).lines
    made = source(page_of((first, wide(second, 1.3), *rest)))
    assert [str(f.value) for f in shop_head(made, Kind.ORDER_DETAILS)] == ["Oaken Spool"]


@pytest.mark.parametrize(
    "head",
    [
        "Order details",
        "Thank you, Rosalind!",
        "amazon",
        "Walmart",
        "Merci Solveig",
        "Danke",
        "12345",
    ],
)
def test_no_shop(head: str) -> None:
    assert shops(f"{head}\nOrder #18842\nAnother line of text\nA third one", factor=1.8) == []


def test_till_receipt() -> None:
    assert shops("Pettigrew's Kitchen Shop\n11 Butter Cross\nTOTAL 84.95", Kind.RECEIPT) == [
        "Pettigrew's Kitchen Shop"
    ]
    assert shops("tan chay yee\nMaplewick Candle Co.\nTOTAL 84.95", Kind.RECEIPT) == [
        "Maplewick Candle Co."
    ]
    assert shops("RECEIPT\nTOTAL 84.95", Kind.RECEIPT) == []


def test_other_papers_have_labels() -> None:
    assert shops("Maison Grandvallet\nRechnung", Kind.TRACKING_RECORD, 1.8) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sold and shipped by Bramblewick Home LLC | Pro Seller", "Bramblewick Home LLC"),
        ("Verkauf durch Nordlicht Sport GmbH · Geprüfter Händler", "Nordlicht Sport GmbH"),
        ("Vendu par Atelier Brume ★ 4,8", "Atelier Brume"),
    ],
)
def test_what_a_market_says_of_a_shop_is_not_its_name(text: str, name: str) -> None:
    assert shops(f"Your order page of the market\n{text}") == [name]


def test_the_menu_is_no_shop() -> None:
    assert shops("Your order page of the market\nSold by Home | Help") == []
