"""The shipped policies, their form, a user's own, and the choice among them."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from evidencecheck.model.case import Basis, Claim, Milestone, PolicySource, Scope
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.errors import UsageError
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.values import Identifier
from evidencecheck.policies import choose, known, load, schema
from evidencecheck.policies.loader import parse
from evidencecheck.policies.texts import TEXTS, said
from evidencecheck.rules.requirements import REQUIREMENTS
from tests.factories import ORDER, document, fact, order_id

REQUIRED = ("order_details", "tracking_number", "value_proof", "photo_or_video", "tracking_record")
IDS = (
    "amazon-atoz-injury",
    "amazon-fba-inbound-lost",
    "amazon-fba-warehouse-lost",
    "amazon-order-lost",
    "amazon-safe-t",
    "carrier-4px",
    "carrier-china-post",
    "carrier-dhl-express",
    "carrier-evri",
    "carrier-fedex",
    "carrier-royal-mail",
    "carrier-sf",
    "carrier-ups",
    "carrier-usps",
    "generic-loss",
)


def _text(name: str) -> str:
    return files("evidencecheck.policies").joinpath(f"{name}.toml").read_text("utf-8")


WHOLE = _text("generic-loss")
INJURY = _text("amazon-atoz-injury")


def _named_as(mention: Mention, scheme: str = "amazon-order") -> Document:
    told = fact(FactName.ORDER_ID, order_id(scheme=scheme), "order.pdf", mention=mention)
    return document("order.pdf", Kind.ORDER_DETAILS, told)


def test_the_policies_of_the_claim_page_are_shipped() -> None:
    assert known() == IDS


@pytest.mark.parametrize("name", IDS)
def test_each_policy_is_whole(name: str) -> None:
    policy = load(name)

    assert policy.id == name
    assert policy.value_proofs
    assert policy.source
    assert policy.title in TEXTS
    assert policy.decided_by in TEXTS
    assert all(t.above in TEXTS and t.upto in {None, *TEXTS} for t in policy.thresholds)
    assert {*policy.required, *policy.optional} <= REQUIREMENTS


@pytest.mark.parametrize("name", IDS)
def test_each_number_names_its_source(name: str) -> None:
    policy = load(name)
    stated = [*policy.windows, *policy.thresholds, *policy.uploads, *policy.freshness]

    assert all(each.source for each in (*stated, *policy.paid_otherwise))
    assert policy.coverage is None or policy.coverage.source


@pytest.mark.parametrize("name", ["generic-loss", "amazon-order-lost"])
def test_a_lost_parcel_asks_for_what_the_claim_page_says(name: str) -> None:
    policy = load(name)

    assert policy.required == REQUIRED
    assert policy.optional == (
        "carrier_statement",
        "prior_carrier_claim",
        "third_party_certificate",
    )
    assert policy.pays_by is Basis.SALE
    assert policy.contact_hours == 24
    assert Kind.ORDER_DETAILS not in policy.value_proofs


def test_the_injury_policy_is_that_of_september_2021() -> None:
    policy = load("amazon-atoz-injury")
    (threshold,) = policy.thresholds

    assert policy.scope == Scope(("US",), date(2021, 9, 1), None)
    assert str(threshold.amount) == "USD 1000"
    assert "no recourse" in (threshold.upto or threshold.above).text()
    assert policy.coverage
    assert str(policy.coverage.occurrence) == str(policy.coverage.aggregate) == "USD 1000000"


@pytest.mark.parametrize(
    ("on", "days"), [(date(2026, 2, 15), 60), (date(2026, 2, 16), 30), (date(2026, 11, 20), 30)]
)
def test_safe_t_knows_its_versions(on: date, days: int) -> None:
    held = [w for w in load("amazon-safe-t").windows if w.scope.holds(on, "US")]

    assert [(w.counted_from, w.closes) for w in held] == [(Milestone.LAST_SCAN, days)]


@pytest.mark.parametrize(
    ("on", "marketplace", "basis"),
    [
        (date(2025, 3, 30), "US", Basis.SALE),
        (date(2025, 3, 31), "US", Basis.COST),
        (date(2025, 3, 11), "JP", Basis.COST),
        (date(2025, 3, 10), "JP", Basis.SALE),
        (date(2025, 3, 10), None, Basis.COST),
    ],
)
def test_fba_pays_by_cost_since_march_2025(on: date, marketplace: str | None, basis: Basis) -> None:
    assert load("amazon-fba-inbound-lost").basis(on, marketplace) is basis


def test_an_unknown_policy_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"amazon-order-lots.*amazon-order-lost.*generic-loss"):
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
        ("contact_hours = 24", "contact_hours = 0"),
    ],
)
def test_a_policy_that_breaks_the_form_is_refused(old: str, new: str) -> None:
    assert old in WHOLE
    with pytest.raises(ValidationError):
        parse(WHOLE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('amount = "USD 1000"', 'amount = "1000"'),
        ("closes = 7", "severity_ = 7"),
        ("closes = 7", "closes = 7\ncloses_months = 1"),
        ("closes = 7", "closes = -1"),
        ("since = 2021-09-01", "since = 2021-09-01\nuntil = 2020-01-01"),
        ("max_bytes = 10000000", 'max_bytes = "10 MB"'),
        ('marketplaces = ["US"]', 'marketplaces = ["usa"]'),
        ('scope = "about', 'scop = "about'),
    ],
)
def test_a_provision_that_breaks_the_form_is_refused(old: str, new: str) -> None:
    assert old in INJURY
    with pytest.raises(ValidationError):
        parse(INJURY.replace(old, new))


@pytest.mark.parametrize("name", IDS)
def test_the_published_schema_takes_the_shipped_policies(name: str) -> None:
    data = {k: _plain(v) for k, v in tomllib.loads(_text(name)).items()}

    jsonschema.Draft202012Validator(schema()).validate(data)


def test_the_published_schema_refuses_an_unknown_key() -> None:
    data = {k: _plain(v) for k, v in tomllib.loads(WHOLE).items()}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate({**data, "colour": 1})


def _plain(value: object) -> object:
    """As JSON has it: dates as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _own(folder: Path, name: str = "house-rules", text: str = WHOLE) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text.replace('id = "generic-loss"', 'id = "house-rules"'), "utf-8")
    return folder


