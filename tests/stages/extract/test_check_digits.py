from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.values import Check, Strength
from evidencecheck.stages.extract.check_digits import CHECKS
from evidencecheck.stages.extract.identifiers import candidates, carrier_of, formats
from evidencecheck.stages.extract.tax_checks import TAX_CHECKS
from tests.stages.making import shared_data

# Source: the couriers' files of jkeen/tracking_number_data, UPU S10-12 (RB123456785GB), GS1, and
# libsendungsverfolgung for the German carriers.
VALID = {
    "ups": [
        "1Z5R89390357567127",
        "1Z410E7W0392751591",
        "1Z8V92A70367203024",
        "1ZXX3150YW44070023",
    ],
    "gs1": ["00340434123456789012", "4006381333931", "000123450000000027", "12345678901231"],
    "usps-imb": [
        "9400111206206406260787",
        "9434611206206406227577",
        "4201002334249200190132607600833457",
        "420926029261290336128704067248",
    ],
    "usps-20": ["03071790000523483741", "71123456789123456787"],
    "s10": ["RB123456785GB", "EA123456785CN"],
    "fedex-12": ["986578788855", "790535312317"],
    "fedex-15": ["041441760228964"],
    "fedex-96": ["9611020987654312345672"],
    "fedex-34": ["1001921334250001000300779017972697", "1195271874060007521100871140316925"],
    "mod-7": ["3318810025", "73891051146", "8487135506", "1099255990"],
    "gls": ["123456789011"],
    "ups-waybill": ["K1506235620", "V0490119172", "V0431105627"],
    "fedex-astra": ["33810799560000004380417923803212", "32971514560102447849175802862014"],
    "sscc-serial": ["000123450000000027"],
    "dhl-ident": ["123456789016"],
    "ontrac": ["C11031500001879", "C10999911320231", "D10011354453707"],
    "luhn": ["320595463938", "287809468872", "07209562763", "IT00743110157"],
    "mod-37-36": ["09980000020033F", "008182709980000020045327276N"],
    "awb": ["17612345675"],
    "iso-6346": ["CSQU3054383", "MSKU9070323"],
    "isbn-10": ["0306406152", "080442957X"],
    "yymmdd": ["260715ABCD1234", "240229ABCD1234"],
    "fapiao-year": ["24442000000012345678"],
}
INVALID = {
    "ups": ["1Z5R89390357567128", "1Z5R89390357567217"],
    "gs1": ["4006381333932"],
    "usps-imb": ["9434611206206407667131", "4201028200009261290113185417468511"],
    "usps-20": ["03071790000523483742"],
    "s10": ["RB123456786GB"],
    "fedex-12": ["996578788855"],
    "fedex-15": ["568283610012732"],
    "fedex-96": ["9611020987654312345673"],
    "fedex-34": ["1001901781990001000300617767839438"],
    "mod-7": ["3318810010", "3318810034", "3318810011"],
    "gls": ["123456789012"],
    "ups-waybill": ["V0423305841", "K1506235621"],
    "fedex-astra": ["32971514560102447849175802872014"],
    "sscc-serial": ["000000000000000001", "000000000000000000"],
    "dhl-ident": ["123456789011"],
    "ontrac": ["C11031500001889", "C10000000000000"],
    "luhn": ["320595463939", "07209562773"],
    "mod-37-36": ["09980000020033D", "008182709980000020045000000N"],
    "awb": ["17612345676"],
    "iso-6346": ["CSQU3054384"],
    "isbn-10": ["0306406153", "0804429570"],
    "yymmdd": ["260230ABCD1234", "261301ABCD1234", "240030ABCD1234"],
    "fapiao-year": ["19442000000012345678"],
}
# Where a single wrong digit always shows. Not so: UPS doubles every second character, and 4 and 9
# doubled end alike; S10 writes two remainders as 5; mod 7 takes 0 for 7.
CATCHES_ONE_DIGIT = {
    "gs1": "00340434123456789012",
    "usps-imb": "9400111206206406260787",
    "fedex-15": "041441760228964",
    "fedex-96": "9611020987654312345672",
    "gls": "123456789011",
    "ups": "1Z5R89390357567127",
    "s10": "RB473124829GB",
    "mod-7": "3318810025",
}
_BLIND = {
    "fedex-96": range(7),
    "ups": range(1, 17, 2),
}

_NOT_LAST = {"fedex-astra", "mod-37-36", "yymmdd", "fapiao-year"}
"""Checks whose check character is not the last, no digit, or none at all."""

