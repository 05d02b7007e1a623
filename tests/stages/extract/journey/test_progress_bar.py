"""The bar of steps over a history, which is no row of labels."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.day_facts import day_facts
from evidencecheck.stages.extract.journey.events import event_facts, tracking_events
from tests.stages.making import source

PAGES = {
    "en": """
Order #TP-9316
Ordered      Order ready   In transit    Out for delivery    Delivered
Mar 16, 2026 7:21 am    Out for Delivery
Mar 15, 2026 1:48 am    Departed Regional Facility
Mar 12, 2026 8:36 pm    Accepted at Origin Facility
Mar 10, 2026 2:15 pm    Ordered
""",
    "de": """
Bestellt     Versandt      Unterwegs     In Zustellung       Zugestellt
16.03.2026 07:21        In Zustellung
15.03.2026 01:48        Die Sendung ist unterwegs
12.03.2026 20:36        Paket wurde übergeben
10.03.2026 14:15        Bestellt
""",
    "zh": """
已下单      已揽收      运输中      派送中      已签收
2026-03-16 07:21      快件正在派送
2026-03-15 01:48      快件已发往 北京
2026-03-12 20:36      已揽收
2026-03-10 14:15      已下单
""",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_latest_event_below_the_bar_is_no_day_of_the_order(text: str) -> None:
    held = source(text)
    days = [f for f in day_facts(held, Kind.TRACKING_RECORD) if f.name is FactName.ORDER_DATE]
    assert [str(f.value) for f in days] == ["2026-03-10"]
    told = {f.name: f.value for f in event_facts(held, tracking_events(held))}
    assert told[FactName.TRACKING_STATUS] is Status.OUT_FOR_DELIVERY
    assert str(told[FactName.LAST_SCAN_DATE]) == "2026-03-16"
    assert str(told[FactName.FIRST_SCAN_DATE]) == "2026-03-12"


def test_days_under_the_steps_are_theirs() -> None:
    text = """
Ordered        Shipped        Out for delivery    Delivered
Mar 10, 2026   Mar 12, 2026   Mar 16, 2026        Mar 16, 2026
"""
    days = {f.name: str(f.value) for f in day_facts(source(text), Kind.ORDER_DETAILS)}
    assert days[FactName.ORDER_DATE] == "2026-03-10"


def test_label_in_a_form_keeps_its_day() -> None:
    text = "Ordered        Channel\nMar 10, 2026   Web shop\n"
    days = {f.name: str(f.value) for f in day_facts(source(text), Kind.TRACKING_RECORD)}
    assert days == {FactName.ORDER_DATE: "2026-03-10"}
