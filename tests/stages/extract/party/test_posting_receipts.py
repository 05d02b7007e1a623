"""Certificates of posting: the counter's address is nobody's destination."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName as N
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.posting_receipts import is_posting_receipt, posted_to
from tests.stages.making import source

DHL = """
Deutsche Post DHL
Filiale 544 / Lotto Bauer
Tegernseer Landstr. 88
81539 München
EINLIEFERUNGSBELEG
09.10.2026
Sendungsnr.: 00340434920437901179
Empfänger-PLZ: 99084
"""


def told(text: str) -> dict[N, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), Kind.SHIPPING_LABEL)}


def test_only_the_postcode_is_the_addressees() -> None:
    assert told(DHL) == {N.DESTINATION: "99084"}


@pytest.mark.parametrize(
    ("title", "name", "street", "town"),
    [
        ("Abgabebeleg", "Kiosk Yildiz", "Hauptstr. 12", "50667 Köln"),
        ("Royal Mail Certificate of Posting", "Horfield", "Gloucester Road 300", "Bristol BS7 8PD"),
        ("PREUVE DE DÉPÔT", "Tabac Le Balto", "14 rue des Martyrs", "75009 Paris"),
        ("Reçu de dépôt Mondial Relay", "SARL PRESSE", "14 rue des Martyrs", "75009 Paris"),
        ("Correos Resguardo de admisión", "Sucursal Sierpes", "Calle Sierpes 4", "41004 Sevilla"),
        ("RICEVUTA DI ACCETTAZIONE", "Edicola Marmorata", "Via Marmorata 4", "00153 Roma"),
        ("Verzendbewijs", "Bruna Centrum", "Kalverstraat 12", "1012 NX Amsterdam"),
        ("Talão de aceitação", "Papelaria Cedofeita", "Rua de Cedofeita 300", "4050-174 Porto"),
    ],
)
def test_the_shop_where_it_was_handed_in_receives_nothing(
    title: str, name: str, street: str, town: str
) -> None:
    assert told(f"{name}\n{street}\n{town}\n{title}") == {}
    assert told(f"{title}\n{name}\n{street}\n{town}") == {}
    # The same block on a label is its addressee's.
    assert N.DESTINATION in told(f"{name}\n{street}\n{town}")


@pytest.mark.parametrize(
    "text",
    [
        "SPRINGFIELD\n411 E MONROE ST\nSPRINGFIELD, IL 62701-9998\nGround Advantage",
        "Filiale 544 / Lotto Bauer\nTegernseer Landstr. 88\n81539 München",
        "Hermes PaketShop Yildiz\nHauptstr. 12\n50667 Köln",
    ],
)
def test_counters_without_a_title(text: str) -> None:
    assert told(text) == {}


def test_a_labelled_addressee_counts_on_a_receipt_too() -> None:
    found = told(f"{DHL}\nEmpfänger:\nDr. Annegret Pöschl\nBrühler Str. 41\n99084 Erfurt")
    assert found[N.RECIPIENT] == "Dr. Annegret Pöschl"
    assert found[N.DESTINATION] == "Erfurt, 99084"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Deutsche Post DHL Einlieferungsbeleg", True),
        ("国际挂号函件收据", True),
        ("收寄回执", True),
        ("请向柜台索取收寄回执", False),
        ("Please ask for a certificate of posting", False),
        ("Bitte Einlieferungsbeleg aufbewahren", False),
        ("Proof of delivery", False),
        ("Lieferschein", False),
        ("Einlieferungsbeleg bis zur Zustellung der Sendung bitte gut aufbewahren", False),
    ],
)
def test_titles(text: str, is_one: bool) -> None:
    assert is_posting_receipt(source(text).layouts[0]) is is_one


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Destination postcode: CH49 6LP", "CH496LP"),
        ("Destination ZIP Code: 98402-1234", "98402"),
        ("Code postal destinataire : 75009", "75009"),
        ("CP destino 28017", "28017"),
        ("CAP destinatario 20121", "20121"),
        ("Postcode ontvanger: 1012 NX", "1012NX"),
        ("Código postal de destino: 4050-174", "4050174"),
        ("寄达地邮编：510000", "510000"),
    ],
)
def test_postcode_of_the_addressee(text: str, place: str) -> None:
    assert [str(fact.value) for fact in posted_to(source(text))] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "PLZ: 81539",
        "Empfänger-PLZ: siehe Etikett",
        "Absender-PLZ: 81539",
        "Empfänger-PLZ: 99084\nEmpfänger-PLZ: 80331",
        "Delivery postcode 28017 is served on Mondays",
    ],
)
def test_no_postcode_of_the_addressee(text: str) -> None:
    assert list(posted_to(source(text))) == []
