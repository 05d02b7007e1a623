"""Identifiers that a narrow cell breaks over its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.wraps import with_wraps_joined
from tests.stages.making import drawn, line, source

ORDER, UPS, USPS = "113-4627301-9284417", "1Z5R89390357567127", "9400111206206406260787"


def joined(text: str) -> list[str]:
    return [held.text for held in with_wraps_joined(drawn(text).lines)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ASIN\nB0CX23\nV2ZK", ["ASIN", "B0CX23V2ZK"]),
        ("FBA15D\nK3M9QZ", ["FBA15DK3M9QZ"]),
        ("FBA1\n5DK3\nM9QZ", ["FBA15DK3M9QZ"]),
        ("X002AB\nCDEF", ["X002ABCDEF"]),
        ("113-4627301-\n9284417", [ORDER]),
        ("113-\n4627301-\n9284417", [ORDER]),
        ("Order ID: 113-4627301-\n9284417", [f"Order ID: {ORDER}"]),
        ("Order 113-\n4627301-9284417 is lost", [f"Order {ORDER}", "is lost"]),
        ("1Z5R8939\n0357567127", [UPS]),
        ("9400 1112 0620\n6406 2607 87", ["9400 1112 0620 6406 2607 87"]),
        ("FLASK-BLU-\n750ML", ["FLASK-BLU-750ML"]),
        ("XW-EATB-\nWSXQ", ["XW-EATB-WSXQ"]),
        ("SKU: FLASK-BLU-\n750ML", ["SKU: FLASK-BLU-750ML"]),
        ("B0CX23     2\nV2ZK       red", ["B0CX23V2ZK", "2", "red"]),
    ],
)
def test_pieces_of_one_identifier(text: str, read: list[str]) -> None:
    assert joined(text) == read


@pytest.mark.parametrize(
    "text",
    [
        # Whole numbers, one below the other.
        f"{ORDER}\n702-9958316-5563870",
        f"{UPS}\n1Z5R89390357567127",
        "B0CX23V2ZK\nB0CX23V2ZL",
        "FBA15DK3M9QZ\nU000001",
        # Not the look of an identifier, or its check digit fails.
        "4627301\n9284417",
        "1Z5R8939\n0357567128",
        "9400 1112 0620\n6406 2607 88",
        "B0CX23\nV2Z",
        "FLASK-BLU\n750ML",
        "FLASK-BLU-\nSTEEL",
        "FLASK-\n750",
        "A-BLU-1-\nB-RED-2-",
        "FLASK-BLU\n-12",
        "2026-10-\n02",
        "(555) 010-\n0143",
        # Words.
        "Fulfilled by FBA\nSHIPMENT1",
        "FBA15D\nSHIPPED",
        "FBA15D\nshipped",
        # Other words stand beside both pieces, and nothing else tells that they belong together.
        "was B0CX23\nV2ZK or",
        # Not the next line of the cell.
        "B0CX23\n\nV2ZK",
        "B0CX23\n                    V2ZK",
        "B0CX23\nblue\nV2ZK",
        "B0CX23     V2ZK",
        # The first line is not full, so nothing was broken there.
        "B0C\nX23V2ZK",
    ],
)
def test_numbers_that_are_left_apart(text: str) -> None:
    assert joined(text) == [held.text for held in drawn(text).lines]


def test_the_words_keep_their_boxes() -> None:
    lines = drawn("Order ID: 113-4627301-\n9284417 paid").lines
    whole, rest = with_wraps_joined(lines)
    start = whole.text.index(ORDER)
    box = whole.box_of(start, start + len(ORDER))
    assert box == Box.around((lines[0].words[-1].box, lines[1].words[0].box))
    assert rest.words == lines[1].words[1:]


def test_print_of_another_size_is_no_continuation() -> None:
    lines = line("B0CX23"), line("V2ZK", y=28, height=30)
    assert with_wraps_joined(lines) == lines


def test_channels_are_not_mixed() -> None:
    lines = line("B0CX23"), line("V2ZK", y=28, channel=Channel.OCR)
    assert with_wraps_joined(lines) == lines


@given(st.integers(1, len(ORDER) - 1))
def test_an_order_id_is_found_wherever_it_is_broken(at: int) -> None:
    """A break that is no hyphen's is only one where the first line is full."""
    pieces = ORDER[:at], ORDER[at:]
    full = at >= 0.8 * len(pieces[1]) or "-" in (pieces[0][-1], pieces[1][0])
    found = [str(fact.value) for fact in order_ids(source(f"Order ID\n{pieces[0]}\n{pieces[1]}"))]
    assert (found == [ORDER]) is full


@given(st.integers(8, len(UPS) - 1))
def test_a_tracking_number_is_found_wherever_it_is_broken(at: int) -> None:
    page = f"Tracking number\n{UPS[:at]}\n{UPS[at:]}"
    assert [str(fact.value) for fact in tracking_numbers(source(page))] == [UPS]


@given(st.lists(st.sampled_from([ORDER, "702-9958316-5563870", UPS, USPS, "12.40"]), max_size=8))
def test_rows_of_whole_numbers_stay_as_they_are(rows: list[str]) -> None:
    lines: list[Line] = [line(text, y=28 * index) for index, text in enumerate(rows)]
    assert with_wraps_joined(lines) == tuple(lines)
