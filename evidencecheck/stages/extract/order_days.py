"""The day of an order where no label of its own names it: told in a sentence, or set beside the order's number.

``Order #18842 was placed on 2 October 2026``, ``Ihre Bestellung WEB-55013 vom 12.05.2026``, ``Jul 6, 2026
order``, or a line with nothing but the date under ``Order #SMO-7716``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import DateToken, date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.source import Source

_KINDS = frozenset({Kind.ORDER_DETAILS, Kind.PACKING_SLIP})
_ON = r"(?:\s?(?:on|at|am|vom|le|du|el|del|il|op|em|of|dated)(?![a-z]))?[\s,:]*$"
_ORDER = r"(?:order|bestellung|auftrag|commande|pedido|ordine|encomenda|bestelling)"
_TOLD = re.compile(
    rf"(?<![a-z]){_ORDER}(?![a-z]).{{0,60}}?(?<![a-z])(?:placed|made|created|submitted|aufgegeben|eingegangen"
    rf"|getatigt|passee|effectuee|realizad[oa]|hecho|effettuato|inviato|geplaatst|feit[oa]){_ON}"
    rf"|(?<![a-z])ordered \d+ items?{_ON}"
    rf"|(?<![a-z])(?:your|ihre[rmn]?|deine[rmn]?|votre|tu|su|vostro|tuo|uw|je|(?:a )?sua|o seu) {_ORDER}"
    r"(?: (?:(?:nr|no|n[°o]|number|num)\.? ?)?#?(?=\S*\d)[\w./-]{3,24})?"
    r",? (?:vom|of|from|dated|du|del|dd\.?|van|de|da|dell?)[\s:.]*$"
    r"|(?<![a-z])(?:(?:you|we) (?:ordered|bought|received your order)(?: this| it)?|order(?:ed)? placed"
    r"|placed(?: (?:this|an|your|the) order)?|bestellt|commandee?|acheteu?e?|ordinato|acquistato|comprado"
    r"|besteld)"
    rf"{_ON}"
)
"""What stands before the date in a sentence about an order."""
_ORDERED = re.compile(
    r"\s*(?:\([月火水木金土日]\)|(?:星期|周)[一二三四五六日天])?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*"
    r"(?:に?ご?(?:注文|購入)(?:しました|済み|確定)?|下单|下單|拍下|提交订单)\W*"
)
"""What stands behind it in Japanese and Chinese: ``2026/03/14(土) 注文``."""
_BESIDE = re.compile(
    r"[\s|·•,;:()\[\]–—-]*(?:vom|from|of|du|del|dated|van|de|da|on|am|le|el|il)?[\s:.]*"
)
"""What may stand between the order's number and its date."""
_OF = re.compile(r"(?:vom|du|del|van|of|dated|de|da)[:.]?")
"""The label of the second row of a pair: ``Ihre Bestellung`` / ``vom``."""
_BEFORE = re.compile(rf"\s*{_ORDER}s?\s*")
_AROUND = re.compile(
    r"[\s,·•|@-]*(?:(?:at|um|a|alle|om"
    r"|as)(?![a-z])\s*)?(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?|uhr|h)?)?"
    r"\s*(?:\(?(?:[a-z]{2,5}|gmt[+-]\d{1,2})\)?)?\s*(?:(?:from|via|von|depuis|desde|da|über)\s[^\d]{3,30})?"
    r"(?:\s*[·•|]\s*[^\d·•|]{2,25}){0,4}"
)
"""What a line may say beside its date: time, time zone, the channel of the sale, its states."""
_NEAR = 1.8
"""In line heights: how far from the number's row that of its date may stand."""
_UNDER = 3.0
"""The same for a line that is nothing but the date: pages on the web are set widely."""
_WEEKDAY = re.compile(
    r"\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo|di|mi|do|fr|sa|so|\w+tag"
    r"|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|lunedi|martedi|mercoledi|giovedi|venerdi|domenica)?[.,]?\s*"
)