# courier, service of the upstream table → our scheme
UPSTREAM = {
    ("amazon", "amazon_logistics"): "amazon-logistics",
    ("dhl", "dhl_express"): "dhl-express",
    ("fedex", "fedex_12"): "fedex-12",
    ("fedex", "fedex_34"): "fedex-34",
    ("fedex", "fedex_ground"): "fedex-15",
    ("fedex", "fedex_ground_96"): "fedex-96",
    ("gofo", "gofo_us"): "gofo",
    ("ontrac", "ontrac_c"): "ontrac",
    ("ontrac", "ontrac_d"): "ontrac",
    ("ups", "ups"): "ups",
    ("usps", "usps_20"): "usps-20",
    ("usps", "usps_impb_c"): "usps-imb",
    ("usps", "usps_impb_n"): "usps-imb",
}


def test_every_check_has_numbers() -> None:
    assert VALID.keys() == INVALID.keys() == CHECKS.keys() - TAX_CHECKS.keys()


@pytest.mark.parametrize(("check", "number"), [(c, n) for c in VALID for n in VALID[c]])
def test_published_number_passes(check: str, number: str) -> None:
    assert CHECKS[check](number)


@pytest.mark.parametrize(("check", "number"), [(c, n) for c in INVALID for n in INVALID[c]])
def test_wrong_number_fails(check: str, number: str) -> None:
    assert not CHECKS[check](number)


@pytest.mark.parametrize("check", [c for c in VALID if c not in _NOT_LAST])
def test_no_other_check_digit_passes(check: str) -> None:
    for number in VALID[check]:
        place = 10 if check == "s10" else len(number) - 1
        others = [number[:place] + d + number[place + 1 :] for d in "0123456789"]
        passed = [n for n in others if CHECKS[check](n)]
        if check == "usps-20":  # printed with the service prefix 91 or without
            assert number in passed
            assert len(passed) == 2
        else:
            assert passed == ([number] if number[place].isdigit() else [])


@pytest.mark.parametrize("check", CATCHES_ONE_DIGIT)
def test_one_changed_digit_never_passes(check: str) -> None:
    number = CATCHES_ONE_DIGIT[check]
    assert CHECKS[check](number)
    blind = _BLIND.get(check, range(0))
    for place, char in enumerate(number):
        if not char.isdigit() or place in blind or (check == "ups" and place < 2):
            continue
        for digit in set("0123456789") - {char}:
            changed = number[:place] + digit + number[place + 1 :]
            if check == "mod-7" and abs(int(digit) - int(char)) == 7:
                continue
            assert not CHECKS[check](changed), changed


@given(st.from_regex(r"\A\d{9}\Z"), st.sampled_from(["CN", "GB", "US"]))
def test_s10_has_one_check_digit_per_serial(digits: str, country: str) -> None:
    numbers = [f"RB{digits[:8]}{check}{country}" for check in "0123456789"]
    assert sum(CHECKS["s10"](number) for number in numbers) == 1


def test_upstream_numbers() -> None:
    table = shared_data("tracking_numbers") / "tracking.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [
            (UPSTREAM[r["courier"], r["service"]], r["label"] == "valid", r["number"])
            for r in csv.DictReader(lines)
            if (r["courier"], r["service"]) in UPSTREAM
        ]
    assert len(rows) > 30
    known = {f.scheme: f for f in formats("tracking")}
    for scheme, valid, number in rows:
        hit = next((c for c in candidates(number, "tracking") if c.scheme == scheme), None)
        if valid:
            assert hit is not None, (scheme, number)
            assert hit.check is (Check.PASSED if known[scheme].check else Check.NONE), number
        else:
            assert hit is None or hit.check is Check.FAILED, (scheme, number)


CARRIERS = {"canadapost": "canada-post", "old_dominion": "old-dominion", "s10": "post"}
"""Couriers of the upstream table whose ids differ from ours."""


def test_every_upstream_number_has_its_courier_and_no_invalid_one_is_strong() -> None:
    table = shared_data("tracking_numbers") / "tracking.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 100
    for row in rows:
        found = candidates(row["number"], "tracking")
        if row["label"] == "valid":
            carriers = {carrier_of(c.scheme) for c in found}
            assert CARRIERS.get(row["courier"], row["courier"]) in carriers, row
        else:
            strong = [c for c in found if c.strength is Strength.STRONG]
            assert all(c.check is Check.FAILED for c in strong), row
