"""VAL012: whether the tax rate on a document exists where and when it was written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import AmountRole, FactName, Reading
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Day
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of

_KINDS = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO, Kind.RECEIPT})
_AFTERWARDS = timedelta(days=184)
"""A supply is taxed at the rate of its own day, and may be invoiced half a year later."""

# Words for the tax, and the countries in whose invoices they stand. "VAT" and "Tax" alone are used
# everywhere; the currency then tells the country, if anything does.
_WORDS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"mwst|ust|umsatzsteuer|mehrwertsteuer", re.I),
        frozenset({"DE", "AT", "LU", "BE", "CH"}),
    ),
    (re.compile(r"tva", re.I), frozenset({"FR", "BE", "LU", "CH", "RO"})),
    (re.compile(r"iva", re.I), frozenset({"ES", "IT", "PT", "CH"})),
    (re.compile(r"btw", re.I), frozenset({"NL", "BE"})),
    (re.compile(r"消費税"), frozenset({"JP"})),
    (re.compile(r"增值税"), frozenset({"CN"})),
)
_OF_CURRENCY = {
    "GBP": frozenset({"GB"}),
    "CHF": frozenset({"CH"}),
    "JPY": frozenset({"JP"}),
    "CNY": frozenset({"CN"}),
}
"""Where an invoice in this currency is written, if the word for the tax doesn't tell."""
_TAX = (
    r"(?:mwst|m\.?w\.?st|ust|umsatzsteuer|mehrwertsteuer|vat|tva|iva|btw|b\.t\.w|消費税|增值税)"
    r"(?![a-z-]|\.?\s?-?(?:id|nr|no|reg|num))\.?"
)
# What may stand between the tax and its rate: "VAT included 20 %", "IVA compresa 22%", "MwSt.-Satz: 19 %".
_BETWEEN = (
    r"(?:[ .:-]?\s?(?:included|incl|inclusive|rate|amount|inklusive|inkl|enthalten|satz|betrag|inclus[ea]?"
    r"|comprise?|inclu[iy]d[ao]|inclus[ao]|compres[ao]))?"
)
_PRICE_CUT = r"(?!\s?(?:off|rabatt|skonto|discount))"
_NUMBER = r"(\d{1,2}(?:[.,]\d{1,2})?)\s?[%％]"
_RATE = re.compile(
    rf"(?<![a-z])(?P<word>{_TAX}){_BETWEEN}[ .:：(（@]{{0,3}}(?:at |zu |[aà] )?{_NUMBER}{_PRICE_CUT}"
    rf"|(?<![\d.,]){_NUMBER}\s?(?:[(（]\s?)?(?P<word2>(?<![a-z]){_TAX})",
    re.I,
)
_ALONE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s?[%％]")
"""A cell in the column of rates of a fapiao."""
# VAT identification numbers name their country; a seller may tax in any country for which he names one.
_VAT_ID = re.compile(
    r"(?<![A-Z0-9])(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|GB|XI|CHE)"
    r"[ -]?(?=[A-Z0-9]*\d{3})[A-Z0-9]{2}[A-Z0-9 .-]{5,12}"
)
# A number without the letters of its country: the seller's may be this one, and the other the buyer's.
_NATIONAL_NUMBER = re.compile(
    r"steuer-?(?:nr|nummer)|st\.?-?nr|p\.? ?iva[ .:]*\d|partita iva[ .:]*\d|n\.?i\.?f|c\.?i\.?f|siren|siret",
    re.I,
)
_ALIASES = {"EL": "GR", "XI": "GB", "CHE": "CH"}


@dataclass(frozen=True, slots=True)
class _Seen:
    rate: Decimal
    word: str
    page: Page
    line: Line
    start: int
    end: int


@rule("VAL012", "tax-rate-unusual", Severity.WARNING)
def tax_rate_unusual(case: Case) -> Iterator[Outcome]:
    """A tax rate that the country does not have

    Fires when: an invoice states value added or consumption tax at a rate that none of the countries
    that it can come from has on its date or had in the half year before. The countries are told by the
    word for the tax, the currency and the VAT identification numbers: those of the European Union, the
    United Kingdom, Switzerland, Japan and China. Sales tax of the United States is not checked: it
    differs from place to place.

    Why: a rate that does not exist is a sign that an invoice was not made by an accounting system.

    Example: a German invoice of 2026 with 16 % MwSt.

    Counterexample: the same rate on 2020-08-15, when it was 16 % for half a year.

    Fix: ask the issuer for a corrected invoice. Never correct it yourself.

    Wrong when: the rate is that of a special scheme or region, or newer than this release. Waive the
    finding and say so.

    Source: European Commission, "VAT rates applied in the Member States"; HM Revenue & Customs, "VAT
    rates"; National Tax Agency of Japan; State Taxation Administration of China, notice 2019/39.

    Since: 0.1.0
    """
    for document in case.documents:
        if document.kind not in _KINDS:
            continue
        on = _date(document)
        unusual: dict[Decimal, _Seen] = {}
        for seen in _stated(document):
            countries = _countries(document, seen.word)
            if not countries or seen.rate in {rate for c in countries for rate in rates(c, on)}:
                continue
            unusual.setdefault(seen.rate, seen)
        for rate, seen in unusual.items():
            yield from _judged(document, rate, seen, on)


