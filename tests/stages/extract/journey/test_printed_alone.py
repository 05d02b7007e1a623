"""Numbers in a line of their own: under a barcode, on a label without a word for them."""

from __future__ import annotations

import pytest

from evidencecheck.model.fact import Fact, Mention
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from evidencecheck.stages.extract.source import source_of
from tests.stages.making import barcode, content, drawn, source

COLISSIMO = """
Colissimo
DESTINATAIRE
MME SOLENE GUIVARCH
29900 CONCARNEAU
{label}




6A 27503 71391 6
Suivez votre colis sur www.laposte.fr/suivi ou 3631 (service gratuit + prix d'un appel)
857 785 892 €
"""


def decided(facts: list[Fact]) -> list[str]:
    return [str(f.value) for f in facts if f.decided]


def numbers(text: str) -> list[str]:
    return decided(list(tracking_numbers(source(text))))


@pytest.mark.parametrize("label", ["N° de colis", "Numéro de colis :", ""])
def test_number_under_its_barcode(label: str) -> None:
    assert numbers(COLISSIMO.format(label=label)) == ["6A27503713916"]


def test_lettered_number_that_a_barcode_repeats() -> None:
    page = drawn("La Poste\n6A 27503 71391 6", barcodes=[barcode("6A27503713916")])
    assert decided(list(tracking_numbers(source_of(content(page))))) == ["6A27503713916"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("EVRi\nDeliver to:\nH0480158 5087 1730", ["H048015850871730"]),
        ("Hermes\nT00AB12345678901", ["T00AB12345678901"]),
        ("InPost Paczkomat\n6209 9965 0011 2233 4455 6677", ["620999650011223344556677"]),
        ("H0480158 5087 1730", []),  # nobody's
        ("DPD\nH0480158 5087 1730", []),  # of another carrier
        ("Evri\nH048015850871730\nH048015850871731", []),  # a list
        ("Evri\nHOUSEKEEPINGROOM", []),
        ("Evri\nCollected by H0480158 5087 1730 today", []),
    ],
)
def test_line_of_the_form_of_the_one_carrier(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_what_stands_far_below_a_label_with_a_text_between_is_not_its_number() -> None:
    assert numbers("GLS\nPaketnummer\n\n\nBitte beachten\n\n740514866585") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DPD · 01445029338120", ["01445029338120"]),
        ("DPD 01445029338120 Kunde", []),
        ("Parcel number   15508196713707\nConsignment   771 408 226\nDPD", ["15508196713707"]),
        ("Consignment   771 408 226\nRhenus", ["771408226"]),
    ],
)
def test_number_of_the_parcel_before_that_of_the_consignment(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_number_of_the_consignment_beside_is_a_candidate() -> None:
    facts = list(
        tracking_numbers(source("DPD\nParcel number   15508196713707\nConsignment   771 408 226"))
    )
    assert [f.mention for f in facts] == [Mention.OWN, Mention.CANDIDATE]
