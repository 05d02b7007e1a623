from __future__ import annotations

import pytest

from evidencecheck.model.fact import Mention
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from tests.stages.making import source

OWN, OTHER = "YT2624744018238964", "4PX3001886207714CN"
HISTORY = """
2026-09-14 21:40   Flight arrived at destination airport
2026-09-13 03:25   Departed from airport of origin
2026-09-05 18:37   Picked up
"""


def told(text: str) -> dict[str, Mention]:
    return {str(f.value): f.mention for f in tracking_numbers(source(text))}


@pytest.mark.parametrize(
    "heading",
    [
        "Other shipments", "Recent searches", "Your other parcels (2)", "Weitere Sendungen", "Zuletzt gesucht",
        "Vos autres colis", "Otros envíos", "Altre spedizioni", "其他包裹", "最近查询",
        "その他の荷物", "検索履歴",
    ],
)  # fmt: skip
def test_a_number_under_a_heading_of_others_is_aside(heading: str) -> None:
    assert told(f"{OWN}\n{HISTORY}\n{heading}\n{OTHER}") == {OWN: Mention.OWN, OTHER: Mention.ASIDE}


@pytest.mark.parametrize(
    "state", ["Delivered", "Not found", "In transit", "查询不到", "Zugestellt"]
)
def test_a_number_with_its_state_alone_after_a_history_is_aside(state: str) -> None:
    assert told(f"{OWN}\n{HISTORY}\n{OTHER}   {state}")[OTHER] is Mention.ASIDE


@pytest.mark.parametrize(
    "text",
    [
        f"{OWN}\n{HISTORY}\nLast-mile tracking number: {OTHER}",  # handed over
        f"Other shipments\nTracking number: {OWN}\n{HISTORY}",  # the heading of a tab
        f"{OWN}   Delivered\n{HISTORY}\n{OTHER}   In transit\n{HISTORY}",  # each with its history
        f"{OWN}   Delivered\n{OTHER}   In transit",  # a search for both
        f"Other shipments\n{OWN}",
    ],
)
def test_these_numbers_are_the_pages_own(text: str) -> None:
    assert set(told(text).values()) == {Mention.OWN}
