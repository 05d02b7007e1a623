"""Calendar dates in text: numeric, named months in seven languages, Chinese, Japanese eras, Republic years.

Month names: CLDR 46 (en, de, fr, es, it), lower case, accents dropped. Every valid reading of an
ambiguous notation is kept; who can settle it is the document, then the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from evidencecheck.model.values import Day
from evidencecheck.stages.extract.fold import fold

_MONTH_NAMES = (
    "january jan januar janvier janv enero ene gennaio gen janner januari janeiro",
    "february feb februar fevrier fevr febrero febbraio feber februari fevereiro fev",
    "march mar marz mrz mars marzo maerz maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set sett setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
# First year of the era minus one. Source: era table of CLDR (ja calendar), Republic of China calendar.
_ERAS = {"令和": 2018, "平成": 1988, "民国": 1911, "民國": 1911, "中华民国": 1911, "中華民國": 1911}
_ERA_LETTERS = {"r": 2018, "h": 1988}
_EARLIEST, _LATEST = 1990, 2100
_LONG_AGO = 2015
"""A year of two digits before this one is more likely a day: 26/03/04 was written in 2026."""

_Y4 = r"(?P<y>(?:19|20)\d{2})"
_PATTERNS = (
    rf"(?<![\d\-]){_Y4}\s?[-/.]\s?(?P<m>\d{{1,2}})\s?[-/.]\s?(?P<d>\d{{1,2}})(?:(?=\d\d:\d\d)|(?!\d|-\d))",
    rf"(?<!\d){_Y4}\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?[日号號]?",
    r"(?P<yc>[〇零一二三四五六七八九]{4})年(?P<mc>[一二三四五六七八九十]{1,2})月(?P<dc>[一二三四五六七八九十]{1,3})[日号]",
    rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<ye>\d{{1,3}}|元)\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日?",
    rf"(?P<era>{'|'.join(_ERAS)})(?P<yk>[元一二三四五六七八九十]{{1,3}})年(?P<mc>[一二三四五六七八九十]{{1,2}})月(?P<dc>[一二三四五六七八九十]{{1,3}})日",
    r"(?<![a-z\d])(?P<era>[rh])\s?(?P<ye>\d{1,2})[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})(?![\d./])",
    rf"(?<![a-z])(?P<mn>{_MONTH})\.?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s?{_Y4}(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[oº°]|\.)?\s?[-/ ]?\s?(?:de\s|of\s)?"
    rf"(?P<mn>{_MONTH})\.?\s?[-/,]?\s?(?:de[l]?\s)?{_Y4}(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:[-/ ]|\.\s?)(?P<mn>{_MONTH})(?:[-/ ]|\.\s?|\s?')(?P<y2>\d{{2}})"
    r"(?!\d|\s?[:h]\s?\d|\.\d\d\s?uhr)",
    rf"(?<![a-z])(?P<mn>{_MONTH})\.?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s?'(?P<y2>\d{{2}})(?!\d)",
    rf"(?<!\d){_Y4}\s(?P<mn>{_MONTH})\.?\s(?P<d>\d{{1,2}})(?!\d)",
    rf"(?<!\d)(?P<d>\d{{2}})(?P<mn>{_MONTH})(?P<y2>\d{{2}})(?![\da-z])",
    rf"(?<![\d.,\-/])(?P<a>\d{{1,2}})\s?(?P<sep>[./-])\s?(?P<b>\d{{1,2}})\s?(?P=sep)\s?{_Y4}(?:(?=\d{{1,2}}:\d\d)|(?!\d))",
    r"(?<![\d.,\-/$€£¥v])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y2>\d{2})(?:(?=\d\d:\d\d)|(?![\d.\-/]|,\d))",
    rf"(?<!\d){_Y4}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d|-\d)",
)
_DATE = tuple(re.compile(pattern) for pattern in _PATTERNS)
_TWO_NUMBERS = next(p for p in _DATE if {"a", "y"} <= p.groupindex.keys())
_PARTIAL = (
    re.compile(
        rf"(?<![a-z])(?P<mn>{_MONTH})\.?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\s?h\d)"
    ),
    re.compile(rf"(?<![\d:])(?P<d>\d{{1,2}})\.?\s?(?P<mn>{_MONTH})(?![a-z])"),
    re.compile(r"(?<!\d)(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]"),
    re.compile(r"(?<![\d\-/.])(?P<m>0\d|1[0-2])[-/](?P<d>[0-2]\d|3[01])(?=\s+\d{1,2}:\d{2})"),
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<pm1>上午|下午|中午|凌晨|早上|晚上|午前|午後)?\s?(?P<h>[01]?\d|2[0-4])"
    r"(?:\s?[:h]\s?(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:\s?(?P<pm>[ap]\.?\s?m\.?))?(?![\d])"
    r"|[時时点]\s?(?:(?P<min2>[0-5]?\d)分|(?P<half>半)|整)|[時时点](?![\d間间])"
    r"|\.(?P<min3>[0-5]\d)\s?uhr|\s?(?P<pm2>[ap]\.?\s?m\.?)(?![a-z]))"
)


class Order(StrEnum):
    """Which of two numbers before the year is the day."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class DateToken:
    """A date in a text."""

    day: Day
    start: int
    end: int
    """Slice of the original text."""
    numeric: bool = False
    """Whether it is one of the notations that can be day-first or month-first."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Month and day without a year, as tracking pages print them."""

    month: int
    day: int
    start: int
    end: int


