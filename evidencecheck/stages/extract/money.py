"""Amounts of money in text: every notation of number, every mark of currency, all readings kept.

Currency marks: ISO 4217 codes, CLDR symbols. A symbol that several currencies use gives all of them,
likeliest first. A separator before exactly three digits groups, before one or two it is the decimal
mark; with both signs present the last one is the decimal mark (CLDR number formats).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from importlib.resources import files

from evidencecheck.model.values import Money
from evidencecheck.stages.extract.fold import fold, is_cjk

NO_MINOR_UNIT = frozenset({"JPY", "KRW", "VND", "IDR"})
"""ISO 4217 exponent 0 in practice."""


def _marks() -> dict[str, tuple[str, ...]]:
    """Folded mark → the ISO 4217 codes that it can mean, likeliest first."""
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("currencies.toml").read_text("utf-8")
    )
    marks: dict[str, tuple[str, ...]] = {code.lower(): (code,) for code in table["codes"]}
    for codes, listed in table["marks"].items():
        marks |= {fold(mark).text: tuple(codes.split("-")) for mark in listed}
    return marks


_MARKS = _marks()
_MARK = "|".join(sorted((re.escape(mark) for mark in _MARKS), key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d[\d.,']*\d|\d"
_AMOUNT = re.compile(
    rf"(?P<open>\()?(?P<sign>[-+])?\s?(?:(?<![a-z])(?P<before>{_MARK})\s?)?(?P<sign2>[-+])?\s?"
    rf"(?<![\d.,])(?P<number>{_NUMBER})(?![\d])(?:(?P<scale>\s?[万亿萬億])(?:(?P<tail>\d{{1,4}})(?=\s?[円元]))?)?(?:[.,]-(?!\d))?"
    rf"(?P<trailing>\s?-(?![\w-]))?(?:\s?(?P<after>{_MARK})(?![a-z]|\s?\d))?(?P<close>\s?\))?"
)
_OCR_DOLLAR = re.compile(r"(?<![A-Za-z0-9])S(?=\d[\d.,]*[.,]\d\d(?!\d))")
_OCR_US = re.compile(r"(?i)(?<![A-Za-z0-9])US[S5](?=\s?\d[\d.,]*[.,]\d\d(?!\d))")
_OCR_YEN = re.compile(r"(?<![A-Za-z0-9])(?:[VY](?=\d[\d.,]*[.,]\d)|[羊半](?=\d[\d.,]*(?!\d)))")
_BRACKETED = re.compile(r"(?<=\d)[(（](?:円|元|圆|€|£|\$|¥)[)）]")
"""The unit in brackets behind its number, as Japanese mails print it: ``9,680(円)``."""
_BLANKS = str.maketrans("()（）", "    ")
_IN_YEN = re.compile(r"\d,\d{3}\s?円|[¥￥]\s?\d{1,3},\d{3}(?![.,\d])|JPY")
_YEN = frozenset({"¥", "jp¥"})
_WEEKDAY = frozenset({"fr."})
"""Francs, or the Friday of opening hours."""
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|\d{4}\.\d{1,2}\.\d{1,2}")
_PERCENT = re.compile(r"\s?%")


class DecimalMark(StrEnum):
    """What stands between whole and parts in a document."""

    POINT = "."
    COMMA = ","


MOST = Decimal(10) ** 12
"""A number of that many digits is no amount of a claim, and beyond the precision of sums."""


@dataclass(frozen=True, slots=True)
class MoneyToken:
    """An amount in a text, with what makes it likely to be one."""

    money: Money
    start: int
    end: int
    """Slice of the original text."""
    has_mark: bool
    """Whether a currency is printed beside it."""
    has_decimals: bool
    alternatives: tuple[Decimal, ...] = ()
    """Other values of the same characters (1.234 is one thousand or one and a bit)."""
    repaired: bool = False
    """Whether a letter was taken for a currency sign, as OCR confuses them."""

    @property
    def is_likely_money(self) -> bool:
        return self.has_mark or self.has_decimals


def money_tokens(
    text: str, *, mark: DecimalMark | None = None, ocr: bool = False
) -> tuple[MoneyToken, ...]:
    """All numbers of `text` that can be amounts, left to right; percentages and dates are none.

    `mark` is the decimal mark of the document where it is known. With `ocr`, letters that readers
    confuse with currency signs are taken for them.
    """
    text = _BRACKETED.sub(lambda m: m[0].translate(_BLANKS), text)
    source = _repair(text) if ocr else text
    folded = fold(source)
    tokens = []
    for match in _AMOUNT.finditer(folded.text):
        token = _token(match, folded.text, mark)
        if token is None or abs(token.money.amount) >= MOST:
            continue
        start, end = folded.span(match.start("number"), match.end("number"))
        left = match.start("before") if match["before"] else match.start("number")
        right = match.end("after") if match["after"] else match.end("number")
        start, end = folded.span(left, right)
        tokens.append(
            MoneyToken(
                token.money,
                start,
                end,
                token.has_mark,
                token.has_decimals,
                token.alternatives,
                repaired=source[start:end] != text[start:end],
            )
        )
    return tuple(tokens)


def decimal_mark_of(texts: Iterable[str]) -> DecimalMark | None:
    """The decimal mark that the unambiguous amounts of a document use; None if they don't tell."""
    votes = {DecimalMark.POINT: 0, DecimalMark.COMMA: 0}
    listed = list(texts)
    for text in listed:
        for number in re.findall(r"(?<![\d.,])\d[\d.,']*[.,]\d{2}(?![\d.,]|\s?%)", text):
            votes[DecimalMark(number[-3])] += 1
    if votes[DecimalMark.POINT] != votes[DecimalMark.COMMA]:
        return max(votes, key=lambda m: votes[m])
    # Yen have no parts: a comma between their digits groups.
    return DecimalMark.POINT if any(_IN_YEN.search(text) for text in listed) else None


