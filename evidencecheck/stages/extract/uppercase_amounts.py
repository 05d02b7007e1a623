"""Amounts in words: 壹仟贰佰叁拾元伍角整 on Chinese papers, "US DOLLARS ONE HUNDRED ONLY" on English ones.

Chinese financial numerals and how they are written: Ministry of Finance, basic rules of accounting work,
article 52; Payment and Settlement Measures, annex 1. Both ways: text to amount and amount to text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidencecheck.model.values import Money
from evidencecheck.stages.extract.fold import fold

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_VARIANTS = str.maketrans(
    "〇○一弌壱貳貮弍二弐參叄参三弎四五陸六七柒八捌九玖拾十陌伯佰百仟千阡萬億圓園员圆塊块両",
    "零零壹壹壹贰贰贰贰贰叁叁叁叁叁肆伍陆陆柒柒捌捌玖玖拾拾佰佰佰佰仟仟仟万亿元元元元元元贰",
)
"""Traditional, Japanese and everyday characters, and what readers take for them."""
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
_NUMBER = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_AMOUNT = re.compile(
    rf"(?P<negative>负)?(?P<whole>[{_NUMBER}]+)元(?P<jiao>零?[壹贰叁肆伍陆柒捌玖]角)?(?P<fen>零?[壹贰叁肆伍陆柒捌玖]分)?(?:零[角分])*(?P<even>[整正])?"
    rf"|(?P<only_jiao>[壹贰叁肆伍陆柒捌玖]角)(?P<only_fen>零?[壹贰叁肆伍陆柒捌玖]分)?[整正]?"
    r"|(?P<fen_alone>[壹贰叁肆伍陆柒捌玖]分)"
)
_FINANCIAL = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬圓零整正]")
_NUMERAL_BEFORE = re.compile(rf"[{_NUMBER}元角分]$|[{_NUMBER}][㐀-鿿]$")
"""A numeral, or one that only a misread character parts from the amount."""
_MOST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class WordsToken:
    """An amount in words in a text."""

    money: Money
    start: int
    end: int
    """Slice of the original text."""


def words_tokens(text: str) -> tuple[WordsToken, ...]:
    """Every amount of `text` that is written in words, left to right."""
    return tuple(sorted((*_chinese(text), *_english(text)), key=lambda token: token.start))


def uppercase(amount: Decimal) -> str:
    """`amount`, to the fen and below a trillion, as a Chinese cheque says it: 壹仟零伍元叁角整."""
    if not 0 <= amount < _MOST or amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"not an amount that can be written: {amount}")
    whole, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    text = f"{_whole(whole)}元" if whole else ""
    if not cents:
        return (text or "零元") + "整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif whole:
        text += "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "整")


def amount_of(words: str) -> Decimal | None:
    """The value of Chinese numerals with 元, 角 and 分; None where they are put together wrongly."""
    match = _AMOUNT.fullmatch(words.translate(_VARIANTS))
    return _value(match) if match else None


def _chinese(text: str) -> Iterator[WordsToken]:
    kept = [(offset, char) for offset, char in enumerate(text) if not char.isspace()]
    joined = "".join(char for _, char in kept)
    for match in _AMOUNT.finditer(joined.translate(_VARIANTS)):
        raw = joined[match.start() : match.end()]
        if len(_FINANCIAL.findall(raw)) < 2 or not _stands_alone(joined, match):
            continue
        value = _value(match)
        if value is not None:
            start, end = kept[match.start()][0], kept[match.end() - 1][0] + 1
            yield WordsToken(Money(value, ("CNY",) if _is_yuan(joined, match) else ()), start, end)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether no numeral stands right before, nor one that a misread character parts from it."""
    before = text[: match.start()].translate(_VARIANTS)
    return not _NUMERAL_BEFORE.search(before)


