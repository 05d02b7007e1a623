from __future__ import annotations

import pytest

from evidencecheck.model.case import Identity
from evidencecheck.stages.extract.party.addresses import Place
from evidencecheck.stages.match.place_identity import is_far, same_place

SAME, DIFFERENT, OPEN = Identity.SAME, Identity.DIFFERENT, Identity.CANNOT_TELL
HOME = Place("US", "WA", "98407", "Tacoma")


@pytest.mark.parametrize(
    ("one", "other", "verdict", "far"),
    [
        (HOME, Place("US", "WA", "98407", "TACOMA"), SAME, False),
        (HOME, Place("US", "WA", "", "TACOMA"), SAME, False),
        (HOME, Place("US", "WA", "", "LAKEWOOD"), OPEN, False),
        (HOME, Place("US", "WA", "98499", "LAKEWOOD"), DIFFERENT, False),
        (HOME, Place("US", "NV", "", "RENO"), DIFFERENT, True),
        (HOME, Place("US", "NV", "89509", "RENO"), DIFFERENT, True),
        (HOME, Place("CA", "ON", "", "TORONTO"), DIFFERENT, True),
        (HOME, Place("US"), OPEN, False),
        (Place("", "", "79102", "Freiburg"), Place("DE", "", "79102", "Freiburg"), SAME, False),
        (Place("DE", "", "79102", "Freiburg"), Place("DE", "", "79104", "Freiburg"), DIFFERENT, False),
        (Place("DE", "", "79102", "Freiburg"), Place("DE", "", "28217", "Bremen"), DIFFERENT, True),
        (Place("JP", "東京都", "1500002", "渋谷区"), Place("JP", "", "1500002", "Tokyo"), SAME, False),
        (Place("GB", "", "S80LJ", "Sheffield"), Place("GB", "", "S8", "SHEFFIELD"), SAME, False),
        (Place("CN", "广东", "", "深圳市"), Place("HK", "", "", "Kowloon"), OPEN, False),
        (Place("FR", "", "37000", "Tours"), Place("DE", "", "", "Tours"), OPEN, False),
        (Place("TW", "", "", "臺北市"), Place("TW", "", "", "台北"), SAME, False),
    ],
)  # fmt: skip
def test_places(one: Place, other: Place, verdict: Identity, far: bool) -> None:
    assert same_place(one, other) is verdict
    assert same_place(other, one) is verdict
    assert is_far(one, other) is far
