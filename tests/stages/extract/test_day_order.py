"""Day or month first: what tells, and which of it tells more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.extract.dates import Order
from evidencecheck.stages.extract.day_order import day_order, tells_itself

D, M = Order.DAY_FIRST, Order.MONTH_FIRST
BRITISH, AMERICAN = "Royal Mail", "Reno, NV 89509"


@pytest.mark.parametrize(
    ("texts", "page", "history"),
    [
        (["03/04/2026"], None, None),
        (["25/04/2026", "03/04/2026"], D, D),
        (["04/25/2026", "03/04/2026", BRITISH], M, M),
        # Two stops: in one reading a day apart, in the other a month.
        (["03/04/2026 Accepted", "04/04/2026 Delivered"], None, D),
        (["03/04/2026 Accepted", "03/05/2026 Delivered"], None, M),
        # A page in the way of one country about a parcel of another.
        (["03/04/2026", "04/04/2026", AMERICAN], M, D),
        (["03/04/2026", "03/05/2026", BRITISH], D, M),
        # What the journey leaves open, the country tells.
        (["03/04/2026", BRITISH], D, D),
        (["03/04/2026", "EVRi"], D, D),
        (["03/04/2026", "dpd"], D, D),
        (["03/04/2026", AMERICAN], M, M),
        (["03/04/2026", "03/04/2026", AMERICAN], M, M),
        # An invoice and when it is due; a subscription. Only stamps are a journey on such pages.
        (["03/04/2026", "03/05/2026"], None, M),
        (["03/04/2026 09:12", "03/05/2026 11:00", "03/06/2026 12:40"], M, M),
        (["03/04/2026 09:12", "03/05/2026 11:00", "03/06/2026 12:40", "£ 4.10"], D, M),
        (["03/04/2026 09:12", "03/05/2026 11:00"], None, M),
        # A month in words is as good as any other stop.
        (["Expected 6 April 2026", "03/04/2026 Accepted"], None, D),
        # Both journeys are too long, or alike.
        (["01/02/2026", "11/12/2026"], None, None),
        (["02/03/2026", "03/02/2026"], None, None),
        ([], None, None),
    ],
)
def test_what_tells(texts: list[str], page: Order | None, history: Order | None) -> None:
    assert day_order(texts) is page
    assert day_order(texts, is_history=True) is history


def test_a_country_makes_it_likelier_and_no_more() -> None:
    assert not tells_itself(["03/04/2026", BRITISH])
    assert tells_itself(["25/04/2026"])
    assert tells_itself(["03/04/2026", "04/04/2026"], is_history=True)
    assert not tells_itself(["03/04/2026", "04/04/2026"])


@given(
    start=st.dates(date(2026, 1, 1), date(2027, 12, 1)),
    steps=st.lists(st.integers(1, 9), min_size=1, max_size=5),
    order=st.sampled_from(Order),
)
def test_a_journey_is_never_read_the_wrong_way_round(
    start: date, steps: list[int], order: Order
) -> None:
    days, pattern = [start], "%d/%m/%Y" if order is D else "%m/%d/%Y"
    for step in steps:
        days.append(days[-1] + timedelta(days=step))
    told = day_order([f"{day:{pattern}} 10:00" for day in days], is_history=True)
    span = (days[-1] - days[0]).days
    assert told in (order, None) or span > 5  # 03/04, 03/05: five weeks, or two days
