"""FAP001: whether the number of a fapiao can be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of

CODE = "fapiao-code"
"""Role of the fact that is the code beside the number."""
DIGITAL, OLD = 20, 8
"""Digits of the number of a 数电票, and of one that goes with a code."""
CODES = (10, 12)
FIRST_DIGITAL = 2021
"""Year in which the first 数电票 were issued (State Taxation Administration, December 2021)."""
TURN_OF_YEAR = timedelta(days=3)
"""A number may be drawn in the old year and the fapiao issued in the new one."""
CLEAR = 0.97
"""Confidence of OCR from which the count of digits is believed: readers drop one now and then."""
BROKEN_OFF = 4
"""Digits at least that the second line of a broken number has."""
_CERTAIN = (Channel.BARCODE, Channel.STRUCTURED)
_DIGITS = re.compile(r"\d{6,24}")
_IS_OF_STATE = re.compile(
    r"增值税|电子发票|[(（](?:普通|专用)发票|税务|发票代码|价税合计|校验码|开票人|数电"
)
"""What stands on each fapiao. A firm's own "发票", as for exports, is numbered as the firm likes."""


@rule("FAP001", "fapiao-number-invalid", Severity.ERROR)
def fapiao_number_invalid(case: Case) -> Iterator[Outcome]:
    """The number of a fapiao cannot be right

    Fires when: the printed number has neither 8 digits nor 20; its code has neither 10 digits nor
    12; or the year inside it contradicts the date of issue: the first two digits of a number of 20
    are the year, a code names the year of its batch, which cannot be later than the issue.

    Why: the tax authority gives out these numbers and answers for each of them online. A reviewer
    who looks up a number that does not exist stops there.

    Example: 发票号码 24442000000012345678, 开票日期 2026年03月09日.

    Counterexample: number 80100798 with code 011001605111 on a fapiao of 18 October 2016.

    Fix: download the fapiao again from the issuer's mail or the tax platform, and attach the PDF or
    OFD file itself.

    Wrong when: digits are missing on the picture. Attach the file instead of a photo of it.

    Source: State Taxation Administration, 公告 2021 年第 21 号 and 公告 2024 年第 11 号 (数电票: two
    digits of the year, two of the province, one of the channel, 15 of the serial number); fapiao
    codes of ten and twelve digits, 国税函〔2004〕521 号.

    Since: 0.1.0
    """
    hint = msg("Download the fapiao again and attach the PDF or OFD file itself.")
    for document in case.of_kind(Kind.FAPIAO):
        dates = _issued(document)
        for fact in _numbers(document, ""):
            fault = _number_fault(str(fact.value), dates, case.as_of)
            if fault is None:
                continue
            if not _IS_OF_STATE.search(document.content.text):
                reason = msg("whether it is a fapiao of the tax authority is unclear")
                yield fapiao_number_invalid.not_checked(reason, document.file)
                continue
            if not _is_clear(fact, document):
                reason = msg("the number was not read for certain")
                yield fapiao_number_invalid.not_checked(reason, document.file)
                continue
            yield fapiao_number_invalid.finding(
                msg("{file}: {fault}", file=document.file, fault=fault),
                hint,
                at=[fact, *dates],
                subject=[FactName.FAPIAO_NUMBER.value, str(fact.value)],
                confidence=confidence_of([fact]),
            )
        for fact in _numbers(document, CODE):
            fault = _code_fault(str(fact.value), dates)
            if fault is not None and _is_clear(fact, document):
                yield fapiao_number_invalid.finding(
                    msg("{file}: {fault}", file=document.file, fault=fault),
                    hint,
                    at=[fact, *dates],
                    subject=[FactName.FAPIAO_NUMBER.value, CODE, str(fact.value)],
                    confidence=confidence_of([fact]),
                )


def _number_fault(text: str, dates: list[Fact], today: date) -> Message | None:
    if not _DIGITS.fullmatch(text):
        return None
    if len(text) not in {OLD, DIGITAL}:
        return msg(
            "fapiao number {number} has {count} digits; it must have 8 or 20",
            number=text,
            count=str(len(text)),
        )
    if len(text) == OLD:
        return None
    year = 2000 + int(text[:2])
    if not FIRST_DIGITAL <= year <= today.year:
        return msg("fapiao number {number} is of the year {year}", number=text, year=str(year))
    if dates and not any(_is_of(year, fact) for fact in dates):
        return msg(
            "fapiao number {number} is of the year {year}, but it was issued on {date}",
            number=text,
            year=str(year),
            date=str(dates[0].value),
        )
    return None


def _code_fault(text: str, dates: list[Fact]) -> Message | None:
    if not _DIGITS.fullmatch(text):
        return None
    if len(text) not in CODES:
        return msg(
            "fapiao code {code} has {count} digits; it must have 10 or 12",
            code=text,
            count=str(len(text)),
        )
    year = 2000 + int(text[5:7] if len(text) == CODES[1] else text[4:6])
    if dates and all(
        year > fact.value.latest.year for fact in dates if isinstance(fact.value, Day)
    ):
        return msg(
            "fapiao code {code} is of a batch of {year}, but it was issued on {date}",
            code=text,
            year=str(year),
            date=str(dates[0].value),
        )
    return None


def _is_of(year: int, fact: Fact) -> bool:
    if not isinstance(fact.value, Day):
        return True
    days = (fact.value.on, *fact.value.alternatives)
    return any(day.year == year or (day - TURN_OF_YEAR).year == year for day in days)


def _issued(document: Document) -> list[Fact]:
    """The dates of issue: decided ones of print, code or data."""
    return list(document.named(FactName.INVOICE_DATE))


def _numbers(document: Document, role: str) -> Iterator[Fact]:
    """Printed numbers (or codes, by their role), each once, else those of the data."""
    held = [
        f
        for f in document.facts
        if f.name is FactName.FAPIAO_NUMBER and f.reading.channel is not Channel.BARCODE
    ]
    held = [f for f in held if (f.role == CODE) == (role == CODE) and (role or f.decided)]
    yield from {str(f.value): f for f in reversed(held)}.values()


def _is_clear(fact: Fact, document: Document) -> bool:
    """Whether each digit is certain: read from data or a text layer, or very well, or as the QR code
    has it; and whether it is the whole number, not the first line of one that is broken in two.
    """
    text = str(fact.value)
    others = [f for f in document.facts if f.reading.channel in _CERTAIN and f.role != CODE]
    coded = [str(f.value) for f in others if f.name is FactName.FAPIAO_NUMBER]
    if any(text != other and (text in other or len(other) == DIGITAL) for other in coded):
        return False
    if _goes_on(text, document):
        return False
    return (
        fact.reading.channel is not Channel.OCR or fact.reading.confidence >= CLEAR or text in coded
    )


def _goes_on(text: str, document: Document) -> bool:
    """Whether a line of digits alone makes a whole number of it; a single digit is a quantity."""
    lines = (line.text.replace(" ", "") for p in document.content.pages for line in p.lines)
    missing = DIGITAL - len(text)
    return missing >= BROKEN_OFF and any(x.isdigit() and len(x) == missing for x in lines)