def number_readings(number: str, mark: DecimalMark | None = None) -> tuple[Decimal, ...]:
    """Every value that the digits and separators of `number` can mean, likeliest first."""
    digits = re.sub(r"[ '’]", "", number)
    separators = [c for c in digits if c in ".,"]
    if not separators:
        return (Decimal(digits),)
    last = separators[-1]
    whole, _, tail = digits.rpartition(last)
    plain = re.sub(r"[.,]", "", digits)
    as_decimal = Decimal(re.sub(r"[.,]", "", whole) + "." + tail)
    if len(tail) != 3:
        # Two signs of one kind with two digits after the last: OCR read "," as ".", still decimals.
        return (as_decimal,) if len(tail) < 3 or len(separators) == 1 else (Decimal(plain),)
    if len(set(separators)) == 2 or len(separators) > 1:
        # 1,234.567 has both signs: the last is the decimal mark unless all groups are threes.
        groups = re.split(r"[.,]", digits)
        if len(set(separators)) == 2 and all(len(g) == 3 for g in groups[1:]):
            return (as_decimal, Decimal(plain))
        return (Decimal(plain),)
    if whole in {"", "0"}:
        return (as_decimal,)
    if mark is None:
        return (Decimal(plain), as_decimal)
    # The document writes its decimals with one of the two signs: the other one groups.
    return (as_decimal, Decimal(plain)) if mark == last else (Decimal(plain),)


def _token(match: re.Match[str], text: str, mark: DecimalMark | None) -> MoneyToken | None:
    if _IP_ADDRESS.fullmatch(match["number"]):
        return None
    if _PERCENT.match(text, match.end("number")) or _is_part_of_code(match, text):
        return None
    if match["before"] and match["before"].isalpha() and _is_prefix(match, text):
        return None
    if (
        match["before"] in _WEEKDAY
        and text[match.start("before") - 1 : match.start("before")] == "-"
    ):
        return None
    if _DOTTED_DATE.fullmatch(match["number"]) and not (match["before"] or match["after"]):
        return None
    values = number_readings(match["number"], mark)
    signs = [match["sign"], match["sign2"]]
    # "¥14,600-" is how Japanese bills say that nothing follows, not a minus.
    trailing = bool(match["trailing"]) and match["before"] not in _YEN
    negative = "-" in signs or trailing or bool(match["open"] and match["close"])
    scale = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}.get(
        (match["scale"] or "").strip(), 1
    )
    tail = Decimal(match["tail"] or 0)
    values = tuple((-1 if negative else 1) * (v * scale + tail) for v in values)
    named = [_MARKS[m] for m in (match["before"], match["after"]) if m]
    currencies = min(named, key=len) if named else ()
    if currencies == ("CNY", "JPY") and values[0] != values[0].to_integral_value():
        currencies = ("CNY",)
    decimals = re.search(r"[.,]\d{2}$", match["number"]) is not None
    return MoneyToken(Money(values[0], currencies), 0, 0, bool(named), decimals, values[1:])


_IP_ADDRESS = re.compile(r"(?!\d{1,3}(?:\.\d{3}){3}$)\d{1,3}(?:\.\d{1,3}){3}")
"""Of a customer, on shop systems' pages of an order."""


def _is_prefix(match: re.Match[str], text: str) -> bool:
    """Whether letters that could be a currency begin a code instead: KR-02339."""
    return text[match.end("before")] in "-+"


def _is_part_of_code(match: re.Match[str], text: str) -> bool:
    """Whether the number belongs to a date, a code, a time or a range rather than standing alone."""
    start, end = match.start("number"), match.end("number")
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if not match["before"] and (
        (before.isalpha() and before.isascii())
        or (before in "-/:#_" and start > 1 and _is_of_code(before, text[start - 2]))
    ):
        return True
    if not match["after"] and after.isalpha() and after.isascii():
        return True
    return (
        after in "-/:_" and end + 1 < len(text) and text[end + 1].isdigit() and not match["after"]
    )


def _is_of_code(joint: str, char: str) -> bool:
    """Whether `joint` ties the number to `char`; a colon behind a Chinese word ends a label (运费:8.00)."""
    return char.isalnum() and not (joint == ":" and is_cjk(char))


def _repair(text: str) -> str:
    text = _OCR_US.sub("US$", text)
    text = _OCR_DOLLAR.sub("$", text)
    return _OCR_YEN.sub("¥", text)
