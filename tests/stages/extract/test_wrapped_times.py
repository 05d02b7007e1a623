"""Times broken over two lines of a cell."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.wrapped_times import with_times_joined
from tests.stages.making import drawn


def _texts(text: str) -> list[str]:
    return [line.text for line in with_times_joined(drawn(text).lines)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("4:02   Arrived at Facility\nP.M.", ["4:02 P.M.", "Arrived at Facility"]),
        (
            "10/29/2026   10:15   Origin Scan\n             AM",
            ["10/29/2026", "10:15 AM", "Origin Scan"],
        ),
        ("Oct 29, 4:02\np.m.", ["Oct 29, 4:02 p.m."]),
    ],
)
def test_the_half_of_the_day_is_put_behind_its_time(text: str, joined: list[str]) -> None:
    assert _texts(text) == joined


@pytest.mark.parametrize(
    "text",
    [
        "4:02   Arrived\n\nP.M.",
        "Arrived\nP.M.",
        "4:02   Arrived\n       P.M.",
        "Lot 4:02b\nAM",
        "AM\n4:02",
    ],
)
def test_what_is_apart_stays_apart(text: str) -> None:
    assert _texts(text) == [line.text for line in drawn(text).lines]
