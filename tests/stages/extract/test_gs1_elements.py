from __future__ import annotations

import pytest

from evidencecheck.stages.extract.gs1_elements import elements


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("00340434123456789012", (("00", "340434123456789012"),)),
        ("0104006381333931", (("01", "04006381333931"),)),
        ("010400638133393117261231", (("01", "04006381333931"), ("17", "261231"))),
        ("42077082", (("420", "77082"),)),
        ("\x1d42098028\x1d9205590303196500000000", (("420", "98028"), ("92", "05590303196500000000"))),
        ("4210405020", (("421", "0405020"),)),
        ("800826111522", (("8008", "26111522"),)),
    ],
)  # fmt: skip
def test_elements(text: str, found: tuple[tuple[str, str], ...]) -> None:
    assert elements(text) == found


@pytest.mark.parametrize(
    "text", ["", "1Z5R89390357567127", "0134", "https://example.com/", "88123"]
)
def test_no_element_string(text: str) -> None:
    assert elements(text) == ()
