from __future__ import annotations

import pytest

from evidencecheck.stages.extract.journey.route import route_end
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


@pytest.mark.parametrize(
    "text",
    [
        "深圳        派送异常        成都\n寄件城市                    收件城市",
        "寄件地            收件地\n义乌              成都",
        "始发城市        目的城市\n杭州市          成都",
        "深圳          成都\n始发地        目的地",
    ],
)
def test_city_with_its_caption(text: str) -> None:
    (fact,) = route_end(source(text))
    assert str(fact.value) == "成都"


@pytest.mark.parametrize(
    "text",
    [
        "中国          美国\n发件地        目的地",
        "深圳          已签收\n始发地        目的地",
        "深圳\n始发地        目的地",
        "          成都\n          目的地",
        "深圳市南山区1号     成都市武侯区2号\n始发地              目的地",
    ],
)
def test_caption_without_a_city(text: str) -> None:
    assert not list(route_end(source(text)))
