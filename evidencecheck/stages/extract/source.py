"""A document under extraction: its pages laid out, and the notations that it uses throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidencecheck.model.document import Content
from evidencecheck.model.fact import Reading
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.stages.extract.dates import Order
from evidencecheck.stages.extract.day_order import day_order
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout, lay_out
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.money import DecimalMark, decimal_mark_of, money_tokens


@dataclass(frozen=True, slots=True)
class Source:
    """What every extractor works on."""

    content: Content
    layouts: tuple[Layout, ...]
    mark: DecimalMark | None
    order: Order | None
    currencies: tuple[str, ...]
    """What its amounts can be in, likeliest first; empty if none is printed or several clash."""

    def lines(self) -> Iterator[tuple[Page, Line]]:
        for layout in self.layouts:
            for line in layout.page.lines:
                yield layout.page, line

    def labels(self, *fields: str) -> Iterator[tuple[Layout, Label]]:
        for layout in self.layouts:
            for label in layout.all_labels(*fields):
                yield layout, label

    def reading(self, page: Page, line: Line, start: int, end: int) -> Reading:
        """The reading of ``line.text[start:end]``."""
        return Reading(
            raw=line.text[start:end],
            file=self.content.file,
            page=page.number,
            box=line.box_of(start, end),
            channel=line.channel,
            confidence=line.confidence_of(start, end),
        )

    def reading_of(self, page: Page, cell: Cell) -> Reading:
        return self.reading(page, cell.line, cell.start, cell.end)


def source_of(content: Content) -> Source:
    """Lay out every page of `content` and settle the document's notations."""
    lines = [line for page in content.pages for line in page.lines]
    texts = [line.text for line in lines]
    mark = decimal_mark_of(texts)
    return Source(
        content=content,
        layouts=tuple(lay_out(page) for page in content.pages),
        mark=mark,
        order=day_order(texts),
        currencies=_currencies(lines, mark),
    )


def as_history(source: Source) -> Source:
    """`source` as the history of a parcel, whose dates tell more of the order of day and month."""
    texts = [line.text for _, line in source.lines()]
    return replace(source, order=day_order(texts, is_history=True))


_CURRENCY_WORD = re.compile(
    r"(?<![A-Za-z])(USD|EUR|GBP|CNY|RMB|JPY|CAD|AUD|CHF|SGD|HKD|PLN|SEK|MXN|MYR|INR|BRL)(?![A-Za-z])"
)


# Where a document says in what its amounts are: "Currency: EUR", "All amounts in EUR", 币种：CNY.
_STATED = re.compile(
    r"(?:currency|wahrung|devise|moneda|valuta|币种|币别|货币|通貨"
    r"|(?:amounts|prices)(?: are)?(?: (?:shown|stated|given|quoted|listed))? in"
    r"|(?:betrage|preise) in|montants en|importes en|importi in)"
    r"[ \n]*[:：(]?[ \n]*(usd|eur|gbp|cny|rmb|jpy|cad|aud|chf|sgd|hkd|pln|sek|mxn|inr|人民币|美元)(?![a-z])"
)
_OF_SIGN = {"€": "EUR", "£": "GBP", "EURO": "EUR", "Euro": "EUR"}
_LONE_SIGN = re.compile(r"(?<![\d\s])(?:\s*[(\[]?([€£])|\s+[(\[]?(EURO|Euro))[)\]]?\s*:?$")
_NAMED = {"RMB": "CNY", "人民币": "CNY", "美元": "USD"}
# What stands in more than one line of a page in Japanese, and in at most a title of one in Chinese, where
# shop names like to have の.
_HIRAGANA = re.compile("[ぁ-ねは-ん]")
# India's tax number, and its grouping by two digits above the thousands (CLDR, en-IN): 7,08,000.00.
_INDIAN = re.compile(r"(?<![A-Z])(?:GSTIN|IGST|CGST|SGST|INR)(?![A-Z])|[₹]")
_LAKHS = re.compile(r"(?<![\d.,])\d{1,2},\d{2},\d{3}(?:\.\d\d)?(?![\d,])")


