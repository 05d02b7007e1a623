"""What ends an address on the page of a parcel, and what a form prints among its lines."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.address_ends import heads_history
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import line, source

HEADINGS = [
    "Shipment history", "Parcel journey", "Travel History", "Tracking details", "Delivery updates",
    "Sendungsverlauf", "Paketverlauf", "Lieferstatus", "Historique du colis", "Suivi de votre colis",
    "Étapes de livraison", "Historial del envío", "Seguimiento del envío", "Estado del envío",
    "Cronologia della spedizione", "Stato spedizione", "Verzendgeschiedenis", "物流轨迹", "物流信息",
    "配送履歴", "お荷物の状況",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_heading_of_a_history_ends_the_address(heading: str) -> None:
    text = f"Royal Mail\nDeliver to: EX4 6QD Exeter\n{heading}\n05/09/2026 12:20   We've got it"
    told = {f.name: str(f.value) for f in party_facts(source(text), Kind.TRACKING_RECORD)}
    assert told[FactName.SHIP_TO] == "EX4 6QD Exeter"


@pytest.mark.parametrize(
    "text",
    [
        "5 Track Road",
        "Delivery House",
        "Status Quo Ltd",
        "Journey Lane 5",
        "Events Ltd",
        "History Museum",
        "Exeter",
    ],
)
def test_lines_of_an_address(text: str) -> None:
    assert not heads_history(line(text))


def test_captions_of_a_form_are_no_address() -> None:
    text = """
收件人 To
Ayaka Morishige
公司 Company
地址 Address 2-15-8 Kamiikebukuro Coop 302
Toshima-ku, Tokyo
JAPAN Postal Code170-0012 Phone 080-5550-6213
"""
    told = {f.name: str(f.value) for f in party_facts(source(text), Kind.SHIPPING_LABEL)}
    assert told[FactName.SHIP_TO] == (
        "Ayaka Morishige, 2-15-8 Kamiikebukuro Coop 302, Toshima-ku, Tokyo, JAPAN Postal Code170-0012"
    )
    assert told[FactName.DESTINATION] == "1700012, JP"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2-15-8 Kamiikebukuro\nToshima-ku, Tokyo\nJAPAN Postal Code 170-0012", "1700012, JP"),
        ("12 rue Haute\nLYON\nFRANCE 69003", "LYON, 69003, FR"),
        ("Musterweg 3\nPLZ: 24103 Kiel", "Kiel, 24103"),
        ("88 Hill St\nBOULDER, CO, US, 80301", "BOULDER, CO 80301, US"),
    ],
)
def test_postcode_behind_country_or_words(text: str, place: str) -> None:
    assert str(place_of(text)) == place