def _is_yuan(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return re.search(r"(?:美|欧|日|港|加|澳)$", before) is None and "美元" not in before


def _value(match: re.Match[str]) -> Decimal | None:
    if match["whole"] is None:
        cents = _digit(match["only_jiao"]) * 10 + _digit(match["only_fen"] or match["fen_alone"])
        return Decimal(cents) / 100
    whole = _integer(match["whole"])
    if whole is None:
        return None
    cents = _digit(match["jiao"]) * 10 + _digit(match["fen"])
    value = whole + Decimal(cents) / 100
    return -value if match["negative"] else value


def _digit(part: str | None) -> int:
    return _DIGITS.index(part.lstrip("零")[0]) if part else 0


def _integer(numerals: str) -> int | None:
    """壹亿贰仟万零叁佰 → 120000300."""
    if numerals == "零":
        return 0
    high, mark, low = numerals.rpartition("亿")
    hundreds_of_millions = _below_yi(high) if mark else 0
    rest = _below_yi(low) if low.strip("零") else 0
    if hundreds_of_millions is None or rest is None or (mark and not hundreds_of_millions):
        return None
    return hundreds_of_millions * 10**8 + rest


def _below_yi(numerals: str) -> int | None:
    high, mark, low = numerals.rpartition("万")
    if "万" in high:
        return None
    tens_of_thousands = _section(high) if mark else 0
    rest = _section(low) if low.strip("零") else 0
    if tens_of_thousands is None or rest is None or (mark and not tens_of_thousands):
        return None
    return tens_of_thousands * 10**4 + rest


def _section(numerals: str) -> int | None:
    """Up to 玖仟玖佰玖拾玖; units must fall, and every unit but a first 拾 has its digit."""
    total, digit, last = 0, None, 10**4
    for index, char in enumerate(numerals):
        if char == "零":
            if digit is not None:
                return None
            continue
        if char in _UNITS:
            unit = _UNITS[char]
            if digit is None and not (char == "拾" and not numerals[:index].strip("零")):
                return None
            if unit >= last:
                return None
            total, digit, last = total + (digit or 1) * unit, None, unit
        elif digit is not None:
            return None
        else:
            digit = _DIGITS.index(char)
    if digit is not None and last == 1:
        return None
    return total + (digit or 0)


def _whole(number: int) -> str:
    sections = []
    for unit in ("", "万", "亿"):
        number, part = divmod(number, 10**4)
        sections.append((part, unit))
    text = ""
    for part, unit in reversed(sections):
        if part:
            if text and (part < 1000 or text.endswith("零")):
                text = text.rstrip("零") + "零"
            text += _section_words(part) + unit
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def _section_words(part: int) -> str:
    text = ""
    for digit, unit in zip(f"{part:04d}", ("仟", "佰", "拾", ""), strict=True):
        if digit != "0":
            text += _DIGITS[int(digit)] + unit
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {"fourty": 40}
)
_LARGE = {"thousand": 10**3, "million": 10**6}
_WORD = "|".join(sorted((*_SMALL, *_LARGE, "hundred"), key=len, reverse=True))
_RUN = rf"(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)?(?:{_WORD}))*"
_COINS = r"(?:cents?|pence|sen)"
_NAMES = {
    "USD": r"u\.?s\.?\s?dollars?|usd|united states dollars?",
    "EUR": r"euros?|eur",
    "GBP": r"pounds?(?: sterling)?|gbp",
    "CNY": r"rmb|renminbi|yuan|cny",
    "HKD": r"hong kong dollars?|hk dollars?|hkd",
    "": r"dollars?",
}
_CURRENCY = "|".join(f"(?P<c{n}>{names})" for n, names in enumerate(_NAMES.values()))
_BEHIND = "|".join(_NAMES.values())
_ENGLISH = re.compile(
    rf"(?<![a-z])(?:(?:say|total|the sum of)\b[\s:]*)?(?:(?:{_CURRENCY})[\s:]+)?(?P<whole>{_RUN})"
    rf"(?:\s+(?P<behind>{_BEHIND}))?"
    rf"(?:\s+and\s+{_COINS}\s+(?P<coins>{_RUN})|\s+and\s+(?P<coins2>{_RUN})\s+{_COINS}"
    rf"|\s+and\s+{_COINS}\s+(?P<coins3>\d\d)|(?:\s+and)?\s+(?P<hundredths>\d\d)/100)?"
    rf"(?:\s+(?P<behind2>{_BEHIND}))?(?P<only>\s+only)?(?![a-z])"
)


def _english(text: str) -> Iterator[WordsToken]:
    folded = fold(text)
    for match in _ENGLISH.finditer(folded.text):
        named = [code for n, code in enumerate(_NAMES) if match[f"c{n}"]]
        behind = match["behind"] or match["behind2"]
        if not (named or behind) or not _is_whole(match):
            continue
        whole = _english_integer(match["whole"])
        coins = match["coins"] or match["coins2"]
        cents = (
            _english_integer(coins) if coins else int(match["coins3"] or match["hundredths"] or 0)
        )
        if whole is None or cents is None or cents > 99:
            continue
        codes = named or [c for c, names in _NAMES.items() if re.fullmatch(names, behind or "")]
        start, end = folded.span(match.start(), match.end())
        money = Money(whole + Decimal(cents) / 100, tuple(code for code in codes[:1] if code))
        yield WordsToken(money, start, end)


def _is_whole(match: re.Match[str]) -> bool:
    """Whether nothing of the amount is left behind: "one dollar" in a sentence is none."""
    return bool(match["only"] or match["hundredths"] or match["coins"] or match["coins3"]) or (
        len(re.findall(_WORD, match["whole"])) >= 2
    )


def _english_integer(words: str) -> int | None:
    total, group = 0, 0
    last = 10**9
    for word in re.findall(_WORD, words):
        if word == "hundred":
            if not 1 <= group <= 19:
                return None
            group *= 100
        elif word in _LARGE:
            if not group or _LARGE[word] >= last:
                return None
            last = _LARGE[word]
            total, group = total + group * last, 0
        else:
            value = _SMALL[word]
            if group % 100 and not (group % 100 >= 20 and group % 10 == 0 and value < 10):
                return None
            group += value
    return total + group
