from __future__ import annotations

import pytest

from evidencecheck.stages.extract.journey.carrier_messages import CarrierMessage, carrier_message

HEAD = "[)>\x1e01\x1d"


def message(*fields: str, more: str = "") -> str:
    return HEAD + "\x1d".join(fields) + more + "\x1e\x04"


@pytest.mark.parametrize(
    ("text", "carrier", "number", "master"),
    [
        (
            message("96152382802", "840", "001", "1Z00004951", "UPSN", "06X610", "159"),
            "ups", "1Z06X6100100004951", "",
        ),
        (
            message("0289109", "840", "03", "7946047901380430", "FDE", "510087160"),
            "fedex", "794604790138", "",
        ),
        (
            message("0289109", "840", "2A", "7947913420010441", "FDE", "5",
                    more="\x1e06\x1d10ZEII08\x1d28Z7947913418180430\x1d31Z12368"),
            "fedex", "794791342001", "794791341818",
        ),
        (message("0211111", "840", "804", "271053820000", "FDEG"), "fedex", "271053820000", ""),
        (message("02", "21000", "000", "000", "03015151800000", "GEOP"), "dpd", "03015151800000", ""),
    ],
)  # fmt: skip
def test_messages(text: str, carrier: str, number: str, master: str) -> None:
    assert carrier_message(text) == CarrierMessage(carrier, number, master)


@pytest.mark.parametrize(
    "text",
    [
        "1Z5R89390357567127",
        message("96152382802", "840", "001", "1Z00004951", "XXXX", "06X610"),
        message("02", "FDE"),
        "[)>\x1e06\x1d1P12345\x1e\x04",
    ],
)
def test_no_message(text: str) -> None:
    assert carrier_message(text) is None
