"""The day of delivery on proofs of delivery."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.journey.handed_over import handed_over, names_taker
from evidencecheck.stages.understand import understand
from tests.stages.making import content, source


@pytest.mark.parametrize(
    "text",
    [
        "Zustellung am   19.06.2026, 11:52 Uhr\nErstellt am 02.07.2026",
        "Zeitpunkt der Zustellung\n19.06.2026 13:05",
        "Die Sendung wurde am 19.06.2026 abgeliefert.",
        "Livré le   19/06/2026 à 10:47\nDocument édité le 11/07/2026",
        "Nous confirmons que le colis a été remis le 19 juin 2026 à 14:05.",
        "El envío ha sido entregado el 19/06/2026 a las 12:22\nEmitido el 09/07/2026",
        "Data e ora di consegna   19/06/2026 09:30",
        "Afgeleverd op   19-06-2026 om 15:48",
        "Signed on   19 June 2026",
        "签收时间   2026-06-19 11:36\n开具日期：2026-07-10",
        "配達完了日時   2026年6月19日 14時05分\n発行日 2026年7月2日",
    ],
)
def test_day_of_handing_over(text: str) -> None:
    told = {f.name: str(f.value) for f in handed_over(source(text))}
    assert told == {
        FactName.DELIVERY_DATE: "2026-06-19",
        FactName.LAST_SCAN_DATE: "2026-06-19",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Erstellt am 02.07.2026",
        "Voraussichtliche Zustellung am 19.06.2026",
        "Delivery expected by June 19, 2026",
        "Delivered 19 June 2026\nDelivered 21 June 2026",  # which of the two?
        "Delivery address\n19 June 2026",
    ],
)
def test_other_days(text: str) -> None:
    assert list(handed_over(source(text))) == []


POD = """
# Proof of delivery
Parcel number   15508196713707
Status   Delivered
Delivered on   29 May 2026
{taker}
Delivered to
Dr Imogen Thistlewood
Larch Cottage, 2 Mill Brae
Aberfeldy
PH15 2BT
"""


@pytest.mark.parametrize(
    ("taker", "named"),
    [("Received by   Safe place - porch", True), ("Signed by   I. Thistlewood", True), ("", False)],
)
def test_who_took_the_parcel_stands_apart_from_its_addressee(taker: str, named: bool) -> None:
    text = POD.format(taker=taker)
    assert names_taker(source(text)) is named
    document = understand(content(text))
    assert document.kind is Kind.PROOF_OF_DELIVERY
    recipients = [str(f.value) for f in document.facts if f.name is FactName.RECIPIENT]
    assert recipients == (["Dr Imogen Thistlewood"] if named else [])


@pytest.mark.parametrize(
    "title",
    [
        "Abliefernachweis", "Zustellbestätigung", "Justificatif de livraison", "Certificado de entrega",
        "Attestazione di consegna", "Afleverbewijs", "Certificate of delivery", "签收记录", "配達完了証明",
    ],
)  # fmt: skip
def test_titles_of_proofs(title: str) -> None:
    document = understand(content(f"GLS\n# {title}\nPaketnummer   740514866585\nPfotentreff"))
    assert document.kind is Kind.PROOF_OF_DELIVERY


def test_date_of_the_letter_is_not_that_of_the_delivery() -> None:
    text = """
UNITED STATES POSTAL SERVICE
June 9, 2026
Dear Roland Beasley:
The following is in response to your request for proof of delivery on your item with the tracking number:
9400111206206406260787.
Status:   Delivered, Front Door/Porch
Status Date / Time:   May 30, 2026, 1:25 pm
"""
    told = {f.name: str(f.value) for f in understand(content(text)).facts}
    assert told[FactName.LAST_SCAN_DATE] == "2026-05-30"


def test_title_tells_the_state_and_the_foot_tells_nothing() -> None:
    text = """
dpd
Ablieferbeleg
Paketscheinnummer   01505032884176
Zustelldatum   08.01.2027
Uhrzeit   10:51
Dieser Beleg wurde am 20.01.2027 elektronisch erzeugt.
"""
    told = {f.name: str(f.value) for f in understand(content(text)).facts}
    assert told[FactName.TRACKING_STATUS] == "delivered"
    assert told[FactName.LAST_SCAN_DATE] == "2027-01-08"
