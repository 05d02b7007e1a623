"""The shop's name on an order page that does not label it: a line that ends in what such shops are called.

Sources: naming rules for shops of Tmall (旗舰店, 专卖店, 专营店) and JD (京东自营旗舰店); Rakuten Ichiba and
Yahoo! Shopping set their own name behind the shop's (楽天市場店, Yahoo!店).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import country_of
from evidencecheck.stages.extract.source import Source

_SHOP = re.compile(
    r"(?:(?:ストア|ショップ|店舗|販売店|店铺|商家|卖家)名?称?\s*[:：])?[\W_]*(?P<name>[^\s:：,，。;；!！?？【】\[\]]"
    r"[^:：,，。;；!！?？【】\[\]]{0,28}?"
    r"(?:旗舰店|旗艦店|专营店|專營店|专卖店|專賣店|自营店|直营店|企业店|官方店|工厂店|品牌店|淘宝店|奥莱店"
    r"|楽天市場店|楽天店|[Yy]ahoo!?(?:ショッピング)?店|ヤフー(?:ショッピング)?店|au ?PAY ?マーケット店"
    r"|(?:公式|オンライン|ネット)(?:ショップ|ストア)(?:本店|楽天市場店)?))"
    r"(?:[\W_]*|\s*(?:进店|进入店铺|联系(?:客服|商家|卖家)|旗舰|关注|天猫|官方|黑标|自营)[\W_]*)"
)
_REASONS = re.compile(r"代收|驿站|便利店|自提|已由|签收|领取|満足|利用|について|登録|お得")
"""Words of a sentence, or of a shop that keeps parcels."""


_SELLER_CENTRAL = re.compile(r"(?i)seller ?central|卖家中心|卖家平台|セラーセントラル")
_ACCOUNT = re.compile(
    r"(?i)(?:.*(?:seller ?central|卖家中心|卖家平台|セラーセントラル)\s*[|｜]?\s*)?"
    r"(?P<name>[^|｜:：]{2,40}?)\s*[|｜]\s*(?P<country>[^|｜:：\s]{2,20}(?: [^|｜:：\s]{2,20})?)(?:\s.*)?"
)
_NAVIGATION = re.compile(
    r"(?i)目录|库存|定价|价格|订单|广告|绩效|数据|报告|搜索|帮助|在庫|価格|注文|広告|レポート|検索"
    r"|\b(?:catalog|inventory|pricing|orders?|advertising|stores|reports|performance|search|help|menu)\b"
)
_TOP = 8
"""Lines at the top of a page, among which the seller's account and its marketplace stand."""


def shop_of_page(source: Source) -> Iterator[Fact]:
    """The one shop that the page names; nothing where it names several, as a list of recommendations does."""
    found = _shops(source) or _accounts(source)
    if len({match["name"].replace(" ", "") for _, _, match in found}) != 1:
        return
    page, line, match = found[0]
    reading = source.reading(page, line, *match.span("name"))
    yield Fact(FactName.SUPPLIER, Text(match["name"].strip()), reading)


def _accounts(source: Source) -> list[tuple[Page, Line, re.Match[str]]]:
    """``Acme Home | United States``, as Amazon's seller pages are headed."""
    page = source.layouts[0].page
    if not _SELLER_CENTRAL.search(page.text):
        return []
    top = sorted(page.lines, key=lambda line: line.box.y0)[:_TOP]
    found = [(line, _ACCOUNT.fullmatch(line.text.strip())) for line in top]
    return [
        (page, line, m)
        for line, m in found
        if m
        and not _NAVIGATION.search(m["name"])
        and (country_of(m["country"]) or country_of(m["country"].split()[0]))
    ]


def _shops(source: Source) -> list[tuple[Page, Line, re.Match[str]]]:
    return [
        (page, line, match)
        for layout in source.layouts
        for page, line in ((layout.page, line) for line in layout.page.lines)
        if (match := _shop(line)) is not None and not is_labelled(layout, line)
    ]


def is_shop(line: Line) -> bool:
    """Whether the line is the name of a shop and nothing else."""
    return _shop(line) is not None


def _shop(line: Line) -> re.Match[str] | None:
    return None if _REASONS.search(line.text) else _SHOP.fullmatch(line.text.strip())
