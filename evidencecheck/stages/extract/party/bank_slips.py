"""Payer and payee of a bank's or payment service's slip: two boxes of 户名 and 账号, or labels of one line.

The box says whose it is in a word beside it, often written downwards (付款人), or in the heading of its
column. Source: 电子回单 of Chinese banks, bills of Alipay and WeChat Pay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.values import Money, Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.party.party_names import is_company, name_in
from evidencecheck.stages.extract.source import Source, is_ocr

_PAYER = (
    r"付款(?:人|方|单位|账户|客户)?|汇款(?:人|方|单位)?|转出(?:方|账户)?|出票人|借方|本方|付方|付"
)
_PAYEE = r"收款(?:人|方|单位|账户|客户|商户)?|转入(?:方|账户)?|贷方|对方|对手方?|收方|收|商户|商家"
_HOLDER = re.compile(
    rf"(?:(?P<payer>{_PAYER})|(?P<payee>{_PAYEE}))?\s*(?:的)?"
    r"(?P<word>户\s*名|账户\s*名称?|帐户\s*名称?|账号名称|户名称|全\s*称|名\s*称)\s*(?:[(（][^()（）]*[)）])?\s*[:：]?\s*(?P<name>.*)"
)
# What banks of other countries call the two; "account holder" may be either.
_BY_WORD = re.compile(
    r"(?:(?P<payee>(?:beneficiary|payee|recipient|receiver|creditor)(?:'s)?(?: (?:customer|name|account name))?"
    r"|paid to|payment (?:sent )?to|transferred to|(?:zahlungs)?empfanger(?:name)?|begunstigter?"
    r"|(?:nom du )?beneficiaire|(?:nombre del |nome del )?beneficiario|destinatario"
    r"|お?受取人(?:名|氏名|様)?|お?振込先(?:名義|口座名義)|お?支払い?先|加盟店名?|ご利用(?:先|店名?)|收款(?:人|方|单位)|转入方)"
    r"|(?P<payer>ordering customer|payer(?: name)?|remitter(?:'s name)?|debtor(?: name)?|paid by|payment from"
    r"|auftraggeber(?:in)?|zahler|zahlungspflichtiger|donneur d.ordre|ordenante|ordinante"
    r"|ご?依頼人(?:名|氏名|様)?|振込(?:依頼)?人(?:名)?|送金人(?:名)?|付款(?:人|方|单位)|汇款人|转出方))\s*(?:[:]\s*(?P<name>\S.*))?"
)
_SENT_TO = re.compile(
    r"(?:payment (?:sent )?to|you (?:paid|sent .{1,20} to)|zahlung (?:gesendet )?an|du hast .{1,20} an"
    r"|paiement (?:envoye )?a|pago (?:enviado )?a|pagamento (?:inviato )?a|betaling (?:verzonden )?aan"
    r"|pagamento (?:enviado )?para)\s+(?P<payee>[^\d].*)"
    r"|(?:(?:payment|money) (?:received )?from|(?:zahlung|geld) (?:erhalten )?von"
    r"|(?:paiement|argent) (?:recu )?de|(?:pago|dinero) (?:recibido )?de|pagamento (?:ricevuto )?da"
    r"|(?:betaling|geld) (?:ontvangen )?van|pagamento (?:recebido )?de)\s+(?P<payer>[^\d].*)"
)
"""The heading of a payment service's page: ``Payment received from Ann Lee``, ``Zahlung an Maria Ruiz``."""
_SIDE = re.compile(rf"(?:(?P<payer>{_PAYER})|(?P<payee>{_PAYEE}))(?:信息|资料)?[:：]?")
_GLYPHS = re.compile(r"[付收款汇人方单位账户信息资料转出入借贷本对手客商]{1,7}")
_OF_BOX = re.compile(r"账\s*号|帐\s*号|户\s*名|开户|全\s*称|名\s*称|银行|行名")
_FAR = 12.0
"""In line heights: how far left of the holder's label, or above it, the word for the side may stand."""
_NEAR = 6.0
"""The same for a word that stands right beside it, or heads its column."""
_STACK = 2.0
"""In line heights: the blank between two pieces of a word that is written downwards, at most."""


