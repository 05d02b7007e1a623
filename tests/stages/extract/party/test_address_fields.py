from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.address_fields import place_in_fields
from tests.stages.making import source


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "收件人：Anna   国家：美国(US)   邮编：53703\n"
            "收货地址：1212 Lakeshore Blvd   城市：Madison   州/省：WI",
            "Madison, WI 53703, US",
        ),
        ("City: Freiburg\nPostal code: 79102\nCountry: Germany", "Freiburg, 79102, DE"),
        ("Ort: Freiburg   PLZ: 79102   Land: Deutschland", "Freiburg, 79102, DE"),
    ],
)
def test_fields(text: str, place: str) -> None:
    found = place_in_fields(source(text))
    assert found is not None
    assert str(found[0]) == place
    assert found[1].raw in place


@pytest.mark.parametrize(
    "text",
    [
        "City: Madison\nState: WI",
        "Postal code: 53703\nPostal code: 89509\nState: WI\nCity: Madison\nCountry: United States",
        "Support: 12345",
    ],
)
def test_no_place(text: str) -> None:
    assert place_in_fields(source(text)) is None
