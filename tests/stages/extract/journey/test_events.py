from __future__ import annotations

from datetime import date, time

import pytest

from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.journey.events import event_facts, tracking_events
from tests.stages.making import source

Told = tuple[str, str, Status]
S = Status

ROWS = """
Tracking number 1Z5R89390357567127
03/14/2026 10:30   Delivered   Springfield, IL
03/14/2026 08:05   Out for delivery   Springfield, IL
03/13/2026 22:10   Departed facility   Chicago, IL
03/12/2026 15:00   Picked up   Austin, TX
03/11/2026 09:00   Label created
"""
TABLE = """
Date         Time    Activity              Location
2026-03-11   09:00   Label created         Austin
2026-03-12   15:00   Picked up             Austin
2026-03-13   22:10   Departed facility     Chicago
2026-03-14   08:05   Out for delivery      Springfield
2026-03-14   10:30   Delivered             Springfield
"""
DAY_HEADINGS = """
March 14, 2026
10:30 AM   Delivered, Front Door
8:05 AM    Out for delivery
March 13, 2026
10:10 PM   Departed facility
March 12, 2026
3:00 PM    Picked up
March 11, 2026
9:00 AM    Label created
"""
STATUS_ABOVE = """
Delivered, In/At Mailbox
March 14, 2026, 10:30 am
SPRINGFIELD, IL 62701

Out for Delivery
March 14, 2026, 8:05 am
SPRINGFIELD, IL 62701

Departed USPS Regional Facility
March 13, 2026, 10:10 pm
CHICAGO, IL 60601

Accepted at USPS Origin Facility
March 12, 2026, 3:00 pm
AUSTIN, TX 78701

Shipping Label Created, USPS Awaiting Item
March 11, 2026, 9:00 am
AUSTIN, TX 78701
"""
STATUS_BELOW = """
2026-03-14 10:30
Delivered
2026-03-14 08:05
Out for delivery
2026-03-13 22:10
Departed facility
2026-03-12 15:00
Picked up
2026-03-11 09:00
Label created
"""
CHINESE = """
物流轨迹
2026-03-14 10:30:00   【洛杉矶】包裹已签收
2026-03-14 08:05:12   【洛杉矶】正在派送中，请您准备签收
2026-03-13 22:10:00   快件离开【深圳】
2026-03-12 15:00:00   【深圳】已揽收
2026-03-11 09:00:00   商家已下单，等待揽收
"""
GERMAN = """
Mi., 11. März 2026, 09:00 Uhr   Die Sendung wurde elektronisch angekündigt.
Do., 12. März 2026, 15:00 Uhr   Die Sendung wurde eingeliefert.
Fr., 13. März 2026, 22:10 Uhr   Die Sendung wurde im Paketzentrum bearbeitet.
Sa., 14. März 2026, 08:05 Uhr   Die Sendung ist in Zustellung.
Sa., 14. März 2026, 10:30 Uhr   Die Sendung wurde zugestellt.
"""
PARTIAL = """
2026-03-11 09:00   已下单
03-12 15:00   已揽收
03-13 22:10   运输中
03-14 08:05   派送中
03-14 10:30   已签收
"""
HISTORY = [
    (date(2026, 3, 11), time(9, 0), S.LABEL_CREATED),
    (date(2026, 3, 12), time(15, 0), S.ACCEPTED),
    (date(2026, 3, 13), time(22, 10), S.IN_TRANSIT),
    (date(2026, 3, 14), time(8, 5), S.OUT_FOR_DELIVERY),
    (date(2026, 3, 14), time(10, 30), S.DELIVERED),
]


def told(text: str) -> list[tuple[date | None, time | None, Status | None]]:
    return [(e.day, e.at, e.status) for e in tracking_events(source(text))]


def facts(text: str) -> dict[FactName, str]:
    held = source(text)
    return {f.name: str(f.value) for f in event_facts(held, tracking_events(held))}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ROWS, id="rows"),
        pytest.param(TABLE, id="table"),
        pytest.param(DAY_HEADINGS, id="day-headings"),
        pytest.param(STATUS_ABOVE, id="status-above"),
        pytest.param(STATUS_BELOW, id="status-below"),
        pytest.param(CHINESE, id="chinese"),
        pytest.param(GERMAN, id="german"),
        pytest.param(PARTIAL, id="partial-dates"),
    ],
)
def test_layout(text: str) -> None:
    assert told(text) == HISTORY
    assert facts(text) == {
        FactName.FIRST_SCAN_DATE: "2026-03-12",
        FactName.LAST_SCAN_DATE: "2026-03-14",
        FactName.DELIVERY_DATE: "2026-03-14",
        FactName.TRACKING_STATUS: "delivered",
    }


