"""The shipped policies, their form, and the choice among them."""

from __future__ import annotations

from importlib.resources import files

import pytest
from pydantic import ValidationError

from evidencecheck.model.case import Basis, Claim, PolicySource
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.errors import UsageError
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.policies import choose, known, load
from evidencecheck.policies.loader import TITLES, parse
from tests.factories import ORDER, document, fact, order_id

REQUIRED = ("order_details", "tracking_number", "value_proof", "photo_or_video", "tracking_record")
WHOLE = files("evidencecheck.policies").joinpath("generic-loss.toml").read_text("utf-8")


def _named_as(mention: Mention, scheme: str = "amazon-order") -> Document:
    said = fact(FactName.ORDER_ID, order_id(scheme=scheme), "order.pdf", mention=mention)
    return document("order.pdf", Kind.ORDER_DETAILS, said)


def test_two_policies_are_shipped() -> None:
    assert known() == ("amazon-order-lost", "generic-loss")


@pytest.mark.parametrize("name", known())
def test_each_policy_asks_for_what_the_claim_page_says(name: str) -> None:
    policy = load(name)

    assert policy.id == name
    assert policy.required == REQUIRED
    assert policy.optional == (
        "carrier_statement",
        "prior_carrier_claim",
        "third_party_certificate",
    )
    assert policy.pays_by is Basis.SALE
    assert Kind.PURCHASE_INVOICE in policy.value_proofs
    assert policy.title == TITLES[name]
    assert policy.source


def test_the_title_for_translators_is_that_of_the_file() -> None:
    for name, title in TITLES.items():
        text = files("evidencecheck.policies").joinpath(f"{name}.toml").read_text("utf-8")
        assert f'title = "{title.text()}"' in text


def test_an_unknown_policy_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"amazon-order-lots.*amazon-order-lost and generic-loss"):
        load("amazon-order-lots")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "generic-loss"', 'id = "Generic Loss"'),
        ('pays_by = "sale"', 'pays_by = "gift"'),
        ('"sales-invoice"', '"sales-voice"'),
        ('photo_severity = "warning"', 'photo_severity = "info"'),
        ("[source]", "colour = 1\n[source]"),
        ("required = [", "require = ["),
        ('photo_severity = "UPS, claim document requirements: photos for damage"', ""),
    ],
)
def test_a_policy_that_breaks_the_form_is_refused(old: str, new: str) -> None:
    assert old in WHOLE
    with pytest.raises(ValidationError):
        parse(WHOLE.replace(old, new))


def test_the_claim_file_decides() -> None:
    policy, source, _ = choose(Claim(policy="generic-loss", order_id=ORDER), ())

    assert (policy.id, source) == ("generic-loss", PolicySource.CLAIM_FILE)


def test_the_command_line_overrules_the_claim_file() -> None:
    policy, _, reason = choose(Claim(policy="generic-loss"), (), "amazon-order-lost")

    assert policy.id == "amazon-order-lost"
    assert "named for this run" in reason.text()


def test_an_unknown_override_is_an_error_of_usage() -> None:
    with pytest.raises(UsageError):
        choose(Claim(), (), "no-such-policy")


@pytest.mark.parametrize(
    ("claim", "documents"),
    [
        (Claim(order_id=ORDER), ()),
        (Claim(policy="no-longer-known", order_id=f" {ORDER} "), ()),
        (Claim(), (_named_as(Mention.OWN),)),
    ],
)
def test_an_amazon_order_suggests_the_policy(claim: Claim, documents: tuple[Document, ...]) -> None:
    policy, source, reason = choose(claim, documents)

    assert (policy.id, source) == ("amazon-order-lost", PolicySource.INFERRED)
    assert ORDER in reason.text()


@pytest.mark.parametrize(
    ("claim", "documents"),
    [
        (Claim(), ()),
        (Claim(order_id="1001"), ()),
        (Claim(), (_named_as(Mention.ASIDE),)),
        (Claim(), (_named_as(Mention.CANDIDATE),)),
        (Claim(), (_named_as(Mention.OWN, "ebay-order"),)),
    ],
)
def test_otherwise_the_general_policy(claim: Claim, documents: tuple[Document, ...]) -> None:
    policy, source, reason = choose(claim, documents)

    assert (policy.id, source) == ("generic-loss", PolicySource.DEFAULT)
    assert reason.text()
