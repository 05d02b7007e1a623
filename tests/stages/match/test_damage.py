"""Whether goods arrived broken, as people write it."""

from __future__ import annotations

import pytest

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Kind
from evidencecheck.stages.match.damage import damage_told
from tests.factories import document

TOLD = (
    "the moon jar arrived yesterday, rim and side are smashed",
    "My order was delivered today and the mirror is shattered",
    "Claim type: Damage (contents broken on delivery)",
    "Damage claim – tracking 1Z1KW1MR0387868565",
    "INSPECTION REPORT - DAMAGE",
    "Die Lampe kam heute an, leider völlig zerbrochen.",
    "Die Vase ist beschädigt angekommen.",
    "Schadensanzeige zur Sendung 00340434",
    "Le colis est bien arrivé mais le miroir est cassé.",
    "El jarrón llegó ayer completamente roto.",
    "Il vaso è arrivato rotto.",
    "客户收到货后发现花瓶已经破损",
    "开箱时杯子碎了两个",
    "索赔类型：破损",
    "本日届いた花瓶が割れていました",
)
UNTOLD = (
    "Report a lost or damaged parcel",
    "If your parcel arrives broken, tell us within 14 days.",
    "We do not answer for damage or loss in transit.",
    "The parcel never arrived. I wonder whether it was damaged in transit.",
    "Falls die Ware beschädigt angekommen ist, melden Sie sich.",
    "Si le colis est arrivé endommagé, contactez-nous.",
    "如收到货物时发现破损，请拒收",
    "包裹未妥投，丢失或破损请联系客服",
    "It was delivered to a neighbour, the customer says.",
)


@pytest.mark.parametrize("text", TOLD)
def test_told(text: str) -> None:
    mail = document("mail.eml", Kind.CORRESPONDENCE, text=text)
    assert damage_told(Claim(), [mail]) == "mail.eml"


@pytest.mark.parametrize("text", UNTOLD)
def test_not_told(text: str) -> None:
    assert damage_told(Claim(), [document("mail.eml", Kind.CORRESPONDENCE, text=text)]) is None


def test_conditions_on_an_invoice_tell_nothing() -> None:
    invoice = document(
        "invoice.pdf", Kind.SALES_INVOICE, text="Goods that arrived broken: Damage claim"
    )
    assert damage_told(Claim(), [invoice]) is None


def test_who_says_that_nothing_came_claims_a_loss() -> None:
    lost = document("a.eml", Kind.CORRESPONDENCE, text="I have not received the parcel.")
    broken = document("b.eml", Kind.CORRESPONDENCE, text="The jar arrived broken.")
    assert damage_told(Claim(), [lost, broken]) is None


@pytest.mark.parametrize(
    "product", ["Mug, damaged in transit", "花瓶（运输破损）", "Vase, beschädigt"]
)
def test_the_claim_file_says_so(product: str) -> None:
    assert damage_told(Claim(file="claim.toml", product=product), []) == "claim.toml"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("damage 1 mug.jpg", True),
        ("photos/破损1.jpg", True),
        ("mug.jpg", False),
        ("undamaged.jpg", False),
    ],
)
def test_the_name_of_a_photo(file: str, told: bool) -> None:
    photo = document(file, Kind.PHOTO, text="")
    assert damage_told(Claim(), [photo]) == (file if told else None)
