from __future__ import annotations

import pytest

from evidencecheck.stages.extract.route import route_end
from tests.stages.making import source


@pytest.mark.parametrize(
    "text",
    [
        "广州市   派送异常   成都市\n寄件        →          刘**",
        "广州市   →   成都市",
        "广州市 → 成都市",
        "广州市->成都市",
    ],
)
def test_second_of_two_cities(text: str) -> None:
    (fact,) = route_end(source(text))
    assert str(fact.value) == "成都市"


@pytest.mark.parametrize(
    "text",
    [
        "广州市   成都市",
        "广州市   →   深圳市   →   成都市",
        "快件已从广州市 → 成都市中转场",
        "→   广州市   成都市",
        "广州市   成都市\n\n\n\n         →",
        "超市   →   城市",
    ],
)
def test_no_route(text: str) -> None:
    assert not list(route_end(source(text)))
