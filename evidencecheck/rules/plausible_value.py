"""VAL009, VAL010: values of two kinds beside each other. They may differ; only the odd is pointed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.case import Basis, Case, ReferenceRate
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import AmountRole, Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.tolerance import CENT, REFERENCE_RATE
from evidencecheck.model.values import Money
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.packages import counts_packages
from evidencecheck.rules.proven import claimed
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import against, files_of, money, says

_SALES = (Kind.ORDER_DETAILS, Kind.SALES_INVOICE, Kind.RECEIPT, Kind.SALES_RECORD)
_PURCHASES = (Kind.PURCHASE_INVOICE, Kind.FAPIAO)
_PLACES = Decimal("0.01")


@rule("VAL009", "cost-above-sale", Severity.WARNING)
def cost_above_sale(case: Case) -> Iterator[Outcome]:
    """The goods cost more than they sold for

    Fires when: the unit price of the one product on a supplier's invoice is higher than the unit price
    at which it was sold. Two currencies are compared by the reference rate of the European Central Bank
    on the day of the order, or on the last day before it that has one, with 2 % for what banks take; the
    rate and its day are printed.

    Why: a purchase above the selling price looks like an invoice made for the claim.

    Example: bought at 75.00 USD a piece, sold at 58.90 USD.

    Counterexample: bought at 31.80 CNY, sold at 32.50 USD; or bought at 210.00 USD a carton.

    Fix: check that the supplier's invoice is of this product and in this unit; explain a sale at a loss.

    Wrong when: the invoice counts packages without saying so, or the goods were sold off. Waive the
    finding and say so.

    Source: euro foreign exchange reference rates (ecb.europa.eu); that invoices are weighed against the
    selling price: amazonsellerslawyer.com, "Sending invoices to Amazon".

    Since: 0.1.0
    """
    costs, sales = _unit_prices(case, _PURCHASES), _unit_prices(case, _SALES)
    if not costs or not sales:
        return
    cost, sale = min(costs, key=_amount), max(sales, key=_amount)
    bill = case.document(cost.reading.file)
    if bill is not None and counts_packages(bill):
        reason = msg("the invoice counts packages, not pieces")
        yield cost_above_sale.not_checked(reason, bill.file)
        return
    seen, against_it = _money(cost), _money(sale)
    compared = _in(seen, against_it, case)
    if compared is None:
        reason = msg(
            "cost {cost}, sold for {sale}: no reference rate to compare them by",
            cost=money(seen),
            sale=money(against_it),
        )
        yield cost_above_sale.not_checked(reason, cost.reading.file)
        return
    value, rate = compared
    limit = against_it.amount * (1 + REFERENCE_RATE) if rate else against_it.amount + CENT
    if value.amount <= limit:
        return
    if not (is_sure(cost.reading) and is_sure(sale.reading)):
        reason = msg("{value} was not read for certain", value=money(seen))
        yield cost_above_sale.not_checked(reason, cost.reading.file)
        return
    yield cost_above_sale.finding(
        against(
            says(files_of([cost]), msg("unit cost {value}", value=_converted(seen, value, rate))),
            says(files_of([sale]), msg("sold for {value} a piece", value=money(against_it))),
        ),
        msg(
            "Check that both are of one product and one unit; explain it if it was sold at a loss."
        ),
        at=(cost, sale),
        subject=[FactName.UNIT_PRICE.value, money(seen), money(against_it)],
        confidence=confidence_of([cost], [sale]),
    )


@rule("VAL010", "declared-value-below-claim", Severity.WARNING)
def declared_value_below_claim(case: Case) -> Iterator[Outcome]:
    """Less was declared than is claimed

    Fires when: the value declared to the carrier or to customs, over all parcels of the claim, is below
    the claimed amount and below the price of the goods without shipping and tax. Two currencies are
    compared by the reference rate of the European Central Bank on the day of the order; the rate and its
    day are printed.

    Why: carriers pay up to the declared value at most, and a value declared too low to customs is held
    against the one who claims more.

    Example: the customs form says 12.00 USD, the claim 128.40 USD.

    Counterexample: 120.00 USD are declared and 128.40 USD are claimed, of which 8.40 are tax.

    Fix: claim the declared value, or explain the difference with proof of value.

    Wrong when: the policy pays by the sale price whatever was declared. Waive the finding.

    Source: Royal Mail, business claims, and 4PX, compensation: the lower of loss and declared value;
    UPS, declared value.

    Since: 0.1.0
    """
    if case.policy.pays_by is Basis.DAMAGE:
        return
    claim = claimed(case)
    if claim is None:
        return
    stated, place = claim
    declared = _declared(case)
    if not declared:
        return
    first = _money(declared[0])
    if any(not _money(fact).may_be_same_currency(first) for fact in declared):
        yield declared_value_below_claim.not_checked(msg("declared in several currencies"))
        return
    total = Money(sum((_amount(fact) for fact in declared), Decimal(0)), first.currencies)
    compared = _in(total, stated, case)
    if compared is None:
        reason = msg(
            "declared {declared}, claimed {claimed}: no reference rate to compare them by",
            declared=money(total),
            claimed=money(stated),
        )
        yield declared_value_below_claim.not_checked(reason, declared[0].reading.file)
        return
    value, rate = compared
    reach = value.amount * (1 + REFERENCE_RATE) if rate else value.amount + CENT
    if reach >= stated.amount or any(reach >= goods for goods in _goods(case, stated)):
        return
    if not all(is_sure(fact.reading) for fact in declared):
        reason = msg("{value} was not read for certain", value=money(total))
        yield declared_value_below_claim.not_checked(reason, declared[0].reading.file)
        return
    yield declared_value_below_claim.finding(
        against(
            says(
                files_of(declared),
                msg("declared value {value}", value=_converted(total, value, rate)),
            ),
            msg("Claimed: {value}", value=money(stated)),
        ),
        msg("Claim the declared value, or explain the difference with proof of value."),
        at=(*declared, place),
        subject=[FactName.DECLARED_VALUE.value, money(total), money(stated)],
        confidence=confidence_of(declared),
    )


def _unit_prices(case: Case, kinds: Sequence[Kind]) -> list[Fact]:
    """Decided unit prices on documents of this order; the smallest and largest are compared."""
    order = case.agreed.get(FactName.ORDER_ID)
    strange = {f.reading.file for d in (order.disputes if order else ()) for f in d.facts}
    return [
        fact
        for document in case.documents
        if document.kind in kinds and document.file not in strange
        for fact in document.named(FactName.UNIT_PRICE)
        if isinstance(fact.value, Money) and fact.value.amount > 0
    ]


def _declared(case: Case) -> list[Fact]:
    """The value declared for each parcel: the highest on the documents that name it."""
    by_parcel: dict[str, Fact] = {}
    for document in case.documents:
        facts = [
            f
            for f in document.named(FactName.DECLARED_VALUE)
            if isinstance(f.value, Money) and f.value.amount > 0
        ]
        numbers = document.named(FactName.TRACKING_NUMBER)
        parcel = str(numbers[0].value) if numbers else ""
        for fact in facts:
            known = by_parcel.get(parcel)
            if known is None or _amount(known) < _amount(fact):
                by_parcel[parcel] = fact
    named = {parcel: fact for parcel, fact in by_parcel.items() if parcel}
    return list((named or by_parcel).values())


def _goods(case: Case, stated: Money) -> Iterator[Decimal]:
    """What the documents of the sale give as the price of the goods alone, and their totals."""
    for document in case.documents:
        if document.kind not in _SALES:
            continue
        for amount in document.amounts:
            if amount.role in {AmountRole.SUBTOTAL, AmountRole.NET} and amount.money.amount > 0:
                yield amount.money.amount
        lines = [item.amount for item in document.items]
        if lines and all(line is not None for line in lines):
            yield sum((line for line in lines if line is not None), Decimal(0))
        for fact in document.named(FactName.ORDER_TOTAL, FactName.SALE_TOTAL):
            if isinstance(fact.value, Money) and fact.value.may_be_same_currency(stated):
                yield fact.value.amount


def _in(value: Money, other: Money, case: Case) -> tuple[Money, ReferenceRate | None] | None:
    """`value` in the currency of `other`, and the rate if one was needed; None where there is none."""
    if value.may_be_same_currency(other):
        return value, None
    for rate in case.rates:
        if rate.base == value.currency and rate.quote == other.currency:
            amount = (value.amount * rate.rate).quantize(_PLACES)
            return Money(amount, (rate.quote,)), rate
    return None


def _converted(value: Money, other: Money, rate: ReferenceRate | None) -> str | Message:
    if rate is None:
        return money(value)
    return msg(
        "{value} = {other} (reference rate {rate} of {day})",
        value=money(value),
        other=money(other),
        rate=format(rate.rate.normalize(), "f"),
        day=rate.on.isoformat(),
    )


def _money(fact: Fact) -> Money:
    return fact.value if isinstance(fact.value, Money) else Money(Decimal(0))


def _amount(fact: Fact) -> Decimal:
    return _money(fact).amount