def test_a_users_own_policy_is_known_beside_the_shipped_ones(tmp_path: Path) -> None:
    folder = _own(tmp_path)

    assert known(folder) == tuple(sorted([*IDS, "house-rules"]))
    assert load("house-rules", folder).required == REQUIRED
    assert choose(Claim(policy="house-rules"), (), folder=folder)[0].id == "house-rules"


def test_a_users_own_policy_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "generic-loss.toml").write_text(WHOLE.replace("24", "48"), "utf-8")

    assert load("generic-loss", tmp_path).contact_hours == 48
    assert load("generic-loss").contact_hours == 24


def test_a_title_of_ones_own_may_hold_braces(tmp_path: Path) -> None:
    text = WHOLE.replace("Loss of a shipment in general", "Loss {of} a shipment")

    assert load("house-rules", _own(tmp_path, text=text)).title.text() == "Loss {of} a shipment"
    assert said("Amazon") in TEXTS


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WHOLE.replace('pays_by = "sale"', 'pays_by = "gift"'), r"house-rules\.toml.*pays_by"),
        (WHOLE.replace("[source]", "[[source]"), r"house-rules\.toml is not valid"),
        (WHOLE.replace("contact_hours = 24", "contact_hours = -1\nbad = 1"), r"and 1 more"),
    ],
)
def test_a_mistake_in_a_users_policy_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        load("house-rules", _own(tmp_path, text=text))


def test_a_policy_file_is_called_by_its_id(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"must be called house-rules\.toml"):
        load("mine", _own(tmp_path, "mine"))


def test_a_folder_that_is_not_there_is_an_error_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be listed"):
        known(tmp_path / "nowhere")


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


def _of_shipment(kind: Kind) -> Document:
    shipment = Identifier("FBA15DJ9S3J5", "fba-shipment")
    return document(f"{kind}.pdf", kind, (FactName.SHIPMENT_ID, shipment))


CERTIFICATE = document("coi.pdf", Kind.INSURANCE_CERTIFICATE, text="PERSONAL & ADV INJURY")


@pytest.mark.parametrize(
    ("claim", "documents", "policy"),
    [
        (Claim(shipment_id="FBA15DJ9S3J5"), (), "amazon-fba-inbound-lost"),
        (
            Claim(),
            (CERTIFICATE, document("mail.pdf", Kind.CORRESPONDENCE, text="the injury of a child")),
            "amazon-atoz-injury",
        ),
        (Claim(), (CERTIFICATE,), "amazon-atoz-injury"),
        (
            Claim(),
            (_of_shipment(Kind.BILL_OF_LADING), _of_shipment(Kind.SHIPPING_LABEL)),
            "amazon-fba-inbound-lost",
        ),
    ],
)
def test_other_clear_signs(claim: Claim, documents: tuple[Document, ...], policy: str) -> None:
    chosen, source, reason = choose(claim, documents)

    assert (chosen.id, source) == (policy, PolicySource.INFERRED)
    assert reason.text()


@pytest.mark.parametrize(
    ("claim", "documents"),
    [
        (Claim(), ()),
        (Claim(), (CERTIFICATE, document("t.pdf", Kind.TRACKING_RECORD))),
        (Claim(), (_of_shipment(Kind.SHIPPING_LABEL), _of_shipment(Kind.SHIPPING_LABEL))),
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
