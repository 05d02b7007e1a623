"""Reference rates between the currencies of a case: the plausibility of two values needs them, no proof.

The European Central Bank states the price of a euro once on each working day (euro foreign exchange
reference rates); the package `currencyconverter` carries them all, so that nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from evidencecheck.model.case import Claim, ReferenceRate
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Day, Money

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

_VALUES = (
    FactName.ORDER_TOTAL,
    FactName.SALE_TOTAL,
    FactName.COST_TOTAL,
    FactName.UNIT_PRICE,
    FactName.CLAIMED_AMOUNT,
    FactName.DECLARED_VALUE,
)
_MOST_CURRENCIES = 4
_STALE = 92
"""Days after which the last known rate says nothing of the day any more."""
_PLACES = Decimal("0.000001")


def reference_rates(claim: Claim, documents: Sequence[Document]) -> tuple[ReferenceRate, ...]:
    """A rate for every pair of currencies in which the case states values; () where one is enough.

    Of the day of the order, else of the first invoice; where that has no rate, of the last day before it.
    """
    facts = [fact for document in documents for fact in document.named(*_VALUES)]
    stated = [fact.value for fact in facts if isinstance(fact.value, Money)]
    if claim.amount is not None:
        stated.append(claim.amount)
    currencies = list(dict.fromkeys(money.currency for money in stated if money.currency))
    day = _day(documents)
    if day is None or not 2 <= len(currencies) <= _MOST_CURRENCIES:
        return ()
    found = (rate_of(base, quote, day) for base, quote in permutations(sorted(currencies), 2))
    return tuple(rate for rate in found if rate is not None)


def rate_of(base: str, quote: str, day: date) -> ReferenceRate | None:
    """What one `base` is worth in `quote` on `day`, or on the last day before it that has a rate."""
    converter = _converter()
    if not {base, quote} <= converter.currencies:
        return None
    newest = min(converter.bounds[code].last_date for code in (base, quote) if code != "EUR")
    oldest = max(converter.bounds[code].first_date for code in (base, quote) if code != "EUR")
    start = min(day, newest)
    for back in range((day - start).days, _STALE + 1):
        on = day - timedelta(days=back)
        if on < oldest:
            return None
        rate = _rate(base, quote, on)
        if rate is not None:
            return ReferenceRate(base, quote, on, rate.quantize(_PLACES))
    return None


def _rate(base: str, quote: str, on: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    try:
        return Decimal(_converter().convert(Decimal(1), base, quote, date=on))
    except RateNotFoundError:
        return None  # a weekend or holiday


@cache
def _converter() -> CurrencyConverter:
    """All rates since 1999; loading them takes a third of a second, hence only where they are asked for."""
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


def _day(documents: Sequence[Document]) -> date | None:
    ordered = _days(documents, FactName.ORDER_DATE)
    sold = [d for d in documents if d.kind in {Kind.SALES_INVOICE, Kind.RECEIPT}]
    days = ordered or _days(sold, FactName.INVOICE_DATE)
    days = days or _days(documents, FactName.INVOICE_DATE)
    return min(days) if days else None


def _days(documents: Iterable[Document], name: FactName) -> list[date]:
    facts: list[Fact] = [fact for document in documents for fact in document.named(name)]
    return [fact.value.on for fact in facts if isinstance(fact.value, Day)]
