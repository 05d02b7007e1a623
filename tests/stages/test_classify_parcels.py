"""Pages about a parcel that could pass for another kind."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.source import source_of
from tests.stages.making import content, drawn

TRACKING_OF_SHOP = """
Lieferung durch Amazon
Trackingnummer: DE3098274416
Bestellnummer: 303-5674159-1545289
Samstag, 11. Juli 2026
04:51   Paket ist in einem Verteilzentrum eingetroffen.
Freitag, 10. Juli 2026
20:30   Paket hat das Verteilzentrum verlassen.
15:12   Paket wurde vom Transportunternehmen übernommen.
Lieferadresse
Wolfhard Säuberlich
Bestelldetails ansehen
"""
ORDER_WITH_STEPS = """
Bestelldetails
Bestellnummer 303-5674159-1545289
Bestellt am 9. Juli 2026
Versandt 10. Juli   Zugestellt 11. Juli
Lieferadresse
Wolfhard Säuberlich
Leselampe   34,90 €
Gesamtsumme   34,90 €
"""

LABEL_OF_MANY_LINES = """
EVRi   ParcelShop Drop Off
DEPOT 41   RND 218   SEQ 0
Deliver to:                     Service
Mrs Bethan Scrivenor            Standard 48
5 Quarrybank Rise               Non-signature
Tideswell                       Weight
Buxton                          1-2 kg
SK17 8LN                        Date
                                09/11/2026
H0480158 5087 1730
Sender:                         Client ref: 70558-A
Thimble Row Fabrics             If undelivered return to sender
2 Cattle Market St, Fakenham    Track at evri.com
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TRACKING_OF_SHOP, Kind.TRACKING_RECORD),
        (LABEL_OF_MANY_LINES, Kind.SHIPPING_LABEL),
        (
            "Hermes\nVon:\nKerzenhaus Lüdtke\nTorgasse 9\n17489 Greifswald\n\nAn:\nSwantje Oldehus\n"
            "Deichstraße 31\n26427 Esens\n\nSendungsnr.: 1234 5678 9012 31",
            Kind.SHIPPING_LABEL,
        ),
        (
            "UNITED STATES POSTAL SERVICE\nJune 9, 2026\nDear Roland Beasley:\nThe following is in response to"
            " your request for proof of delivery on your item with the tracking number:\n"
            "9400111206206406260787.\nStatus:   Delivered, Front Door/Porch\nThank you for selecting us",
            Kind.PROOF_OF_DELIVERY,
        ),
        (ORDER_WITH_STEPS, Kind.ORDER_DETAILS),
        (
            "UniUni\nTracking Number   UUSC061840277315\nWaiting for the parcel\n"
            "Order information received.\n2026-09-22 19:40:15",
            Kind.TRACKING_RECORD,
        ),
        (
            "FedEx\nDear Customer,\n"
            "The following is the proof-of-delivery for tracking number 957526217476\n"
            "Status: Delivered\nSigned for by: M.OKONKWO\nThank you for choosing FedEx",
            Kind.PROOF_OF_DELIVERY,
        ),
        (
            "Purolator\nProof of Delivery / Preuve de livraison\n"
            "This is to certify that the shipment below was delivered.\nPurolator PIN   331846209577\n"
            "Shipped on   2026-08-06\nDelivered on   2026-08-11 at 10:57\nReceived by   S WHITFORD",
            Kind.PROOF_OF_DELIVERY,
        ),
        (
            "PayPal\nDettagli della transazione\nPagamento ricevuto da Ottavio Bressanin\n"
            "ID transazione: 6KT40817FL329553R\nImporto lordo   94,80 EUR\nTariffa PayPal   -3,57 EUR",
            Kind.PAYMENT_PROOF,
        ),
    ],
)
def test_pages_between_two_kinds(text: str, kind: Kind) -> None:
    held = content(drawn(text), media_type="application/pdf")
    assert classify(source_of(held)).kind is kind