def _judged(document: Document, rate: Decimal, seen: _Seen, on: date | None) -> Iterator[Outcome]:
    if on is None:
        reason = msg("the document shows no date, by which to tell its tax rate")
        yield tax_rate_unusual.not_checked(reason, document.file)
        return
    reading = Reading(
        raw=seen.line.text[seen.start : seen.end],
        file=document.file,
        page=seen.page.number,
        box=seen.line.box_of(seen.start, seen.end),
        channel=seen.line.channel,
        confidence=seen.line.confidence_of(seen.start, seen.end),
    )
    if reading.channel is Channel.OCR and not _is_applied(document, rate):
        reason = msg(
            "{rate} % tax: the amounts do not confirm that it was read right", rate=_text(rate)
        )
        yield tax_rate_unusual.not_checked(reason, document.file)
        return
    usual = sorted({r for c in _countries(document, seen.word) for r in rates(c, on) if r})
    yield tax_rate_unusual.finding(
        msg(
            "{file} states {rate} % tax; on {day} there were {usual}",
            file=document.file,
            rate=_text(rate),
            day=on.isoformat(),
            usual=tuple(f"{_text(r)} %" for r in usual[-_MOST_NAMED:]),
        ),
        msg("Ask the issuer for a corrected document; never correct it yourself."),
        at=[reading],
        subject=["tax_rate", _text(rate), on.isoformat()],
        confidence=confidence_of([reading]),
    )


_MOST_NAMED = 4
"""The highest ones are the standard rates; nobody reads thirty."""


_ELSEWHERE = frozenset({"GB", "CH", "JP", "CN"})


@cache
def _table() -> dict[str, dict[str, list[object]]]:
    text = files("evidencecheck.rules").joinpath("tax_rates.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def rates(country: str, on: date | None) -> frozenset[Decimal]:
    """Every rate of `country` on that day and in the half year before, in percent; of all times for None."""
    entry = _table().get(country)
    if entry is None:
        return frozenset()
    found = {Decimal(0), *(Decimal(str(rate)) for rate in entry.get("always", ()))}
    for passing in entry.get("passing", ()):
        if isinstance(passing, dict) and _holds(passing, on):
            found |= {Decimal(str(rate)) for rate in passing["rates"]}
    return frozenset(found)


def _holds(passing: dict[str, object], on: date | None) -> bool:
    since, until = passing.get("since"), passing.get("until")
    if on is None:
        return True
    begun = not isinstance(since, date) or since <= on
    return begun and (not isinstance(until, date) or on <= until + _AFTERWARDS)


def _stated(document: Document) -> Iterator[_Seen]:
    for page in document.content.pages:
        for line in page.lines:
            alone = _ALONE.fullmatch(line.text.strip())
            if alone is not None and document.kind is Kind.FAPIAO:
                rate = Decimal(alone[1]).normalize()
                yield _Seen(rate, "增值税", page, line, 0, len(line.text))
            for rate, word, start, end in rates_in(line.text):
                yield _Seen(rate, word, page, line, start, end)


def rates_in(text: str) -> Iterator[tuple[Decimal, str, int, int]]:
    """The rates that a line names beside a word for the tax: rate, word, and where the two stand."""
    for match in _RATE.finditer(text):
        number = next(group for group in (match[2], match[3]) if group)
        rate = Decimal(number.replace(",", ".")).normalize()
        yield (
            Decimal(format(rate, "f")),
            match["word"] or match["word2"],
            match.start(),
            match.end(),
        )


def _countries(document: Document, word: str) -> frozenset[str]:
    """Where the document can come from; empty where that is open."""
    text = document.content.text
    named = _named(text)
    currencies = {a.money.currency for a in document.amounts if a.money.currency}
    by_word = next((countries for pattern, countries in _WORDS if pattern.search(word)), None)
    if document.kind is Kind.FAPIAO:
        return frozenset({"CN"})
    if len(currencies) != 1:
        return frozenset()
    currency = currencies.pop()
    if currency == "EUR":
        by_word = (by_word or frozenset(_table())) - _ELSEWHERE
        registered = _registered(text) & by_word
        # Who states the tax states the number under which he pays it, and where he is.
        if registered and not _NATIONAL_NUMBER.search(text):
            return named
        return by_word | named
    by_currency = _OF_CURRENCY.get(currency)
    if by_currency is None or (by_word is not None and not by_word & by_currency):
        return frozenset()
    return by_currency | named


def _named(text: str) -> frozenset[str]:
    """The countries whose VAT numbers or names are printed: goods are taxed where they are sent, too."""
    folded = text.casefold()
    return frozenset(
        _registered(text) | {c for c, entry in _table().items() if _names(entry, folded)}
    )


def _registered(text: str) -> frozenset[str]:
    """The countries whose VAT identification numbers are printed."""
    return frozenset(_ALIASES.get(code, code) for code in _VAT_ID.findall(text))


def _names(entry: dict[str, list[object]], folded: str) -> bool:
    return any(str(name) in folded for name in entry.get("names", ()))


def _is_applied(document: Document, rate: Decimal) -> bool:
    """Whether a tax of the document is this share of another amount of it, added to it or contained."""
    taxes = [abs(a.money.amount) for a in document.amounts if a.role is AmountRole.TAX]
    sums = [abs(a.money.amount) for a in document.amounts if a.role is not AmountRole.TAX]
    return any(
        abs(base * rate / 100 - tax) <= CENT or abs(base * rate / (100 + rate) - tax) <= CENT
        for tax in taxes
        if tax
        for base in sums
    )


def _date(document: Document) -> date | None:
    for fact in document.named(FactName.INVOICE_DATE, FactName.ORDER_DATE):
        if isinstance(fact.value, Day):
            return fact.value.on
    return None


def _text(number: Decimal) -> str:
    return format(number.normalize(), "f")