_HEADED = re.compile(
    r"[价额计款格费価額]\s*[(（]\s*(元|圆|円)\s*[)）]|(?<![美欧港日加澳新台])[元圆](整|正)(?![^\s。）)])"
)
_OF_WORD = {
    "美元": "USD", "美金": "USD", "欧元": "EUR", "歐元": "EUR", "英镑": "GBP", "英鎊": "GBP",
    "港元": "HKD", "港币": "HKD", "日元": "JPY", "日圆": "JPY", "加元": "CAD", "澳元": "AUD",
}  # fmt: skip
_SUM_IN_WORDS = re.compile(rf"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿](?P<word>{'|'.join(_OF_WORD)})")
"""The total in words, with its currency: 壹仟玖佰叁拾壹美元整."""
_IN_HEADING = {"元": "CNY", "圆": "CNY", "円": "JPY", "整": "CNY", "正": "CNY"}


def _currencies(lines: Sequence[Line], mark: DecimalMark | None) -> tuple[str, ...]:
    if any(_INDIAN.search(line.text) for line in lines) and any(
        _LAKHS.search(line.text) for line in lines
    ):
        return ("INR",)  # readers take the rupee sign for that of the yen
    stated = {m[1] for m in _STATED.finditer(fold("\n".join(line.text for line in lines)).text)}
    if len(stated) == 1:
        code = stated.pop().upper()
        return (_NAMED.get(code, code),)
    named: set[tuple[str, ...]] = set()
    for line in lines:
        for token in money_tokens(line.text, mark=mark, ocr=is_ocr(line)):
            if token.has_mark and token.money.currencies:
                named.add(token.money.currencies)
    words = {
        "CNY" if code == "RMB" else code
        for line in lines
        for code in _CURRENCY_WORD.findall(line.text.replace("US$", "USD "))
    }
    if not named:
        # "Totale fattura €" beside its amount: the sign is the label's.
        signs = (match for line in lines for match in _LONE_SIGN.finditer(line.text))
        words |= {_OF_SIGN[match[1] or match[2]] for match in signs}
        # 单价(元) heads amounts without a sign; 元整 ends the total in words.
        words |= {_IN_HEADING[m[1] or m[2]] for line in lines for m in _HEADED.finditer(line.text)}
        words |= {_OF_WORD[m["word"]] for line in lines for m in _SUM_IN_WORDS.finditer(line.text)}
        return (words.pop(),) if len(words) == 1 else ()
    common = set.intersection(*(set(currencies) for currencies in named))
    if len(common) > 1 and len(common & words) == 1:
        common &= words
    if common == {"CNY", "JPY"} and sum(bool(_HIRAGANA.search(line.text)) for line in lines) > 1:
        return ("JPY",)
    if common == {"CNY", "JPY"} and _is_in_yuan(lines):
        return ("CNY",)
    first = min(named, key=lambda codes: (len(codes), codes))
    return tuple(code for code in first if code in common)


def _is_in_yuan(lines: Sequence[Line]) -> bool:
    """Whether ¥ means yuan where nothing is in Japanese: by the heading (元), by 元整, by the fen behind it."""
    headed = {_IN_HEADING[m[1] or m[2]] for line in lines for m in _HEADED.finditer(line.text)}
    has_fen = any(_WITH_FEN.search(line.text) for line in lines)
    return headed == {"CNY"} or (has_fen and any(_HAN.search(line.text) for line in lines))


_WITH_FEN = re.compile(r"[¥￥]\s?\d[\d,，]*\.\d\d(?!\d)")
"""Yen have no parts (ISO 4217, exponent 0)."""
_HAN = re.compile("[㐀-鿿]")


def is_ocr(line: Line) -> bool:
    return line.channel is Channel.OCR