def order_day(source: Source, kind: Kind, orders: Iterable[Fact]) -> Iterator[Fact]:
    """The date that the page gives its order; nothing where it gives several."""
    if kind not in _KINDS | {Kind.SALES_INVOICE}:
        return
    # On an invoice, what stands near the number is of the invoice.
    near = () if kind is Kind.SALES_INVOICE else (_of_pair, _near_number)
    if kind is Kind.ORDER_DETAILS:
        near = (*near, _stepped, _plain)  # a slip's bare date is its own
    numbers = [fact for fact in orders if fact.decided and fact.reading.box is not None]
    for find in (_told, _beside_number, *near):
        found = [
            (layout, line, token)
            for layout in source.layouts
            for line, token in find(source, layout, numbers)
        ]
        if not found:
            continue
        if len({str(token.day) for _, _, token in found}) == 1:
            layout, line, token = found[0]
            reading = source.reading(layout.page, line, token.start, token.end)
            yield Fact(FactName.ORDER_DATE, token.day, reading, role="beside the order")
        return


def _told(
    source: Source, layout: Layout, numbers: Iterable[Fact]
) -> Iterator[tuple[Line, DateToken]]:
    for line in layout.page.lines:
        for token in date_tokens(line.text, source.order):
            before = fold(line.text[: token.start]).text
            behind = fold(line.text[token.end :]).text
            if _TOLD.search(_without_weekday(before)) or _ORDERED.fullmatch(behind):
                yield line, token
                break


def _without_weekday(text: str) -> str:
    head, _, last = text.rstrip(" ,.").rpartition(" ")
    return head if last and _WEEKDAY.fullmatch(last) and len(last) > 1 and head else text


def _beside_number(
    source: Source, layout: Layout, numbers: Iterable[Fact]
) -> Iterator[tuple[Line, DateToken]]:
    for line in layout.page.lines:
        tokens = date_tokens(line.text, source.order)
        if not tokens:
            continue
        token = tokens[0]
        if not line.text[: token.start].strip() and _BEFORE.fullmatch(
            fold(line.text[token.end :]).text
        ):
            yield line, token
            continue
        for number in numbers:
            at = line.text.find(number.reading.raw)
            between = fold(line.text[at + len(number.reading.raw) : token.start]).text
            if at >= 0 and at < token.start and _BESIDE.fullmatch(_without_weekday(between)):
                yield line, token
                break


def _of_pair(
    source: Source, layout: Layout, numbers: Iterable[Fact]
) -> Iterator[tuple[Line, DateToken]]:
    """The cell right of a lone "vom" whose row follows that of the order's number."""
    for line in layout.page.lines:
        if not _OF.fullmatch(fold(line.text).text.strip()):
            continue
        above = [
            label
            for label in layout.all_labels("order_id")
            if abs(label.line.box.x0 - line.box.x0) < line.box.height
            and 0 < line.box.center_y - label.line.box.center_y < 2 * _NEAR * line.box.height
        ]
        beside = [
            (cell, tokens[0])
            for cell in layout.page.lines
            if cell.box.x0 >= line.box.x1 and cell.box.same_row(line.box)
            if (tokens := date_tokens(cell.text, source.order))
        ]
        if above and beside:
            yield min(beside, key=lambda hit: hit[0].box.x0)


def _near_number(
    source: Source, layout: Layout, numbers: Iterable[Fact]
) -> Iterator[tuple[Line, DateToken]]:
    """The line with a date alone, right under the order's number or above it, or else beside it."""
    for number in numbers:
        box = number.reading.box
        if box is None or number.reading.page != layout.page.number:
            continue
        own = next(
            (
                x
                for x in layout.page.lines
                if number.reading.raw in x.text and x.box.intersects(box)
            ),
            None,
        )
        if own is None:
            continue
        for line in layout.page.lines:
            tokens = date_tokens(line.text, source.order)
            if line is own or len(tokens) != 1:
                continue
            if any(label.start <= tokens[0].start for label in layout.of(line)):
                continue
            head = fold(line.text[: tokens[0].start]).text
            tail = fold(line.text[tokens[0].end :]).text
            height = min(own.box.height, line.box.height)
            gap = max(line.box.y0 - own.box.y1, own.box.y0 - line.box.y1)
            flush = min(abs(line.box.x0 - own.box.x0), abs(line.box.x1 - own.box.x1)) < height
            is_alone = _WEEKDAY.fullmatch(head) and _AROUND.fullmatch(tail)
            if is_alone and flush and gap < _UNDER * height and not _is_labelled(layout, line):
                yield line, tokens[0]


