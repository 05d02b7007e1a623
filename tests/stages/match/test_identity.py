from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.model.case import Identity
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Identifier
from evidencecheck.stages.match.identity import (
    FAR,
    LARGE,
    SMALL,
    SURE,
    SURE_OF_LARGE,
    Look,
    distance,
    identifier_form,
    identity,
)
from tests.factories import ORDER, fact, order_id
from tests.stages.match.made import TALL, not_looking, pictured, seeing

NEAR = "113-4627301-92B4417"
ONE_OFF = "113-4627301-9284411"
FAR_OFF = "114-1111111-2222222"


def typed(text: str = ORDER, file: str = "a.pdf") -> Fact:
    return fact(FactName.ORDER_ID, order_id(text), file)


def ocr(text: str, file: str = "b.png", *, height: float = TALL, confidence: float = 0.97) -> Fact:
    return pictured(FactName.ORDER_ID, order_id(text), file, height=height, confidence=confidence)


def verdict(mine: Fact, theirs: Fact, look: Look | None = None) -> Identity:
    forth = identity([mine], [theirs], look, identifier_form)
    assert identity([theirs], [mine], look, identifier_form) is forth
    return forth


@pytest.mark.parametrize(
    ("a", "b", "far"),
    [
        ("", "", 0),
        ("113", "113", 0),
        ("113", "114", 1),
        ("0", "O", 0.5),
        ("113", "II3", 1),
        ("8", "B", 0.5),
        ("5", "S", 0.5),
        ("2", "Z", 0.5),
        ("113-4", "1134", 0.25),
        ("113 4", "1134", 0.25),
        ("113", "1134", 1),
        ("1Z5", "IZS", 1),
    ],
)
def test_distance(a: str, b: str, far: float) -> None:
    assert distance(a, b) == distance(b, a) == far


@pytest.mark.parametrize(("a", "b"), [("0", "18"), ("00", "018")])
def test_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)


@given(st.text(alphabet="0O1I8B-", max_size=8), st.text(alphabet="0O1I8B-", max_size=8))
def test_distance_is_bounded(a: str, b: str) -> None:
    assert (distance(a, b) == 0) is (a == b)
    assert distance(a, b) <= max(len(a), len(b))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("113-4627301-9284417", "11346273019284417"),
        (" 1z 5r8 939 ", "1Z5R8939"),
        ("RB 123 456 785 GB.", "RB123456785GB"),
        ("订单号 113", "113"),
    ],
)
def test_identifier_form(text: str, form: str) -> None:
    assert identifier_form(text) == form


def test_equal_in_canonical_form() -> None:
    spaced = fact(FactName.TRACKING_NUMBER, Identifier("1Z 5R8 939", "ups"))
    dense = fact(FactName.TRACKING_NUMBER, Identifier("1Z5R8939", "ups"))
    assert verdict(spaced, dense, not_looking) is Identity.SAME
    assert verdict(typed(), ocr(ORDER, confidence=0.2, height=8), not_looking) is Identity.SAME


def test_text_layers_differ_by_one_digit() -> None:
    assert verdict(typed(), typed(ONE_OFF, "b.pdf"), not_looking) is Identity.DIFFERENT


def test_far_apart_without_a_look() -> None:
    assert distance(identifier_form(ORDER), identifier_form(FAR_OFF)) >= FAR
    assert verdict(typed(), ocr(FAR_OFF), not_looking) is Identity.DIFFERENT


@pytest.mark.parametrize(
    ("seen", "result"),
    [
        ((ONE_OFF,), Identity.DIFFERENT),
        ((f"Order {ONE_OFF} of",), Identity.DIFFERENT),
        ((ONE_OFF, ONE_OFF), Identity.DIFFERENT),
        ((ONE_OFF, "illegible"), Identity.DIFFERENT),
        ((ORDER,), Identity.SAME),
        ((ORDER, "illegible"), Identity.SAME),
        ((ORDER, ONE_OFF), Identity.CANNOT_TELL),
        (("illegible",), Identity.CANNOT_TELL),
        (("113-4627301-9284477",), Identity.CANNOT_TELL),
        ((), Identity.CANNOT_TELL),
    ],
)
def test_second_look_at_a_picture(seen: tuple[str, ...], result: Identity) -> None:
    assert verdict(typed(), ocr(ONE_OFF), seeing(*seen)) is result


@pytest.mark.parametrize(
    ("seen", "result"),
    [((ONE_OFF,), Identity.CANNOT_TELL), ((ONE_OFF, ONE_OFF), Identity.DIFFERENT)],
)
@pytest.mark.parametrize(
    ("height", "confidence"), [(LARGE - 1, 1.0), (LARGE + 1, SURE_OF_LARGE - 0.01)]
)
def test_what_is_not_large_and_surely_read_needs_two_confirmations(
    seen: tuple[str, ...], result: Identity, height: float, confidence: float
) -> None:
    pictured = ocr(ONE_OFF, height=height, confidence=confidence)
    assert verdict(typed(), pictured, seeing(*seen)) is result


def test_unsure_reading_is_not_confirmed() -> None:
    unsure = ocr(ONE_OFF, confidence=SURE - 0.01)
    assert verdict(typed(), unsure, seeing(ONE_OFF, ONE_OFF)) is Identity.CANNOT_TELL
    assert verdict(typed(), unsure, seeing(ORDER)) is Identity.SAME


@pytest.mark.parametrize(
    ("height", "confidence", "result"),
    [
        (SMALL, SURE, Identity.DIFFERENT),
        (SMALL - 1, 1.0, Identity.CANNOT_TELL),
        (TALL, SURE - 0.01, Identity.CANNOT_TELL),
    ],
)
def test_without_a_look_the_reading_decides(
    height: float, confidence: float, result: Identity
) -> None:
    assert verdict(typed(), ocr(ONE_OFF, height=height, confidence=confidence)) is result


def test_two_pictures_against_each_other() -> None:
    """Each is looked at again; whichever turns out to be misread, the two are one."""
    mine, theirs = ocr(ORDER, "a.png"), ocr(ONE_OFF, "b.png")
    assert verdict(mine, theirs, seeing(ORDER)) is Identity.SAME
    assert verdict(mine, theirs, seeing("illegible")) is Identity.CANNOT_TELL


def test_one_of_several_readings_may_be_confirmed() -> None:
    readings = [ocr(ONE_OFF), typed(ONE_OFF, "b.png")]
    assert identity(readings, [typed()], not_looking, identifier_form) is Identity.DIFFERENT


def test_two_pictures_of_one_value_need_no_look() -> None:
    readings = [ocr(ONE_OFF, "b.png"), ocr(ONE_OFF, "c.png")]
    assert identity(readings, [typed()], not_looking, identifier_form) is Identity.DIFFERENT


@settings(derandomize=True)
@given(
    st.text(alphabet="018B", min_size=1, max_size=6),
    st.text(alphabet="018B", min_size=1, max_size=6),
    st.lists(st.text(alphabet="018B", max_size=6), max_size=3),
    st.floats(0, 1),
    st.floats(5, 60),
)
def test_verdict_is_symmetric(
    a: str, b: str, seen: list[str], confidence: float, height: float
) -> None:
    mine, theirs = typed(a), ocr(b, confidence=confidence, height=height)
    result = verdict(mine, theirs, seeing(*seen))
    assert (result is Identity.SAME) >= (identifier_form(a) == identifier_form(b))
