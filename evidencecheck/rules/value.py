"""VAL: the value as documents state it, and as it is claimed. Kinds of value are never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.case import Agreed, Basis, Case, Identity
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.proven import KINDS_OF_VALUE, claimed, proven, totals
from evidencecheck.rules.requirements import TOTALS
from evidencecheck.rules.same_invoice import differing_totals
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import against, files_of, money, says

_ONE_CURRENCY = msg(
    "Correct the currency; where amounts were converted, state the rate and its date."
)
_KINDS: dict[FactName, Message] = {
    FactName.ORDER_TOTAL: msg("sale value"),
    FactName.COST_TOTAL: msg("cost value"),
}


@rule("VAL001", "amount-mismatch", Severity.ERROR)
def amount_mismatch(case: Case) -> Iterator[Outcome]:
    """The same value is stated differently

    Fires when: two documents state different totals of the same kind of value, in the same
    currency, and no shipping, tax or discount that they print explains it. What the buyer paid and
    what the seller paid are two kinds and never compared.

    Also if the data of an e-invoice, inside a file (Factur-X, ZUGFeRD, OFD) or as an XML file beside
    it, state another total than its pages print.

    Why: where two proofs of one value differ, the reviewer takes the lower one, or neither.

    Example: the order page says 128.40 USD, the invoice for the same order 138.40 USD.

    Counterexample: the order page says 128.40 USD, the supplier's invoice 61.00 USD.

    Fix: find out which document is right, and have the other one corrected or leave it out.

    Wrong when: one document covers part of the order only. Waive the finding and say so.

    Source: carriers pay the lower of two proven values (Royal Mail, business claims; UPS terms).

    Since: 0.1.0
    """
    hint = msg("Find out which one is right; have the other corrected, or leave it out.")
    for name, agreed in _values(case):
        for value, facts in _others(agreed, Identity.CANNOT_TELL).items():
            reason = msg("{value} could not be read for certain", value=money(value))
            yield amount_mismatch.not_checked(reason, files_of(facts)[0])
        for value, facts in _others(agreed, Identity.DIFFERENT).items():
            if not isinstance(agreed.value, Money) or not value.may_be_same_currency(agreed.value):
                continue
            seen = says(
                files_of(facts), msg("{kind} {value}", kind=_KINDS[name], value=money(value))
            )
            support = [f for f in agreed.supporting if _money(f).amount == agreed.value.amount]
            yield amount_mismatch.finding(
                against(seen, says(files_of(support), money(agreed.value))),
                hint,
                at=(*facts, *support),
                subject=[name.value, money(value), money(agreed.value)],
                confidence=confidence_of(facts, support),
            )
    for document in case.documents:
        for difference in document.data_differences:
            if difference.name in TOTALS:
                yield amount_mismatch.finding(
                    msg(
                        "{file} prints {printed}, but its data say {data}",
                        file=document.file,
                        printed=difference.printed.raw,
                        data=difference.data.raw,
                    ),
                    msg("Ask the issuer for a correct invoice; never correct it yourself."),
                    at=[difference.printed, difference.data],
                    subject=[difference.name.value, "data", difference.data.raw],
                    confidence=confidence_of([difference.printed]),
                )
    for invoice, data, printed in differing_totals(case):
        yield amount_mismatch.finding(
            msg(
                "{one} states {mine} for invoice {number}; {other} states {theirs}",
                one=data.reading.file,
                mine=money(_money(data)),
                number=invoice,
                other=printed.reading.file,
                theirs=money(_money(printed)),
            ),
            msg("Ask the issuer for a correct invoice; never correct it yourself."),
            at=[printed, data],
            subject=[data.name.value, invoice, money(_money(data)), money(_money(printed))],
            confidence=confidence_of([printed]),
        )


@rule("VAL002", "currency-mismatch", Severity.ERROR)
def currency_mismatch(case: Case) -> Iterator[Outcome]:
    """The same number in another currency

    Fires when: two documents of one kind of value, or the claim and a proof of value, state the
    same number in currencies that cannot be the same.

    Why: the same number in two currencies is two amounts; one of the two is a slip, or looks like
    a trick.

    Example: the claim says 128.40 USD, the invoice 128.40 CNY.

    Counterexample: "$128.40" on one page and 128.40 CAD on the other: a dollar sign may be
    Canadian.

    Fix: correct the currency; where amounts were converted, state the rate and its date.

    Wrong when: two prices in two currencies happen to have the same number. Waive the finding.

    Source: odd currencies are taken for signs of false invoices (amazonappealpro.com, 1825).

    Since: 0.1.0
    """
    for name in KINDS_OF_VALUE:
        yield from _clashes(case, name)
    claim = claimed(case)
    if claim is None:
        return
    stated, place = claim
    facts = [fact for name in KINDS_OF_VALUE for fact in totals(case, name)]
    equal = [fact for fact in facts if _money(fact).amount == stated.amount]
    sure = [fact for fact in equal if is_sure(fact.reading)]
    if sure and not any(_money(fact).may_be_same_currency(stated) for fact in equal):
        yield currency_mismatch.finding(
            against(
                msg("Claimed: {value}", value=money(stated)),
                says(files_of(sure), money(_money(sure[0]))),
            ),
            _ONE_CURRENCY,
            at=(place, *sure),
            subject=[FactName.CLAIMED_AMOUNT.value, money(stated), money(_money(sure[0]))],
            confidence=confidence_of(sure),
        )


@rule("VAL007", "claim-exceeds-value", Severity.ERROR)
def claim_exceeds_value(case: Case) -> Iterator[Outcome]:
    """More is claimed than is proven

    Fires when: the claimed amount is higher than the value that the documents prove, in the same
    currency. The kind of value is the one that the policy pays by; the other kind stands in where
    no document shows that one. Several invoices with numbers of their own are added up.

    Why: the payer compensates the proven value at most, and a claim above it may be refused as a
    whole.

    Example: claimed are 168.40 USD; the order page and the invoice prove 128.40 USD.

    Counterexample: claimed are 128.40 USD, of which the invoice proves 100.00 and a second one
    28.40.

    Fix: claim the proven amount, or add proof of the rest.

    Wrong when: fees that the policy also pays are part of the claim, but on no document. Add their
    proof.

    Source: Royal Mail, business claims, and 4PX, compensation: the lower of loss and declared
    value.

    Since: 0.1.0
    """
    if case.policy.pays_by is Basis.DAMAGE:
        return
    claim = claimed(case)
    if claim is None:
        return
    stated, place = claim
    proof = proven(case, stated)
    if proof is None:
        yield claim_exceeds_value.not_checked(msg("no document states a total to compare with"))
        return
    worth, facts = proof
    if not worth.may_be_same_currency(stated):
        reason = msg(
            "claimed {claimed}, proven {proven}: no rate to compare them by",
            claimed=money(stated),
            proven=money(worth),
        )
        yield claim_exceeds_value.not_checked(reason)
        return
    if stated.amount <= worth.amount + CENT or _is_disputed_value(case, stated):
        return
    if not any(is_sure(fact.reading) for fact in facts):
        reason = msg("{value} was not read for certain", value=money(worth))
        yield claim_exceeds_value.not_checked(reason, files_of(facts)[0])
        return
    yield claim_exceeds_value.finding(
        against(
            msg("Claimed: {value}", value=money(stated)),
            msg("proven by {files}: {value}", files=files_of(facts), value=money(worth)),
        ),
        msg("Claim the proven amount, or add proof of the rest."),
        at=(place, *facts),
        subject=[FactName.CLAIMED_AMOUNT.value, money(stated), money(worth)],
        confidence=confidence_of(facts),
    )


def _values(case: Case) -> Iterator[tuple[FactName, Agreed]]:
    return ((name, case.agreed[name]) for name in KINDS_OF_VALUE if name in case.agreed)


def _others(agreed: Agreed, verdict: Identity) -> dict[Money, tuple[Fact, ...]]:
    grouped: dict[Money, tuple[Fact, ...]] = {}
    for dispute in agreed.disputes:
        value = dispute.value
        if dispute.verdict is not verdict or not isinstance(value, Money) or not dispute.facts:
            continue
        known = next((m for m in grouped if _is_same(m, value)), value)
        grouped[known] = (*grouped.get(known, ()), *dispute.facts)
    return grouped


def _is_same(one: Money, other: Money) -> bool:
    return one.amount == other.amount and one.may_be_same_currency(other)


def _clashes(case: Case, name: FactName) -> Iterator[Outcome]:
    """Within one kind of value: equal numbers are a clash, unequal ones only lack a rate."""
    facts = totals(case, name)
    mixed = False
    for amount in dict.fromkeys(_money(fact).amount for fact in facts):
        equal = [fact for fact in facts if _money(fact).amount == amount]
        first = next((fact for fact in equal if _money(fact).currencies), None)
        if first is None:
            continue
        mixed |= any(_disjoint(first, fact) for fact in facts)
        others = [fact for fact in equal if _disjoint(first, fact)]
        if not others or not all(is_sure(fact.reading) for fact in (first, *others)):
            continue
        mixed = False
        yield currency_mismatch.finding(
            against(
                says(files_of([first]), money(_money(first))),
                says(files_of(others), money(_money(others[0]))),
            ),
            _ONE_CURRENCY,
            at=(first, *others),
            subject=[name.value, *sorted({money(_money(fact)) for fact in (first, *others)})],
            confidence=confidence_of([first], others),
        )
    if mixed:
        reason = msg("{kind}: stated in several currencies without a rate", kind=_KINDS[name])
        yield currency_mismatch.not_checked(reason)


def _disjoint(one: Fact, other: Fact) -> bool:
    return not _money(one).may_be_same_currency(_money(other))


def _money(fact: Fact) -> Money:
    """The value of a total; `totals` gives no others."""
    return fact.value if isinstance(fact.value, Money) else Money(Decimal(0))


def _is_disputed_value(case: Case, stated: Money) -> bool:
    """The claim takes a side in a dispute that has its own finding."""
    return any(
        value.amount == stated.amount
        for _, agreed in _values(case)
        for value in _others(agreed, Identity.DIFFERENT)
    )
