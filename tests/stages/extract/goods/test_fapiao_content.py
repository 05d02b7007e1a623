from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source


def titles(text: str) -> list[str]:
    return [i.description for i in line_items(source(text))]


APP = """
电子发票详情
上海岚谷包装材料有限公司
￥1,268.40
发票抬头      苏州沐禾电子商务有限公司
{content}
价税合计      ¥1,268.40
"""


@pytest.mark.parametrize(
    "content",
    ["开票内容      *纸制品*飞机盒", "商品名称：*纸制品*飞机盒", "项目名称      *纸制品*飞机盒"],
)
def test_the_field_of_an_app(content: str) -> None:
    assert titles(APP.format(content=content)) == ["*纸制品*飞机盒"]


@pytest.mark.parametrize("content", ["备注      *纸制品*飞机盒", "开票内容      明细"])
def test_who_is_paid_is_no_product(content: str) -> None:
    assert titles(APP.format(content=content)) == []
