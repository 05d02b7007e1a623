"""American addresses in an order of their own, counties, and postcodes alone."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.addresses import place_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7 Marsh Ct,\nJacksonville, Duval, Florida,\nUnited States, 32256", "Jacksonville, FL 32256, US"),
        ("12 Elm St, Round Rock, Williamson, Texas, United States, 78664", "Round Rock, TX 78664, US"),
        # A building between street and town is no town.
        ("12 Elm St, Sunrise Apartments, Austin, Texas, United States, 73301", "Austin, TX 73301, US"),
        ("12 Elm St, Austin, Texas, United States, 73301", "Austin, TX 73301, US"),
        ("Gilbert, AZ US 85234", "Gilbert, AZ 85234, US"),
        ("12 Elm St, Gilbert, AZ, USA 85234", "Gilbert, AZ 85234, US"),
        ("EDISON NJ\nUNITED STATES 08820", "EDISON, NJ 08820, US"),
    ],
)  # fmt: skip
def test_town_of_an_american_address(text: str, place: str) -> None:
    assert str(place_of(text)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tournon-sur-Rhône, Ardèche\n07300\nFRANCE", "Tournon-sur-Rhône, 07300, FR"),
        ("Saint-Malo, Ille-et-Vilaine, 35400, France", "Saint-Malo, 35400, FR"),
        ("Imst, Tirol, 6460, Austria", "Imst, 6460, AT"),
        ("Celle, Niedersachsen, 29221, Germany", "Celle, 29221, DE"),
        ("Loire-sur-Rhône, 69700, France", "Loire-sur-Rhône, 69700, FR"),
        ("Postcode NE3 1JQ", "NE31JQ, GB"),
        ("Unit 2, Ballybane\nGalway\nH91 T8RC", "Galway, H91T8RC, IE"),
        ("3 Wolfe Tone Row\nWestport\nCo. Mayo\nF28 YK61", "Westport, F28YK61, IE"),
        ("Dublin D02 X285", "Dublin, D02X285, IE"),
    ],
)
def test_province_department_and_county_are_no_town(text: str, place: str) -> None:
    assert str(place_of(text)) == place


@pytest.mark.parametrize("text", ["Order A12 3456", "Room D12 ABCD", "REF H91 0000"])
def test_code_that_is_no_eircode(text: str) -> None:
    assert place_of(text) is None
