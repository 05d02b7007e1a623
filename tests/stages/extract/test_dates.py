from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.stages.extract.dates import (
    MONTHS,
    Order,
    date_tokens,
    day_in,
    order_of,
    partial_dates,
    time_of,
)

THE_DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        # en
        "March 4, 2026",
        "Mar 4 2026",
        "Mar. 4th, 2026",
        "4 March 2026",
        "the 4th of March, 2026",
        "Wed, 4 Mar 2026",
        "04-Mar-2026",
        "04/Mar/2026",
        "04-Mar-26",
        "04MAR26",
        # ISO and near it
        "2026-03-04",
        "2026-03-04T10:00:00Z",
        "2026-03-0410:30",  # OCR dropped the blank
        "2026/3/4",
        "2026.03.04",
        "20260304",
        "(2026-03-04)",
        # de
        "4. März 2026",
        "4. Maerz 2026",
        "4. Mrz. 2026",
        "04.03.2026",
        "4.3.26",
        # fr, es, it
        "4 mars 2026",
        "mercredi 4 mars 2026",
        "4 de marzo de 2026",
        "4 mar. 2026",
        "4 marzo 2026",
        # zh, ja
        "2026年3月4日",
        "2026 年 03 月 04 日",
        "２０２６年３月４日",
        "2026年3月4号",
        "二〇二六年三月四日",
        "二零二六年三月四日",
        "令和8年3月4日",
        "民国115年3月4日",
        "中華民國115年3月4日",
    ],
)
def test_date(text: str) -> None:
    (token,) = date_tokens(text)
    assert token.day.on == THE_DAY
    assert token.day.alternatives == ()
    assert not token.numeric


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mars 2026", date(2026, 3, 1)),
        ("1° marzo 2026", date(2026, 3, 1)),
        ("1º de marzo de 2026", date(2026, 3, 1)),
        ("4 août 2026", date(2026, 8, 4)),
        ("4 févr. 2026", date(2026, 2, 4)),
        ("25 déc. 2026", date(2026, 12, 25)),
        ("25 dic 2026", date(2026, 12, 25)),
        ("25 gennaio 2026", date(2026, 1, 25)),
        ("25 ene. 2026", date(2026, 1, 25)),
        ("Sept. 5, 2026", date(2026, 9, 5)),
        ("5. Jänner 2026", date(2026, 1, 5)),
        ("二零二六年十二月三十一日", date(2026, 12, 31)),
        ("二〇二六年十月十日", date(2026, 10, 10)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和八年三月四日", date(2026, 3, 4)),
        ("令和元年五月一日", date(2019, 5, 1)),
        ("R8.3.4", date(2026, 3, 4)),
        ("R8/3/4", date(2026, 3, 4)),
        ("4. Mrz. 26", date(2026, 3, 4)),
        ("Mar. 4, '26", date(2026, 3, 4)),
        ("4 sett. 2026", date(2026, 9, 4)),
        ("2026 March 4", date(2026, 3, 4)),
        ("26/03/04", date(2026, 3, 4)),
        ("26.03.04", date(2026, 3, 4)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("29 February 2028", date(2028, 2, 29)),
        ("13/04/2026", date(2026, 4, 13)),
        ("03/14/2026", date(2026, 3, 14)),
        ("05/05/2026", date(2026, 5, 5)),
    ],
)
def test_date_that_can_be_read_one_way(text: str, day: date) -> None:
    (token,) = date_tokens(text)
    assert token.day.on == day
    assert token.day.alternatives == ()


@pytest.mark.parametrize("text", ["03/04/2026", "3/4/2026", "03-04-2026", "3/4/26", "03-04-26"])
def test_ambiguous_date_keeps_both_until_the_order_settles(text: str) -> None:
    (open_,) = date_tokens(text)
    assert {open_.day.on, *open_.day.alternatives} == {date(2026, 3, 4), date(2026, 4, 3)}
    assert open_.numeric
    assert open_.day.earliest == date(2026, 3, 4)
    assert open_.day.latest == date(2026, 4, 3)
    for order, day in (
        (Order.DAY_FIRST, date(2026, 4, 3)),
        (Order.MONTH_FIRST, date(2026, 3, 4)),
    ):
        (settled,) = date_tokens(text, order)
        assert settled.day.on == day
        assert settled.day.alternatives == ()


def test_order_does_not_make_a_date_impossible() -> None:
    (token,) = date_tokens("13/04/2026", Order.MONTH_FIRST)
    assert token.day.on == date(2026, 4, 13)


def test_points_are_day_first_always() -> None:
    (token,) = date_tokens("03.04.2026", Order.MONTH_FIRST)
    assert token.day.on == date(2026, 4, 3)
    assert not token.numeric


@pytest.mark.parametrize(
    "text",
    [
        "v1.2.24",
        "10.0.19",
        "113-4627301-9284417",
        "20231107-0001",
        "INV 2026-03-045",
        "2026-3-4-5",
        "1.234,56",
        "12.34.56",
        "$10.11.12",
        "555-12-3456",
        "01.02.03.04.05",
        "192.168.1.20",
        "+1 (555) 123-4567",
        "2026-02-30",
        "2026-13-04",
        "31/02/2026",
        "29 February 2026",
        "1/2/3",
        "100-02-2026",
        "AB-12-03-2026",
        "9400111206206406260787",
        "1925514500832299999",
        "2026-03",
        "March 2026",
        "2026年3月",
        "may we",
        "1789-07-14",
        "",
    ],
)
def test_not_a_date(text: str) -> None:
    assert date_tokens(text) == ()


