from __future__ import annotations

from dataclasses import replace

import pytest

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Text
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.plain import agree_plainly
from tests.factories import ORDER, day, document, fact, order_id, usd
from tests.stages.match.made import copy_of

N = FactName
UPS, DHL = Text("ups"), Text("dhl")


def test_most_documents_say() -> None:
    documents = [
        document("a.pdf", Kind.SHIPPING_LABEL, (N.CARRIER, DHL)),
        document("b.pdf", Kind.TRACKING_RECORD, (N.CARRIER, UPS)),
        document("c.pdf", Kind.ORDER_DETAILS, (N.CARRIER, Text("UPS"))),
    ]
    facts = [f for d in documents for f in d.facts]
    agreed = agree_plainly(N.CARRIER, facts, documents)
    assert agreed.value == UPS
    assert agreed.agreement == 2
    assert len(agreed.facts) == 3
    assert agreed.disputes == ()


def test_among_equals_the_first_says() -> None:
    documents = [
        document("a.pdf", Kind.SHIPPING_LABEL, (N.CARRIER, DHL)),
        document("b.pdf", Kind.TRACKING_RECORD, (N.CARRIER, UPS)),
    ]
    facts = [f for d in documents for f in d.facts]
    assert agree_plainly(N.CARRIER, facts, documents).value == DHL


def test_copies_are_one_witness() -> None:
    label = document("a.pdf", Kind.SHIPPING_LABEL, (N.CARRIER, DHL))
    documents = [document("b.pdf", Kind.TRACKING_RECORD, (N.CARRIER, UPS))]
    documents += [label, copy_of(label, "a-copy.pdf")]
    facts = [f for d in documents for f in d.facts]
    agreed = agree_plainly(N.CARRIER, facts, documents)
    assert agreed.value == UPS
    assert agreed.agreement == 1


def _label(file: str, sha256: str, order: str) -> Document:
    made = document(
        file,
        Kind.SHIPPING_LABEL,
        (N.CARRIER, DHL),
        (N.ORDER_ID, order_id(order)),
        (N.SHIP_DATE, day("2026-10-02")),
        (N.DECLARED_VALUE, usd("20.00")),
    )
    return replace(made, content=replace(made.content, sha256=sha256))


@pytest.mark.parametrize(
    ("other", "witnesses"), [(ORDER, 1), ("113-4627301-9284411", 2)], ids=["same", "other values"]
)
def test_second_screenshot_is_no_second_witness(other: str, witnesses: int) -> None:
    documents = [_label("a.png", "1", ORDER), _label("again.jpg", "2", other)]
    facts = [f for d in documents for f in d.named(N.CARRIER)]

    assert agree_plainly(N.CARRIER, facts, documents).agreement == witnesses


def test_claim_says() -> None:
    stated = fact(N.CARRIER, DHL, "claim.toml", channel=Channel.CLAIM_FILE)
    documents = [
        document("a.pdf", Kind.SHIPPING_LABEL, (N.CARRIER, UPS)),
        document("b.pdf", Kind.SHIPPING_LABEL, (N.CARRIER, UPS)),
    ]
    facts = [stated, *(f for d in documents for f in d.facts)]
    agreed = agree_plainly(N.CARRIER, facts, documents)
    assert agreed.value == DHL
    assert agreed.agreement == 0


def test_undecided_mentions_say_nothing() -> None:
    aside = fact(N.CARRIER, UPS, mention=Mention.CANDIDATE)
    documents = [document("a.pdf", Kind.SHIPPING_LABEL, aside)]
    agreed = agree_plainly(N.CARRIER, [aside], documents)
    assert agreed.value is None
    assert agreed.facts == (aside,)


def test_dates_of_purchases_are_not_those_of_the_order() -> None:
    documents = [
        document("a.pdf", Kind.PURCHASE_INVOICE, (N.ORDER_DATE, day("2026-01-01"))),
        document("b.pdf", Kind.FAPIAO, (N.ORDER_DATE, day("2026-01-01"))),
        document("c.pdf", Kind.ORDER_DETAILS, (N.ORDER_DATE, day("2026-03-04"))),
    ]
    facts = [f for d in documents for f in d.facts]
    assert agree_plainly(N.ORDER_DATE, facts, documents).value == day("2026-03-04")


def test_claimed_facts() -> None:
    assert claimed_facts(Claim()) == ()
    claim = Claim(
        file="claim.toml",
        order_id=" 113-4627301-9284417",
        tracking_numbers=("1z 5r8 939 03 5756 7127", "??"),
        carrier="UPS Ground",
        product="Flask",
    )
    found = claimed_facts(claim)
    assert [(f.name, str(f.value)) for f in found] == [
        (N.ORDER_ID, "113-4627301-9284417"),
        (N.TRACKING_NUMBER, "1Z5R89390357567127"),
        (N.TRACKING_NUMBER, "??"),
        (N.CARRIER, "ups"),
        (N.PRODUCT, "Flask"),
    ]
    assert {f.reading.channel for f in found} == {Channel.CLAIM_FILE}
    assert found[1].reading.raw == "1z 5r8 939 03 5756 7127"
