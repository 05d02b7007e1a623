"""The menu beside or above a page: its entries are the words of labels, but introduce nothing."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout

_ENTRY = re.compile(
    r"(?:我的|全部|所有)?(?:交易|评价|发票|地址|账[户号]|订单|售后|资金|店铺|商品|客户|供应商|库存|权限)管理"
    r"|已买到的(?:货品|宝贝|商品)"
    r"|退款[/／]?(?:售后|退货|维权)|退换货?(?:/售后)?|我的(?:订单|收藏|关注|优惠券|积分|钱包|足迹|评价|消息"
    r"|账户|资产|购物车|店铺)"
    r"|购物车|收藏夹|优惠券|红包卡券|账[户号]设置|个人(?:中心|信息|资料)|安全设置|消息中心|帮助中心|采购助手"
    r"|进货单|退出(?:登录)?"
    r"|my (?:orders|account|profile|returns|reviews|addresses|wish ?list|wallet|coupons|messages|subscriptions)"
    r"|(?:account )?(?:settings|dashboard|overview)|wish ?list|payment methods|address book|log ?out|sign out"
    r"|order history|purchase history|returns|gift cards|notifications|buy again"
    r"|mein(?:e)? (?:konto|bestellungen|daten|adressen|retouren)|abmelden|merkzettel|wunschliste|zahlungsarten"
    r"|rucksendungen|kontoubersicht|mon compte|mes (?:commandes|adresses|retours|informations)|deconnexion"
    r"|liste d.envies|mi cuenta|mis (?:pedidos|direcciones|datos|devoluciones)|cerrar sesion|lista de deseos"
    r"|il mio account|i miei (?:ordini|dati|resi)|esci|lista dei desideri|mijn (?:account|bestellingen"
    r"|gegevens)|uitloggen"
    r"|マイページ|(?:注文|購入|閲覧)履歴|お気に入り|ほしい物リスト|ログアウト|会員情報(?:変更)?|クーポン"
    r"|ポイント履歴"
)
"""What shops' menus offer, beside the page's own subject."""
_FLUSH = 0.8
"""In line heights: how far the left edges of two entries differ, at most."""
_PITCH = 3.2
"""In line heights: how far apart two entries are, at most."""
_FEWEST = 2
"""Further entries in the column, at least."""


def in_side_menu(layout: Layout, line: Line) -> bool:
    """Whether `line` stands in a column of menu entries, each of them close to the next one, or in a bar."""
    column = sorted(
        (x for x in layout.page.lines if abs(x.box.x0 - line.box.x0) <= _FLUSH * line.box.height),
        key=lambda x: x.box.center_y,
    )
    if _in_top_menu(layout, line):
        return True
    at = next(index for index, other in enumerate(column) if other is line)
    return _entries(column[at::-1]) + _entries(column[at:]) >= _FEWEST


def _entries(lines: list[Line]) -> int:
    """How many entries follow the first of `lines`, the last one no farther than a menu goes on."""
    count, last = 0, lines[0]
    for line in lines[1:]:
        if abs(line.box.center_y - last.box.center_y) > _PITCH * last.box.height:
            break
        count += _ENTRY.fullmatch(fold(line.text).text.strip(" >›·•|")) is not None
        last = line
    return count


_BAR = re.compile(
    r"(?:首页|主页|商品|产品|交易|订单|库存|定价|广告|营销|推广|资金|财务|数据|报表|物流|仓库|采购|销售|客户|客服|店铺|设置|绩效|品牌|应用"
    r"|工具|服务|活动|多平台|运营|结算|评价|售后|消息|帮助|学习|规则|品控)(?:管理|中心|报告|分析)?"
    r"|home|dashboard|overview|orders?|products?|catalog(?:ue)?|inventory|pricing|listings?|marketing|advertising"
    r"|ads|store|stores|sellers?|shops?|performance|payments?|finances?|reports?|research|analytics|insights|customers?"
    r"|shipments?|fulfil?ment|returns|messages|apps|growth|settings|help|discounts"
    r"|start(?:seite)?|bestellungen|artikel|produkte|lager|werbung|leistung|zahlungen|berichte|kunden|shop"
    r"|commandes|produits|clients|boutique|rapports|pedidos|productos|clientes|tienda|informes"
    r"|ordini|prodotti|clienti|negozio|rapporti"
)
"""What the bar on top of a seller's desk offers."""
_MOST_ENTRIES_APART = 12.0
"""In line heights: the blank between two entries of the bar, at most."""
_BAR_ENTRIES = 4
_ABOVE = 8
"""Lines above the bar, at most."""


def _in_top_menu(layout: Layout, line: Line) -> bool:
    """Whether `line` is one of several entries of a bar at the top of the page, set side by side."""
    if sum(other.box.y1 <= line.box.y0 for other in layout.page.lines) > _ABOVE:
        return False  # the headings of a list
    row = sorted((x for x in layout.page.lines if x.box.same_row(line.box)), key=lambda x: x.box.x0)
    at = next(index for index, other in enumerate(row) if other is line)
    return _in_bar(line) and 1 + _along(row[at::-1]) + _along(row[at:]) >= _BAR_ENTRIES


def _along(row: list[Line]) -> int:
    count, last = 0, row[0]
    for line in row[1:]:
        gap = max(line.box.x0 - last.box.x1, last.box.x0 - line.box.x1)
        if gap > _MOST_ENTRIES_APART * line.box.height or not _in_bar(line):
            break
        count, last = count + 1, line
    return count


def _in_bar(line: Line) -> bool:
    return _BAR.fullmatch(fold(line.text).text.strip(" >›·•|▾▼")) is not None
