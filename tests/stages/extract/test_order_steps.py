"""Days of the parcel that an order's page tells without a year; other days stay untold."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.day_facts import day_facts
from tests.stages.making import source


def days(text: str, kind: Kind = Kind.ORDER_DETAILS) -> dict[str, str]:
    told = day_facts(source(text), kind)
    return {f.name.value: str(f.value) for f in told if f.name is not FactName.ORDER_DATE}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Order date: Mar 9, 2026\nDelivered March 13", {"delivery_date": "2026-03-13"}),
        ("Order date: Feb 12, 2026\nDelivered on Wed, Feb 18", {"delivery_date": "2026-02-18"}),
        ("Order date: Feb 12, 2026\nShipped\nFeb 13", {"ship_date": "2026-02-13"}),
        ("Order date: Dec 28, 2026\nDelivered January 3", {"delivery_date": "2027-01-03"}),
        ("Order date: May 19, 2026\nFulfilled: May 20, 2026", {"ship_date": "2026-05-20"}),
        ("Bestelldatum: 14.04.2026\nZugestellt am 17. April", {"delivery_date": "2026-04-17"}),
        ("Order date: Jun 9, 2026\nJune 10 — You fulfilled 3 items", {"ship_date": "2026-06-10"}),
        ("Besteld op 3 maart 2026\nBezorgd op 5 maart", {"delivery_date": "2026-03-05"}),
    ],
)
def test_the_year_is_that_of_the_order(text: str, told: dict[str, str]) -> None:
    assert days(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Delivered March 13",
        "Order date: Jun 9, 2026\nJune 10 — Confirmation was generated",
        "Order date: Mar 9, 2026\nArriving March 13",
        "Order date: Mar 9, 2026\nDelivered March 2",
        "Order date: Mar 9, 2026\nDelivered\n\n\n\nMarch 13",
        "Order date: Feb 12, 2026\nDelivered on Wed, Feb 18\nDelivered on Thu, Feb 19",
        # A sentence below a step tells of something else.
        "Order date: Aug 17, 2026\nDelivered\nSettlement of the order is expected by 2026-09-04.",
    ],
)
def test_no_day(text: str) -> None:
    assert days(text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Order date: Jan 28, 2026\nFulfilled January 30, 2026 · UPS Ground · tracking 1Z5R89390357567127",
            {"ship_date": "2026-01-30"},
        ),
        (
            "Realizado el 27/01/2026 a las 13:08 · Estado: Enviado (28/01/2026)",
            {"ship_date": "2026-01-28"},
        ),
        (
            "Bestelldatum: 14.04.2026\nStatus: Versandt 15.04.2026 | DHL",
            {"ship_date": "2026-04-15"},
        ),
        ("Order date: Jan 28, 2026\nNot fulfilled before January 30, 2026 · UPS", {}),
    ],
)
def test_a_step_that_is_a_part_of_its_line(text: str, told: dict[str, str]) -> None:
    assert days(text) == told
