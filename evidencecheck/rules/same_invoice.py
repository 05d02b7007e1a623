"""An invoice as data and the same invoice on paper, as two files: what they state for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money
from evidencecheck.rules.requirements import TOTALS
from evidencecheck.rules.sureness import is_sure

_SHORT = 5
"""Characters of a number below which two invoices may share it by chance."""
_SALE = (FactName.ORDER_TOTAL, FactName.SALE_TOTAL)


def differing_totals(case: Case) -> Iterator[tuple[str, Fact, Fact]]:
    """The number of the invoice, the total of the data, and another one that the first print states.

    Two sales totals are compared over all documents already, and left out.
    """
    for data in case.documents:
        if data.content.channels != (Channel.STRUCTURED,):
            continue
        numbers = _numbers(data)
        for other in case.documents:
            shared = sorted(numbers & _numbers(other))
            if other.content.channels == (Channel.STRUCTURED,) or not shared:
                continue
            mine, theirs = data.named(*TOTALS), other.named(*TOTALS)
            if mine and theirs and _differ(mine[0], theirs[0], other):
                yield shared[0], mine[0], theirs[0]
                break


def _differ(mine: Fact, theirs: Fact, other: Document) -> bool:
    one, two = mine.value, theirs.value
    if not isinstance(one, Money) or not isinstance(two, Money):
        return False
    if mine.name in _SALE and theirs.name in _SALE:
        return False
    apart = abs(abs(one.amount) - abs(two.amount)) > CENT
    same_currency = one.may_be_same_currency(two)
    return apart and same_currency and is_sure(theirs.reading) and not _prints(other, one)


def _prints(document: Document, value: Money) -> bool:
    """Whether the digits of the amount stand on the page, however they are grouped."""
    digits = str(abs(value.amount).quantize(CENT)).replace(".", "")
    squeezed = re.sub(r"[.,'\s\u00a0\u202f]", "", document.content.text)
    return digits in squeezed or digits.removesuffix("00") in re.findall(r"\d+", squeezed)


def _numbers(document: Document) -> set[str]:
    facts = document.named(FactName.INVOICE_NUMBER, FactName.FAPIAO_NUMBER)
    forms = {re.sub(r"\W", "", str(fact.value)).upper() for fact in facts}
    return {form for form in forms if len(form) >= _SHORT}
