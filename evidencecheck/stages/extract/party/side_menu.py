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
    """Whether `line` stands in a column of menu entries, each of them close to the next one."""
    column = sorted(
        (x for x in layout.page.lines if abs(x.box.x0 - line.box.x0) <= _FLUSH * line.box.height),
        key=lambda x: x.box.center_y,
    )
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
