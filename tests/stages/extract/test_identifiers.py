from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.values import Check, Strength
from evidencecheck.stages.extract.check_digits import CHECKS
from evidencecheck.stages.extract.identifiers import (
    Format,
    candidates,
    canonical,
    carrier_of,
    formats,
)

_ALPHANUMERIC = {"uniuni", "shopee-order", "lasership-1lscx", "fba-shipment"}
STRONG = [f for f in formats() if f.strength is Strength.STRONG]


@pytest.mark.parametrize("row", formats(), ids=lambda row: row.scheme)
def test_example_fits_its_own_format(row: Format) -> None:
    hit = row.read(canonical(row.example))
    assert hit is not None
    assert hit.text == row.example
    assert hit.check is (Check.PASSED if row.check else Check.NONE)
    assert row.scheme in {c.scheme for c in candidates(row.example, row.family)}


def test_rows_are_complete() -> None:
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("identifiers.toml").read_text("utf-8")
    )["format"]
    schemes = [row["scheme"] for row in table]
    assert len(set(schemes)) == len(schemes)
    assert all(row["source"] for row in table)
    assert {row["family"] for row in table} == {
        "order", "tracking", "shipment", "product", "fapiao", "fapiao-code", "tax",
    }  # fmt: skip
    assert all(row["check"] in CHECKS for row in table if "check" in row)
    assert all(row["carrier"] for row in table if row["family"] == "tracking")


@pytest.mark.parametrize("row", STRONG, ids=lambda row: row.scheme)
def test_strong_format_comes_first(row: Format) -> None:
    assert candidates(row.example, row.family, " ".join(row.context))[0].scheme == row.scheme


@pytest.mark.parametrize("row", STRONG, ids=lambda row: row.scheme)
def test_near_misses_are_not_strong(row: Format) -> None:
    """A digit more or less, or a letter in place of the last digit, is another thing."""
    longest = row.read(row.example + "0") is None
    shortest = row.read(_without_a_digit(row.example)) is None
    if longest:
        assert not _strong(row.example + "0", row.scheme)
    if shortest:
        assert not _strong(_without_a_digit(row.example), row.scheme)
    if row.example[-1].isdigit() and row.scheme not in _ALPHANUMERIC:
        assert not _strong(row.example[:-1] + "X", row.scheme)


@pytest.mark.parametrize(
    "raw",
    [
        "113-462730-9284417",
        "1134627301-9284417",
        "113-4627301-92844170",
        "1Z5R8939035756712",
        "1Z5R893903575671270",
        "2Z5R89390357567127",
        "RB12345678GB",
        "RB1234567855GB",
        "R1234567855GB",
        "91110000600037341L",
        "SF12345678901",
        "YT12345678901234",
        "TBA1234567",
        "9100111206206406260787",
    ],
)
def test_shape_that_is_nearly_strong(raw: str) -> None:
    assert not any(c.strength is Strength.STRONG for c in candidates(raw))


@pytest.mark.parametrize(
    ("raw", "schemes"),
    [
        ("113-4627301-9284417", ["amazon-order"]),
        ("S01-4627301-9284417", ["amazon-order"]),
        ("1z 5r8 939 03 5756 7127", ["ups"]),
        ("9400 1112 0620 6406 2607 87", ["usps-imb"]),
        ("4201028 2 926129011318541746 8510", ["usps-imb"]),
        ("RB 123 456 785 GB", ["s10"]),
        ("00340434123456789012", ["dhl-paket"]),
        ("YT2229521272164446", ["yunexpress"]),
        ("YT2229521272164", ["yto"]),
        ("SF3100000000001", ["sf"]),
        ("LP00724622449605", ["cainiao"]),
        ("LP123456785CN", ["s10"]),
        ("986578788855", ["fedex-12"]),
        ("123456789011", ["gls"]),
    ],
)
def test_first_candidate(raw: str, schemes: list[str]) -> None:
    assert [c.scheme for c in candidates(raw)[:1]] == schemes


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" 113-4627301-9284417 ", "113-4627301-9284417"),
        ("113 - 4627301 - 9284417", "113-4627301-9284417"),
        ("po-211-21905452099192792", "PO-211-21905452099192792"),
        ("1z-5r89-3903-5756-7127", "1Z5R89390357567127"),
        ("9400.1112.0620", "940011120620"),
        ("00 340434\n123456789012", "00340434123456789012"),
        ("１１３-4627301-９２８４４１７", "113-4627301-9284417"),
        ("91-1144442", "91-1144442"),
        ("STAR-7XK2M9QZ4RTB", "STAR-7XK2M9QZ4RTB"),
    ],
)
def test_canonical(raw: str, text: str) -> None:
    assert canonical(raw) == text
    assert canonical(text) == text


