"""The table of tax rates by country and day, and where a rate is read from a line."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from evidencecheck.rules.tax_rates import rates, rates_in

TABLE = tomllib.loads(files("evidencecheck.rules").joinpath("tax_rates.toml").read_text("utf-8"))
EU = frozenset(TABLE) - {"GB", "CH", "JP", "CN"}


@pytest.mark.parametrize(
    ("country", "on", "rate", "exists"),
    [
        ("DE", "2026-03-01", "19", True),
        ("DE", "2026-03-01", "16", False),
        ("DE", "2020-08-15", "16", True),
        ("DE", "2021-05-01", "16", True),
        ("DE", "2021-12-01", "16", False),
        ("JP", "2019-09-30", "10", False),
        ("JP", "2019-10-01", "10", True),
        ("JP", "2026-01-01", "8", True),
        ("JP", "2026-01-01", "5", False),
        ("CN", "2019-04-01", "13", True),
        ("CN", "2026-04-01", "17", False),
        ("FI", "2024-09-01", "25.5", True),
        ("SK", "2026-01-01", "20", False),
        ("RO", "2025-08-01", "21", True),
        ("GB", "2026-01-01", "20", True),
        ("GB", "2026-01-01", "19", False),
        ("EE", "2026-01-01", "24", True),
    ],
)
def test_rate_of_a_country_on_a_day(country: str, on: str, rate: str, exists: bool) -> None:
    assert (Decimal(rate) in rates(country, date.fromisoformat(on))) is exists


@pytest.mark.parametrize("country", sorted(TABLE))
def test_every_country_has_a_standard_rate_today(country: str) -> None:
    """No country of the table taxes at less than 8 % in general; the Union's minimum is 15 %."""
    today = rates(country, date(2026, 11, 20))
    assert max(today) >= (15 if country in EU else 8)
    assert Decimal(0) in today


def test_the_union_is_complete() -> None:
    assert len(EU) == 27


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("zzgl. 19 % MwSt. 19,00 EUR", ["19"]),
        ("MwSt. 19,00 %", ["19"]),
        ("VAT @ 20%: 20.00", ["20"]),
        ("消費税（10%）", ["10"]),
        ("TVA à 5,5 %", ["5.5"]),
        ("7 % USt / 19 % USt", ["7", "19"]),
        ("2 % Skonto, 19 % MwSt.", ["19"]),
        ("VAT included 18 %", ["18"]),
        ("IVA compresa (22%)", ["22"]),
        ("MwSt.-Satz: 19 %", ["19"]),
        ("TVA incluse 20 %", ["20"]),
        ("VAT amount 12.30 GBP 20 %", []),
        ("VAT included 20% off", []),
        ("VAT 20% off", []),
        ("USt-ID 12%", []),
        ("Just 5% left", []),
        ("August 19 %", []),
        ("16 % Rabatt", []),
        ("Sales tax 8.875%", []),
        ("VAT No 123 456 789", []),
        ("19 % Versicherungssteuer", []),
    ],
)
def test_rates_in_a_line(line: str, found: list[str]) -> None:
    assert [str(rate) for rate, _, _, _ in rates_in(line)] == found