@pytest.mark.parametrize("text", [ROWS, TABLE, CHINESE, GERMAN])
def test_either_direction_gives_the_oldest_first(text: str) -> None:
    head, *rows = text.strip("\n").splitlines()
    keeps_head = "2026" not in head
    body = rows if keeps_head else [head, *rows]
    turned = "\n".join([head] * keeps_head + body[::-1])
    assert told(turned) == HISTORY


def test_days_without_times_go_by_the_order_of_the_page() -> None:
    newest_first = "03/14/2026   Delivered\n03/14/2026   Out for delivery\n03/13/2026   Picked up"
    oldest_first = "\n".join(reversed(newest_first.splitlines()))
    for text in (newest_first, oldest_first):
        assert [status for _, _, status in told(text)] == [
            S.ACCEPTED,
            S.OUT_FOR_DELIVERY,
            S.DELIVERED,
        ]


def test_year_is_the_nearest_of_the_page() -> None:
    text = "2026-12-30 10:00   Picked up\n01-02 09:00   In transit\n2027-01-03 09:00   Delivered"
    assert [day for day, _, _ in told(text)] == [
        date(2026, 12, 30),
        date(2027, 1, 2),
        date(2027, 1, 3),
    ]


def test_ambiguous_dates_follow_the_order_of_the_document() -> None:
    text = "13/03/2026   Delivered\n04/03/2026   Picked up"
    assert [day for day, _, _ in told(text)] == [date(2026, 3, 4), date(2026, 3, 13)]


@pytest.mark.parametrize(
    "line",
    [
        "Estimated delivery: March 19, 2026",
        "Estimated delivery   March 19, 2026",
        "Estimated delivery\nMarch 19, 2026",
        "Expected delivery by Monday, March 19, 2026",
        "Scheduled delivery: 03/19/2026   Delivered by end of day",
        "Queried at: 2026-03-19 10:00",
        "Last updated: 2026-03-19 10:00",
        "Ship date: 03/19/2026",
        "Order date   03/19/2026",
        "查询时间：2026-03-19 10:00",
        "预计送达：2026-03-19",
        "更新时间   2026-03-19 10:00",
        "Voraussichtliche Zustellung: 19.03.2026",
        "Printed on 2026-03-19",
    ],
)
def test_labelled_date_is_no_event(line: str) -> None:
    page = f"{line}\n\n\n\n2026-03-13 22:10   Departed facility\n2026-03-12 15:00   Picked up"
    assert told(page) == [
        (date(2026, 3, 12), time(15, 0), S.ACCEPTED),
        (date(2026, 3, 13), time(22, 10), S.IN_TRANSIT),
    ]


def test_label_created_is_no_scan() -> None:
    assert facts("2026-03-11 09:00   Label created") == {FactName.TRACKING_STATUS: "label-created"}


def test_delivery_date_only_if_delivery_is_the_end() -> None:
    text = "2026-03-14   Delivered\n2026-03-15   Return to sender"
    assert facts(text) == {
        FactName.FIRST_SCAN_DATE: "2026-03-14",
        FactName.LAST_SCAN_DATE: "2026-03-15",
        FactName.TRACKING_STATUS: "returned",
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Status: Out for delivery", "out-for-delivery"),
        ("当前状态：已签收", "delivered"),
        ("Sendungsstatus\nIn Zustellung", "out-for-delivery"),
        ("# Delivered\nTracking number 1Z5R89390357567127\nSpringfield\nIllinois", "delivered"),
        ("Delivered\nTracking number 1Z5R89390357567127\nSpringfield\nIllinois", None),
    ],
)
def test_status_without_events(text: str, status: str | None) -> None:
    assert facts(text).get(FactName.TRACKING_STATUS) == status


def test_page_without_dates_has_no_events() -> None:
    assert told("Delivered\nOut for delivery") == []
    assert told("") == []


def test_event_keeps_its_words_and_place() -> None:
    first = tracking_events(source(TABLE))[0]
    assert "Label created" in first.text
    assert first.reading.raw == "2026-03-11"
    assert first.reading.page == 1


def test_days_of_september_are_no_months() -> None:
    page = """
    06/09/2026 12:20   Picked up   Leeds
    07/09/2026 03:30   In transit   Derby
    09/09/2026 16:45   Out for delivery   Exeter
    """

    assert [event.day for event in tracking_events(source(page))] == [
        date(2026, 9, 6),
        date(2026, 9, 7),
        date(2026, 9, 9),
    ]


def test_two_days_tell_day_and_month() -> None:
    day_first = "11/03/2026 14:14   Delivered to a neighbour\n09/03/2026 17:00   Parcel collected"
    assert [on for on, _, _ in told(day_first)] == [date(2026, 3, 9), date(2026, 3, 11)]
    month_first = "03/11/2026 2:14 PM   Delivered\n03/09/2026 5:00 PM   Picked up"
    assert [on for on, _, _ in told(month_first)] == [date(2026, 3, 9), date(2026, 3, 11)]


