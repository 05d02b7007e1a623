from collections.abc import Sequence
from dataclasses import replace

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole, LineItem
from tests.factories import amount, case, clean_case, document, item, ocr
from tests.rules.scenarios.scenario import fires, near, quiet

SUBTOTAL, NET, TOTAL = AmountRole.SUBTOTAL, AmountRole.NET, AmountRole.TOTAL
TAX, SHIPPING, DISCOUNT = AmountRole.TAX, AmountRole.SHIPPING, AmountRole.DISCOUNT
PAID, DUE = AmountRole.PAID, AmountRole.DUE


def _summary(*amounts: tuple[AmountRole, str], text: str | None = None) -> Case:
    held = [amount(role, number) for role, number in amounts]
    return case(document("a.pdf", Kind.SALES_INVOICE, amounts=held, text=text))


def _changed(**change: object) -> Case:
    """A wrong sum of which one amount is not what it seems."""
    wrong = [amount(SUBTOTAL, "100.00"), amount(TAX, "18.00"), amount(TOTAL, "119.00")]
    changed: Amount = replace(wrong[1], **change)  # type: ignore[arg-type]
    return case(document("a.pdf", Kind.SALES_INVOICE, amounts=[wrong[0], changed, wrong[2]]))


def _table(
    *rows: LineItem, amounts: Sequence[tuple[AmountRole, str]] = (), text: str | None = None
) -> Case:
    held = [amount(role, number) for role, number in amounts]
    return case(document("a.pdf", Kind.SALES_INVOICE, items=rows, amounts=held, text=text))


