"""The goods of a fapiao as an app sums it up: no table, but a field for what was invoiced.

``开票内容   *纸制品*飞机盒``: the short name of the tax office's category stands between asterisks.
Source: State Taxation Administration, 商品和服务税收分类编码.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

_HEAD = re.compile(
    r"(?:开票|发票)(?:内容|项目|明细)|项目(?:名称|内容)?|(?:商品|货物|服务|货品)(?:名称|信息|明细)?|内容|品名"
)
_GOODS = re.compile(
    r"(?:(?P<head>[\u3400-\u9fff]{2,6})\s?[:：]?\s*)?(?P<goods>\*[^*\d]{1,20}\*[^*]{1,60})"
)


def fapiao_contents(source: Source) -> tuple[LineItem, ...]:
    """The fields of that kind, without a quantity or a price, which apps do not show."""
    return tuple(item for layout in source.layouts for item in _of_page(source, layout))


def _of_page(source: Source, layout: Layout) -> Iterator[LineItem]:
    for line in layout.page.lines:
        match = _GOODS.fullmatch(line.text.strip())
        if match is None:
            continue
        heads = [match["head"]] if match["head"] else _left_of(layout, line)
        if any(_HEAD.fullmatch(head) for head in heads):
            reading = source.reading(layout.page, line, 0, len(line.text))
            yield LineItem(match["goods"].strip(), None, None, None, reading)


def _left_of(layout: Layout, line: Line) -> list[str]:
    return [
        fold(other.text).text.strip(" :：")
        for other in layout.page.lines
        if other is not line and other.box.x1 <= line.box.x0 and other.box.same_row(line.box)
    ]
