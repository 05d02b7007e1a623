"""Sums of generated invoices: a consistent one never fires, one with a changed amount does."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole, LineItem
from evidencecheck.model.finding import Finding
from evidencecheck.rules.arithmetic import line_arithmetic, total_arithmetic
from evidencecheck.rules.interface import Rule
from tests.factories import amount, case, document, item

CENT = Decimal("0.01")
PRICES = st.decimals(min_value="0.05", max_value="900", places=2)
ROWS = st.lists(st.tuples(st.integers(1, 60), PRICES), min_size=1, max_size=6)
PARTS = st.lists(
    st.tuples(
        st.sampled_from([AmountRole.SHIPPING, AmountRole.FEE, AmountRole.DISCOUNT]),
        st.decimals(min_value="0.01", max_value="40", places=2),
    ),
    max_size=3,
)
RATES = st.sampled_from([Decimal(0), Decimal("0.07"), Decimal("0.19"), Decimal("0.0825")])


def _invoice(
    rows: list[tuple[int, Decimal]],
    parts: list[tuple[AmountRole, Decimal]],
    rate: Decimal,
    *,
    contained: bool = False,
) -> tuple[list[LineItem], list[Amount]]:
    items = [item(Decimal(q), p, q * p) for q, p in rows]
    subtotal = sum((q * p for q, p in rows), Decimal(0))
    base = subtotal / (1 + rate) if contained else subtotal
    tax = (base * rate).quantize(CENT, ROUND_HALF_UP)
    total = subtotal if contained else subtotal + tax
    for role, size in parts:
        total += -size if role is AmountRole.DISCOUNT else size
    amounts = [amount(AmountRole.SUBTOTAL, subtotal)]
    amounts += [amount(role, size) for role, size in parts]
    amounts += [amount(AmountRole.TAX, tax), amount(AmountRole.TOTAL, total)]
    return items, amounts


def _case(items: list[LineItem], amounts: list[Amount]) -> Case:
    return case(document("a.pdf", Kind.SALES_INVOICE, items=items, amounts=amounts))


def _found(rule: Rule, judged: Case) -> list[Finding]:
    return [outcome for outcome in rule.check(judged) if isinstance(outcome, Finding)]


@given(ROWS, PARTS, RATES, st.booleans())
def test_a_consistent_invoice_never_fires(
    rows: list[tuple[int, Decimal]],
    parts: list[tuple[AmountRole, Decimal]],
    rate: Decimal,
    contained: bool,
) -> None:
    judged = _case(*_invoice(rows, parts, rate, contained=contained))

    assert _found(total_arithmetic, judged) == []
    assert _found(line_arithmetic, judged) == []


@given(ROWS, PARTS, RATES, st.decimals(min_value="50000", max_value="90000", places=2))
def test_a_changed_total_fires(
    rows: list[tuple[int, Decimal]],
    parts: list[tuple[AmountRole, Decimal]],
    rate: Decimal,
    surplus: Decimal,
) -> None:
    items, amounts = _invoice(rows, parts, rate)
    changed = amount(AmountRole.TOTAL, amounts[-1].money.amount + surplus)

    assert len(_found(total_arithmetic, _case(items, [*amounts[:-1], changed]))) == 1


@given(ROWS, RATES, st.integers(0, 5), st.decimals(min_value="1.51", max_value="700", places=2))
def test_a_changed_line_fires(
    rows: list[tuple[int, Decimal]], rate: Decimal, which: int, surplus: Decimal
) -> None:
    items, amounts = _invoice(rows, [], rate)
    index = which % len(items)
    row = items[index]
    assert row.amount is not None
    items[index] = item(row.quantity, row.unit_price, row.amount + surplus)
    wrong = _found(line_arithmetic, _case(items, amounts))

    assert len(wrong) == 1
    assert wrong[0].locations[0].text == str(items[index].amount)


@given(ROWS, st.decimals(min_value="50000", max_value="90000", places=2))
def test_a_changed_subtotal_fires(rows: list[tuple[int, Decimal]], surplus: Decimal) -> None:
    items, amounts = _invoice(rows, [], Decimal(0))
    subtotal = amounts[0].money.amount + surplus
    changed = [amount(AmountRole.SUBTOTAL, subtotal), amount(AmountRole.TOTAL, subtotal)]

    assert len(_found(line_arithmetic, _case(items, changed))) == 1


@given(ROWS, RATES)
def test_lines_after_tax_are_no_mistake(rows: list[tuple[int, Decimal]], rate: Decimal) -> None:
    assume(len(rows) > 1 and min(p for _, p in rows) >= 1)
    taxed = [
        item(Decimal(q), p, (q * p * (1 + rate)).quantize(CENT, ROUND_HALF_UP)) for q, p in rows
    ]

    assert _found(line_arithmetic, _case(taxed, [])) == []