SCENARIOS = (
    fires(
        "VAL003",
        "tax and total don't fit",
        _summary((SUBTOTAL, "100.00"), (TAX, "18.00"), (TOTAL, "119.00")),
        "the parts make 118.00 (subtotal 100.00 USD and tax 18.00 USD)",
        "the total says 119.00 USD",
    ),
    fires(
        "VAL003",
        "shipping and discount",
        _summary((SUBTOTAL, "80.00"), (SHIPPING, "7.00"), (DISCOUNT, "-5.00"), (TOTAL, "86.00")),
        "the parts make 82.00",
    ),
    fires(
        "VAL003",
        "what is to be paid stands for the total",
        _summary((SUBTOTAL, "100.00"), (TAX, "18.00"), (AmountRole.DUE, "120.00")),
        "the total says 120.00 USD",
    ),
    quiet("VAL003", "clean", clean_case()),
    near(
        "VAL003",
        "the rest of what is paid in part",
        _summary((SUBTOTAL, "100.00"), (AmountRole.PAID, "60.00"), (AmountRole.DUE, "45.00")),
    ),
    near(
        "VAL003",
        "tax is contained",
        _summary((SUBTOTAL, "119.00"), (TAX, "19.00"), (TOTAL, "119.00")),
    ),
    near(
        "VAL003",
        "free shipping is printed and taken off",
        _summary((SUBTOTAL, "40.00"), (SHIPPING, "5.99"), (DISCOUNT, "5.99"), (TOTAL, "40.00")),
    ),
    near(
        "VAL003",
        "a cent of rounding",
        _summary((SUBTOTAL, "33.33"), (TAX, "2.66"), (TOTAL, "36.00")),
    ),
    near(
        "VAL003",
        "a gift card was taken off",
        _summary((SUBTOTAL, "50.00"), (SHIPPING, "5.00"), (PAID, "20.00"), (TOTAL, "35.00")),
    ),
    near(
        "VAL003",
        "points that nobody has named",
        _summary(
            (SUBTOTAL, "4280"),
            (SHIPPING, "500"),
            (TOTAL, "4737"),
            text="Subtotal ¥4,280\nShipping ¥500\nBonus -¥43\nTotal ¥4,737",
        ),
    ),
    near(
        "VAL003",
        "total is paid and due",
        _summary((NET, "10.00"), (PAID, "60.00"), (DUE, "40.00"), (TOTAL, "100.00")),
    ),
    near(
        "VAL003",
        "a picture in which only subtotal and total were read",
        case(
            document(
                "a.png",
                Kind.ORDER_DETAILS,
                amounts=[
                    replace(amount(SUBTOTAL, "58.90"), reading=ocr("58.90")),
                    replace(amount(TOTAL, "69.43"), reading=ocr("69.43")),
                ],
            )
        ),
        "no part between",
    ),
    near("VAL003", "no subtotal", _summary((TAX, "18.00"), (TOTAL, "119.00"))),
    near("VAL003", "a label was unclear", _changed(certain=False), "told for certain"),
    near("VAL003", "hardly legible", _changed(reading=ocr("18.00", confidence=0.5)), "was read"),
    near(
        "VAL003",
        "a part without a known label",
        _summary(
            (SUBTOTAL, "100.00"),
            (TAX, "18.00"),
            (TOTAL, "119.00"),
            text="Subtotal 100.00\nTax 18.00\nEco levy 1.00\nTotal 119.00",
        ),
        "without a known label",
    ),
    near(
        "VAL003",
        "the total is in another currency",
        case(
            document(
                "a.pdf",
                Kind.SALES_INVOICE,
                amounts=[
                    amount(SUBTOTAL, "100.00"),
                    replace(
                        amount(TOTAL, "720.00"),
                        money=replace(amount(TOTAL, "720.00").money, currencies=("CNY",)),
                    ),
                ],
            )
        ),
    ),
    fires(
        "VAL004",
        "line amount",
        _table(item("3", "4.50", "15.30")),
        "the line says 15.30, but 3 × 4.50 is 13.50",
    ),
    fires(
        "VAL004",
        "one of two lines",
        _table(item("2", "10.00", "20.00"), item("3", "4.50", "15.30")),
    ),
    fires(
        "VAL004",
        "lines and subtotal",
        _table(
            item("2", "10.00", "20.00"),
            item("1", "5.00", "5.00"),
            amounts=[(SUBTOTAL, "27.50"), (TOTAL, "27.50")],
        ),
        "subtotal 27.50 USD, but the lines make 25.00",
    ),
    quiet("VAL004", "clean", clean_case()),
    near("VAL004", "unit price is rounded", _table(item("3", "33.333", "100.00"))),
    near("VAL004", "unit price is rounded to cents", _table(item("300", "0.33", "100.00"))),
    near("VAL004", "weight is rounded", _table(item("1.25", "8.90", "11.10"))),
    near(
        "VAL004",
        "amounts with 19 % tax",
        _table(item("2", "10.00", "23.80"), item("3", "4.50", "16.07")),
    ),
    near(
        "VAL004",
        "one line with a printed rate",
        _table(item("2", "10.00", "23.80"), text="2 Flasks 10.00 VAT 19 % 23.80"),
    ),
    near(
        "VAL004",
        "a discount stands in a column of its own",
        _table(
            item("2", "10.00", "17.50"),
            item("1", "4.00", "4.00"),
            text="Flask 2 10.00 2.50 17.50\nCup 1 4.00 4.00",
        ),
        "without a known label",
    ),
    near(
        "VAL004",
        "another column is the unit price",
        _table(
            item("2", "12.00", "17.50"),
            item("1", "4.00", "4.00"),
            text="Flask 2 12.00 8.75 17.50\nCup 1 4.00 4.00",
        ),
        "another column",
    ),
    near("VAL004", "price per hundred", _table(item("400", "12.00", "48.00"))),
    near("VAL004", "incomplete row", _table(item(None, "4.50", "15.30"))),
    near(
        "VAL004",
        "lines after tax, subtotal before it",
        _table(
            item("2", "59.50", "119.00"),
            amounts=[(NET, "100.00"), (TAX, "19.00"), (TOTAL, "119.00")],
        ),
    ),
    near(
        "VAL004",
        "a row was not recognised",
        _table(
            item("2", "10.00", "20.00"),
            amounts=[(SUBTOTAL, "27.50"), (TOTAL, "27.50")],
            text="Flask 2 10.00 20.00\nCup with lid, large and red 7.50\nSubtotal 27.50",
        ),
        "without a known label",
    ),
)
