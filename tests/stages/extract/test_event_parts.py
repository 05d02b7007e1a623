"""What an event keeps beside its status: every reading of its date, and its cells one by one."""

from __future__ import annotations

from datetime import date

import pytest

from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Day
from evidencecheck.stages.extract.journey.delivery_place import delivery_places
from evidencecheck.stages.extract.journey.events import event_facts, tracking_events
from tests.stages.making import source


def test_a_single_stop_keeps_both_readings() -> None:
    (event,) = tracking_events(source("03/04/2026 10:12   Delivered   Leeds"))
    assert (event.day, event.alternatives) == (date(2026, 3, 4), (date(2026, 4, 3),))
    assert event.dated == Day(date(2026, 3, 4), (date(2026, 4, 3),))
    (delivered, *_) = (
        fact for fact in event_facts(source("x"), [event]) if fact.name is FactName.DELIVERY_DATE
    )
    assert delivered.value == event.dated


def test_a_country_settles_a_single_stop_and_a_journey_outdoes_it() -> None:
    (event,) = tracking_events(source("Royal Mail\n03/04/2026 10:12   Delivered   Leeds"))
    assert (event.day, event.alternatives) == (date(2026, 4, 3), ())
    abroad = "Royal Mail\n03/05/2026 10:12   Delivered   Reno\n03/04/2026 09:00   Picked up   Elko"
    assert [e.day for e in tracking_events(source(abroad))] == [date(2026, 3, 4), date(2026, 3, 5)]


@pytest.mark.parametrize("row", ["{on}   {place}   {what}", "{on}   {what}   {place}"])
def test_columns_of_a_row_stay_apart(row: str) -> None:
    told = [
        row.format(on="2026-10-05 09:00", place="Reno, NV", what="Delivered. Left at the door"),
        row.format(on="2026-10-03 18:10", place="Elko, NV", what="Picked up"),
    ]
    (first, last) = tracking_events(source("\n".join(told)))
    assert set(first.cells) == {"18:10", "Elko, NV", "Picked up"}
    assert set(last.cells) == {"09:00", "Reno, NV", "Delivered. Left at the door"}
    (place,) = delivery_places([first, last])
    assert str(place.value) == "Reno, NV, US"


def test_lines_below_a_date_stay_apart() -> None:
    text = "2026-10-03 18:10\nPicked up\nElko, NV\n2026-10-05 09:00\nDelivered\nReno, NV"
    last = tracking_events(source(text))[-1]
    assert last.cells == ("09:00", "Delivered", "Reno, NV")
