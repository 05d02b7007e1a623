"""Receipts whose form is a sentence: who paid, for what, and the sum that stands out.

``今收到 甲公司 交来 展示架货款 80个×29.50元``, ``但し 椅子代として``, ``金 ¥14,850 ※``. Sources: 收款收据 of
stationers; Japanese receipts (領収書), which begin the sum with 金 and end it with ※, - or 也.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, LineItem
from evidencecheck.model.page import Line, Page
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money, Text
from evidencecheck.stages.extract.amount_words import amounts_in_words
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.party.party_names import name_in
from evidencecheck.stages.extract.source import Source, is_ocr

_FROM = re.compile(
    r"(?:今|兹|现|茲)?(?:已)?收到\s*[:：]?\s*(?P<payer>[^:：,，。;；¥\d]{2,40}?)"
    r"\s*(?:交来|交付|支付|缴来|缴纳|付来|转来|以|$)"
)
_FOR = re.compile(
    r"(?:交来|系付|用于支付|收款事由\s*[:：]|款项内容\s*[:：]|事由\s*[:：])\s*(?P<what>[^\s:：].{1,60})"
)
_TADASHI = re.compile(
    r"(?:但し?|ただし)[、,\s]*(?P<what>.{2,40}?)(?:の)?(?:代金?|料金?|費用?)(?:として|$)"
)
_AS = re.compile(r"(?P<what>.{2,40}?)(?:の)?(?:お)?(?:代金?|料金?|費用?)として[。.]?")
_REASON = re.compile(r"(?:收款)?事由|款项内容|收款项目|收款内容|交来|系付")
_FROM_ALONE = re.compile(r"[今兹现茲]收到[:：]?")
_COUNTED = re.compile(
    r"(?P<what>.+?)\s*(?:货款|款项|价款|款|费)?\s*[,，:：]?\s*(?P<count>\d{1,6})\s?[^\W\d_]{0,2}\s*[x×*@]\s*[¥￥]?\s*"
    r"(?P<price>\d[\d,]*(?:\.\d{1,2})?)\s*元?.*"
)
_PAID_FOR = re.compile(r"(?:货款|货物款|价款|款项|款)(?:[^\w].*)?$")
_SUM = re.compile(
    r"(?:領収)?金(?:額)?\s*[:：]?\s*(?P<sum>[¥￥\\]\s?\d[\d,]*)\s*(?:[-ー―—※也].*|円.*)?"
    r"|(?P<alone>[¥￥\\]\s?\d[\d,]*)\s*[-ー―—※也]+(?:\s*[(（](?:税込|内税)み?[)）])?"
)
_IN_WORDS = re.compile(r"(?:人民币|金额|合计)?\s*[(（]?大写[)）]?")
_EMPTY = re.compile(r"(?:お?品|商品|上記|御?飲食|書籍)?")
"""What may stand for goods without naming any."""


def receipt_parties(source: Source) -> Iterator[Fact]:
    """Who paid, as the sentence says; a form leaves the name its own place behind the first words."""
    for page, line in source.lines():
        match = _FROM.search(line.text)
        if match and name_in(match["payer"]):
            reading = source.reading(page, line, *match.span("payer"))
            name, label = name_in(match["payer"]), line.text[: match.start("payer")]
            yield Fact(FactName.BUYER, Text(name), reading, label=label)
            return
        right = _right_of(page, line) if _FROM_ALONE.fullmatch(line.text.strip()) else None
        if right is not None and name_in(right.text):
            reading = source.reading(page, right, 0, len(right.text))
            yield Fact(FactName.BUYER, Text(name_in(right.text)), reading, label=line.text.strip())
            return


def receipt_items(source: Source) -> Iterator[LineItem]:
    """What the sentence says was paid for; its count and price only where they make a printed sum."""
    for page, line, text, start in _purposes(source):
        counted = _COUNTED.fullmatch(text)
        if counted:
            count, price = Decimal(counted["count"]), Decimal(counted["price"].replace(",", ""))
            if _is_printed(source, count * price, line):
                reading = source.reading(page, line, start, start + len(text))
                yield LineItem(_goods(counted["what"]), count, price, count * price, reading)
                return
        goods = _goods(text)
        if not _EMPTY.fullmatch(goods):
            reading = source.reading(page, line, start, start + len(text))
            yield LineItem(goods, None, None, None, reading)
            return


def _purposes(source: Source) -> Iterator[tuple[Page, Line, str, int]]:
    for page, line in source.lines():
        match = _FOR.search(line.text) or _TADASHI.search(line.text) or _AS.fullmatch(line.text)
        if match:
            yield page, line, match["what"].strip(), match.start("what")
        elif _REASON.fullmatch(line.text.strip()):
            right = _right_of(page, line)
            if right is not None:
                yield page, right, right.text.strip(), 0


def _right_of(page: Page, line: Line) -> Line | None:
    row = (o for o in page.lines if o.box.same_row(line.box) and o.box.x0 >= line.box.x1)
    return min(row, key=lambda other: other.box.x0, default=None)


def _goods(text: str) -> str:
    return _PAID_FOR.sub("", text.strip()).strip(" ,，:：") or text.strip()


def receipt_total(source: Source) -> Amount | None:
    """The sum behind 金, else the figures that the amount in words repeats; None if there are several."""
    found = [*_behind_word(source)] or [*_as_in_words(source)] or [*_beside_words(source)]
    return found[0] if len({amount.money.amount for amount in found}) == 1 else None


def _behind_word(source: Source) -> Iterator[Amount]:
    for page, line in source.lines():
        match = _SUM.fullmatch(line.text.strip(" ★☆※*■●"))
        figures = (match["sum"] or match["alone"]) if match else ""
        tokens = money_tokens(figures, mark=source.mark)
        if len(tokens) == 1 and tokens[0].has_mark:
            start = line.text.index(figures)
            reading = source.reading(page, line, start, start + len(figures))
            money = Money(tokens[0].money.amount, source.currencies or tokens[0].money.currencies)
            yield Amount(AmountRole.TOTAL, money, reading, "金")


def _beside_words(source: Source) -> Iterator[Amount]:
    """The figures with their mark behind the words of a form, whose empty places nobody can read."""
    for page, line in source.lines():
        for match in _IN_WORDS.finditer(line.text):
            for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line)):
                if token.start >= match.end() and token.has_mark and token.has_decimals:
                    reading = source.reading(page, line, token.start, token.end)
                    yield Amount(AmountRole.TOTAL, token.money, reading, match[0])


def _as_in_words(source: Source) -> Iterator[Amount]:
    """Amounts that are printed in figures and in words."""
    worded = {amount.money.amount for amount in amounts_in_words(source)}
    if len(worded) != 1:
        return
    for page, line in source.lines():
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line)):
            if token.is_likely_money and token.money.amount in worded:
                reading = source.reading(page, line, token.start, token.end)
                codes = token.money.currencies or source.currencies
                common = tuple(code for code in codes if code in source.currencies)
                money = Money(token.money.amount, common or codes)
                yield Amount(AmountRole.TOTAL, money, reading, "")


def _is_printed(source: Source, amount: Decimal, own: Line) -> bool:
    return any(
        abs(token.money.amount - amount) <= CENT
        for _, line in source.lines()
        if line is not own
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    )
