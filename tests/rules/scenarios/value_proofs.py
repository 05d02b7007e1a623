"""Papers that are no proof of value."""

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Identifier
from tests.factories import case, clean_case, document, order_id
from tests.rules.scenarios.scenario import fires, near, quiet


def _paper(text: str, kind: Kind = Kind.SALES_INVOICE, *others: Document) -> Case:
    return case(document("paper.pdf", kind, text=text), *others)


NUMBERED = (FactName.INVOICE_NUMBER, Identifier("A-1", ""))
CONFIRMED = document(
    "o.pdf", Kind.ORDER_DETAILS, (FactName.ORDER_ID, order_id()), text="Order confirmation"
)

SCENARIOS = (
    fires(
        "VAL008",
        "pro forma",
        _paper("PROFORMA INVOICE\nNo. PI-118"),
        "paper.pdf is a pro forma invoice",
    ),
    fires("VAL008", "pro forma with its number", _paper("Pro-forma Rechnung Nr. PF-2026-7")),
    fires("VAL008", "pro forma in Italian", _paper("FATTURA PROFORMA n. 551\nTotale 176,00")),
    fires("VAL008", "quotation", _paper("QUOTATION\nTotal 128.40")),
    fires("VAL008", "quotation in two languages", _paper("报价单 QUOTATION\n合计 128.40")),
    fires("VAL008", "contract in Chinese", _paper("采购合同\n合同编号 2026-7"), "contract"),
    fires(
        "VAL008",
        "quotation in Japanese, kind unclear",
        _paper("御見積書\n合計", Kind.UNKNOWN),
        confidence="medium",
    ),
    quiet("VAL008", "clean", clean_case()),
    near(
        "VAL008", "an invoice that names its quotation", _paper("INVOICE\nQuotation no. Q-2026-118")
    ),
    near(
        "VAL008",
        "an invoice beside it",
        _paper("QUOTATION", Kind.SALES_INVOICE, document("i.pdf", Kind.SALES_INVOICE)),
    ),
    near("VAL008", "an order page", case(CONFIRMED)),
    fires(
        "VAL008",
        "a supplier's confirmation",
        _paper("ORDER CONFIRMATION\nOrder no. SO-88121", Kind.ORDER_DETAILS),
        "an order confirmation",
    ),
    fires(
        "VAL008",
        "pro forma with a number of its own",
        _paper("PRO FORMA INVOICE\nInvoice no. PI-118"),
    ),
    near(
        "VAL008",
        "an invoice titled with its number",
        _paper("Sales invoice A-118\nSales order SO-7"),
    ),
    near(
        "VAL008",
        "the title of an order on an invoice with a number",
        case(document("i.pdf", Kind.SALES_INVOICE, NUMBERED, text="Sales order\nTotal 12.00")),
    ),
)
