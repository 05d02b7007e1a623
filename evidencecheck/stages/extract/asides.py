"""Headings under which stands what the document is not about: recommendations, related orders."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line, Page
from evidencecheck.stages.extract.fold import fold

_GOODS_ASIDE = re.compile(
    r"customers? (?:also|who)|(?:also|frequently) bought|you (?:may|might) also|sponsored"
    r"|recommended (?:for|products|items)|recommendations|inspired by|compare with|buy it again"
    r"|(?:related|similar) (?:products|items)|(?:all|other|more) (?:variations|colou?rs|sizes)"
    r"|recently viewed|为您推荐|猜你喜欢|相关商品|相似商品|推荐商品|看了又看|(?:其他|全部)变体"
    r"|其他颜色|最近浏览|kunden (?:kauften|haben)|ahnliche (?:artikel|produkte)|empfehlung|empfohlen"
    r"|関連商品|おすすめ|よく一緒に|produits (?:similaires|associes)|recommande|recomendad|relacionad"
    r"|consigliati|correlati"
)
_REACH = 30.0
"""How far such a heading reaches down, in line heights."""
_HEADING_LENGTH = 60


_OF_ANOTHER = re.compile(
    r"(?:parent|child|variant|related|replacement|similar|original|competitor)[ -]*$"
    r"|(?:父|子|母|关联|替换)(?:体)?$"
)


def is_of_another(line: Line, start: int) -> bool:
    """Whether the word before a label (at `start`) makes its value that of other goods: "Parent ASIN"."""
    return _OF_ANOTHER.search(fold(line.text[:start]).text) is not None


def is_recommended(page: Page, line: Line) -> bool:
    """Whether `line` stands under, or is, a heading of other goods."""
    box = line.box
    if _GOODS_ASIDE.search(fold(line.text).text):
        return True
    return any(
        -2 <= box.y0 - other.box.y1 < _REACH * box.height
        and len(other.text) <= _HEADING_LENGTH
        and other.box.x0 <= box.x1
        and _GOODS_ASIDE.search(fold(other.text).text)
        for other in page.lines
    )