def test_several_in_order_with_their_slices() -> None:
    text = "Ordered 03/14/2026；发货 2026年3月16日，geliefert am 18. März 2026."
    tokens = date_tokens(text)
    assert [t.day.on.day for t in tokens] == [14, 16, 18]
    assert [text[t.start : t.end] for t in tokens] == [
        "03/14/2026",
        "2026年3月16日",
        "18. März 2026",
    ]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["13/04/2026"], Order.DAY_FIRST),
        (["03/14/2026", "03/04/2026"], Order.MONTH_FIRST),
        (["03/04/2026"], None),
        (["13/04/2026", "03/14/2026"], None),
        (["13/04/2026", "03/14/2026", "03/15/2026"], Order.MONTH_FIRST),
        (["13.04.2026"], None),
        ([], None),
    ],
)
def test_order_of(texts: list[str], order: Order | None) -> None:
    assert order_of(texts) is order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mar 4", [(3, 4)]),
        ("4 Mar", [(3, 4)]),
        ("4. März, 10:30", [(3, 4)]),
        ("Thursday, March 5", [(3, 5)]),
        ("Mar 4, 10:30 am", [(3, 4)]),
        ("3月4日", [(3, 4)]),
        ("3 月 4 日 10:30", [(3, 4)]),
        ("03-04 10:30", [(3, 4)]),
        ("03/04 10:30:12", [(3, 4)]),
        ("Mar 4 - Mar 9", [(3, 4), (3, 9)]),
        ("Mar 10:30", []),
        ("03-04", []),
        ("13-04 10:30", []),
        ("March 4, 2026", []),
        ("2026年3月4日", []),
        ("2026-03-04 10:30", []),
        ("Mar 40", []),
        ("March 2026", []),
        ("Market 4", []),
    ],
)
def test_partial_dates(text: str, found: list[tuple[int, int]]) -> None:
    assert [(p.month, p.day) for p in partial_dates(text)] == found


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-04 15:05", time(15, 5)),
        ("2026-03-04T15:05:33Z", time(15, 5)),
        ("3:05 PM", time(15, 5)),
        ("3:05:59 p.m.", time(15, 5)),
        ("3:05pm", time(15, 5)),
        ("3:05 am", time(3, 5)),
        ("12:05 am", time(0, 5)),
        ("12:05 PM", time(12, 5)),
        ("上午9:05", time(9, 5)),
        ("下午3:05", time(15, 5)),
        ("下午 3：05", time(15, 5)),
        ("下午12:30", time(12, 30)),
        ("晚上8:15", time(20, 15)),
        ("凌晨0:15", time(0, 15)),
        ("午後3:05", time(15, 5)),
        ("24:00", time(0, 0)),
        ("14h30", time(14, 30)),
        ("10:30 Uhr", time(10, 30)),
        ("3 PM", time(15, 0)),
        ("午後3時5分", time(15, 5)),
        ("10時15分", time(10, 15)),
        ("10点15分", time(10, 15)),
        ("下午3点半", time(15, 30)),
        ("15.05 Uhr", time(15, 5)),
        ("3時間", None),
        ("3 pieces", None),
        ("25:00", None),
        ("10:75", None),
        ("Ratio 100:20", None),
        ("2026-03-04", None),
        ("", None),
    ],
)
def test_time_of(text: str, at: time | None) -> None:
    assert time_of(text) == at


def test_month_names_are_of_one_month() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))


DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FORMATS = [
    "{y}-{m:02}-{d:02}",
    "{y}/{m}/{d}",
    "{y}.{m:02}.{d:02}",
    "{y}年{m}月{d}日",
    "{y} 年 {m:02} 月 {d:02} 日",
    "{y}{m:02}{d:02}",
    "{d:02}.{m:02}.{y}",
    "{d}.{m}.{y}",
    "{mon} {d}, {y}",
    "{d} {mon} {y}",
    "{d:02}-{mon}-{y}",
]


@settings(max_examples=30)
@given(DAYS)
@pytest.mark.parametrize("form", FORMATS)
def test_written_date_is_read_back(form: str, day: date) -> None:
    text = form.format(y=day.year, m=day.month, d=day.day, mon=ENGLISH[day.month - 1])
    (token,) = date_tokens(f"on {text} at")
    assert token.day.on == day
    assert token.day.alternatives == ()


@given(DAYS, st.sampled_from(Order))
def test_numeric_date_is_read_back_in_its_order(day: date, order: Order) -> None:
    first, second = (day.day, day.month) if order is Order.DAY_FIRST else (day.month, day.day)
    text = f"{first:02}/{second:02}/{day.year}"
    (settled,) = date_tokens(text, order)
    assert settled.day.on == day
    (open_,) = date_tokens(text)
    assert day in {open_.day.on, *open_.day.alternatives}


@given(st.text(alphabet="0123456789-/.: 年月日Marchpm", max_size=30))
def test_tokens_do_not_overlap(text: str) -> None:
    places = [p for t in date_tokens(text) for p in (t.start, t.end)]
    assert places == sorted(places)
    assert all(1 <= p.month <= 12 and 1 <= p.day <= 31 for p in partial_dates(text))
    time_of(text)


def test_a_day_that_a_year_has_not() -> None:
    assert day_in(2028, 2, 29) == date(2028, 2, 29)
    assert day_in(2026, 2, 29) is None
