from __future__ import annotations

import pytest

from evidencecheck.stages.extract.journey.parcel_titles import number_under_title
from tests.stages.making import drawn


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "CANADA POST\nTrack - item details\n4021 1938 4700 5268 Copy\nDelivered",
            "4021 1938 4700 5268",
        ),
        ("Purolator\n331846209577 copier", "331846209577"),
        ("DPD\nSendungsverfolgung\n01505843917206", "01505843917206"),
        ("Colissimo\nSuivre un envoi\n680471936530", "680471936530"),
        ("佐川急便\n荷物追跡\n3141-5926-5358", "3141-5926-5358"),
    ],
)
def test_number_that_is_the_subject(text: str, number: str) -> None:
    found = number_under_title(drawn(text))
    assert found is not None
    line, start, end = found
    assert line.text[start:end] == number


@pytest.mark.parametrize(
    "text",
    [
        "Track - item details\n4021 1938 4700 5268 Copy",  # no carrier
        "UPS and FedEx\nTrack your parcel\n4021 1938 4700 5268",  # two of them
        "Purolator\nReference\n331846209577",  # under another title
        "Purolator\nTrack\n33184620",  # too short
        "Purolator\nTrack\nCall 331846209577 now",
    ],
)
def test_other_number(text: str) -> None:
    assert number_under_title(drawn(text)) is None