def slip_parties(source: Source) -> Iterator[Fact]:
    """Payer as buyer and payee as supplier; nothing for a role that two names claim."""
    found = [
        (role, layout, cell, label, name)
        for layout in source.layouts
        for role, cell, label, name in (*_holders(layout), *_by_word(layout))
    ]
    for role in (FactName.BUYER, FactName.SUPPLIER):
        own = [hit for hit in found if hit[0] is role]
        if len({name for *_, name in own}) == 1:
            _, layout, cell, label, name = own[0]
            yield Fact(role, Text(name), source.reading_of(layout.page, cell), label=label)


def names_payee(label: str) -> bool:
    """Whether `label` names who is paid; elsewhere the same word is for who gets a parcel."""
    match = _BY_WORD.fullmatch(fold(label).text.strip(" :"))
    return match is not None and match["payee"] is not None


def is_between_companies(source: Source) -> bool:
    """Whether one company pays another: a purchase of the seller's, not a buyer's payment."""
    names = [str(fact.value) for fact in slip_parties(source)]
    return len(names) > 1 and all(is_company(name) for name in names)


def slip_total(source: Source) -> Amount | None:
    """The only amount that the slip labels 金额 and nothing else; None where it states several."""
    found = []
    for layout, label in source.labels("line_amount"):
        cell = layout.rest(label) or next(iter(layout.right(label)), None)
        if cell is None or not label.leads:
            continue
        for token in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line))[:1]:
            if token.is_likely_money:
                start, end = cell.start + token.start, cell.start + token.end
                reading = source.reading(layout.page, cell.line, start, end)
                money = Money(abs(token.money.amount), token.money.currencies or source.currencies)
                found.append(Amount(AmountRole.TOTAL, money, reading, label.text))
    return found[0] if len({amount.money.amount for amount in found}) == 1 else None


def _holders(layout: Layout) -> Iterator[tuple[FactName, Cell, str, str]]:
    for line in layout.page.lines:
        match = _HOLDER.fullmatch(line.text.strip())
        if match is None or (line.text.count("名") > 2):
            continue
        cell = _value(layout, line, match)
        name = name_in(cell.text) if cell else ""
        role = _said(match) or _beside(layout, line)
        if cell is not None and name and role is not None:
            yield role, cell, line.text[: match.end("word")].strip(), name


def _by_word(layout: Layout) -> Iterator[tuple[FactName, Cell, str, str]]:
    for line in layout.page.lines:
        folded = fold(line.text)
        text = folded.text.rstrip(" :")
        sent = _SENT_TO.fullmatch(text)
        match = _BY_WORD.fullmatch(text)
        if sent is not None:
            side = "payee" if sent["payee"] else "payer"
            cell: Cell | None = Cell(line, *folded.span(*sent.span(side)))
            match = sent
        elif match is not None and match["name"]:
            cell = Cell(line, *folded.span(*match.span("name")))
        else:
            cell = _next(layout, line) if match else None
        name = name_in(cell.text) if cell and not _HOLDER.fullmatch(cell.text.strip()) else ""
        if cell is not None and name:
            role = FactName.BUYER if match and match["payer"] else FactName.SUPPLIER
            yield role, cell, line.text[: cell.start] if cell.line is line else line.text, name


