"""The data of a file against its print: two channels of one document.

Data guide the reading: a total, date or number that the data state and the page prints somewhere is
the document's, even where the layout led the extractors elsewhere. What the page prints nowhere,
while it surely prints something else under that name, is a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidencecheck.model.document import Content, DataDifference, Kind
from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, Mention, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Identifier, Money, Value
from evidencecheck.stages.extract.dates import DateToken, date_tokens
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr
from evidencecheck.stages.extract.statement import Statement
from evidencecheck.stages.extract.structured import numbers_of, stated_facts

TOTALS = frozenset({FactName.ORDER_TOTAL, FactName.SALE_TOTAL, FactName.COST_TOTAL})
_NUMBERS = frozenset({FactName.INVOICE_NUMBER, FactName.FAPIAO_NUMBER})
_PARTIES = frozenset({FactName.SUPPLIER, FactName.BUYER})
SURE = 0.95
"""Confidence of a line of OCR from which its value is held against data."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The facts of print and data together, and where the two differ."""

    facts: tuple[Fact, ...]
    differences: tuple[DataDifference, ...] = ()


def with_data(
    source: Source,
    kind: Kind,
    facts: Sequence[Fact],
    amounts: Sequence[Amount],
    stated: Iterable[Statement],
) -> Merged:
    """`facts` of the print completed and settled by what the data of the file state.

    A value that both have stays one decided fact; that of the data stands beside it undecided.
    """
    merged = Merged(tuple(facts))
    for statement in stated:
        for fact in stated_facts(source.content, statement, kind):
            merged = _merged(source, merged, fact, statement, amounts)
    return merged


def _merged(
    source: Source, held: Merged, fact: Fact, statement: Statement, amounts: Sequence[Amount]
) -> Merged:
    alike = _NUMBERS if fact.name in _NUMBERS else TOTALS if fact.name in TOTALS else {fact.name}
    printed = [f for f in held.facts if f.name in alike and _is_print(f) and f.decided]
    rest = tuple(f for f in held.facts if f not in printed)
    if isinstance(fact.value, Money):
        place = _printed_amount(source, fact.value.amount, printed, amounts)
        covered = {abs(value) for value in numbers_of(statement)}
        known = any(isinstance(f.value, Money) and abs(f.value.amount) in covered for f in printed)
    elif isinstance(fact.value, Day):
        place, known = _printed_day(source, fact.value), False
    elif isinstance(fact.value, Identifier):
        place, known = _printed_text(source, fact), fact.name not in _NUMBERS
    else:
        place, known = _printed_text(source, fact), True
    aside = replace(fact, mention=Mention.ASIDE)
    if place is not None:
        if fact.name not in TOTALS | _NUMBERS | _PARTIES | {FactName.INVOICE_DATE}:
            return replace(held, facts=(*held.facts, aside if _is_told(fact, held) else fact))
        settled = _settled(fact, printed, place)
        return replace(held, facts=(*rest, *settled, aside))
    if not printed:
        is_one = fact.name in TOTALS | _NUMBERS | _PARTIES | {FactName.INVOICE_DATE}
        told = (
            _is_told(fact, held)
            if not is_one
            else any(
                f.name in alike and f.decided and f.reading.channel is Channel.STRUCTURED
                for f in held.facts
            )
        )
        return replace(held, facts=(*held.facts, aside if told else fact))
    sure = [f for f in printed if _is_sure(f) and (f.label or f.name in TOTALS)]
    differences = held.differences
    told = any(d.name is fact.name and d.printed == sure[0].reading for d in differences if sure)
    if sure and not known and not told:
        differences += (DataDifference(fact.name, fact.reading, sure[0].reading),)
    return Merged((*held.facts, aside), differences)


def _is_told(fact: Fact, held: Merged) -> bool:
    """Whether the same is a decided fact already."""
    return any(
        f.name is fact.name and f.decided and str(f.value) == str(fact.value) for f in held.facts
    )


def _settled(fact: Fact, printed: Sequence[Fact], place: Reading) -> tuple[Fact, ...]:
    """The one fact of the print, its currency and the meaning of its date settled by the data."""
    same = [f for f in printed if _is_value(f, fact)]
    if same:
        return tuple(replace(f, value=_certain(f.value, fact.value)) for f in same)
    name = fact.name
    if name is FactName.FAPIAO_NUMBER and any(f.name is FactName.INVOICE_NUMBER for f in printed):
        name = FactName.INVOICE_NUMBER
    return (replace(fact, name=name, reading=replace(place, raw=fact.reading.raw), role=""),)


def _certain(printed: Value, stated: Value) -> Value:
    """The printed value; a credit note may print the amount with the other sign."""
    if isinstance(printed, Money) and isinstance(stated, Money):
        return Money(printed.amount, stated.currencies or printed.currencies)
    return stated if isinstance(printed, Day) else printed


def _is_value(printed: Fact, stated: Fact) -> bool:
    if isinstance(printed.value, Money) and isinstance(stated.value, Money):
        return abs(printed.value.amount) == abs(stated.value.amount)
    if isinstance(printed.value, Day) and isinstance(stated.value, Day):
        return stated.value.on in {printed.value.on, *printed.value.alternatives}
    return _form(str(printed.value)) == _form(str(stated.value))


def _printed_amount(
    source: Source, amount: Decimal, printed: Sequence[Fact], amounts: Sequence[Amount]
) -> Reading | None:
    for fact in printed:
        if isinstance(fact.value, Money) and abs(fact.value.amount) == abs(amount):
            return fact.reading
    for found in amounts:
        # The amount in words is another witness, held against the figures by a rule of its own.
        if found.role is not AmountRole.WORDS and abs(found.money.amount) == abs(amount):
            return found.reading
    for page, line in source.lines():
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line)):
            values = {abs(token.money.amount), *map(abs, token.alternatives)}
            if abs(amount) in values:
                return source.reading(page, line, token.start, token.end)
    return None


def _printed_day(source: Source, day: Day) -> Reading | None:
    for page, line in source.lines():
        for token in _days(line.text, source):
            if day.on in {token.day.on, *token.day.alternatives}:
                return source.reading(page, line, token.start, token.end)
    return None


def _days(text: str, source: Source) -> Iterator[DateToken]:
    """In the order of the document and in any other: the data decide what a notation means."""
    yield from date_tokens(text, source.order)
    if source.order is not None:
        yield from date_tokens(text)


def _printed_text(source: Source, fact: Fact) -> Reading | None:
    """The line that holds the value, letters and digits compared."""
    wanted = _form(str(fact.value))
    if not wanted:
        return None
    for page, line in source.lines():
        if wanted in _form(line.text):
            return source.reading(page, line, 0, len(line.text))
    return None


def _form(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_print(fact: Fact) -> bool:
    return fact.reading.channel in {Channel.TEXT_LAYER, Channel.OCR}


def _is_sure(fact: Fact) -> bool:
    return fact.reading.channel is Channel.TEXT_LAYER or fact.reading.confidence >= SURE


def unprinted(content: Content) -> bool:
    """Whether the file consists of data alone, laid out for people only here."""
    return bool(content.data) and content.channels == (Channel.STRUCTURED,)