def date_tokens(text: str, order: Order | None = None) -> tuple[DateToken, ...]:
    """All full dates of `text`, left to right. `order` settles 03/04/2026 where it is known."""
    folded = fold(text)
    found: list[DateToken] = []
    for pattern in _DATE:
        for match in pattern.finditer(folded.text):
            start, end = folded.span(match.start(), match.end())
            if any(start < other.end and other.start < end for other in found):
                continue
            day = _day(match, order)
            if day is not None:
                numeric = "a" in match.groupdict() and match["sep"] != "."
                found.append(DateToken(day, start, end, numeric))
    return tuple(sorted(found, key=lambda token: token.start))


def partial_dates(text: str) -> tuple[PartialDate, ...]:
    """Month-and-day dates of `text` that are no part of a full date."""
    folded = fold(text)
    full = [(t.start, t.end) for t in date_tokens(text)]
    found: list[PartialDate] = []
    for pattern in _PARTIAL:
        for match in pattern.finditer(folded.text):
            start, end = folded.span(match.start(), match.end())
            if any(start < e and s < end for s, e in full):
                continue
            groups = match.groupdict()
            month = MONTHS[groups["mn"]] if groups.get("mn") else int(groups["m"])
            day = int(groups["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                found.append(PartialDate(month, day, start, end))
                full.append((start, end))
    return tuple(sorted(found, key=lambda token: token.start))


def time_of(text: str) -> time | None:
    """The first time of day in `text`, to the minute."""
    match = _TIME.search(fold(text).text)
    if not match:
        return None
    hour = int(match["h"]) % 24
    mark = (match["pm"] or match["pm2"] or match["pm1"] or "").replace(".", "").replace(" ", "")
    if mark in {"pm", "下午", "晚上", "午後"} and hour < 12:
        hour += 12
    elif mark in {"am", "凌晨", "午前"} and hour == 12:
        hour = 0
    minute = 30 if match["half"] else int(match["min"] or match["min2"] or match["min3"] or 0)
    return time(hour, minute)


def order_of(texts: Iterable[str]) -> Order | None:
    """Day or month first, by the dates of a document that can be read only one way."""
    votes = {Order.DAY_FIRST: 0, Order.MONTH_FIRST: 0}
    for text in texts:
        for match in _TWO_NUMBERS.finditer(fold(text).text):
            a, b = int(match["a"]), int(match["b"])
            if match["sep"] == ".":
                continue
            if a > 12 >= b:
                votes[Order.DAY_FIRST] += 1
            elif b > 12 >= a:
                votes[Order.MONTH_FIRST] += 1
    if votes[Order.DAY_FIRST] == votes[Order.MONTH_FIRST]:
        return None
    return max(votes, key=lambda o: votes[o])


def _day(match: re.Match[str], order: Order | None) -> Day | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "a" in groups:
        return _two_numbers(groups, order)
    if "yc" in groups:
        year = int("".join(str(_DIGITS[c]) for c in groups["yc"]))
        return _valid(year, _chinese_number(groups["mc"]), _chinese_number(groups["dc"]))
    if "era" in groups:
        return _in_era(groups)
    month = MONTHS[groups["mn"]] if "mn" in groups else int(groups["m"])
    year = int(groups["y"]) if "y" in groups else 2000 + int(groups["y2"])
    return _valid(year, month, int(groups["d"]))


def _in_era(groups: dict[str, str]) -> Day | None:
    """令和8年3月4日, 令和八年三月四日, R8.3.4, 民國115年3月4日; the first year may be 元."""
    before = (_ERAS | _ERA_LETTERS)[groups["era"]]
    if "yk" in groups:
        year = 1 if groups["yk"] == "元" else _chinese_number(groups["yk"])
        return _valid(before + year, _chinese_number(groups["mc"]), _chinese_number(groups["dc"]))
    year = 1 if groups["ye"] == "元" else int(groups["ye"])
    return _valid(before + year, int(groups["m"]), int(groups["d"]))


def _two_numbers(groups: dict[str, str], order: Order | None) -> Day | None:
    year = int(groups["y"]) if "y" in groups else 2000 + int(groups["y2"])
    a, b = int(groups["a"]), int(groups["b"])
    day_first, month_first = _valid(year, b, a), _valid(year, a, b)
    if "y2" in groups and year < _LONG_AGO <= 2000 + a:
        year_first = _valid(2000 + a, b, int(groups["y2"]))
        if year_first is not None:
            return year_first
    if groups["sep"] == ".":
        return day_first
    if order is Order.DAY_FIRST and day_first:
        return day_first
    if order is Order.MONTH_FIRST and month_first:
        return month_first
    if day_first and month_first and day_first != month_first:
        return Day(month_first.on, (day_first.on,))
    return day_first or month_first


def _valid(year: int, month: int, day: int) -> Day | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return Day(date(year, month, day))
    except ValueError:
        return None


def _chinese_number(text: str) -> int:
    """一 to 三十一."""
    if "十" not in text:
        return _DIGITS[text[-1]]
    tens, _, ones = text.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def day_in(year: int, month: int, day: int) -> date | None:
    """That day of `year`; None where the year has none, as of 29 February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