def test_failed_check_keeps_only_a_telling_shape() -> None:
    """UPS with a wrong digit is a misprinted UPS number; twelve digits that fail are nothing."""
    assert [(c.scheme, c.check) for c in candidates("1Z5R89390357567128")] == [
        ("ups", Check.FAILED)
    ]
    assert "fedex-12" not in {c.scheme for c in candidates("996578788855")}


def test_family_keeps_orders_and_parcels_apart() -> None:
    assert candidates("113-4627301-9284417", "tracking") == ()
    assert candidates("1Z5R89390357567127", "order") == ()


def test_carrier_of() -> None:
    assert carrier_of("ups") == "ups"
    assert carrier_of("amazon-order") == ""
    assert carrier_of("") == ""
    assert {carrier_of(c.scheme) for c in candidates("123456789011", "tracking")} >= {"gls", "sf"}
    assert {carrier_of(c.scheme) for c in candidates("123456789016", "tracking")} >= {"dhl", "sf"}
    assert {carrier_of(c.scheme) for c in candidates("1Z5R89390357567127", "tracking")} == {"ups"}


@pytest.mark.parametrize(
    ("number", "words", "scheme"),
    [
        ("119121297240391", "", "digits-order"),
        ("119121297240391", "Walmart Marketplace", "walmart-order"),
        ("3031265788145237", "AliExpress", "aliexpress-order"),
        ("576463220456522968", "TikTok Shop", "tiktok-order"),
        ("1925514500832299999", "1688采购订单", "1688-order"),
        ("2714935628109471523", "淘宝网", "taobao-order"),
        ("211-21905452099192792", "Temu", "temu-suborder"),
        ("260715ABCD1234", "Shopee", "shopee-order"),
    ],
)
def test_words_around_an_order_number_settle_whose_it_is(
    number: str, words: str, scheme: str
) -> None:
    assert candidates(number, "order", words)[0].scheme == scheme


def test_a_failing_weak_number_is_a_candidate_only_behind_a_label() -> None:
    assert "fedex-12" not in {c.scheme for c in candidates("996578788855", "tracking")}
    labelled = candidates("996578788855", "tracking", failed=True)
    assert [c.check for c in labelled if c.scheme == "fedex-12"] == [Check.FAILED]


def test_an_impossible_day_is_no_shopee_order() -> None:
    assert candidates("261315ABCD1234", "order") == ()


# One prefix of digits alone is telling enough: the sender's own range at DHL Paket.
@given(st.from_regex(r"\A\d{12,20}\Z").filter(lambda n: not n.startswith("00340434")))
def test_plain_digits_are_never_strong(number: str) -> None:
    assert not any(c.strength is Strength.STRONG for c in candidates(number))


@given(st.text(max_size=40))
def test_canonical_is_stable(raw: str) -> None:
    assert canonical(canonical(raw)) == canonical(raw)


@given(st.text(alphabet="0123456789ABCXYZ -.", max_size=40))
def test_candidates_are_ranked(raw: str) -> None:
    found = candidates(raw)
    strengths = [c.strength is Strength.WEAK for c in found]
    assert strengths == sorted(strengths)
    assert all(c.text == canonical(raw) for c in found)
    assert not any(c.strength is Strength.WEAK and c.check is Check.FAILED for c in found)


def _strong(raw: str, scheme: str) -> bool:
    return any(c.strength is Strength.STRONG and c.scheme == scheme for c in candidates(raw))


def _without_a_digit(example: str) -> str:
    place = max(i for i, char in enumerate(example) if char.isdigit())
    return example[:place] + example[place + 1 :]