def test_year_in_the_heading() -> None:
    text = "物流跟踪 2026年3月\n03-12 03:11   航班到达洛杉矶\n03-09 11:00   已揽收"
    assert [on for on, _, _ in told(text)] == [date(2026, 3, 9), date(2026, 3, 12)]


def test_events_without_a_year_are_ordered_and_not_dated() -> None:
    text = "May 10 2:14 PM   Delivered   Austin\nMay 10 7:00 AM   Out for delivery\nMay 8 6:00 PM   Picked up"
    assert [(on, status) for on, _, status in told(text)] == [
        (None, Status.ACCEPTED),
        (None, Status.OUT_FOR_DELIVERY),
        (None, Status.DELIVERED),
    ]


def test_a_lone_delivery_is_no_first_scan() -> None:
    assert FactName.FIRST_SCAN_DATE not in facts("Delivered on 2026-08-11 at 10:57")
    assert facts("Delivered on 2026-08-11 at 10:57")[FactName.LAST_SCAN_DATE] == "2026-08-11"


def test_forecast_with_its_day_beside_it_takes_no_heading_below() -> None:
    text = """
Tuesday, 3/10/2026
5:47 PM   Picked up   SPARKS, NV
Scheduled delivery   Friday, 3/13/2026
Monday, 3/9/2026
12:20 PM   Shipment information sent to FedEx
"""
    assert [(on, status) for on, _, status in told(text)] == [
        (date(2026, 3, 9), S.LABEL_CREATED),
        (date(2026, 3, 10), S.ACCEPTED),
    ]


def test_first_scan_is_open_after_rows_in_unknown_words() -> None:
    text = """
12.03.2026 10:30   Delivered
11.03.2026 08:05   Out for delivery
10.03.2026 22:10   Departed facility
09.03.2026 15:00   Obdržena u dopravce
08.03.2026 09:00   Zadaná data
"""
    held = source(text)
    found = {f.name: f for f in event_facts(held, tracking_events(held))}
    assert not found[FactName.FIRST_SCAN_DATE].decided
    assert found[FactName.LAST_SCAN_DATE].decided


def test_form_of_a_proof_of_delivery_tells_the_last_scan() -> None:
    text = "Status: Delivered\nDelivery date: Aug 28, 2026\nShip date: Aug 25, 2026"
    assert facts(text)[FactName.LAST_SCAN_DATE] == "2026-08-28"


CARDS = """
05/09/2026 12:20
Sender has let us know the item is on its way
Bristol

05/09/2026 18:11
We've got it
Bristol Mail Centre

06/09/2026 03:30
Item on its way to the next depot
South West Hub

08/09/2026 16:45
Zzyzx qwert of the round
Exeter
{more}"""


def test_card_in_unknown_words_is_a_scan() -> None:
    assert facts(CARDS.format(more=""))[FactName.LAST_SCAN_DATE] == "2026-09-08"
    assert [status for _, _, status in told(CARDS.format(more=""))][-1] is None


def test_moment_of_the_printout_below_the_cards_is_none() -> None:
    more = "\n\n\n\n\n09/09/2026 10:00\nSeite 1 von 1\n"
    assert facts(CARDS.format(more=more))[FactName.LAST_SCAN_DATE] == "2026-09-08"


@pytest.mark.parametrize(
    "greeting",
    ["Dear Ms Tarleton,", "Sehr geehrte Frau Pelzer,", "Estimada clienta:", "尊敬的客户："],
)
def test_date_of_a_letter_is_no_event(greeting: str) -> None:
    text = f"Bonn, 3 March 2026\nYour parcel, not delivered\n{greeting}\nit was lost."
    assert told(text) == []


def test_moment_of_the_query_behind_its_date() -> None:
    text = "荷物受付   04月09日 18:02\n持戻（ご不在）   04月11日 14:22\n2026年4月20日 10:15 現在"
    assert facts(text)[FactName.LAST_SCAN_DATE] == "2026-04-11"


def test_form_over_the_history_is_none_of_it() -> None:
    text = """
Store order           Channel               Order placed
BV-90346              BrightVale            06/27/2026 02:19 PM
Fulfillment center    Labeled               Picked up by carrier
Moreno Valley (CA)    06/28/2026 11:05 AM   06/29/2026 05:40 PM
07/02/2026 04:16 AM   Departed Regional Facility
06/30/2026 01:27 AM   Accepted at Origin Facility
06/29/2026 05:40 PM   Picked up
06/28/2026 11:05 AM   Label created
"""
    assert [on for on, _, _ in told(text)] == [
        date(2026, 6, 28),
        date(2026, 6, 29),
        date(2026, 6, 30),
        date(2026, 7, 2),
    ]
    assert facts(text)[FactName.FIRST_SCAN_DATE] == "2026-06-29"
