"""Placeholders are told from numbers that look a little like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.rules.placeholders import SAMPLES, placeholder


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("123-4567890-1234567", "sequence"),
        ("987654321098", "sequence"),
        ("012345678901", "sequence"),
        ("SF1234567890123", "sequence"),
        ("RB123456785GB", "sequence"),
        ("000-0000000-0000000", "repeated"),
        ("111-2222222-3333333", "repeated"),
        ("303-0000000-0000000", "repeated"),
        ("204-1234567-1234567", "sequence"),
        ("TBA000000000000", "repeated"),
        ("1Z999AA10123456784", "sample"),
        ("9400 1000 0000 0000 0000 00", "sample"),
        ("XXX-XXXXXXX-XXXXXXX", "masked"),
        ("1ZXXXXXXXXXXXXXXXX", "masked"),
    ],
)
def test_placeholders(number: str, kind: str) -> None:
    assert placeholder(number) == kind


@pytest.mark.parametrize(
    "number",
    [
        "113-4627301-9284417",
        "112-1111222-3334445",
        "303-0000000-4710293",
        "1Z5R89390357567127",
        "TBA619632698000",
        "SF3100000000001",
        "YT2229521272164446",
        "4PX3001291278502CN",
        "FBA15DJ9S3J5",
        "986578788855",
        "1234",
        "",
    ],
)
def test_numbers(number: str) -> None:
    assert placeholder(number) == ""


def test_samples_are_written_as_they_are_compared() -> None:
    assert all(number == number.upper() and number.isalnum() for number in SAMPLES)


@given(st.from_regex(r"\A\d{3}-\d{7}-\d{7}\Z"))
def test_a_number_with_enough_different_steps_is_none(number: str) -> None:
    serials = number.split("-")[1:]  # the three digits before them tell the marketplace
    steps = {(int(b) - int(a)) % 10 for serial in serials for a, b in pairwise(serial)}
    if len(steps) > 3:
        assert placeholder(number) == ""