def _next(layout: Layout, line: Line) -> Cell | None:
    """The cell right of a label in its row, else the line right below it.

    Further right another heading of the page may stand, with the name below its own.
    """
    box = line.box
    lines = [other for other in layout.page.lines if other is not line]
    right = [o for o in lines if o.box.same_row(box) and o.box.x0 >= box.x1]
    under = [
        o
        for o in lines
        if abs(o.box.x0 - box.x0) < box.height and o.box.y0 - box.y1 + 0.4 * box.height >= 0
        if o.box.y0 - box.y1 < box.height
    ]
    beside = min(right, key=lambda o: o.box.x0, default=None)
    lower = min(under, key=lambda o: o.box.y0, default=None)
    far = beside is not None and beside.box.x0 - box.x1 > _FAR * box.height
    headed = far and beside is not None and lower is not None and not name_in(beside.text)
    nearest = lower if headed else beside or lower
    return Cell(nearest, 0, len(nearest.text)) if nearest is not None else None


def _value(layout: Layout, line: Line, match: re.Match[str]) -> Cell | None:
    if match["name"]:
        start = line.text.rindex(match["name"])
        return Cell(line, start, start + len(match["name"]))
    right = [
        other
        for other in layout.page.lines
        if other is not line and other.box.same_row(line.box) and other.box.x0 >= line.box.x1
    ]
    nearest = min(right, key=lambda other: other.box.x0, default=None)
    if nearest is None or _HOLDER.fullmatch(nearest.text.strip()):
        return None
    return Cell(nearest, 0, len(nearest.text))


def _said(match: re.Match[str]) -> FactName | None:
    if match["payer"]:
        return FactName.BUYER
    return FactName.SUPPLIER if match["payee"] else None


def _beside(layout: Layout, line: Line) -> FactName | None:
    """The side of the box in which `line` stands: the nearest word left of it, else that above it."""
    height, box = line.box.height, line.box
    words = [word for word in _words(layout) if _SIDE.fullmatch(word[0])]
    left = [
        (text, place)
        for text, place in words
        if place.x1 <= box.x0 + 0.5 * height
        and box.x0 - place.x1 < _FAR * height
        and place.y0 - _STACK * height < box.center_y < place.y1 + _STACK * height
    ]
    above = [
        (text, place)
        for text, place in words
        if 0 <= box.y0 - place.y1 < _FAR * height and place.overlap_x(box.expanded(4 * height)) > 0
    ]
    heads = [word for word in above if abs(word[1].x0 - box.x0) < _NEAR * height]
    if left and (not heads or box.x0 - max(word[1].x1 for word in left) < _NEAR * height):
        chosen = min(left, key=lambda word: _distance(word[1], box))
    elif above:
        chosen = min(above, key=lambda word: (abs(word[1].x0 - box.x0), -word[1].y1))
    else:
        return None
    match = _SIDE.fullmatch(chosen[0])
    return _said(match) if match else None


def _distance(word: Box, box: Box) -> float:
    """How far a word for the side is from the holder's label: rows part boxes above each other."""
    return abs(word.center_y - box.center_y) + 0.2 * (box.x0 - word.x1)


def _words(layout: Layout) -> Iterator[tuple[str, Box]]:
    """Words for a side, those in pieces above each other put together."""
    for line in layout.page.lines:
        first, *others = line.text.split()
        if others and _SIDE.fullmatch(first) and _OF_BOX.match(others[0]):
            yield first, line.box_of(line.text.index(first), line.text.index(first) + len(first))
    pieces = [
        line
        for line in layout.page.lines
        if _GLYPHS.fullmatch("".join(fold(line.text).text.rstrip(":").split()))
    ]
    for stack in _stacks(sorted(pieces, key=lambda line: line.box.y0)):
        text = "".join("".join(line.text.rstrip(":：").split()) for line in stack)
        yield text, Box.around(line.box for line in stack)


def _stacks(pieces: Sequence[Line]) -> list[list[Line]]:
    stacks: list[list[Line]] = []
    for line in pieces:
        for stack in stacks:
            last = stack[-1].box
            close = 0 <= line.box.y0 - last.y1 + 0.3 * last.height < _STACK * last.height
            if close and abs(line.box.center_x - stack[0].box.center_x) < last.height:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return stacks