def _stepped(
    source: Source, layout: Layout, numbers: Iterable[Fact]
) -> Iterator[tuple[Line, DateToken]]:
    """The date beside the first step of the order's log: ``15/09/2026 08:11`` left of ``Order created``."""
    for step in layout.page.lines:
        if not _PLACED.fullmatch(fold(step.text).text.strip(" .:")):
            continue
        row = [x for x in layout.page.lines if x is not step and x.box.same_row(step.box)]
        row.sort(key=lambda x: max(x.box.x0 - step.box.x1, step.box.x0 - x.box.x1))
        for line in row[:1]:
            tokens = date_tokens(line.text, source.order)
            alone = len(tokens) == 1 and not line.text[: tokens[0].start].strip()
            if alone and _AROUND.fullmatch(fold(line.text[tokens[0].end :]).text):
                yield line, tokens[0]


_PLACED = re.compile(
    r"(?:the |your )?order (?:was |has been )?(?:created|placed|submitted|received|made)"
    r"|(?:buyer )?placed (?:the |an )?order"
    r"|(?:die |ihre )?bestellung (?:wurde )?(?:aufgegeben|eingegangen|erstellt|erhalten)|commande (?:passee"
    r"|creee|recue)"
    r"|pedido (?:realizado|creado|recibido|efectuado|criado|feito)|ordine (?:effettuato|creato|ricevuto"
    r"|inserito)"
    r"|bestelling (?:geplaatst|ontvangen|aangemaakt)|encomenda (?:efetuada|criada|recebida)"
    r"|(?:买家)?(?:下单|提交订单|拍下)(?:成功)?|(?:订单创建|创建订单|订单已创建)|ご?注文(?:受付|確定|完了|を?受け付けました)"
)
"""The first step of an order's log."""


def _plain(
    source: Source, layout: Layout, numbers: Iterable[Fact]
) -> Iterator[tuple[Line, DateToken]]:
    """Behind or below a bare "Date" that stands in the row of the order's number or label, or next to it."""
    boxes = [
        box
        for number in numbers
        if number.reading.page == layout.page.number and (box := number.reading.box)
    ]
    boxes += [label.line.box for label in layout.all_labels("order_id")] if boxes else []
    for label in layout.all_labels("date"):
        if not label.leads or not (
            label.marked or layout.rest(label) is None or _in_bracket(label)
        ):
            continue
        own = label.line.box
        near = any(
            own.same_row(box)
            or (abs(own.x0 - box.x0) < 2 * own.height and _apart(own, box) < _UNDER * own.height)
            for box in boxes
        )
        for cell in layout.values(label)[:1] if near else ():
            tokens = date_tokens(cell.text, source.order)
            if len(tokens) == 1:
                start, end = cell.start + tokens[0].start, cell.start + tokens[0].end
                yield cell.line, replace(tokens[0], start=start, end=end)


def _in_bracket(label: Label) -> bool:
    return label.line.text[label.end : label.end + 1] in _CLOSING


_CLOSING = ("]", "】", "〕", "］")


def _apart(box: Box, other: Box) -> float:
    return max(box.y0 - other.y1, other.y0 - box.y1)


def _is_labelled(layout: Layout, line: Line) -> bool:
    """Whether a label of a date introduces the line, above it or left of it."""
    return any(
        cell.line is line
        for label in layout.all_labels(
            "other_date", "ship_date", "delivery_date", "invoice_date", "claim_date", "date"
        )
        for cell in layout.values(label)
    )
