"""Billing and shipping address under headings that elsewhere name amounts."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.party.address_pair import address_pair
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import source

SHOP = """
# Order #28417 details
General                  Billing ✎                    Shipping ✎
Date created:            Niamh Gallagher              Declan Prendergast
2026-07-14               3 Wolfe Tone Row             Unit 2, Ballybane Enterprise Ctr
Status:                  Westport                     Galway
Completed                Co. Mayo                     H91 T8RC
                         F28 YK61

                         Email address:
                         niamh@post.example
"""
GERMAN = """
Rechnung                      Versand
Jonas Ahrendt                 Petra Lindow
Kastanienweg 3                Am Bahnhof 12
99084 Erfurt                  07743 Jena
"""
SPANISH = """
Facturación                   Envío
Nuria Belmonte                Taller Ruiz
Calle Mayor 27                Av. del Puerto 9
46001 Valencia                08039 Barcelona
"""


@pytest.mark.parametrize(
    ("text", "buyer", "recipient", "destination"),
    [
        (SHOP, "Niamh Gallagher", "Declan Prendergast", "Galway, H91T8RC, IE"),
        (GERMAN, "Jonas Ahrendt", "Petra Lindow", "Jena, 07743"),
        (SPANISH, "Nuria Belmonte", "Taller Ruiz", "Barcelona, 08039"),
    ],
)
def test_two_addresses_side_by_side(
    text: str, buyer: str, recipient: str, destination: str
) -> None:
    told = {fact.name.value: str(fact.value) for fact in address_pair(source(text))}
    assert (told["buyer"], told["recipient"]) == (buyer, recipient)
    assert told["destination"] == destination
    assert told["ship_to"].startswith(recipient)
    facts = {f.name.value: str(f.value) for f in party_facts(source(text), Kind.ORDER_DETAILS)}
    assert facts["buyer"] == buyer


@pytest.mark.parametrize(
    "text",
    [
        "Subtotal   $48.00\nShipping   $5.00\nTotal   $53.00",
        "Billing   Shipping\nPaid   $5.00\nVisa   Free",
        "Shipping\nDeclan Prendergast\nAm Bahnhof 12\n07743 Jena",
        "Billing                  Shipping\n$48.00                   $5.00",
    ],
)
def test_amounts_and_lone_headings_are_no_pair(text: str) -> None:
    assert not list(address_pair(source(text)))
