"""The claim file: what is accepted, and what is said about the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.case import Claim, ClaimProblem, Waiver
from evidencecheck.model.values import Money
from evidencecheck.stages.claim_file import MOST_BYTES, load_claim, parse_amount, parse_claim

POLICIES = ("amazon-order-lost", "generic-loss")

WHOLE = """\
policy = "amazon-order-lost"
marketplace = "us"
order_id = "113-4627301-9284417"
shipment_id = "FBA17K3M9QZ2"
tracking_numbers = ["1Z5R89390357567127", "YT2229521272164446"]
carrier = " UPS "
amount = "USD 128.40"
quantity = 2
product = "Stainless vacuum flask 1 L, black"
recipient = "Maria Lindqvist"
claimant = "深圳云山贸易有限公司"
incident_on = 2026-10-02
filed_on = "2026-10-20"

[[waive]]
code = "TIM006"
file = "./invoice.pdf"
reason = "dates are day/month"
"""


def _parse(text: str) -> Claim:
    return parse_claim(text.encode(), POLICIES)


def _only_problem(text: str) -> ClaimProblem:
    (problem,) = _parse(text).problems
    return problem


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "claim.toml").write_text(WHOLE, "utf-8")

    assert load_claim(tmp_path, POLICIES) == Claim(
        file="claim.toml",
        policy="amazon-order-lost",
        marketplace="US",
        order_id="113-4627301-9284417",
        shipment_id="FBA17K3M9QZ2",
        tracking_numbers=("1Z5R89390357567127", "YT2229521272164446"),
        carrier="UPS",
        amount=Money(Decimal("128.40"), ("USD",)),
        quantity=Decimal(2),
        product="Stainless vacuum flask 1 L, black",
        recipient="Maria Lindqvist",
        claimant="深圳云山贸易有限公司",
        incident_on=date(2026, 10, 2),
        filed_on=date(2026, 10, 20),
        waivers=(Waiver("TIM006", "dates are day/month", "invoice.pdf"),),
    )


def test_no_claim_file_is_no_claim(tmp_path: Path) -> None:
    assert load_claim(tmp_path, POLICIES) == Claim()


def test_an_empty_claim_file_is_no_mistake() -> None:
    assert _parse("# nothing yet\norder_id = ''\n") == Claim(file="claim.toml")


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse_claim(b"\xef\xbb\xbf" + WHOLE.encode(), POLICIES).problems == ()


@pytest.mark.parametrize(
    ("content", "says", "line"),
    [
        (b'carrier = "UPS"\nproduct = "caf\xe9"\n', "UTF-8", 2),
        ('carrier = "UPS"'.encode("utf-16"), "UTF-8", 1),
        (b'carrier = "UPS"\namount = \n', "TOML", 2),
        (b'carrier = "UPS"\ncarrier = "DHL"\n', "TOML", 2),
        (b"a = " + b"[" * 5000, "TOML", None),
        (b"a = " + b"9" * 5000, "TOML", None),
    ],
)
def test_an_unreadable_file_is_one_problem(content: bytes, says: str, line: int | None) -> None:
    claim = parse_claim(content, POLICIES)

    (problem,) = claim.problems
    assert claim == Claim(file="claim.toml", problems=(problem,))
    assert says in problem.detail.text()
    assert problem.line == line or line is None


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "claim.toml").write_bytes(b"#" * (MOST_BYTES + 1))

    assert "1 MiB" in load_claim(tmp_path, POLICIES).problems[0].detail.text()


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        ('ordr_id = "x"', "ordr_id", ("unknown key ordr_id", "did you mean order_id")),
        ('zzz = "x"', "zzz", ("unknown key zzz", "tracking_numbers")),
        ('zzz = ""', "zzz", ("unknown key zzz",)),
        ('shop.name = "x"', "shop", ("unknown key shop",)),
        ("order_id = 113", "order_id", ("a number given", "text in quotes")),
        ("policy = 1", "policy", ("a number given",)),
        ('policy = "amazon-order"', "policy", ("unknown policy", "generic-loss", "did you mean")),
        ('marketplace = "USA"', "marketplace", ("USA given", '"US"')),
        ('tracking_numbers = "1Z"', "tracking_numbers", ("1Z given", '["1Z5R89390357567127"]')),
        ("tracking_numbers = [1]", "tracking_numbers", ("a list given",)),
        ("amount = 128.40", "amount", ("a number given", '"USD 128.40"')),
        ("amount = 128", "amount", ("a number given", '"USD 128.40"')),
        ('amount = "128.40"', "amount", ("128.40 given", '"USD 128.40"')),
        ('amount = "EUR 1.234"', "amount", ("without doubtful signs",)),
        ("quantity = 0", "quantity", ("above zero",)),
        ("quantity = nan", "quantity", ("above zero",)),
        ("quantity = true", "quantity", ("true or false given",)),
        ('quantity = "2"', "quantity", ("2 given",)),
        ('incident_on = "02/10/2026"', "incident_on", ("02/10/2026 given", "2026-10-02")),
        ('incident_on = "2026-02-30"', "incident_on", ("2026-10-02",)),
        ("incident_on = 9999-12-31", "incident_on", ("9999-12-31 given",)),
        ("filed_on = 0001-01-01", "filed_on", ("0001-01-01 given",)),
        ("quantity = 1e308", "quantity", ("a number given",)),
        (f'amount = "USD {"9" * 40}.50"', "amount", ("given",)),
        ("incident_on = 2026-10-02T10:00:00", "incident_on", ("another type given",)),
        ("waive = 1", "waive", ("[[waive]]",)),
        ('waive = ["TIM006"]', "waive", ("[[waive]]",)),
    ],
)
def test_a_wrong_key_costs_only_itself(line: str, key: str, says: tuple[str, ...]) -> None:
    text = f'# a claim\ncarrier = "UPS"\n{line}\n'
    problem = _only_problem(text)

    assert (problem.key, problem.line) == (key, 3)
    assert [part for part in says if part not in problem.detail.text()] == []
    assert _parse(text).carrier == "UPS"


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ('code = "TIM006"', "waive.reason"),
        ('code = "TIM006"\nreason = "  "', "waive.reason"),
        ('reason = "ok"', "waive.code"),
        ('code = "date-ambiguous"\nreason = "ok"', "waive.code"),
        ('code = "TIM006"\nreason = "ok"\nflie = "a.pdf"', "waive.flie"),
        ('code = "TIM006"\nreason = "ok"\nfile = 3', "waive.file"),
    ],
)
def test_a_waiver_with_a_mistake_is_void(entry: str, key: str) -> None:
    good = '[[waive]]\ncode = "CMP004"\nreason = "no photo taken"\n'
    claim = _parse(f"{good}\n[[waive]]\n{entry}\n")

    assert [(problem.key, problem.line) for problem in claim.problems] == [(key, 5)]
    assert [waiver.code for waiver in claim.waivers] == ["CMP004"]


def test_problems_stand_in_the_order_of_the_file() -> None:
    claim = _parse('amount = 1\nzzz = 1\norder_id = 5\n[[waive]]\ncode = "x"\nreason = "y"\n')

    assert [problem.line for problem in claim.problems] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "amount", "currencies"),
    [
        ("USD 128.40", "128.40", ("USD",)),
        ("128.40 USD", "128.40", ("USD",)),
        ("usd128.40", "128.40", ("USD",)),
        ("US$ 128", "128", ("USD",)),
        ("¥128.40", "128.40", ("CNY", "JPY")),
        ("\uffe5128.40", "128.40", ("CNY", "JPY")),
        ("€ 1.234,56", "1234.56", ("EUR",)),
        ("1 234,56 €", "1234.56", ("EUR",)),
        ("CHF 1'234.50", "1234.50", ("CHF",)),
        ("JPY 1,234,567", "1234567", ("JPY",)),
        ("JPY 7,960", "7960", ("JPY",)),
        ("7,960円", "7960", ("JPY",)),
        ("¥7,960", "7960", ("CNY", "JPY")),
        ("₩39,800", "39800", ("KRW",)),
        ("VND 1,250", "1250", ("VND",)),
        ("250.000 ₫", "250000", ("VND",)),
        ("IDR 189.000", "189000", ("IDR",)),
        ("12,5 EUR", "12.5", ("EUR",)),
        ("$128.40 USD", "128.40", ("USD",)),
    ],
)
def test_amounts(text: str, amount: str, currencies: tuple[str, ...]) -> None:
    assert parse_amount(text) == Money(Decimal(amount), currencies)


@pytest.mark.parametrize(
    "text",
    ["128.40", "USD", "", "EUR 1.234", "EUR 1,234", "USD -5", "USD 0", "XXX 5", "EUR 5 USD",
     "USD 1.2.3", "USD 1,2345", "USD 12,34,56", "128.40 USD or so", "USD 1.234.56", "JPY 7.960",
     "JPY 7,96O", "JPY 79,60,0", "CNY 1,080", "$1,080", "KWD 1,080"],
)  # fmt: skip
def test_amounts_in_doubt_are_refused(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("marketplace", "first"), [("US", "USD"), ("CA", "CAD"), ("DE", "USD"), ("AU", "AUD")]
)
def test_a_shared_sign_means_the_marketplace_first(marketplace: str, first: str) -> None:
    claim = _parse(f'marketplace = "{marketplace}"\namount = "$128.40"')

    assert claim.amount is not None
    assert claim.amount.currency == first
    assert {"USD", "CAD", "AUD"} <= set(claim.amount.currencies)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    assert parse_claim(content, POLICIES).file == "claim.toml"


@given(st.text(max_size=30))
def test_no_amount_raises(text: str) -> None:
    money = parse_amount(text)

    assert money is None or money.amount > 0
