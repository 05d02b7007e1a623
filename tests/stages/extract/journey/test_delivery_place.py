from __future__ import annotations

from dataclasses import replace

import pytest

from evidencecheck.model.fact import Mention
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.journey.delivery_place import delivery_places
from tests.factories import event


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("19:33 Tacoma,WA，已妥投，已放置于前门", "Tacoma, WA, US"),
        ("Delivered, Front Door RENO, NV 89509", "Front Door RENO, NV 89509, US"),
        ("10:03 AM Fort Collins, CO, United States Delivered", "Fort Collins, CO, US"),
        ("【那不勒斯 NAPLES FL 34105】包裹已妥投", "那不勒斯 NAPLES, FL 34105, US"),
        ("Delivered, LYON - FRANCE", "LYON, FR"),
        ("LEEDS - UK, Delivered", "LEEDS, GB"),
    ],
)
def test_place_of_the_delivery(text: str, place: str) -> None:
    (fact,) = delivery_places([event("2026-10-04", Status.DELIVERED, text)])
    assert str(fact.value) == place
    assert fact.mention is Mention.ASIDE


@pytest.mark.parametrize(
    "text",
    [
        "Delivered, signed for by PENROSE",
        "DELIVERED, IN MAILBOX",
        "DELIVERED, IN",
        "妥投，投递至信箱",
        "Delivered, Left at door, OK",
        "Delivered. Signed by: M. Foster, MA",
    ],
)
def test_no_place(text: str) -> None:
    assert list(delivery_places([event("2026-10-04", Status.DELIVERED, text)])) == []


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (("4:50 AM", "Des Moines, IA", "Delivered. Left at front porch."), "Des Moines, IA, US"),
        (("Delivered. Left at front porch.", "BOISE, ID, US"), "BOISE, ID, US"),
        (("St. Paul, MN 55101", "Delivered, signed by FOSTER"), "St. Paul, MN 55101, US"),
        (("Lyon, France", "Livré"), "Lyon, FR"),
    ],
)
def test_place_in_a_column_of_its_own(cells: tuple[str, ...], place: str) -> None:
    told = replace(event("2026-10-04", Status.DELIVERED, " ".join(cells)), cells=cells)
    (fact,) = delivery_places([told])
    assert str(fact.value) == place


@pytest.mark.parametrize(
    "cells",
    [
        ("Delivered", "Left at door, OK"),
        ("Münster", "Zugestellt"),
        ("Delivered", "Signed by: Foster, MA"),
        ("DELIVERED, IN", "MAILBOX"),
    ],
)
def test_no_place_in_a_column(cells: tuple[str, ...]) -> None:
    told = replace(event("2026-10-04", Status.DELIVERED, " ".join(cells)), cells=cells)
    assert list(delivery_places([told])) == []


def test_only_where_the_record_ends_in_a_delivery() -> None:
    told = [
        event("2026-10-04", Status.DELIVERED, "Delivered, RENO, NV 89509"),
        event("2026-10-05", Status.RETURNED, "Returned to sender"),
    ]
    assert list(delivery_places(told)) == []
    assert (
        list(delivery_places([event("2026-10-04", Status.DELIVERED, "RENO, NV 89509", parcel="1")]))
        == []
    )
